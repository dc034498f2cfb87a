//! What OCPP 2.0.1 and 2.1 have in common: the same shapes under two sets of types.

/// Writes the dialect of one version over that version's types. `token_type` makes the type of an id token, which is one
/// of a fixed set in 2.0.1 and any text in 2.1.
macro_rules! dialect {
    ($name:ident, $version:ident, $number:expr, $token_type:path) => {
        use chrono::{DateTime, Utc};
        use cms_ocpp::message::Request as _;
        use cms_ocpp::rpc::{CallError, Payload};
        use cms_ocpp::types::JsonDecimal;
        use cms_ocpp::$version as ocpp;

        use super::{
            BootAnswer, Dialect, Event, Order, Outgoing, StartAnswer, StatusReport, Token, UploadState, answer, given,
            integer, not_served, request, response, time,
        };
        use crate::{SimulatorError, StationPlan, StopReason, TokenStatus};

        pub(super) struct $name;

        impl Dialect for $name {
            fn numbers_events(&self) -> bool {
                true
            }

            fn boot(&self, plan: &StationPlan) -> Result<Outgoing, SimulatorError> {
                let mut station = ocpp::ChargingStation::new(&plan.model, &plan.vendor);
                station.serial_number = given(&plan.serial);
                station.firmware_version = given(&plan.firmware);
                Outgoing::new(&ocpp::BootNotificationRequest::new(station, ocpp::BootReason::PowerUp))
            }

            fn boot_answer(&self, payload: &Payload) -> Result<BootAnswer, SimulatorError> {
                let response = answer::<ocpp::BootNotificationRequest>(payload)?;
                Ok(BootAnswer {
                    status: response.status.as_str().to_owned(),
                    current_time: response.current_time.get(),
                    interval_s: response.interval,
                })
            }

            fn heartbeat(&self) -> Result<Outgoing, SimulatorError> {
                Outgoing::new(&ocpp::HeartbeatRequest::new())
            }

            fn heartbeat_answer(&self, payload: &Payload) -> Result<DateTime<Utc>, SimulatorError> {
                Ok(answer::<ocpp::HeartbeatRequest>(payload)?.current_time.get())
            }

            fn status(&self, report: &StatusReport<'_>) -> Result<Outgoing, SimulatorError> {
                type Request = ocpp::StatusNotificationRequest;
                let at = time::<Request>(report.at.ok_or(SimulatorError::ClockNotSet)?)?;
                let status = ocpp::ConnectorStatus::from(report.status.word_of_2());
                Outgoing::new(&Request::new(at, status, i64::from(report.evse), 1))
            }

            fn fault(&self, report: &StatusReport<'_>, event_id: i64) -> Result<Option<Outgoing>, SimulatorError> {
                type Request = ocpp::NotifyEventRequest;
                let Some(fault) = report.fault else { return Ok(None) };
                let at = time::<Request>(report.at.ok_or(SimulatorError::ClockNotSet)?)?;
                let mut component = ocpp::Component::new("Connector");
                component.evse = Some(evse(report.evse));
                let mut data = ocpp::EventData::new(
                    event_id,
                    at,
                    ocpp::EventTrigger::Alerting,
                    "true",
                    component,
                    ocpp::EventNotificationType::HardWiredNotification,
                    ocpp::Variable::new("Problem"),
                );
                data.tech_code = Some(fault.vendor_code.clone().unwrap_or_else(|| fault.code.clone()));
                data.tech_info = Some(match &fault.info {
                    Some(info) => format!("{}: {info}", fault.code),
                    None => fault.code.clone(),
                });
                Outgoing::new(&Request::new(at, 0, vec![data])).map(Some)
            }

            fn authorize(&self, token: Token<'_>) -> Result<Outgoing, SimulatorError> {
                Outgoing::new(&ocpp::AuthorizeRequest::new(id_token(token)))
            }

            fn authorize_answer(&self, payload: &Payload) -> Result<TokenStatus, SimulatorError> {
                let response = answer::<ocpp::AuthorizeRequest>(payload)?;
                Ok(TokenStatus::of(response.id_token_info.status.as_str()))
            }

            fn start(&self, event: &Event<'_>) -> Result<Outgoing, SimulatorError> {
                let mut request =
                    transaction(event, ocpp::TransactionEventType::Started, ocpp::TriggerReason::Authorized)?;
                request.transaction_info.charging_state = Some(ocpp::ChargingState::EvConnected);
                request.evse = Some(evse(event.evse));
                request.meter_value = Some(vec![meter(event, ocpp::ReadingContext::TransactionBegin, None)?]);
                Outgoing::new(&request)
            }

            fn start_answer(&self, payload: &Payload) -> Result<StartAnswer, SimulatorError> {
                Ok(StartAnswer { transaction_id: None, token: self.update_answer(payload)? })
            }

            fn charging(&self, event: &Event<'_>) -> Result<Option<Outgoing>, SimulatorError> {
                let trigger = ocpp::TriggerReason::ChargingStateChanged;
                let mut request = transaction(event, ocpp::TransactionEventType::Updated, trigger)?;
                request.transaction_info.charging_state = Some(ocpp::ChargingState::Charging);
                Outgoing::new(&request).map(Some)
            }

            fn sample(&self, event: &Event<'_>, power_w: u64) -> Result<Outgoing, SimulatorError> {
                let trigger = ocpp::TriggerReason::MeterValuePeriodic;
                let mut request = transaction(event, ocpp::TransactionEventType::Updated, trigger)?;
                request.transaction_info.charging_state = Some(ocpp::ChargingState::Charging);
                request.meter_value = Some(vec![meter(event, ocpp::ReadingContext::SamplePeriodic, Some(power_w))?]);
                Outgoing::new(&request)
            }

            fn update_answer(&self, payload: &Payload) -> Result<TokenStatus, SimulatorError> {
                let response = answer::<ocpp::TransactionEventRequest>(payload)?;
                let info = response.id_token_info;
                Ok(info.map_or(TokenStatus::Accepted, |info| TokenStatus::of(info.status.as_str())))
            }

            fn stop(&self, event: &Event<'_>, reason: StopReason) -> Result<Outgoing, SimulatorError> {
                let (trigger, offline) = match reason {
                    StopReason::Local => (ocpp::TriggerReason::StopAuthorized, None),
                    StopReason::Remote => (ocpp::TriggerReason::RemoteStop, None),
                    StopReason::DeAuthorized => (ocpp::TriggerReason::Deauthorized, None),
                    StopReason::PowerLoss => (ocpp::TriggerReason::AbnormalCondition, Some(true)),
                };
                let mut request = transaction(event, ocpp::TransactionEventType::Ended, trigger)?;
                request.transaction_info.stopped_reason = Some(reason.word().into());
                request.transaction_info.charging_state = Some(ocpp::ChargingState::EvConnected);
                request.offline = offline;
                request.meter_value = Some(vec![meter(event, ocpp::ReadingContext::TransactionEnd, None)?]);
                Outgoing::new(&request)
            }

            fn stop_answer(&self, payload: &Payload) -> Result<Option<String>, SimulatorError> {
                let response = answer::<ocpp::TransactionEventRequest>(payload)?;
                Ok(response.total_cost.map(|cost| cost.get().to_string()))
            }

            fn order(&self, action: &str, payload: &str) -> Result<Order, CallError> {
                match action {
                    ocpp::RequestStopTransactionRequest::NAME => {
                        let request = request::<ocpp::RequestStopTransactionRequest>(payload)?;
                        Ok(Order::Stop { transaction_id: request.transaction_id })
                    }
                    ocpp::GetLogRequest::NAME => {
                        let request = request::<ocpp::GetLogRequest>(payload)?;
                        Ok(Order::Log { url: request.log.remote_location, request_id: Some(request.request_id) })
                    }
                    other => Err(not_served($number, other)),
                }
            }

            fn stop_order_answer(&self, accepted: bool) -> Result<Payload, CallError> {
                let status = if accepted {
                    ocpp::RequestStartStopStatus::Accepted
                } else {
                    ocpp::RequestStartStopStatus::Rejected
                };
                response(&ocpp::RequestStopTransactionResponse::new(status))
            }

            fn log_order_answer(&self, file_name: Option<&str>) -> Result<Payload, CallError> {
                let status = if file_name.is_some() { ocpp::LogStatus::Accepted } else { ocpp::LogStatus::Rejected };
                let mut message = ocpp::GetLogResponse::new(status);
                message.filename = file_name.map(str::to_owned);
                response(&message)
            }

            fn upload_status(&self, state: UploadState, request_id: Option<i64>) -> Result<Outgoing, SimulatorError> {
                let status = match state {
                    UploadState::Uploading => ocpp::UploadLogStatus::Uploading,
                    UploadState::Uploaded => ocpp::UploadLogStatus::Uploaded,
                    UploadState::Failed => ocpp::UploadLogStatus::UploadFailure,
                };
                let mut request = ocpp::LogStatusNotificationRequest::new(status);
                request.request_id = request_id;
                Outgoing::new(&request)
            }
        }

        fn transaction(
            event: &Event<'_>,
            kind: ocpp::TransactionEventType,
            trigger: ocpp::TriggerReason,
        ) -> Result<ocpp::TransactionEventRequest, SimulatorError> {
            let at = time::<ocpp::TransactionEventRequest>(event.at)?;
            let info = ocpp::Transaction::new(event.transaction_id);
            let mut request = ocpp::TransactionEventRequest::new(kind, at, trigger, event.seq_no, info);
            request.id_token = event.token.map(id_token);
            Ok(request)
        }

        fn meter(
            event: &Event<'_>,
            context: ocpp::ReadingContext,
            power_w: Option<u64>,
        ) -> Result<ocpp::MeterValue, SimulatorError> {
            type Request = ocpp::TransactionEventRequest;
            let sampled = |value: u64, measurand, unit: &str| {
                let value = integer::<Request>(value, "/meterValue/0/sampledValue")?;
                let mut sampled = ocpp::SampledValue::new(JsonDecimal::from(value));
                sampled.measurand = Some(measurand);
                sampled.context = Some(context.clone());
                let mut unit_of_measure = ocpp::UnitOfMeasure::new();
                unit_of_measure.unit = Some(unit.to_owned());
                sampled.unit_of_measure = Some(unit_of_measure);
                Ok::<_, SimulatorError>(sampled)
            };
            let mut values = vec![sampled(event.register_wh, ocpp::Measurand::EnergyActiveImportRegister, "Wh")?];
            if let Some(power_w) = power_w {
                values.push(sampled(power_w, ocpp::Measurand::PowerActiveImport, "W")?);
            }
            Ok(ocpp::MeterValue::new(values, time::<Request>(event.at)?))
        }

        fn evse(number: u32) -> ocpp::Evse {
            let mut evse = ocpp::Evse::new(i64::from(number));
            evse.connector_id = Some(1);
            evse
        }

        fn id_token(token: Token<'_>) -> ocpp::IdToken {
            ocpp::IdToken::new(token.value, $token_type(token.kind))
        }
    };
}

pub(super) use dialect;
