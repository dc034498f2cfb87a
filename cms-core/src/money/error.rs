//! What can be wrong with an amount.

use rust_decimal::Decimal;
use thiserror::Error;

use super::Currency;

/// Why an amount, a currency or a tax rate cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum MoneyError {
    /// No currency has this code.
    #[error("{code:?} is not the code of a currency; use an ISO 4217 code in capital letters, for example EUR")]
    UnknownCurrency {
        /// The code, cut to 12 characters.
        code: String,
    },
    /// Amounts of two currencies met in one sum.
    #[error("an amount in {left} and one in {right} cannot be added up; keep one sum per currency")]
    MixedCurrencies {
        /// The currency of the first amount.
        left: Currency,
        /// The currency of the second amount.
        right: Currency,
    },
    /// The amount does not fit.
    #[error("the amount is out of range; amounts stay within 9.2 million million units of the currency")]
    OutOfRange,
    /// The amount has digits beyond the sixth after the point.
    #[error("{amount} is finer than a millionth of the currency's unit; give at most six digits after the point")]
    TooFine {
        /// The amount.
        amount: Decimal,
    },
    /// The tax rate is below 0 %, above 100 %, or finer than a ten-thousandth of a percent.
    #[error("{percent} % cannot be a VAT rate; give 0 to 100 with at most four digits after the point")]
    VatRate {
        /// The rate in percent.
        percent: Decimal,
    },
}

impl MoneyError {
    /// A stable code for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnknownCurrency { .. } => "money.unknown_currency",
            Self::MixedCurrencies { .. } => "money.mixed_currencies",
            Self::OutOfRange => "money.out_of_range",
            Self::TooFine { .. } => "money.too_fine",
            Self::VatRate { .. } => "money.vat_rate",
        }
    }
}
