//! The seam to a payment provider.

use std::fmt;

use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::PaymentEvent;
use crate::money::Money;

/// A payment provider.
///
/// Calls are keyed. Charging twice under one key takes the money at most once and gives the first outcome both times, and
/// [`PaymentGateway::query`] answers for a key as long as the payment may be open, also where the provider forgets
/// idempotency keys after some hours. An implementation gives up on a call by itself after a while and says
/// [`GatewayError::UnknownOutcome`].
#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
pub trait PaymentGateway: Send + Sync {
    /// Takes money.
    ///
    /// # Errors
    /// [`GatewayError`] where the provider gave no final answer.
    async fn charge(&self, request: ChargeRequest) -> Result<ChargeOutcome, GatewayError>;

    /// What became of the charge with this key; none where the provider has never seen the key.
    ///
    /// # Errors
    /// [`GatewayError`] where the provider cannot tell now.
    async fn query(&self, idempotency_key: String) -> Result<Option<ChargeOutcome>, GatewayError>;
}

/// An order to take money.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChargeRequest {
    /// The same for every try of one payment.
    pub idempotency_key: String,
    /// How much; always whole minor units and more than nothing.
    pub amount: Money,
    /// From where.
    pub method: PaymentMethodRef,
    /// What it is for, shown on statements: the invoice id.
    pub reference: String,
}

/// A final answer of the provider.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ChargeOutcome {
    /// The money was taken.
    Succeeded {
        /// The provider's name of the charge.
        gateway_reference: String,
    },
    /// No money was taken, and trying again under the same key will not change that.
    Declined {
        /// The provider's reason.
        reason: String,
    },
}

impl From<ChargeOutcome> for PaymentEvent {
    fn from(outcome: ChargeOutcome) -> Self {
        match outcome {
            ChargeOutcome::Succeeded { gateway_reference } => Self::Succeeded { gateway_reference },
            ChargeOutcome::Declined { reason } => Self::Declined { reason },
        }
    }
}

/// Why there is no final answer.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum GatewayError {
    /// The request did not reach the provider: nothing happened.
    #[error("the payment provider cannot be reached: {reason}; nothing was charged, it is tried again")]
    Unreachable {
        /// What the connection said.
        reason: String,
    },
    /// The request may have been carried out.
    #[error("the payment provider did not answer: {reason}; it is asked what happened before anything is tried again")]
    UnknownOutcome {
        /// What was seen instead of an answer.
        reason: String,
    },
    /// The provider does not take the request as it is: nothing happened, and trying alone does not help.
    #[error("the payment provider refuses the request: {reason}; correct the credentials or the request")]
    Refused {
        /// The provider's reason.
        reason: String,
    },
}

impl GatewayError {
    /// A stable code for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unreachable { .. } => "gateway.unreachable",
            Self::UnknownOutcome { .. } => "gateway.unknown_outcome",
            Self::Refused { .. } => "gateway.refused",
        }
    }
}

/// The provider's name of a driver's means of payment, never a card number. It is kept out of logs: its `Debug` form does
/// not show it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PaymentMethodRef(String);

impl PaymentMethodRef {
    /// Takes the provider's name of a means of payment.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The name, to be given to the provider.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for PaymentMethodRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PaymentMethodRef(…)")
    }
}
