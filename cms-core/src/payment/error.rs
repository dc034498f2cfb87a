//! What can be wrong with a payment.

use thiserror::Error;

use crate::money::MoneyError;

/// Why a payment cannot take what was reported about it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum PaymentError {
    /// The payment has another final outcome already.
    #[error(
        "the provider reports {reported:?} for a payment that is recorded as {recorded}; compare with the provider's statement by hand"
    )]
    Contradiction {
        /// The state that is recorded.
        recorded: &'static str,
        /// What was reported.
        reported: &'static str,
    },
    /// An amount could not be computed.
    #[error(transparent)]
    Money(#[from] MoneyError),
}

impl PaymentError {
    /// A stable code for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Contradiction { .. } => "payment.contradiction",
            Self::Money(error) => error.code(),
        }
    }
}
