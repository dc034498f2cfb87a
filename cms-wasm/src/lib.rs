//! WebAssembly bindings of the charging management system, by wasm-bindgen. Types are converted here; nothing is decided.

use wasm_bindgen::prelude::wasm_bindgen;

/// Version of the library, as `major.minor.patch`.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
