//! Kotlin and Swift bindings of the charging management system, by uniffi. Types are converted here; nothing is decided.

uniffi::setup_scaffolding!("cms");

/// Version of the library, as `major.minor.patch`.
#[uniffi::export]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
