// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `GetDiagnostics`: Asks for a diagnostics file to be uploaded.
//!
//! OCPP 1.6 edition 2, section 5.9.

use crate::message::define_action;
use crate::schema::{RangeSchema, TextSchema, ValueSchema, object};
use crate::types::{Extra, Timestamp};

/// Asks for a diagnostics file to be uploaded.
///
/// OCPP 1.6 edition 2, section 5.9.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct GetDiagnostics;

/// The request of [`GetDiagnostics`]: asks for a diagnostics file to be uploaded.
#[derive(Debug, Clone, PartialEq)]
pub struct GetDiagnosticsRequest {
    /// Where it is. A URI.
    pub location: String,
    /// How often to try again.
    pub retries: Option<i64>,
    /// How long to wait between tries, in seconds.
    pub retry_interval: Option<i64>,
    /// When it begins.
    pub start_time: Option<Timestamp>,
    /// Until when.
    pub stop_time: Option<Timestamp>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl GetDiagnosticsRequest {
    /// With the required members.
    pub fn new(location: impl Into<String>) -> Self {
        Self {
            location: location.into(),
            retries: None,
            retry_interval: None,
            start_time: None,
            stop_time: None,
            extra: Extra::default(),
        }
    }
}

/// The response of [`GetDiagnostics`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct GetDiagnosticsResponse {
    /// The name of the file; absent when there is nothing to upload. At most 255 characters.
    pub file_name: Option<String>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl GetDiagnosticsResponse {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

object! {
    GetDiagnosticsRequest closed {
        0 location: "location" required ValueSchema::Text(TextSchema::URI);
        1 retries: "retries" optional ValueSchema::Integer(RangeSchema::ANY);
        2 retry_interval: "retryInterval" optional ValueSchema::Integer(RangeSchema::ANY);
        3 start_time: "startTime" optional ValueSchema::Time;
        4 stop_time: "stopTime" optional ValueSchema::Time;
    }
}

object! {
    GetDiagnosticsResponse closed {
        0 file_name: "fileName" optional ValueSchema::Text(TextSchema::up_to(255));
    }
}

define_action!(
    GetDiagnostics,
    V1_6,
    CsmsToStation,
    "GetDiagnostics",
    "FirmwareManagement",
    "OCPP 1.6 edition 2, section 5.9",
    "Asks for a diagnostics file to be uploaded.",
    GetDiagnosticsRequest -> GetDiagnosticsResponse
);
