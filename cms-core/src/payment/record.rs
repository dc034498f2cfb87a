//! What the payment provider said becomes part of the books.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Payment, PaymentError, PaymentEvent, PaymentState, Settlement};
use crate::storage::{Changes, Loaded, Row as _, Snapshot, StorageError, load};
use crate::{Command, Decision, Durability, FreshIds, PaymentId};

/// Records what the payment provider said about a payment, whether as an answer to a call or by a webhook.
///
/// With a final outcome the payment, the settlement of its invoice and the end of the order in the outbox become durable
/// together. Hearing the same again changes nothing; hearing the opposite is refused, because money would be booked twice or
/// lost: somebody has to look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordChargeOutcome {
    /// The payment.
    pub payment: PaymentId,
    /// What the provider said.
    pub event: PaymentEvent,
    /// The provider's id of the webhook event that said it; each is taken once.
    pub gateway_event_id: Option<String>,
}

/// What became of a report about a payment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ChargeRecorded {
    /// It is recorded.
    Recorded,
    /// It was known already.
    Unchanged,
    /// There is no such payment.
    NoSuchPayment,
    /// It does not go with what is recorded.
    Refused {
        /// The stable code of the reason, see [`PaymentError::code`].
        code: String,
        /// The reason, and what to do.
        reason: String,
    },
}

/// What [`RecordChargeOutcome`] decides on.
#[derive(Debug)]
pub struct ChargeFacts {
    payment: Loaded<Payment>,
    settlement: Loaded<Settlement>,
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Command for RecordChargeOutcome {
    type Facts = Option<ChargeFacts>;
    type Reply = ChargeRecorded;

    const DURABILITY: Durability = Durability::Money;

    async fn facts(&self, snapshot: &mut dyn Snapshot) -> Result<Self::Facts, StorageError> {
        let Some(payment) = load::<Payment>(snapshot, self.payment.as_str()).await? else {
            return Ok(None);
        };
        match load::<Settlement>(snapshot, payment.value.invoice.as_str()).await? {
            Some(settlement) => Ok(Some(ChargeFacts { payment, settlement })),
            None => Err(StorageError::Corrupt {
                what: payment.value.key().to_string(),
                reason: "the settlement of its invoice is missing".to_owned(),
            }),
        }
    }

    fn decide(&self, facts: Self::Facts, now: DateTime<Utc>, _: &mut FreshIds) -> Decision<ChargeRecorded> {
        let Some(facts) = facts else {
            return Decision::unchanged(ChargeRecorded::NoSuchPayment);
        };
        match self.recorded(&facts, now) {
            Ok((changes, reply)) => Decision::changed(changes, reply),
            Err(error) => {
                let (code, reason) = (error.code().to_owned(), error.to_string());
                Decision::unchanged(ChargeRecorded::Refused { code, reason })
            }
        }
    }
}

impl RecordChargeOutcome {
    fn recorded(&self, facts: &ChargeFacts, now: DateTime<Utc>) -> Result<(Changes, ChargeRecorded), PaymentError> {
        let before = &facts.payment.value;
        let after = before.after(&self.event, now)?;
        let payment = after.as_ref().unwrap_or(before);

        let mut changes = Changes::new();
        changes.consumed.extend(self.gateway_event_id.as_ref().map(|id| format!("gateway/{id}")));
        if payment.state.is_final() {
            changes.delivered(payment.charge_key());
        }
        if after.is_none() {
            return Ok((changes, ChargeRecorded::Unchanged));
        }
        changes.replace(&facts.payment, payment);
        changes.append(payment.stream(), format!("{:010}", payment.events), now, &self.event);
        if matches!(payment.state, PaymentState::Succeeded { .. }) {
            let settlement = facts.settlement.value.after_receipt_of(payment.amount, now)?;
            changes.replace(&facts.settlement, &settlement);
        }
        Ok((changes, ChargeRecorded::Recorded))
    }
}
