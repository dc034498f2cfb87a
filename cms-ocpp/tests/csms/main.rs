//! The central-system role, driven by raw payloads of each version.

mod bad_input;
mod diagnostics;
mod session_1_6;
mod session_2;
mod support;
