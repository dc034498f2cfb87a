//! OCPP 1.6 as neutral commands.

use std::str::FromStr as _;

use cms_core::metering::{Energy, Sample};
use cms_core::operations::{CallOutcome, ReportUpload, StationCall};
use cms_core::session::{RecordSamples, ReportTransaction, TokenAnswer, TransactionPhase};
use cms_core::station::{BootReply, BootStation, ConnectorAddress, ConnectorStatus, Fault, Hardware, ReportStatus};
use rust_decimal::Decimal;

use super::NoticeKind;
use super::desk::{Desk, Refused};
use super::words::{SampledWords, authorization_word_1_6, end_reason, time, unreadable, upload_status};
use crate::decode::{decode_lenient, encode};
use crate::message::Request as _;
use crate::types::Timestamp;
use crate::v1_6 as ocpp;

/// Answers a CALL.
pub(super) async fn answer(desk: &mut Desk<'_>, action: &str, payload: &str) -> Result<String, Refused> {
    match action {
        ocpp::HeartbeatRequest::NAME => {
            desk.read::<ocpp::HeartbeatRequest>(payload)?;
            Ok(encode(&ocpp::HeartbeatResponse::new(time(desk.moment.now))))
        }
        ocpp::BootNotificationRequest::NAME => {
            let request = desk.read::<ocpp::BootNotificationRequest>(payload)?;
            let reply = desk.carry_out(&boot(desk, request)).await?;
            Ok(encode(&boot_response(&reply)))
        }
        ocpp::StatusNotificationRequest::NAME => {
            let request = desk.read::<ocpp::StatusNotificationRequest>(payload)?;
            desk.carry_out(&status(desk, request)).await?;
            Ok(encode(&ocpp::StatusNotificationResponse::new()))
        }
        ocpp::AuthorizeRequest::NAME => {
            let request = desk.read::<ocpp::AuthorizeRequest>(payload)?;
            let (status, expires_at, group) = desk.authorize(&request.id_tag).await?;
            let mut info = id_tag_info(status, expires_at);
            info.parent_id_tag = group.map(String::from);
            Ok(encode(&ocpp::AuthorizeResponse::new(info)))
        }
        ocpp::StartTransactionRequest::NAME => {
            let request = desk.read_money::<ocpp::StartTransactionRequest>(payload)?;
            let command = start(desk, &request);
            let reply = desk.carry_out(&command).await?;
            let info = token_info(desk, &command, reply.token.as_ref())
                .unwrap_or_else(|| ocpp::IdTagInfo::new(ocpp::AuthorizationStatus::Invalid));
            let id = reply.transaction_id.parse().unwrap_or_default();
            Ok(encode(&ocpp::StartTransactionResponse::new(info, id)))
        }
        ocpp::StopTransactionRequest::NAME => {
            let request = desk.read_money::<ocpp::StopTransactionRequest>(payload)?;
            let command = stop(desk, &request);
            let reply = desk.carry_out(&command).await?;
            let mut response = ocpp::StopTransactionResponse::new();
            response.id_tag_info = token_info(desk, &command, reply.token.as_ref());
            Ok(encode(&response))
        }
        ocpp::MeterValuesRequest::NAME => {
            let request = desk.read_money::<ocpp::MeterValuesRequest>(payload)?;
            let command = RecordSamples {
                address: address(desk, request.connector_id),
                transaction_id: request.transaction_id.filter(|id| *id > 0).map(|id| id.to_string()),
                samples: samples(desk, &request.meter_value),
            };
            desk.carry_out(&command).await?;
            Ok(encode(&ocpp::MeterValuesResponse::new()))
        }
        ocpp::DiagnosticsStatusNotificationRequest::NAME => {
            let request = desk.read::<ocpp::DiagnosticsStatusNotificationRequest>(payload)?;
            let status = upload_status(request.status.as_str());
            let command = ReportUpload { station: desk.link.station.clone(), request_id: None, status };
            desk.carry_out(&command).await?;
            Ok(encode(&ocpp::DiagnosticsStatusNotificationResponse::new()))
        }
        ocpp::LogStatusNotificationRequest::NAME => {
            let request = desk.read::<ocpp::LogStatusNotificationRequest>(payload)?;
            let status = upload_status(request.status.as_str());
            let request_id = request.request_id.and_then(|id| i32::try_from(id).ok());
            desk.carry_out(&ReportUpload { station: desk.link.station.clone(), request_id, status }).await?;
            Ok(encode(&ocpp::LogStatusNotificationResponse::new()))
        }
        ocpp::FirmwareStatusNotificationRequest::NAME => {
            let request = desk.read::<ocpp::FirmwareStatusNotificationRequest>(payload)?;
            desk.tell("firmware", request.status.as_str(), None).await?;
            Ok(encode(&ocpp::FirmwareStatusNotificationResponse::new()))
        }
        ocpp::SecurityEventNotificationRequest::NAME => {
            let request = desk.read::<ocpp::SecurityEventNotificationRequest>(payload)?;
            desk.tell("security", &request.r#type, Some(request.timestamp)).await?;
            Ok(encode(&ocpp::SecurityEventNotificationResponse::new()))
        }
        ocpp::DataTransferRequest::NAME => {
            desk.read::<ocpp::DataTransferRequest>(payload)?;
            Ok(encode(&ocpp::DataTransferResponse::new(ocpp::DataTransferStatus::UnknownVendorId)))
        }
        known if ocpp::ACTIONS.iter().any(|info| info.name == known) => Err(desk.unsupported_action(action)),
        _ => Err(desk.unknown_action(action)),
    }
}

/// A command to the station.
pub(super) fn call(call: &StationCall) -> (&'static str, String) {
    match call {
        StationCall::Stop { transaction_id, .. } => {
            let id = transaction_id.parse().unwrap_or_default();
            (ocpp::RemoteStopTransactionRequest::NAME, encode(&ocpp::RemoteStopTransactionRequest::new(id)))
        }
        StationCall::FetchDiagnostics { upload_url, .. } => {
            (ocpp::GetDiagnosticsRequest::NAME, encode(&ocpp::GetDiagnosticsRequest::new(upload_url)))
        }
        _ => ("", String::new()),
    }
}

/// What the station answered a command.
pub(super) fn outcome(call: &StationCall, payload: &str) -> CallOutcome {
    match call {
        StationCall::Stop { .. } => match decode_lenient::<ocpp::RemoteStopTransactionResponse>(payload) {
            Ok((response, _)) if response.status == ocpp::RemoteStartStopStatus::Accepted => {
                CallOutcome::Accepted { file_name: None }
            }
            Ok((response, _)) => CallOutcome::Refused { reason: response.status.as_str().to_owned() },
            Err(_) => unreadable(),
        },
        StationCall::FetchDiagnostics { .. } => match decode_lenient::<ocpp::GetDiagnosticsResponse>(payload) {
            // Without a file name there is nothing to upload (section 5.9).
            Ok((response, _)) => match response.file_name.filter(|name| !name.is_empty()) {
                Some(name) => CallOutcome::Accepted { file_name: Some(name) },
                None => CallOutcome::Refused { reason: "there is no log to upload".to_owned() },
            },
            Err(_) => unreadable(),
        },
        _ => unreadable(),
    }
}

fn boot(desk: &Desk<'_>, request: ocpp::BootNotificationRequest) -> BootStation {
    BootStation {
        station: desk.link.station.clone(),
        hardware: Hardware {
            vendor: request.charge_point_vendor,
            model: request.charge_point_model,
            serial: request.charge_point_serial_number.or(request.charge_box_serial_number),
            firmware: request.firmware_version,
        },
        protocol: desk.link.version.to_string(),
        reason: None,
    }
}

fn boot_response(reply: &BootReply) -> ocpp::BootNotificationResponse {
    let status = if reply.accepted { ocpp::RegistrationStatus::Accepted } else { ocpp::RegistrationStatus::Rejected };
    ocpp::BootNotificationResponse::new(status, time(reply.now), i64::from(reply.interval_s))
}

fn status(desk: &Desk<'_>, request: ocpp::StatusNotificationRequest) -> ReportStatus {
    let fault = (request.error_code != ocpp::ChargePointErrorCode::NoError).then(|| Fault {
        code: request.error_code.as_str().to_owned(),
        vendor_code: request.vendor_error_code.filter(|code| !code.is_empty()),
        info: request.info.filter(|info| !info.is_empty()),
    });
    ReportStatus {
        address: address(desk, request.connector_id),
        status: match request.status {
            ocpp::ChargePointStatus::Available => ConnectorStatus::Available,
            ocpp::ChargePointStatus::Preparing => ConnectorStatus::Preparing,
            ocpp::ChargePointStatus::Charging => ConnectorStatus::Charging,
            ocpp::ChargePointStatus::SuspendedEvse => ConnectorStatus::SuspendedEvse,
            ocpp::ChargePointStatus::SuspendedEv => ConnectorStatus::SuspendedEv,
            ocpp::ChargePointStatus::Finishing => ConnectorStatus::Finishing,
            ocpp::ChargePointStatus::Reserved => ConnectorStatus::Reserved,
            ocpp::ChargePointStatus::Unavailable => ConnectorStatus::Unavailable,
            _ => ConnectorStatus::Faulted,
        },
        fault,
        at: request.timestamp.map(Timestamp::get),
    }
}

fn start(desk: &Desk<'_>, request: &ocpp::StartTransactionRequest) -> ReportTransaction {
    ReportTransaction {
        phase: TransactionPhase::Started,
        address: address(desk, request.connector_id),
        transaction_id: None,
        token: desk.token(&request.id_tag),
        at: request.timestamp.get(),
        seq_no: None,
        meter: Energy::from_wh(request.meter_start).ok(),
        charging: None,
        samples: Vec::new(),
        end_reason: None,
    }
}

fn stop(desk: &mut Desk<'_>, request: &ocpp::StopTransactionRequest) -> ReportTransaction {
    let samples = samples(desk, request.transaction_data.as_deref().unwrap_or_default());
    ReportTransaction {
        phase: TransactionPhase::Ended,
        address: address(desk, 0),
        transaction_id: Some(request.transaction_id.to_string()),
        token: request.id_tag.as_deref().and_then(|tag| desk.token(tag)),
        at: request.timestamp.get(),
        seq_no: None,
        meter: Energy::from_wh(request.meter_stop).ok(),
        charging: None,
        samples,
        // Left out, it means that the driver ended it at the station (section 6.49).
        end_reason: Some(request.reason.as_ref().map_or_else(|| end_reason("Local"), |word| end_reason(word.as_str()))),
    }
}

/// A connector of 1.6 charges one vehicle at a time, so it is an EVSE with one connector; 0 is the station as a whole.
fn address(desk: &Desk<'_>, connector_id: i64) -> ConnectorAddress {
    let evse = u32::try_from(connector_id).unwrap_or_default();
    ConnectorAddress { station: desk.link.station.clone(), evse, connector: evse.min(1) }
}

fn samples(desk: &mut Desk<'_>, values: &[ocpp::MeterValue]) -> Vec<Sample> {
    let mut samples = Vec::with_capacity(values.len());
    for value in values {
        let readings = value.sampled_value.iter().map(|sampled| {
            let signed = sampled.format.as_ref() == Some(&ocpp::ValueFormat::SignedData);
            let number = if signed { None } else { Decimal::from_str(sampled.value.trim()).ok() };
            if number.is_none() && !signed {
                desk.note(
                    NoticeKind::UnreadableValue,
                    "a sampled value is not a number; it is kept as text".to_owned(),
                );
            }
            let words = SampledWords {
                value: number,
                raw: number.is_none().then(|| sampled.value.clone()),
                measurand: sampled.measurand.as_ref().map(|word| word.as_str()),
                context: sampled.context.as_ref().map(|word| word.as_str()),
                phase: sampled.phase.as_ref().map(|word| word.as_str()),
                location: sampled.location.as_ref().map(|word| word.as_str()),
                unit: sampled.unit.as_ref().map(|word| word.as_str()),
                multiplier: 0,
            };
            words.reading()
        });
        let readings = readings.collect();
        samples.push(Sample { at: value.timestamp.get(), readings });
    }
    samples
}

fn token_info(
    desk: &mut Desk<'_>,
    command: &ReportTransaction,
    answer: Option<&TokenAnswer>,
) -> Option<ocpp::IdTagInfo> {
    let answer = answer?;
    desk.note_token(command.token.as_ref(), answer.status);
    Some(id_tag_info(answer.status, answer.expires_at))
}

fn id_tag_info(
    status: cms_core::access::AuthorizationStatus,
    expires_at: Option<chrono::DateTime<chrono::Utc>>,
) -> ocpp::IdTagInfo {
    let mut info = ocpp::IdTagInfo::new(authorization_word_1_6(status).into());
    info.expiry_date = expires_at.map(time);
    info
}
