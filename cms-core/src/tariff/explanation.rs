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
    /// How much of it.
    pub quantity: Quantity,
    /// Price of one unit, without tax.
    pub unit_price: Money,
    /// Quantity times unit price.
    pub exact: ExactAmount,
    /// The amount on the line.
    pub printed: Money,
    /// Rate of value added tax that is added at the end.
    pub vat_rate: VatRate,
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { quantity, unit_price, exact, printed, vat_rate, .. } = self;
        match self.dimension {
            TariffDimension::SessionFee => write!(f, "Session fee: {unit_price} once")?,
            TariffDimension::Energy => write!(f, "Energy: {quantity} at {unit_price} per kWh")?,
            TariffDimension::SessionDuration => write!(f, "Duration: {quantity} at {unit_price} per hour")?,
        }
        write!(f, " is {exact}, printed as {printed} net of {vat_rate} VAT.")
    }
}
