//! Stations, through the store.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod life;
mod qr;
mod support;
