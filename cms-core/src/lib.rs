//! The domain of a charging management system (CMS) for public EV charging: who may charge, which station it is, what a
//! charging session is, what it costs, how it is invoiced and paid, what operators see and what the data say.
//!
//! Nothing here opens a socket, reads a clock, draws a random number or touches a database. A [`Command`] reads its facts
//! from one snapshot of a [`storage::Store`], decides on them as a pure function of values, and the resulting
//! [`storage::Changes`] are committed as one atomic value; [`handle`] is that path. Shells (the `cms-core-sqlite` and
//! `cms-ocpp-tokio` packages, or yours) bring the store, the sockets, the clock and the randomness.

pub mod access;
pub mod analytics;
pub mod billing;
mod columns;
mod command;
mod digest;
pub mod driver;
mod ids;
pub mod metering;
pub mod money;
mod month;
pub mod operations;
pub mod payment;
pub mod session;
pub mod station;
pub mod storage;
pub mod tariff;

pub use command::{Command, Context, Decision, Durability, Effect, HandleError, Handled, handle};
pub use digest::{PayloadHash, hash_json};
pub use ids::{AccountId, CdrId, FreshIds, InvoiceId, JobId, PaymentId, SessionId, SiteId, TariffId};
