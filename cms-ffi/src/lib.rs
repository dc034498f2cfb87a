//! Kotlin and Swift bindings of the charging management system, by uniffi. Types are converted here; nothing is decided.
//!
//! An app does not depend on this crate but on the sources that are generated from it: see the README. What is public
//! here is what Kotlin and Swift see, under names of their own style.

mod error;
mod evse_id;
mod frame;
mod http;
mod price;
mod tariff;
mod values;

pub use error::CmsError;
pub use evse_id::{EvseId, parse_evse_id};
pub use frame::{Frame, FrameKind, OcppVersion, Violation, inspect_frame, parse_ocpp_version};
pub use http::{HttpClient, HttpResponse, fetch_tariff};
pub use price::{Price, PriceLine, Quantity, TaxGroup};
pub use tariff::{Notice, Reading, Tariff};
pub use values::{ExactDecimal, TimeDelta, Timestamp};

uniffi::setup_scaffolding!("cms");

/// Version of the library, as `major.minor.patch`.
#[uniffi::export]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
