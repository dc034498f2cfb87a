//! OCPP 1.6.

use chrono::{DateTime, Utc};
use cms_ocpp::Version;
use cms_ocpp::message::Request as _;
use cms_ocpp::rpc::{CallError, Payload};
use cms_ocpp::v1_6 as ocpp;

use super::{
    BootAnswer, Dialect, Event, Order, Outgoing, StartAnswer, StatusReport, Token, UploadState, answer, given, integer,
    invalid, not_served, request, response, time,
};
use crate::{SimulatorError, StationPlan, StopReason, TokenStatus};

pub(super) struct Dialect16;

impl Dialect for Dialect16 {
    fn numbers_events(&self) -> bool {
        false
    }

    fn boot(&self, plan: &StationPlan) -> Result<Outgoing, SimulatorError> {
        let mut request = ocpp::BootNotificationRequest::new(&plan.vendor, &plan.model);
        request.charge_point_serial_number = given(&plan.serial);
        request.firmware_version = given(&plan.firmware);
        Outgoing::new(&request)
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
        let code = report.fault.map_or("NoError", |fault| &fault.code);
        let status = ocpp::ChargePointStatus::from(report.status.word());
        let mut request = ocpp::StatusNotificationRequest::new(i64::from(report.evse), code.into(), status);
        request.timestamp = report.at.map(time::<ocpp::StatusNotificationRequest>).transpose()?;
        if let Some(fault) = report.fault {
            request.info.clone_from(&fault.info);
            request.vendor_error_code.clone_from(&fault.vendor_code);
            request.vendor_id = fault.vendor_code.as_ref().map(|_| report.vendor.to_owned());
        }
        Outgoing::new(&request)
    }

    /// The status tells it.
    fn fault(&self, _: &StatusReport<'_>, _: i64) -> Result<Option<Outgoing>, SimulatorError> {
        Ok(None)
    }

    fn authorize(&self, token: Token<'_>) -> Result<Outgoing, SimulatorError> {
        Outgoing::new(&ocpp::AuthorizeRequest::new(token.value))
    }

    fn authorize_answer(&self, payload: &Payload) -> Result<TokenStatus, SimulatorError> {
        let response = answer::<ocpp::AuthorizeRequest>(payload)?;
        Ok(TokenStatus::of(response.id_tag_info.status.as_str()))
    }

    fn start(&self, event: &Event<'_>) -> Result<Outgoing, SimulatorError> {
        type Request = ocpp::StartTransactionRequest;
        let token = event.token.ok_or_else(|| invalid::<Request>("/idTag"))?;
        let meter_start = integer::<Request>(event.register_wh, "/meterStart")?;
        let at = time::<Request>(event.at)?;
        Outgoing::new(&Request::new(i64::from(event.evse), token.value, meter_start, at))
    }

    fn start_answer(&self, payload: &Payload) -> Result<StartAnswer, SimulatorError> {
        let response = answer::<ocpp::StartTransactionRequest>(payload)?;
        Ok(StartAnswer {
            transaction_id: Some(response.transaction_id.to_string()),
            token: TokenStatus::of(response.id_tag_info.status.as_str()),
        })
    }

    /// The status of the connector tells it.
    fn charging(&self, _: &Event<'_>) -> Result<Option<Outgoing>, SimulatorError> {
        Ok(None)
    }

    fn sample(&self, event: &Event<'_>, power_w: u64) -> Result<Outgoing, SimulatorError> {
        type Request = ocpp::MeterValuesRequest;
        let mut power = ocpp::SampledValue::new(power_w.to_string());
        power.context = Some(ocpp::ReadingContext::SamplePeriodic);
        power.measurand = Some(ocpp::Measurand::PowerActiveImport);
        power.unit = Some(ocpp::UnitOfMeasure::W);
        let sampled = vec![register(event, ocpp::ReadingContext::SamplePeriodic), power];
        let value = ocpp::MeterValue::new(time::<Request>(event.at)?, sampled);
        let mut request = Request::new(i64::from(event.evse), vec![value]);
        request.transaction_id = Some(number::<Request>(event)?);
        Outgoing::new(&request)
    }

    /// The answer says nothing of the token.
    fn update_answer(&self, payload: &Payload) -> Result<TokenStatus, SimulatorError> {
        answer::<ocpp::MeterValuesRequest>(payload)?;
        Ok(TokenStatus::Accepted)
    }

    fn stop(&self, event: &Event<'_>, reason: StopReason) -> Result<Outgoing, SimulatorError> {
        type Request = ocpp::StopTransactionRequest;
        let meter_stop = integer::<Request>(event.register_wh, "/meterStop")?;
        let at = time::<Request>(event.at)?;
        let mut request = Request::new(meter_stop, at, number::<Request>(event)?);
        request.id_tag = event.token.map(|token| token.value.to_owned());
        request.reason = Some(reason.word().into());
        let end = register(event, ocpp::ReadingContext::TransactionEnd);
        request.transaction_data = Some(vec![ocpp::MeterValue::new(at, vec![end])]);
        Outgoing::new(&request)
    }

    fn stop_answer(&self, payload: &Payload) -> Result<Option<String>, SimulatorError> {
        answer::<ocpp::StopTransactionRequest>(payload)?;
        Ok(None)
    }

    fn order(&self, action: &str, payload: &str) -> Result<Order, CallError> {
        match action {
            ocpp::RemoteStopTransactionRequest::NAME => {
                let request = request::<ocpp::RemoteStopTransactionRequest>(payload)?;
                Ok(Order::Stop { transaction_id: request.transaction_id.to_string() })
            }
            ocpp::GetDiagnosticsRequest::NAME => {
                let request = request::<ocpp::GetDiagnosticsRequest>(payload)?;
                Ok(Order::Log { url: request.location, request_id: None })
            }
            other => Err(not_served(Version::V1_6, other)),
        }
    }

    fn stop_order_answer(&self, accepted: bool) -> Result<Payload, CallError> {
        let status =
            if accepted { ocpp::RemoteStartStopStatus::Accepted } else { ocpp::RemoteStartStopStatus::Rejected };
        response(&ocpp::RemoteStopTransactionResponse::new(status))
    }

    /// Without a file name nothing will be uploaded (section 5.9).
    fn log_order_answer(&self, file_name: Option<&str>) -> Result<Payload, CallError> {
        let mut message = ocpp::GetDiagnosticsResponse::new();
        message.file_name = file_name.map(str::to_owned);
        response(&message)
    }

    fn upload_status(&self, state: UploadState, _: Option<i64>) -> Result<Outgoing, SimulatorError> {
        let status = match state {
            UploadState::Uploading => ocpp::DiagnosticsStatus::Uploading,
            UploadState::Uploaded => ocpp::DiagnosticsStatus::Uploaded,
            UploadState::Failed => ocpp::DiagnosticsStatus::UploadFailed,
        };
        Outgoing::new(&ocpp::DiagnosticsStatusNotificationRequest::new(status))
    }
}

fn register(event: &Event<'_>, context: ocpp::ReadingContext) -> ocpp::SampledValue {
    let mut value = ocpp::SampledValue::new(event.register_wh.to_string());
    value.context = Some(context);
    value.measurand = Some(ocpp::Measurand::EnergyActiveImportRegister);
    value.unit = Some(ocpp::UnitOfMeasure::Wh);
    value
}

/// The transaction id as the number it is in this version.
fn number<R: cms_ocpp::message::Request>(event: &Event<'_>) -> Result<i64, SimulatorError> {
    event.transaction_id.parse().map_err(|_| invalid::<R>("/transactionId"))
}
