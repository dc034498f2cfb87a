//! From the end of a session to its documents: the charge detail record, the invoice and the receipt.
//!
//! [`bill`] decides all of it as values; [`Bill::write_to`] adds it to the [`crate::storage::Changes`] that also end the
//! session, so that session end, record, invoice number and payment order become durable together or not at all.
//!
//! ```
//! use chrono::{TimeZone as _, Utc};
//! use cms_core::billing::{EndedSession, bill};
//! use cms_core::metering::Energy;
//! use cms_core::money::{Currency, VatRate};
//! use cms_core::payment::PaymentMethodRef;
//! use cms_core::storage::{Changes, IdEpoch};
//! use cms_core::tariff::{PriceComponent, Tariff, Usage};
//! use cms_core::{AccountId, FreshIds, SessionId, TariffId};
//!
//! let per_kwh = PriceComponent::per_kwh("0.39".parse()?, VatRate::from_percent("19".parse()?)?)?;
//! let started_at = Utc.with_ymd_and_hms(2026, 5, 4, 8, 0, 0).unwrap();
//! let ended_at = Utc.with_ymd_and_hms(2026, 5, 4, 8, 45, 0).unwrap();
//! let ended = EndedSession {
//!     session: SessionId::new("ses_1"),
//!     station: "CS1".to_owned(),
//!     evse_id: "DE*ABC*E1".to_owned(),
//!     connector: 1,
//!     account: Some(AccountId::new("acc_1")),
//!     token: None,
//!     payment_method: Some(PaymentMethodRef::new("pm_1")),
//!     usage: Usage::new(started_at, ended_at, Energy::from_wh(10_000)?),
//!     tariff: Tariff::new(TariffId::new("street"), "Street", Currency::EUR, vec![per_kwh]),
//!     id_epoch: IdEpoch::default(),
//! };
//!
//! let bill = bill(&ended, ended_at, &mut FreshIds::from_seed([7; 32]))?;
//! assert_eq!(bill.cdr.price.gross.to_string(), "EUR 4.64");
//! assert_eq!(bill.payment.as_ref().unwrap().amount, bill.cdr.price.gross);
//!
//! let mut changes = Changes::new();
//! bill.write_to(&mut changes);
//! assert_eq!(changes.allocate[0].series, "invoice/2026");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#![deny(clippy::float_arithmetic, clippy::integer_division)]

mod bill_session;
mod cdr;
mod error;
mod invoice;
mod receipt;

pub use bill_session::{Bill, EndedSession, PAYMENT_TERM_DAYS, bill};
pub use cdr::{Cdr, CdrFlag, TokenReference};
pub use error::BillingError;
pub use invoice::{Invoice, InvoiceItem, InvoiceNumber};
pub use receipt::{Receipt, receipt};
