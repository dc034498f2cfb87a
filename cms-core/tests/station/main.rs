//! Stations, through the store.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod import;
mod life;
mod qr;
mod support;
