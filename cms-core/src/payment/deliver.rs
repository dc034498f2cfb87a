//! From the outbox to the payment provider.

use chrono::{DateTime, TimeDelta, Utc};

use super::{
    CHARGE_TOPIC, ChargeOrder, ChargeOutcome, ChargeRecorded, GatewayError, Payment, PaymentEvent, PaymentGateway,
    PaymentState, RecordChargeOutcome,
};
use crate::storage::{OutboxQuery, Position, Store, StoredOutboxMessage, load};
use crate::{Context, HandleError, PaymentId, handle};

/// From this age on, in hours, a payment is asked for before it is charged: a process may have died after the provider took
/// the money, and providers forget idempotency keys after a day.
const ASK_FIRST_AFTER_HOURS: i64 = 1;

/// How many waiting orders are read at once.
const PAGE: u32 = 256;

/// Charges every payment that waits, each once: one pass over the outbox.
///
/// An order leaves the outbox together with the record of its final outcome. Where the provider cannot be reached it stays
/// as it is; where the outcome is not known the payment says so, and the next pass asks what happened before it charges
/// again, under the same key in every case. So a pass may be repeated, run twice at the same time, or die anywhere.
///
/// `seeds` draws the randomness of each command from the operating system.
///
/// # Errors
/// [`HandleError::Storage`] where the store cannot be read or written; the pass may be repeated. What concerns one payment
/// only is reported in [`Delivered::undeliverable`].
pub async fn deliver_payments(
    store: &dyn Store,
    gateway: &dyn PaymentGateway,
    now: DateTime<Utc>,
    seeds: &mut (dyn FnMut() -> [u8; 32] + Send),
) -> Result<Delivered, HandleError> {
    let mut delivered = Delivered::default();
    let mut after = Position::default();
    loop {
        let topic = Some(CHARGE_TOPIC.to_owned());
        let query = OutboxQuery { topic, key: None, heads: true, after, limit: PAGE };
        let waiting = store.snapshot().await?.outbox(query).await?;
        if waiting.is_empty() {
            return Ok(delivered);
        }
        for message in waiting {
            after = message.position;
            deliver(store, gateway, now, seeds, message, &mut delivered).await?;
        }
    }
}

/// What one pass over the waiting payments did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Delivered {
    /// Payments for which money was taken.
    pub succeeded: u32,
    /// Payments that were declined.
    pub declined: u32,
    /// Payments of which the outcome is not known yet; they are asked for in the next pass.
    pub unknown: u32,
    /// Payments for which the provider could not be reached; they are tried again in the next pass.
    pub unreachable: u32,
    /// Payments that somebody has to look at; they stay in the outbox.
    pub undeliverable: Vec<UndeliverablePayment>,
}

/// A payment that somebody has to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct UndeliverablePayment {
    /// The id of its order in the outbox.
    pub message: String,
    /// A stable code of the reason.
    pub code: String,
    /// The reason, and what to do.
    pub reason: String,
}

async fn deliver(
    store: &dyn Store,
    gateway: &dyn PaymentGateway,
    now: DateTime<Utc>,
    seeds: &mut (dyn FnMut() -> [u8; 32] + Send),
    message: StoredOutboxMessage,
    delivered: &mut Delivered,
) -> Result<(), HandleError> {
    let mut undeliverable = |code: &str, reason: String| {
        let message = message.id.clone();
        delivered.undeliverable.push(UndeliverablePayment { message, code: code.to_owned(), reason });
    };
    let id = match serde_json::from_str::<ChargeOrder>(&message.body) {
        Ok(order) => order.payment,
        Err(error) => {
            undeliverable("payment.unreadable_order", format!("the order cannot be read: {error}; correct its text"));
            return Ok(());
        }
    };
    let loaded = load::<Payment>(&mut *store.snapshot().await?, id.as_str()).await?;
    let Some(payment) = loaded.map(|loaded| loaded.value) else {
        undeliverable("payment.not_found", format!("there is no payment {id}; remove the order"));
        return Ok(());
    };
    let event = match settled(&payment) {
        // Recorded meanwhile, for example by a webhook: recording it again only takes the order away.
        Some(event) => event,
        None => match ask_or_charge(gateway, &payment, now).await {
            Ok(outcome) => outcome.into(),
            Err(GatewayError::UnknownOutcome { reason }) => PaymentEvent::OutcomeUnknown { reason },
            Err(GatewayError::Unreachable { .. }) => {
                delivered.unreachable += 1;
                return Ok(());
            }
            Err(error @ GatewayError::Refused { .. }) => {
                undeliverable(error.code(), error.to_string());
                return Ok(());
            }
        },
    };
    match record(store, id, event.clone(), now, seeds()).await {
        Ok(ChargeRecorded::Refused { code, reason }) => undeliverable(&code, reason),
        Ok(ChargeRecorded::NoSuchPayment) => {
            undeliverable("payment.not_found", "the payment is gone; remove the order".to_owned());
        }
        Ok(ChargeRecorded::Recorded | ChargeRecorded::Unchanged) => match event {
            PaymentEvent::Succeeded { .. } => delivered.succeeded += 1,
            PaymentEvent::Declined { .. } => delivered.declined += 1,
            PaymentEvent::OutcomeUnknown { .. } => delivered.unknown += 1,
        },
        Err(error @ HandleError::Storage(_)) => return Err(error),
        Err(error) => undeliverable(error.code(), error.to_string()),
    }
    Ok(())
}

async fn ask_or_charge(
    gateway: &dyn PaymentGateway,
    payment: &Payment,
    now: DateTime<Utc>,
) -> Result<ChargeOutcome, GatewayError> {
    let old = now.signed_duration_since(payment.requested_at) >= TimeDelta::hours(ASK_FIRST_AFTER_HOURS);
    if old || matches!(payment.state, PaymentState::Unknown { .. }) {
        if let Some(outcome) = gateway.query(payment.charge_key()).await? {
            return Ok(outcome);
        }
    }
    gateway.charge(payment.charge_request()).await
}

async fn record(
    store: &dyn Store,
    payment: PaymentId,
    event: PaymentEvent,
    now: DateTime<Utc>,
    seed: [u8; 32],
) -> Result<ChargeRecorded, HandleError> {
    let command = RecordChargeOutcome { payment, event, gateway_event_id: None };
    handle(store, &command, Context { now, seed, fence: None }).await.map(|handled| handled.reply)
}

/// The event that made the payment final.
fn settled(payment: &Payment) -> Option<PaymentEvent> {
    match &payment.state {
        PaymentState::Requested | PaymentState::Unknown { .. } => None,
        PaymentState::Succeeded { gateway_reference } => {
            Some(PaymentEvent::Succeeded { gateway_reference: gateway_reference.clone() })
        }
        PaymentState::Declined { reason } => Some(PaymentEvent::Declined { reason: reason.clone() }),
    }
}
