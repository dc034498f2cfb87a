//! The central-system role, driven by raw payloads of each version.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may panic in its helpers too")]

mod access;
mod bad_input;
mod diagnostics;
mod failing_store;
mod faults;
mod session_1_6;
mod session_2;
mod support;
mod upkeep;
mod wishes;
