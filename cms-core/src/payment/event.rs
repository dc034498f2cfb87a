//! What happened to a payment.

use serde::{Deserialize, Serialize};

/// What happened to a payment; appended to its stream, so that the row can be folded from its events.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum PaymentEvent {
    /// The provider was asked and its answer is not known: the money may have been taken or not.
    OutcomeUnknown {
        /// What was seen instead of an answer.
        reason: String,
    },
    /// The provider has taken the money.
    Succeeded {
        /// The provider's name of the charge.
        gateway_reference: String,
    },
    /// The provider or the driver's bank refused; no money was taken and none will be.
    Declined {
        /// The provider's reason.
        reason: String,
    },
}

impl PaymentEvent {
    /// A stable name for programs.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::OutcomeUnknown { .. } => "outcome_unknown",
            Self::Succeeded { .. } => "succeeded",
            Self::Declined { .. } => "declined",
        }
    }
}
