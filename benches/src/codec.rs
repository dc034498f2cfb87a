//! Frames to typed messages and back, every rule of the schema checked.

use cms_benches_protocol::{Codec, Refusal, Version};
use cms_ocpp::decode::decode;
use cms_ocpp::message::Request;
use cms_ocpp::rpc::{Frame, Limits, MessageId, Payload};
use cms_ocpp::{v1_6, v2_0_1};

/// This library as the suite `codec` sees it.
pub(crate) struct Ours;

/// A CALL with its payload.
pub(crate) struct Call {
    id: MessageId,
    message: Message,
}

impl Codec for Ours {
    type Call = Call;

    fn decode(version: Version, text: &str) -> Result<Call, Refusal> {
        let version = known(version);
        match Frame::parse(text, version, Limits::default()).map_err(Refusal::failed)? {
            Frame::Call { id, action, payload } => Ok(Call { id, message: read(version, &action, payload.as_str())? }),
            _ => Err(Refusal::unsupported("a frame that is no CALL")),
        }
    }

    fn encode(version: Version, call: &Call) -> Result<String, Refusal> {
        let (action, payload) = write(&call.message)?;
        Ok(Frame::Call { id: call.id.clone(), action: action.into(), payload }.to_text(known(version)))
    }
}

fn known(version: Version) -> cms_ocpp::Version {
    match version {
        Version::V16 => cms_ocpp::Version::V1_6,
        Version::V201 => cms_ocpp::Version::V2_0_1,
        Version::V21 => cms_ocpp::Version::V2_1,
    }
}

/// The requests that the frames of the suite hold.
macro_rules! messages {
    ($($variant:ident = $version:ident::$request:ident,)*) => {
        #[expect(clippy::large_enum_variant, reason = "typed messages are compared as they are, without a box")]
        enum Message { $($variant($version::$request),)* }

        fn read(version: cms_ocpp::Version, action: &str, payload: &str) -> Result<Message, Refusal> {
            $(if version == <$version::$request as Request>::VERSION && action == <$version::$request as Request>::NAME {
                return decode(payload).map(Message::$variant).map_err(Refusal::failed);
            })*
            Err(Refusal::unsupported(action))
        }

        fn write(message: &Message) -> Result<(&'static str, Payload), Refusal> {
            match message {
                $(Message::$variant(request) => {
                    let payload = Payload::from_message(request).map_err(Refusal::failed)?;
                    Ok((<$version::$request as Request>::NAME, payload))
                })*
            }
        }
    };
}

messages! {
    Authorize16 = v1_6::AuthorizeRequest,
    BootNotification16 = v1_6::BootNotificationRequest,
    Heartbeat16 = v1_6::HeartbeatRequest,
    MeterValues16 = v1_6::MeterValuesRequest,
    StartTransaction16 = v1_6::StartTransactionRequest,
    StatusNotification16 = v1_6::StatusNotificationRequest,
    StopTransaction16 = v1_6::StopTransactionRequest,
    Authorize201 = v2_0_1::AuthorizeRequest,
    BootNotification201 = v2_0_1::BootNotificationRequest,
    Heartbeat201 = v2_0_1::HeartbeatRequest,
    NotifyReport201 = v2_0_1::NotifyReportRequest,
    StatusNotification201 = v2_0_1::StatusNotificationRequest,
    TransactionEvent201 = v2_0_1::TransactionEventRequest,
}
