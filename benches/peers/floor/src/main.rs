//! The floor: `serde_json` reads the text as JSON and keeps nothing of it, so no codec over it can be faster.

use std::hint::black_box;
use std::process::ExitCode;

use cms_benches_protocol::{Case, Refusal, Suite, start};
use serde::de::IgnoredAny;

struct Floor;

impl Suite for Floor {
    type Prepared = String;

    fn prepare(&self, case: &Case) -> String {
        case.part("text").to_owned()
    }

    fn check(&self, figure: &str, text: &String) -> Result<String, Refusal> {
        if figure != "decode" {
            return Err(Refusal::unsupported(figure));
        }
        read(text).map_err(Refusal::failed)?;
        Ok("null".to_owned())
    }

    fn work(&self, figure: &str) -> Option<fn(&String)> {
        (figure == "decode").then_some(|text| {
            drop(black_box(read(text)));
        })
    }
}

fn read(text: &str) -> serde_json::Result<IgnoredAny> {
    serde_json::from_str(text)
}

fn main() -> ExitCode {
    start("serde_json", "1.0.154", &Floor)
}
