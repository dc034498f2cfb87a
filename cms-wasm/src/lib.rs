//! WebAssembly bindings of the charging management system, by wasm-bindgen. Types are converted here; nothing is decided.
//!
//! What is exported here is the raw half of the npm package, in one module per feature. `js/` holds the other half, in
//! TypeScript: the public functions and classes, which check the types of their arguments, and the constructors of all
//! values that are given out, which are called from here.

mod error;
#[cfg(feature = "ocpp")]
mod frame;
#[cfg(feature = "core")]
mod station;
#[cfg(feature = "core")]
mod tariff;
#[cfg(feature = "core")]
mod values;

use std::panic;

use wasm_bindgen::prelude::wasm_bindgen;

pub use error::CmsError;
#[cfg(feature = "ocpp")]
pub use frame::inspect_frame;
#[cfg(feature = "core")]
pub use station::evse_id;
#[cfg(feature = "core")]
pub use tariff::{RawReadings, RawTariff};

/// Version of the library, as `major.minor.patch`.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// Runs when the module is loaded: a panic, which is always a bug of ours, shall say where it happened.
#[wasm_bindgen(start)]
pub fn start() {
    panic::set_hook(Box::new(|panic| error::panicked(&panic.to_string())));
}

/// Panics, for the test of the hook.
#[cfg(feature = "test-panic")]
#[doc(hidden)]
#[wasm_bindgen(js_name = testPanic)]
pub fn test_panic() {
    panic!("as asked for");
}
