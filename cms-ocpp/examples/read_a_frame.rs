//! From a text to a typed message and back to an answer: one CALL of each version, a payload that breaks its schema in
//! four places, and a text that is no frame at all.
//!
//! `cargo run -p cms-ocpp --example read_a_frame`

#![expect(clippy::print_stdout, reason = "an example prints")]

use std::error::Error;

use cms_ocpp::decode::{decode, encode};
use cms_ocpp::message::Request;
use cms_ocpp::rpc::{CallError, ErrorCode, Frame, Limits, Payload};
use cms_ocpp::types::Timestamp;
use cms_ocpp::{v1_6, v2_0_1, v2_1};

fn main() -> Result<(), Box<dyn Error>> {
    let now = Timestamp::parse("2026-05-04T08:00:00Z")?;

    let frame = r#"[2,"a-1","Authorize",{"idTag":"04A1B2C3"}]"#;
    answer(frame, |request: &v1_6::AuthorizeRequest| {
        println!("  the card has {} characters", request.id_tag.len());
        v1_6::AuthorizeResponse::new(v1_6::IdTagInfo::new(v1_6::AuthorizationStatus::Accepted))
    })?;

    let frame = r#"[2,"b-1","BootNotification",{"reason":"PowerUp",
        "chargingStation":{"vendorName":"Example","model":"Post"}}]"#;
    answer(frame, |request: &v2_0_1::BootNotificationRequest| {
        println!("  a station of {} started: {:?}", request.charging_station.vendor_name, request.reason);
        v2_0_1::BootNotificationResponse::new(now, 300, v2_0_1::RegistrationStatus::Accepted)
    })?;

    let transaction_event = |_: &v2_1::TransactionEventRequest| v2_1::TransactionEventResponse::new();
    let frame = r#"[2,"c-1","TransactionEvent",{"eventType":"Updated","timestamp":"2026-05-04T08:15:00Z","seqNo":1,
        "triggerReason":"MeterValuePeriodic","transactionInfo":{"transactionId":"tx-1"},
        "meterValue":[{"timestamp":"2026-05-04T08:15:00Z","sampledValue":[{"value":5000.0}]}]}]"#;
    answer(frame, transaction_event)?;

    // No seqNo, a text for a number, an unknown word and a member that the schema does not have.
    let frame = r#"[2,"c-2","TransactionEvent",{"eventType":"Paused","timestamp":"2026-05-04T08:15:00Z",
        "triggerReason":"MeterValuePeriodic","transactionInfo":{"transactionId":"tx-1","price":1},
        "meterValue":[{"timestamp":"2026-05-04T08:15:00Z","sampledValue":[{"value":"5000"}]}]}]"#;
    if !matches!(answer(frame, transaction_event)?, Some(Frame::CallError { .. })) {
        return Err("a broken payload has to be refused".into());
    }

    answer(r#"{"idTag":"04A1B2C3"}"#, |_: &v1_6::HeartbeatRequest| v1_6::HeartbeatResponse::new(now))?;
    Ok(())
}

/// Reads a frame of the version of `R`, and prints and gives the frame to answer with.
fn answer<R: Request>(text: &str, respond: impl FnOnce(&R) -> R::Response) -> Result<Option<Frame>, Box<dyn Error>> {
    println!("OCPP {}", R::VERSION);
    let answer = match Frame::parse(text, R::VERSION, Limits::default()) {
        Ok(Frame::Call { id, action, payload }) if action == R::NAME => {
            println!("  {action} ({} bytes)", payload.as_str().len());
            match decode::<R>(payload.as_str()) {
                Ok(request) => {
                    let response = respond(&request);
                    Some(Frame::CallResult { id, payload: Payload::from_text(encode(&response))? })
                }
                Err(error) => {
                    for violation in error.violations() {
                        println!("  {violation} [{}]", violation.kind.code());
                    }
                    Some(Frame::CallError { id, error: CallError::new(error.kind().into(), &error.to_string()) })
                }
            }
        }
        Ok(Frame::Call { id, .. }) => {
            Some(Frame::CallError { id, error: CallError::new(ErrorCode::NotImplemented, "no such action here") })
        }
        // An answer to a call of ours; nothing is to be sent.
        Ok(_) => None,
        Err(error) => {
            println!("  no frame: {error}");
            error.answer()
        }
    };
    println!("  -> {}\n", answer.as_ref().map_or("silence".to_owned(), |frame| frame.to_text(R::VERSION)));
    Ok(answer)
}
