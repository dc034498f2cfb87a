//! What a station says and hears, in the words of each version.

mod v1_6;
mod v2;
mod v2_0_1;
mod v2_1;

use chrono::{DateTime, Utc};
use cms_ocpp::Version;
use cms_ocpp::decode::{PayloadError, PayloadErrorKind, decode_lenient};
use cms_ocpp::message::{Message, Request, action};
use cms_ocpp::rpc::{CallError, ErrorCode, Payload};
use cms_ocpp::types::Timestamp;

use crate::{ConnectorStatus, Fault, SimulatorError, StationPlan, StopReason, TokenStatus};

/// The words of one version.
pub(crate) trait Dialect: Send + Sync {
    /// Whether the station chooses transaction ids and numbers its events, as it does from 2.0.1 on.
    fn numbers_events(&self) -> bool;

    fn boot(&self, plan: &StationPlan) -> Result<Outgoing, SimulatorError>;
    fn boot_answer(&self, answer: &Payload) -> Result<BootAnswer, SimulatorError>;
    fn heartbeat(&self) -> Result<Outgoing, SimulatorError>;
    fn heartbeat_answer(&self, answer: &Payload) -> Result<DateTime<Utc>, SimulatorError>;
    fn status(&self, report: &StatusReport<'_>) -> Result<Outgoing, SimulatorError>;
    /// A fault, where it is not told by the status.
    fn fault(&self, report: &StatusReport<'_>, event_id: i64) -> Result<Option<Outgoing>, SimulatorError>;
    fn authorize(&self, token: Token<'_>) -> Result<Outgoing, SimulatorError>;
    fn authorize_answer(&self, answer: &Payload) -> Result<TokenStatus, SimulatorError>;

    fn start(&self, event: &Event<'_>) -> Result<Outgoing, SimulatorError>;
    fn start_answer(&self, answer: &Payload) -> Result<StartAnswer, SimulatorError>;
    /// That energy flows, where it is told by an event of the transaction.
    fn charging(&self, event: &Event<'_>) -> Result<Option<Outgoing>, SimulatorError>;
    fn sample(&self, event: &Event<'_>, power_w: u64) -> Result<Outgoing, SimulatorError>;
    fn update_answer(&self, answer: &Payload) -> Result<TokenStatus, SimulatorError>;
    fn stop(&self, event: &Event<'_>, reason: StopReason) -> Result<Outgoing, SimulatorError>;
    /// What the transaction costs.
    fn stop_answer(&self, answer: &Payload) -> Result<Option<String>, SimulatorError>;

    /// What the central system wants; an error for what a simulated station does not do.
    fn order(&self, action: &str, payload: &str) -> Result<Order, CallError>;
    fn stop_order_answer(&self, accepted: bool) -> Result<Payload, CallError>;
    fn log_order_answer(&self, file_name: Option<&str>) -> Result<Payload, CallError>;
    fn upload_status(&self, state: UploadState, request_id: Option<i64>) -> Result<Outgoing, SimulatorError>;
}

/// The dialect of a version.
pub(crate) fn dialect(version: Version) -> &'static dyn Dialect {
    match version {
        Version::V1_6 => &v1_6::Dialect16,
        Version::V2_0_1 => &v2_0_1::Dialect201,
        Version::V2_1 => &v2_1::Dialect21,
    }
}

/// A request that keeps every rule of its schema.
#[derive(Debug, Clone)]
pub(crate) struct Outgoing {
    pub(crate) action: &'static str,
    pub(crate) payload: Payload,
}

impl Outgoing {
    fn new<R: Request>(request: &R) -> Result<Self, SimulatorError> {
        if let Some(violation) = request.validate().into_iter().next() {
            return Err(invalid::<R>(violation.path));
        }
        let payload = Payload::from_message(request).map_err(|_| invalid::<R>(String::new()))?;
        Ok(Self { action: R::NAME, payload })
    }
}

/// An id token and what kind it is.
#[derive(Clone, Copy)]
pub(crate) struct Token<'a> {
    pub(crate) value: &'a str,
    pub(crate) kind: &'a str,
}

/// The status of one connector; EVSE 0 is the station as a whole.
pub(crate) struct StatusReport<'a> {
    pub(crate) vendor: &'a str,
    pub(crate) evse: u32,
    pub(crate) status: ConnectorStatus,
    pub(crate) fault: Option<&'a Fault>,
    pub(crate) at: Option<DateTime<Utc>>,
}

/// What every message of a transaction tells.
pub(crate) struct Event<'a> {
    pub(crate) evse: u32,
    pub(crate) transaction_id: &'a str,
    pub(crate) at: DateTime<Utc>,
    pub(crate) register_wh: u64,
    pub(crate) seq_no: i64,
    /// The token that is presented with it.
    pub(crate) token: Option<Token<'a>>,
}

pub(crate) struct BootAnswer {
    pub(crate) status: String,
    pub(crate) current_time: DateTime<Utc>,
    pub(crate) interval_s: i64,
}

pub(crate) struct StartAnswer {
    /// The transaction id, where the central system chooses it.
    pub(crate) transaction_id: Option<String>,
    pub(crate) token: TokenStatus,
}

/// What the central system can ask of a simulated station.
pub(crate) enum Order {
    Stop { transaction_id: String },
    Log { url: String, request_id: Option<i64> },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum UploadState {
    Uploading,
    Uploaded,
    Failed,
}

/// Reads the answer to a request; what it breaks without losing anything does not stop a station.
fn answer<R: Request>(payload: &Payload) -> Result<R::Response, SimulatorError> {
    match decode_lenient::<R::Response>(payload.as_str()) {
        Ok((response, _)) => Ok(response),
        Err(error) => Err(SimulatorError::BadAnswer { action: R::NAME, kind: error.code() }),
    }
}

/// Reads a request of the central system, strictly.
fn request<M: Message>(payload: &str) -> Result<M, CallError> {
    cms_ocpp::decode::decode(payload).map_err(|error: PayloadError| {
        let code = match error.kind() {
            PayloadErrorKind::Format | PayloadErrorKind::UnknownMember => ErrorCode::FormatViolation,
            PayloadErrorKind::WrongType => ErrorCode::TypeConstraintViolation,
            PayloadErrorKind::Occurrence => ErrorCode::OccurrenceConstraintViolation,
            PayloadErrorKind::Property => ErrorCode::PropertyConstraintViolation,
        };
        CallError::new(code, error.code())
    })
}

/// Writes a response.
fn response<M: Message>(message: &M) -> Result<Payload, CallError> {
    Payload::from_message(message).map_err(|error| CallError::new(ErrorCode::InternalError, error.code()))
}

/// The error for an action that a simulated station does not serve.
fn not_served(version: Version, name: &str) -> CallError {
    match action(version, name) {
        Some(_) => CallError::new(ErrorCode::NotSupported, "this station does not support the action"),
        None => CallError::new(ErrorCode::NotImplemented, "this version has no such action"),
    }
}

fn invalid<R: Request>(place: impl Into<String>) -> SimulatorError {
    SimulatorError::InvalidMessage { action: R::NAME, place: place.into() }
}

fn time<R: Request>(at: DateTime<Utc>) -> Result<Timestamp, SimulatorError> {
    Timestamp::new(at).map_err(|_| invalid::<R>("/timestamp"))
}

fn integer<R: Request>(value: u64, place: &str) -> Result<i64, SimulatorError> {
    i64::try_from(value).map_err(|_| invalid::<R>(place))
}

/// A text, where there is one.
fn given(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}
