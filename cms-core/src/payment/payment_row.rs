//! A payment and its states.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{ChargeRequest, PaymentError, PaymentEvent, PaymentMethodRef};
use crate::money::Money;
use crate::storage::{Changes, IndexEntry, Row, Table};
use crate::{InvoiceId, PaymentId};

/// The topic of the outbox under which payments wait to be charged.
pub const CHARGE_TOPIC: &str = "payment";

/// A payment of an invoice by one means of payment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Payment {
    /// Its id.
    pub id: PaymentId,
    /// The invoice it pays.
    pub invoice: InvoiceId,
    /// How much is charged.
    pub amount: Money,
    /// What is charged.
    pub method: PaymentMethodRef,
    /// Where it stands.
    pub state: PaymentState,
    /// How many events it has had.
    pub events: u32,
    /// When it was asked for.
    pub requested_at: DateTime<Utc>,
    /// When it last changed.
    pub changed_at: DateTime<Utc>,
}

impl Payment {
    /// A payment that is to be made.
    #[must_use]
    pub const fn requested(
        id: PaymentId,
        invoice: InvoiceId,
        amount: Money,
        method: PaymentMethodRef,
        now: DateTime<Utc>,
    ) -> Self {
        let state = PaymentState::Requested;
        Self { id, invoice, amount, method, state, events: 0, requested_at: now, changed_at: now }
    }

    /// Writes the new payment and puts the order to charge it into the outbox.
    pub fn order(&self, changes: &mut Changes) {
        changes.create(self);
        let order = ChargeOrder { payment: self.id.clone() };
        changes.send(self.charge_key(), self.id.as_str(), CHARGE_TOPIC, &order);
    }

    /// The key under which the provider is asked to charge it, which is also the id of the order in the outbox. It is
    /// derived from the payment, so no retry can come under another one.
    #[must_use]
    pub fn charge_key(&self) -> String {
        format!("payment/{}/charge", self.id)
    }

    /// What the provider is asked.
    #[must_use]
    pub fn charge_request(&self) -> ChargeRequest {
        ChargeRequest {
            idempotency_key: self.charge_key(),
            amount: self.amount,
            method: self.method.clone(),
            reference: self.invoice.to_string(),
        }
    }

    /// The payment after `event`; none where the event tells nothing new.
    ///
    /// A final state stays. An unknown outcome after it is late news and passed over.
    ///
    /// # Errors
    /// [`PaymentError::Contradiction`] where the event reports another final outcome than the one recorded.
    pub fn after(&self, event: &PaymentEvent, now: DateTime<Utc>) -> Result<Option<Self>, PaymentError> {
        let next = match (&self.state, event) {
            (PaymentState::Requested | PaymentState::Unknown { .. }, PaymentEvent::Succeeded { gateway_reference }) => {
                PaymentState::Succeeded { gateway_reference: gateway_reference.clone() }
            }
            (PaymentState::Requested | PaymentState::Unknown { .. }, PaymentEvent::Declined { reason }) => {
                PaymentState::Declined { reason: reason.clone() }
            }
            (PaymentState::Requested, PaymentEvent::OutcomeUnknown { reason }) => {
                PaymentState::Unknown { reason: reason.clone() }
            }
            (_, PaymentEvent::OutcomeUnknown { .. })
            | (PaymentState::Succeeded { .. }, PaymentEvent::Succeeded { .. })
            | (PaymentState::Declined { .. }, PaymentEvent::Declined { .. }) => return Ok(None),
            (PaymentState::Succeeded { .. }, PaymentEvent::Declined { .. })
            | (PaymentState::Declined { .. }, PaymentEvent::Succeeded { .. }) => {
                return Err(PaymentError::Contradiction { recorded: self.state.name(), reported: event.name() });
            }
        };
        let events = self.events.saturating_add(1);
        Ok(Some(Self { state: next, events, changed_at: now, ..self.clone() }))
    }

    /// The stream to which its events are appended.
    #[must_use]
    pub fn stream(&self) -> String {
        format!("payment/{}", self.id)
    }
}

impl Row for Payment {
    const TABLE: Table = Table::new("payment");

    fn id(&self) -> String {
        self.id.as_str().to_owned()
    }

    fn index(&self) -> Vec<IndexEntry> {
        vec![IndexEntry::new("invoice", self.invoice.as_str()), IndexEntry::new("state", self.state.name())]
    }
}

/// Where a payment stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum PaymentState {
    /// It is to be charged.
    Requested,
    /// The provider was asked and did not answer: it is asked what happened, under the same key.
    Unknown {
        /// What was seen instead of an answer.
        reason: String,
    },
    /// The money was taken. Final.
    Succeeded {
        /// The provider's name of the charge.
        gateway_reference: String,
    },
    /// No money was taken. Final.
    Declined {
        /// The provider's reason.
        reason: String,
    },
}

impl PaymentState {
    /// A stable name for programs.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Requested => "requested",
            Self::Unknown { .. } => "unknown",
            Self::Succeeded { .. } => "succeeded",
            Self::Declined { .. } => "declined",
        }
    }

    /// Whether it can still change.
    #[must_use]
    pub const fn is_final(&self) -> bool {
        matches!(self, Self::Succeeded { .. } | Self::Declined { .. })
    }
}

/// The message in the outbox that asks for a payment to be charged. All that is charged stands in the payment's row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChargeOrder {
    /// The payment.
    pub payment: PaymentId,
}
