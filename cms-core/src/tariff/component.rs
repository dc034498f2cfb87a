//! What a tariff charges for, and how much.

use std::fmt;
use std::num::NonZeroU32;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::TariffError;
use crate::money::{Currency, Money, MoneyError, VatRate};

/// One price of a tariff, net of value added tax.
///
/// What is read from JSON is checked when the tariff is compiled.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PriceComponent {
    dimension: TariffDimension,
    price_micros: i64,
    vat: VatRate,
    /// Watt-hours or seconds; none is exact.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    step: Option<NonZeroU32>,
}

impl PriceComponent {
    /// A price for `dimension` in units of the tariff's currency.
    ///
    /// # Errors
    /// [`TariffError::PriceTooFine`], [`TariffError::NegativePrice`] or [`TariffError::PriceTooHigh`].
    pub fn new(dimension: TariffDimension, price: Decimal, vat: VatRate) -> Result<Self, TariffError> {
        if price.is_sign_negative() && !price.is_zero() {
            return Err(TariffError::NegativePrice { price });
        }
        // Micro-units are the same in every currency; the one named here does not matter.
        let money = Money::from_decimal(price, Currency::EUR).map_err(|error| match error {
            MoneyError::TooFine { .. } => TariffError::PriceTooFine { price },
            _ => TariffError::PriceTooHigh { price },
        })?;
        let component = Self { dimension, price_micros: money.as_micros(), vat, step: None };
        component.check()?;
        Ok(component)
    }

    /// A fee that is due once per session.
    ///
    /// # Errors
    /// As [`PriceComponent::new`].
    pub fn session_fee(price: Decimal, vat: VatRate) -> Result<Self, TariffError> {
        Self::new(TariffDimension::SessionFee, price, vat)
    }

    /// A price per kilowatt-hour delivered.
    ///
    /// # Errors
    /// As [`PriceComponent::new`].
    pub fn per_kwh(price: Decimal, vat: VatRate) -> Result<Self, TariffError> {
        Self::new(TariffDimension::Energy, price, vat)
    }

    /// A price per hour between the start and the end of the session, exact to the millisecond.
    ///
    /// # Errors
    /// As [`PriceComponent::new`].
    pub fn per_hour(price: Decimal, vat: VatRate) -> Result<Self, TariffError> {
        Self::new(TariffDimension::SessionDuration, price, vat)
    }

    /// A price per hour in which energy is delivered.
    ///
    /// # Errors
    /// As [`PriceComponent::new`].
    pub fn per_charging_hour(price: Decimal, vat: VatRate) -> Result<Self, TariffError> {
        Self::new(TariffDimension::ChargingTime, price, vat)
    }

    /// A price per hour in which the vehicle stands there and no energy is delivered.
    ///
    /// # Errors
    /// As [`PriceComponent::new`].
    pub fn per_parking_hour(price: Decimal, vat: VatRate) -> Result<Self, TariffError> {
        Self::new(TariffDimension::ParkingTime, price, vat)
    }

    /// The same price, where what is billed in total is rounded up to whole steps of so many watt-hours of energy or
    /// seconds of time. A step of nought is exact; a session fee has no steps.
    ///
    /// Where a tariff has a price for parking too and there was parking, only the parking time is rounded up, not the
    /// charging time before it (OCPI 2.2.1, `step_size`).
    ///
    /// ```
    /// use cms_core::money::VatRate;
    /// use cms_core::tariff::PriceComponent;
    ///
    /// let price = PriceComponent::per_kwh("0.25".parse()?, VatRate::ZERO)?.in_steps_of(100);
    /// assert_eq!(price.step_size(), 100);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub const fn in_steps_of(mut self, step_size: u32) -> Self {
        self.step = NonZeroU32::new(step_size);
        self
    }

    /// Watt-hours or seconds to whose multiple the total is rounded up; nought where it is exact.
    #[must_use]
    pub const fn step_size(&self) -> u32 {
        match self.step {
            Some(step) => step.get(),
            None => 0,
        }
    }

    /// What is charged for.
    #[must_use]
    pub const fn dimension(&self) -> TariffDimension {
        self.dimension
    }

    /// The price of one unit of the dimension.
    #[must_use]
    pub const fn price(&self, currency: Currency) -> Money {
        Money::from_micros(self.price_micros, currency)
    }

    /// The rate of value added tax on it.
    #[must_use]
    pub const fn vat(&self) -> VatRate {
        self.vat
    }

    pub(super) fn check(&self) -> Result<(), TariffError> {
        let price = Decimal::from_i128_with_scale(i128::from(self.price_micros), 6).normalize();
        match self.price_micros {
            ..0 => Err(TariffError::NegativePrice { price }),
            0..=MAX_PRICE_MICROS => Ok(()),
            _ => Err(TariffError::PriceTooHigh { price }),
        }
    }
}

/// What a price component charges for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum TariffDimension {
    /// The session as such, once.
    SessionFee,
    /// Energy delivered, per kWh.
    Energy,
    /// The time from the start to the end of the session, per hour.
    SessionDuration,
    /// The time in which energy is delivered, per hour.
    ChargingTime,
    /// The time in which the vehicle stands there and no energy is delivered, per hour.
    ParkingTime,
}

impl TariffDimension {
    /// A stable code for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::SessionFee => "session_fee",
            Self::Energy => "energy",
            Self::SessionDuration => "session_duration",
            Self::ChargingTime => "charging_time",
            Self::ParkingTime => "parking_time",
        }
    }

    /// Its name on a document.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::SessionFee => "session fee",
            Self::Energy => "energy",
            Self::SessionDuration => "duration",
            Self::ChargingTime => "charging time",
            Self::ParkingTime => "parking time",
        }
    }

    /// What one unit is called after a price, for example `per kWh`.
    #[must_use]
    pub const fn per_unit(self) -> &'static str {
        match self {
            Self::SessionFee => "per session",
            Self::Energy => "per kWh",
            Self::SessionDuration | Self::ChargingTime | Self::ParkingTime => "per hour",
        }
    }
}

impl fmt::Display for TariffDimension {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// A thousand million units: room for the currencies with the smallest unit, still far from an overflow.
const MAX_PRICE_MICROS: i64 = 1_000_000_000_000_000;

#[cfg(test)]
mod tests {
    use super::*;

    fn price(text: &str) -> Result<i64, &'static str> {
        PriceComponent::per_kwh(text.parse().unwrap(), VatRate::ZERO)
            .map(|component| component.price(Currency::EUR).as_micros())
            .map_err(|error| error.code())
    }

    #[test]
    fn prices_are_taken_exactly_or_refused() {
        assert_eq!(price("0.39"), Ok(390_000));
        assert_eq!(price("-0"), Ok(0));
        assert_eq!(price("0.390001"), Ok(390_001));
        assert_eq!(price("0.3900010"), Ok(390_001));
        assert_eq!(price("0.3900001"), Err("tariff.price_too_fine"));
        assert_eq!(price("-0.01"), Err("tariff.negative_price"));
        assert_eq!(price("-0.00000001"), Err("tariff.negative_price"));
        assert_eq!(price("1000000000"), Ok(MAX_PRICE_MICROS));
        assert_eq!(price("1000000000.000001"), Err("tariff.price_too_high"));
        assert_eq!(price("79228162514264337593543950335"), Err("tariff.price_too_high"));
    }
}
