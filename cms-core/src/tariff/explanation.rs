//! Why a line of a price is what it is.

use std::fmt;

use super::{Quantity, TariffDimension};
use crate::money::{ExactAmount, Money, VatRate};

/// Why a line of a price is what it is: the data of it, and one English sentence as its text.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Explanation {
    /// What is charged for.
    pub dimension: TariffDimension,
    /// How much of it was used.
    pub used: Quantity,
    /// How much of it is billed.
    pub quantity: Quantity,
    /// Price of one unit, without tax.
    pub unit_price: Money,
    /// The billed quantity times the unit price.
    pub exact: ExactAmount,
    /// The amount on the line.
    pub printed: Money,
    /// Rate of value added tax that is added at the end.
    pub vat_rate: VatRate,
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { dimension, used, quantity, unit_price, exact, printed, vat_rate } = self;
        let name = match dimension {
            TariffDimension::SessionFee => "Session fee",
            TariffDimension::Energy => "Energy",
            TariffDimension::SessionDuration => "Duration",
            TariffDimension::ChargingTime => "Charging time",
            TariffDimension::ParkingTime => "Parking time",
        };
        write!(f, "{name}: ")?;
        match quantity {
            Quantity::Once => write!(f, "{unit_price} once")?,
            _ if used == quantity => write!(f, "{used} at {unit_price} {}", dimension.per_unit())?,
            _ => write!(f, "{used}, billed as {quantity}, at {unit_price} {}", dimension.per_unit())?,
        }
        write!(f, " is {exact}, printed as {printed} net of {vat_rate} VAT.")
    }
}
