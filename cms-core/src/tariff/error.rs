//! What can be wrong with a tariff or with what is to be priced.

use chrono::{DateTime, Utc};
use rust_decimal::Decimal;
use thiserror::Error;

use super::TariffDimension;
use crate::money::MoneyError;

/// Why a tariff cannot be used, or a session cannot be priced by it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum TariffError {
    /// A price has more digits than a millionth of the currency's unit.
    #[error("the price {price} has more than six digits after the point; round it before it is published")]
    PriceTooFine {
        /// The price.
        price: Decimal,
    },
    /// A price is below nothing.
    #[error("the price {price} is negative; a reduction is given as a lower price, not as a component of its own")]
    NegativePrice {
        /// The price.
        price: Decimal,
    },
    /// A price is beyond anything that is charged.
    #[error("the price {price} is more than 1 000 000 000 units of the currency; check the point and the unit")]
    PriceTooHigh {
        /// The price.
        price: Decimal,
    },
    /// A step is below nothing or beyond anything that is sold at a time.
    #[error("the step size {step_size} is not between 0 and 4 294 967 295; give it in watt-hours or seconds")]
    StepSize {
        /// The step size.
        step_size: i64,
    },
    /// The largest session that can be priced would cost more than an amount can hold.
    #[error("the prices together are too high for the longest session to be added up; lower them or split the tariff")]
    TotalTooHigh,
    /// There are more components than a price card can show.
    #[error("the tariff has {count} price components, at most {most} are allowed; merge some")]
    TooManyComponents {
        /// How many there are.
        count: usize,
        /// How many are allowed.
        most: usize,
    },
    /// The session ends before it starts.
    #[error("the session ends before it starts; correct the station's clock or the recorded times")]
    EndsBeforeStart,
    /// The session starts when the tariff is not valid.
    #[error("the tariff is not valid at {at}, when the session starts; price it by the tariff that was valid then")]
    NotValidThen {
        /// When the session starts.
        at: DateTime<Utc>,
    },
    /// A time is less than none, or more is parked than the session lasts.
    #[error("the session has a time below nought; give times of charging and parking that are nought or more")]
    NegativeTime,
    /// The energy cannot be known.
    #[error("at least two readings of the register are needed, at the start and at the end of the session")]
    TooFewReadings,
    /// A reading was taken before the start or after the end.
    #[error("the reading of {at} lies outside the session; leave it out, or correct the times of the session")]
    ReadingOutsideSession {
        /// When the reading was taken.
        at: DateTime<Utc>,
    },
    /// A register went back, or shows two values at one moment.
    #[error("the register falls at {at}; a meter was exchanged, or readings of two meters are mixed: price them apart")]
    RegisterFalls {
        /// When the lower reading was taken.
        at: DateTime<Utc>,
    },
    /// Energy flowed back into the grid.
    #[error("the session delivered less than no energy; energy that flows back cannot be priced by this tariff")]
    NegativeEnergy,
    /// More was delivered or used than a tariff is checked for.
    #[error("the {dimension} of the session is beyond what one session can have; check the meter values and times")]
    UsageTooLarge {
        /// Energy or duration.
        dimension: TariffDimension,
    },
    /// An amount could not be computed.
    #[error(transparent)]
    Money(#[from] MoneyError),
}

impl TariffError {
    /// A stable code for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::PriceTooFine { .. } => "tariff.price_too_fine",
            Self::NegativePrice { .. } => "tariff.negative_price",
            Self::PriceTooHigh { .. } => "tariff.price_too_high",
            Self::StepSize { .. } => "tariff.step_size",
            Self::TotalTooHigh => "tariff.total_too_high",
            Self::TooManyComponents { .. } => "tariff.too_many_components",
            Self::EndsBeforeStart => "tariff.ends_before_start",
            Self::NotValidThen { .. } => "tariff.not_valid_then",
            Self::NegativeTime => "tariff.negative_time",
            Self::TooFewReadings => "tariff.too_few_readings",
            Self::ReadingOutsideSession { .. } => "tariff.reading_outside_session",
            Self::RegisterFalls { .. } => "tariff.register_falls",
            Self::NegativeEnergy => "tariff.negative_energy",
            Self::UsageTooLarge { .. } => "tariff.usage_too_large",
            Self::Money(error) => error.code(),
        }
    }
}
