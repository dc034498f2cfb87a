//! What OCPP 2.0.1 and 2.1 have in common: the same shapes under two sets of types.

use cms_core::metering::{Energy, Measurand, Reading, ReadingContext, Sample};
use cms_core::session::ChargingState;
use cms_core::station::ConnectorStatus;

/// The status of a connector, by the word of the protocol.
pub(super) fn connector_status(word: &str) -> ConnectorStatus {
    match word {
        "Available" => ConnectorStatus::Available,
        "Occupied" => ConnectorStatus::Occupied,
        "Reserved" => ConnectorStatus::Reserved,
        "Unavailable" => ConnectorStatus::Unavailable,
        _ => ConnectorStatus::Faulted,
    }
}

/// Whether energy flows, by the word of the protocol.
pub(super) fn charging_state(word: &str) -> Option<ChargingState> {
    match word {
        "EVConnected" => Some(ChargingState::Connected),
        "Charging" => Some(ChargingState::Charging),
        "SuspendedEV" => Some(ChargingState::SuspendedEv),
        "SuspendedEVSE" => Some(ChargingState::SuspendedEvse),
        "Idle" => Some(ChargingState::Idle),
        _ => None,
    }
}

/// The energy register that samples give for one end of a transaction: a reading of that context, else the first or last
/// register there is.
pub(super) fn register_at(samples: &[Sample], context: ReadingContext) -> Option<Energy> {
    let marked = |reading: &&Reading| {
        reading.measurand == Measurand::EnergyImportRegister && reading.phase.is_none() && reading.context == context
    };
    let exact = samples.iter().flat_map(|sample| &sample.readings).filter(marked).find_map(Reading::energy);
    let mut registers = samples.iter().filter_map(Sample::energy_register);
    exact.or_else(|| if context == ReadingContext::TransactionBegin { registers.next() } else { registers.next_back() })
}

/// A number of an EVSE, connector or request; what cannot be one is 0.
pub(super) fn number(value: i64) -> u32 {
    u32::try_from(value).unwrap_or_default()
}

/// Writes the translation for one version, over that version's types. The two versions name and shape these messages
/// alike; where they come to differ, the message leaves this macro.
macro_rules! translation {
    ($version:ident) => {
        use cms_core::metering::{ReadingContext, Sample};
        use cms_core::operations::{CallOutcome, ReportUpload, StationCall};
        use cms_core::session::{RecordSamples, ReportTransaction, TokenAnswer, TransactionPhase};
        use cms_core::station::{BootReply, BootStation, ConnectorAddress, Hardware, ReportStatus};

        use super::desk::{Desk, Refused};
        use super::v2::{charging_state, connector_status, number, register_at};
        use super::words::{SampledWords, authorization_word_2, end_reason, time, unreadable, upload_status};
        use crate::decode::{decode_lenient, encode};
        use crate::message::Request as _;
        use crate::types::JsonDecimal;
        use crate::$version as ocpp;

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
                    let command = ReportStatus {
                        address: address(desk, request.evse_id, Some(request.connector_id)),
                        status: connector_status(request.connector_status.as_str()),
                        fault: None,
                        at: Some(request.timestamp.get()),
                    };
                    desk.carry_out(&command).await?;
                    Ok(encode(&ocpp::StatusNotificationResponse::new()))
                }
                ocpp::AuthorizeRequest::NAME => {
                    let request = desk.read::<ocpp::AuthorizeRequest>(payload)?;
                    let (status, expires_at, group) = desk.authorize(&request.id_token.id_token).await?;
                    let mut info = id_token_info(status, expires_at);
                    info.group_id_token = group.map(|group| {
                        let mut token = request.id_token;
                        (token.id_token, token.r#type) = (group.into(), "Central".into());
                        token.additional_info = None;
                        token
                    });
                    Ok(encode(&ocpp::AuthorizeResponse::new(info)))
                }
                ocpp::TransactionEventRequest::NAME => {
                    let request = desk.read_money::<ocpp::TransactionEventRequest>(payload)?;
                    let command = transaction(desk, &request);
                    let reply = desk.carry_out(&command).await?;
                    let mut response = ocpp::TransactionEventResponse::new();
                    response.id_token_info = token_info(desk, &command, reply.token.as_ref());
                    response.total_cost = reply.total.map(|total| JsonDecimal::new(total.amount()));
                    Ok(encode(&response))
                }
                ocpp::MeterValuesRequest::NAME => {
                    let request = desk.read_money::<ocpp::MeterValuesRequest>(payload)?;
                    let command = RecordSamples {
                        address: address(desk, request.evse_id, None),
                        transaction_id: None,
                        samples: samples(&request.meter_value),
                    };
                    desk.carry_out(&command).await?;
                    Ok(encode(&ocpp::MeterValuesResponse::new()))
                }
                ocpp::LogStatusNotificationRequest::NAME => {
                    let request = desk.read::<ocpp::LogStatusNotificationRequest>(payload)?;
                    let command = ReportUpload {
                        station: desk.link.station.clone(),
                        request_id: request.request_id.and_then(|id| i32::try_from(id).ok()),
                        status: upload_status(request.status.as_str()),
                    };
                    desk.carry_out(&command).await?;
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
                    let request = ocpp::RequestStopTransactionRequest::new(transaction_id);
                    (ocpp::RequestStopTransactionRequest::NAME, encode(&request))
                }
                StationCall::FetchDiagnostics { request_id, upload_url, .. } => {
                    let log = ocpp::LogParameters::new(upload_url);
                    let request = ocpp::GetLogRequest::new(log, ocpp::LogType::DiagnosticsLog, i64::from(*request_id));
                    (ocpp::GetLogRequest::NAME, encode(&request))
                }
                _ => ("", String::new()),
            }
        }

        /// What the station answered a command.
        pub(super) fn outcome(call: &StationCall, payload: &str) -> CallOutcome {
            match call {
                StationCall::Stop { .. } => match decode_lenient::<ocpp::RequestStopTransactionResponse>(payload) {
                    Ok((response, _)) if response.status == ocpp::RequestStartStopStatus::Accepted => {
                        CallOutcome::Accepted { file_name: None }
                    }
                    Ok((response, _)) => CallOutcome::Refused { reason: response.status.as_str().to_owned() },
                    Err(_) => unreadable(),
                },
                StationCall::FetchDiagnostics { .. } => match decode_lenient::<ocpp::GetLogResponse>(payload) {
                    Ok((response, _)) => match response.status {
                        ocpp::LogStatus::Accepted | ocpp::LogStatus::AcceptedCanceled => {
                            CallOutcome::Accepted { file_name: response.filename }
                        }
                        refused => CallOutcome::Refused { reason: refused.as_str().to_owned() },
                    },
                    Err(_) => unreadable(),
                },
                _ => unreadable(),
            }
        }

        fn boot(desk: &Desk<'_>, request: ocpp::BootNotificationRequest) -> BootStation {
            let station = request.charging_station;
            BootStation {
                station: desk.link.station.clone(),
                hardware: Hardware {
                    vendor: station.vendor_name,
                    model: station.model,
                    serial: station.serial_number,
                    firmware: station.firmware_version,
                },
                protocol: desk.link.version.to_string(),
                reason: Some(request.reason.as_str().to_owned()),
            }
        }

        fn boot_response(reply: &BootReply) -> ocpp::BootNotificationResponse {
            let status =
                if reply.accepted { ocpp::RegistrationStatus::Accepted } else { ocpp::RegistrationStatus::Rejected };
            ocpp::BootNotificationResponse::new(time(reply.now), i64::from(reply.interval_s), status)
        }

        fn transaction(desk: &Desk<'_>, request: &ocpp::TransactionEventRequest) -> ReportTransaction {
            let phase = match request.event_type.as_str() {
                "Started" => TransactionPhase::Started,
                "Ended" => TransactionPhase::Ended,
                _ => TransactionPhase::Updated,
            };
            let samples = samples(request.meter_value.as_deref().unwrap_or_default());
            let meter = match phase {
                TransactionPhase::Started => register_at(&samples, ReadingContext::TransactionBegin),
                TransactionPhase::Updated => None,
                TransactionPhase::Ended => register_at(&samples, ReadingContext::TransactionEnd),
            };
            let info = &request.transaction_info;
            let reason = info.stopped_reason.as_ref().map_or("Local", |word| word.as_str());
            let address = match &request.evse {
                Some(evse) => address(desk, evse.id, evse.connector_id),
                None => address(desk, 0, None),
            };
            ReportTransaction {
                phase,
                address,
                transaction_id: Some(info.transaction_id.clone()),
                token: request.id_token.as_ref().and_then(|token| desk.token(&token.id_token)),
                at: request.timestamp.get(),
                seq_no: Some(request.seq_no),
                meter,
                charging: info.charging_state.as_ref().and_then(|word| charging_state(word.as_str())),
                samples,
                end_reason: (phase == TransactionPhase::Ended).then(|| end_reason(reason)),
            }
        }

        /// An event that names the EVSE only is about its one connector in use, which is the first until it says more.
        fn address(desk: &Desk<'_>, evse: i64, connector: Option<i64>) -> ConnectorAddress {
            let evse = number(evse);
            let connector = connector.map_or(evse.min(1), number);
            ConnectorAddress { station: desk.link.station.clone(), evse, connector }
        }

        fn samples(values: &[ocpp::MeterValue]) -> Vec<Sample> {
            let sampled = |sampled: &ocpp::SampledValue| {
                let unit = sampled.unit_of_measure.as_ref();
                let words = SampledWords {
                    value: Some(sampled.value.get()),
                    raw: sampled.signed_meter_value.as_ref().and_then(|signed| serde_json::to_string(signed).ok()),
                    measurand: sampled.measurand.as_ref().map(|word| word.as_str()),
                    context: sampled.context.as_ref().map(|word| word.as_str()),
                    phase: sampled.phase.as_ref().map(|word| word.as_str()),
                    location: sampled.location.as_ref().map(|word| word.as_str()),
                    unit: unit.and_then(|unit| unit.unit.as_deref()),
                    multiplier: unit
                        .and_then(|unit| unit.multiplier)
                        .map_or(0, |power| i32::try_from(power).unwrap_or(i32::MAX)),
                };
                words.reading()
            };
            let sample = |value: &ocpp::MeterValue| Sample {
                at: value.timestamp.get(),
                readings: value.sampled_value.iter().map(sampled).collect(),
            };
            values.iter().map(sample).collect()
        }

        fn token_info(
            desk: &mut Desk<'_>,
            command: &ReportTransaction,
            answer: Option<&TokenAnswer>,
        ) -> Option<ocpp::IdTokenInfo> {
            let answer = answer?;
            desk.note_token(command.token.as_ref(), answer.status);
            Some(id_token_info(answer.status, answer.expires_at))
        }

        fn id_token_info(
            status: cms_core::access::AuthorizationStatus,
            expires_at: Option<chrono::DateTime<chrono::Utc>>,
        ) -> ocpp::IdTokenInfo {
            let mut info = ocpp::IdTokenInfo::new(authorization_word_2(status).into());
            info.cache_expiry_date_time = expires_at.map(time);
            info
        }
    };
}

pub(super) use translation;
