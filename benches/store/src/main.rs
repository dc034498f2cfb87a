//! The stores of this library, measured by `./benches/compare store`: `cms-benches-store store` serves the line protocol of
//! `benches/README.md`.

mod changes;
mod latency;
mod offered;
mod opened;
mod suite;

use std::process::ExitCode;

use cms_benches_protocol::start;

#[expect(clippy::print_stderr, reason = "a program that was called wrongly says so")]
fn main() -> ExitCode {
    match std::env::args().nth(1).as_deref() {
        Some("store") => start("cms-core", env!("CARGO_PKG_VERSION"), &suite::Stores),
        _ => {
            eprintln!("usage: cms-benches-store store");
            ExitCode::FAILURE
        }
    }
}
