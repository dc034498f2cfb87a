//! What can be wrong with a tariff or with what is to be priced.

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
            Self::TotalTooHigh => "tariff.total_too_high",
            Self::TooManyComponents { .. } => "tariff.too_many_components",
            Self::EndsBeforeStart => "tariff.ends_before_start",
            Self::NegativeEnergy => "tariff.negative_energy",
            Self::UsageTooLarge { .. } => "tariff.usage_too_large",
            Self::Money(error) => error.code(),
        }
    }
}
