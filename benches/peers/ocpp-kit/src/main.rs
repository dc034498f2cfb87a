//! `ocpp-kit`: its frames, and the requests of a station, decoded with its strict options (the default), which check
//! every rule of the schema.

use std::borrow::Cow;
use std::process::ExitCode;

use cms_benches_protocol::{Codec, Frames, Refusal, Version, start};
use ocpp_kit::decode::DecodeOptions;
use ocpp_kit::rpc::Frame;
use ocpp_kit::types::MessageId;
use ocpp_kit::{v1_6, v2_0_1};
use serde_json::value::RawValue;

struct Kit;

struct Call {
    id: MessageId,
    action: &'static str,
    message: Message,
}

#[expect(clippy::large_enum_variant, reason = "typed messages are compared as they are, without a box")]
enum Message {
    V16(v1_6::CsRequest),
    V201(v2_0_1::CsRequest),
}

impl Codec for Kit {
    type Call = Call;

    fn decode(version: Version, text: &str) -> Result<Call, Refusal> {
        let version = known(version);
        let Frame::Call { id, action, payload } = Frame::parse(text, version).map_err(Refusal::failed)? else {
            return Err(Refusal::unsupported("a frame that is no CALL"));
        };
        let options = DecodeOptions::strict();
        if version == ocpp_kit::Version::V1_6 {
            let action = v1_6::Action::from_wire(&action).ok_or_else(|| Refusal::unsupported(&action))?;
            let request = v1_6::CsRequest::decode(action, &payload, &options).map_err(Refusal::failed)?;
            Ok(Call { id, action: action.as_str(), message: Message::V16(request) })
        } else {
            let action = v2_0_1::Action::from_wire(&action).ok_or_else(|| Refusal::unsupported(&action))?;
            let request = v2_0_1::CsRequest::decode(action, &payload, &options).map_err(Refusal::failed)?;
            Ok(Call { id, action: action.as_str(), message: Message::V201(request) })
        }
    }

    fn encode(version: Version, call: &Call) -> Result<String, Refusal> {
        let payload = match &call.message {
            Message::V16(request) => request.to_json(),
            Message::V201(request) => request.to_json(),
        };
        let payload = RawValue::from_string(payload.map_err(Refusal::failed)?).map_err(Refusal::failed)?;
        let frame =
            Frame::Call { id: call.id.clone(), action: call.action.into(), payload: Cow::Borrowed(payload.as_ref()) };
        frame.to_json(known(version)).map_err(Refusal::failed)
    }
}

fn known(version: Version) -> ocpp_kit::Version {
    match version {
        Version::V16 => ocpp_kit::Version::V1_6,
        Version::V201 => ocpp_kit::Version::V2_0_1,
        Version::V21 => ocpp_kit::Version::V2_1,
    }
}

fn main() -> ExitCode {
    start("ocpp-kit", "0.3.0", &Frames::<Kit>::default())
}
