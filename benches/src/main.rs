//! This library, measured by `./benches/compare`: `cms-benches SUITE` serves the line protocol of `benches/README.md`.

mod codec;
mod pricing;

use std::process::ExitCode;

use cms_benches_protocol::{Frames, Prices, start};

#[expect(clippy::print_stderr, reason = "a program that was called wrongly says so")]
fn main() -> ExitCode {
    let version = env!("CARGO_PKG_VERSION");
    match std::env::args().nth(1).as_deref() {
        Some("codec") => start("cms-ocpp", version, &Frames::<codec::Ours>::default()),
        Some("pricing") => start("cms-core", version, &Prices::<pricing::Ours>::default()),
        _ => {
            eprintln!("usage: cms-benches codec|pricing");
            ExitCode::FAILURE
        }
    }
}
