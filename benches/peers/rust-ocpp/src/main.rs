//! `rust-ocpp`: payloads only, so the frame around them is read and written here. What derives `Validate` is validated;
//! the other messages have nothing to check beyond their types.

use std::process::ExitCode;

use cms_benches_protocol::{Codec, Frames, Refusal, Version, start};
use rust_ocpp::{v1_6::messages as v16, v2_0_1::messages as v201};
use serde_json::value::RawValue;
use validator::Validate;

struct RustOcpp;

struct Call {
    id: String,
    message: Message,
}

impl Codec for RustOcpp {
    type Call = Call;

    fn decode(version: Version, text: &str) -> Result<Call, Refusal> {
        let (kind, id, action, payload): (u8, String, &str, &RawValue) =
            serde_json::from_str(text).map_err(Refusal::failed)?;
        if kind != 2 {
            return Err(Refusal::unsupported("a frame that is no CALL"));
        }
        Ok(Call { id, message: read(version, action, payload.get())? })
    }

    fn encode(_: Version, call: &Call) -> Result<String, Refusal> {
        write(call).map_err(Refusal::failed)
    }
}

/// What the messages check of themselves: all of those with the word `checked`.
macro_rules! messages {
    ($($variant:ident = $version:ident $action:literal $request:ty, $check:ident;)*) => {
        #[expect(clippy::large_enum_variant, reason = "typed messages are compared as they are, without a box")]
        enum Message { $($variant($request),)* }

        fn read(version: Version, action: &str, payload: &str) -> Result<Message, Refusal> {
            match (version, action) {
                $((Version::$version, $action) => {
                    let request: $request = serde_json::from_str(payload).map_err(Refusal::failed)?;
                    $check(&request)?;
                    Ok(Message::$variant(request))
                })*
                _ => Err(Refusal::unsupported(action)),
            }
        }

        fn write(call: &Call) -> serde_json::Result<String> {
            match &call.message {
                $(Message::$variant(request) => serde_json::to_string(&(2, &call.id, $action, request)),)*
            }
        }
    };
}

fn checked(request: &impl Validate) -> Result<(), Refusal> {
    request.validate().map_err(Refusal::failed)
}

fn unchecked<T>(_: &T) -> Result<(), Refusal> {
    Ok(())
}

messages! {
    Authorize16 = V16 "Authorize" v16::authorize::AuthorizeRequest, checked;
    BootNotification16 = V16 "BootNotification" v16::boot_notification::BootNotificationRequest, checked;
    Heartbeat16 = V16 "Heartbeat" v16::heart_beat::HeartbeatRequest, unchecked;
    MeterValues16 = V16 "MeterValues" v16::meter_values::MeterValuesRequest, unchecked;
    StartTransaction16 = V16 "StartTransaction" v16::start_transaction::StartTransactionRequest, checked;
    StatusNotification16 = V16 "StatusNotification" v16::status_notification::StatusNotificationRequest, checked;
    StopTransaction16 = V16 "StopTransaction" v16::stop_transaction::StopTransactionRequest, checked;
    Authorize201 = V201 "Authorize" v201::authorize::AuthorizeRequest, checked;
    BootNotification201 = V201 "BootNotification" v201::boot_notification::BootNotificationRequest, unchecked;
    Heartbeat201 = V201 "Heartbeat" v201::heartbeat::HeartbeatRequest, unchecked;
    NotifyReport201 = V201 "NotifyReport" v201::notify_report::NotifyReportRequest, unchecked;
    StatusNotification201 = V201 "StatusNotification" v201::status_notification::StatusNotificationRequest, unchecked;
    TransactionEvent201 = V201 "TransactionEvent" v201::transaction_event::TransactionEventRequest, unchecked;
}

fn main() -> ExitCode {
    start("rust-ocpp", "3.0.4", &Frames::<RustOcpp>::default())
}
