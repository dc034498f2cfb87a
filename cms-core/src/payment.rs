//! Payments: what an invoice has to receive, and how a payment provider is asked for it without ever charging twice.
//!
//! A [`Payment`] and the order to charge it are committed together with the invoice; the call to the provider comes
//! afterwards, out of the outbox, by [`deliver_payments`]. Every call of one payment carries the same idempotency key. A call
//! whose outcome is not known is a state of the payment, which the next pass resolves by asking under that key.

#![deny(clippy::float_arithmetic, clippy::integer_division)]

mod deliver;
mod error;
mod event;
mod gateway;
mod payment_row;
mod record;
mod scripted;
mod settlement;

pub use deliver::{Delivered, UndeliverablePayment, deliver_payments};
pub use error::PaymentError;
pub use event::PaymentEvent;
pub use gateway::{ChargeOutcome, ChargeRequest, GatewayError, PaymentGateway, PaymentMethodRef};
pub use payment_row::{CHARGE_TOPIC, ChargeOrder, Payment, PaymentState};
pub use record::{ChargeFacts, ChargeRecorded, RecordChargeOutcome};
pub use scripted::{GatewayStep, QueryStep, ScriptedGateway};
pub use settlement::{Settlement, SettlementState};
