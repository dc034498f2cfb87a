//! `ocpp-types` as a server would use it: growable texts and lists, `serde_json` around its own frame, and its check of
//! what the types do not keep. Its frame is read for one action at a time, so the action is looked up first.

use std::process::ExitCode;

use cms_benches_protocol::{Codec, Frames, Refusal, Version, start};
use ocpp_types::validate::Validate;
use ocpp_types::{v16, v201};
use serde::de::IgnoredAny;

struct OcppTypes;

impl Codec for OcppTypes {
    type Call = Call;

    fn decode(version: Version, text: &str) -> Result<Call, Refusal> {
        let (kind, _, action, _): (u8, IgnoredAny, &str, IgnoredAny) =
            serde_json::from_str(text).map_err(Refusal::failed)?;
        if kind != 2 {
            return Err(Refusal::unsupported("a frame that is no CALL"));
        }
        read(version, action, text)
    }

    fn encode(_: Version, call: &Call) -> Result<String, Refusal> {
        write(call).map_err(Refusal::failed)
    }
}

macro_rules! messages {
    ($($variant:ident = $version:ident $action:literal $request:ty;)*) => {
        #[expect(clippy::large_enum_variant, reason = "typed messages are compared as they are, without a box")]
        enum Call { $($variant(ocpp_types::Call<$request>),)* }

        fn read(version: Version, action: &str, text: &str) -> Result<Call, Refusal> {
            match (version, action) {
                $((Version::$version, $action) => {
                    let call: ocpp_types::Call<$request> = serde_json::from_str(text).map_err(Refusal::failed)?;
                    call.payload.validate().map_err(Refusal::failed)?;
                    Ok(Call::$variant(call))
                })*
                _ => Err(Refusal::unsupported(action)),
            }
        }

        fn write(call: &Call) -> serde_json::Result<String> {
            match call {
                $(Call::$variant(call) => serde_json::to_string(call),)*
            }
        }
    };
}

messages! {
    Authorize16 = V16 "Authorize" v16::AuthorizeRequest;
    BootNotification16 = V16 "BootNotification" v16::BootNotificationRequest;
    Heartbeat16 = V16 "Heartbeat" v16::HeartbeatRequest;
    MeterValues16 = V16 "MeterValues" v16::MeterValuesRequest;
    StartTransaction16 = V16 "StartTransaction" v16::StartTransactionRequest;
    StatusNotification16 = V16 "StatusNotification" v16::StatusNotificationRequest;
    StopTransaction16 = V16 "StopTransaction" v16::StopTransactionRequest;
    Authorize201 = V201 "Authorize" v201::AuthorizeRequest;
    BootNotification201 = V201 "BootNotification" v201::BootNotificationRequest;
    Heartbeat201 = V201 "Heartbeat" v201::HeartbeatRequest;
    NotifyReport201 = V201 "NotifyReport" v201::NotifyReportRequest;
    StatusNotification201 = V201 "StatusNotification" v201::StatusNotificationRequest;
    TransactionEvent201 = V201 "TransactionEvent" v201::TransactionEventRequest;
}

fn main() -> ExitCode {
    start("ocpp-types", "0.3.0", &Frames::<OcppTypes>::default())
}
