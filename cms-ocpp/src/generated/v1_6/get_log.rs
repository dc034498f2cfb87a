// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `GetLog`: Asks for a diagnostics or security log to be uploaded.
//!
//! OCPP 1.6 security whitepaper edition 3, N01.

use super::datatypes::LogParameters;
use super::enums::{LogStatus, LogType};
use crate::message::define_action;
use crate::schema::{RangeSchema, TextSchema, ValueSchema, object};
use crate::types::Extra;

/// Asks for a diagnostics or security log to be uploaded.
///
/// OCPP 1.6 security whitepaper edition 3, N01.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct GetLog;

/// The request of [`GetLog`]: asks for a diagnostics or security log to be uploaded.
#[derive(Debug, Clone, PartialEq)]
pub struct GetLogRequest {
    /// Where to upload the log and of what time.
    pub log: LogParameters,
    /// Which log.
    pub log_type: LogType,
    /// Ties the parts of a report, or later notifications, to the request.
    pub request_id: i64,
    /// How often to try again.
    pub retries: Option<i64>,
    /// How long to wait between tries, in seconds.
    pub retry_interval: Option<i64>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl GetLogRequest {
    /// With the required members.
    #[must_use]
    pub fn new(log: LogParameters, log_type: LogType, request_id: i64) -> Self {
        Self { log, log_type, request_id, retries: None, retry_interval: None, extra: Extra::default() }
    }
}

/// The response of [`GetLog`].
#[derive(Debug, Clone, PartialEq)]
pub struct GetLogResponse {
    /// The answer, or the state reported.
    pub status: LogStatus,
    /// The name of the file. At most 255 characters.
    pub filename: Option<String>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl GetLogResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: LogStatus) -> Self {
        Self { status, filename: None, extra: Extra::default() }
    }
}

object! {
    GetLogRequest closed {
        0 log: "log" required ValueSchema::Object(LogParameters::SCHEMA);
        1 log_type: "logType" required ValueSchema::Choice(LogType::SCHEMA);
        2 request_id: "requestId" required ValueSchema::Integer(RangeSchema::ANY);
        3 retries: "retries" optional ValueSchema::Integer(RangeSchema::ANY);
        4 retry_interval: "retryInterval" optional ValueSchema::Integer(RangeSchema::ANY);
    }
}

object! {
    GetLogResponse closed {
        0 status: "status" required ValueSchema::Choice(LogStatus::SCHEMA);
        1 filename: "filename" optional ValueSchema::Text(TextSchema::up_to(255));
    }
}

define_action!(
    GetLog,
    V1_6,
    CsmsToStation,
    "GetLog",
    "Security",
    "OCPP 1.6 security whitepaper edition 3, N01",
    "Asks for a diagnostics or security log to be uploaded.",
    GetLogRequest -> GetLogResponse
);
