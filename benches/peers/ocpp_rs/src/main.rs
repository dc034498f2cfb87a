//! `ocpp_rs`: its own frames, with the feature that checks lengths and bounds. It has types for 1.6 and 2.1, and reads
//! 2.0.1 as its guide says: with those of 2.1 and a check that the action is one of 2.0.1.

use std::process::ExitCode;

use cms_benches_protocol::{Codec, Frames, Refusal, Version, start};
use ocpp_rs::v21::version::{NegotiatedVersion, allows_action, allows_message_type};
use ocpp_rs::{v16, v21};

struct OcppRs;

#[expect(clippy::large_enum_variant, reason = "typed messages are compared as they are, without a box")]
enum Call {
    V16(v16::parse::Message),
    V21(v21::parse::Message),
}

impl Codec for OcppRs {
    type Call = Call;

    fn decode(version: Version, text: &str) -> Result<Call, Refusal> {
        if version == Version::V16 {
            let message = v16::parse::deserialize_to_message(text).map_err(failed)?;
            return match message {
                v16::parse::Message::Call(_) => Ok(Call::V16(message)),
                _ => Err(Refusal::unsupported("a frame that is no CALL")),
            };
        }
        let message = v21::parse::deserialize_to_message(text).map_err(failed)?;
        let v21::parse::Message::Call(call) = &message else {
            return Err(Refusal::unsupported("a frame that is no CALL"));
        };
        let negotiated = if version == Version::V201 { NegotiatedVersion::Ocpp201 } else { NegotiatedVersion::Ocpp21 };
        if !allows_message_type(negotiated, 2) || !allows_action(negotiated, call.action_kind()) {
            return Err(Refusal::failed("the action is not one of this version"));
        }
        Ok(Call::V21(message))
    }

    fn encode(_: Version, call: &Call) -> Result<String, Refusal> {
        match call {
            Call::V16(message) => v16::parse::serialize_message(message).map_err(failed),
            Call::V21(message) => v21::parse::serialize_message(message).map_err(failed),
        }
    }
}

fn failed(error: impl std::fmt::Debug) -> Refusal {
    Refusal::failed(format_args!("{error:?}"))
}

fn main() -> ExitCode {
    start("ocpp_rs", "0.4.2", &Frames::<OcppRs>::default())
}
