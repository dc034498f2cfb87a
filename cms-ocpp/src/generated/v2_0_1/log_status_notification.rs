// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `LogStatusNotification`: Reports how far an upload of a log is.
//!
//! OCPP 2.0.1 part 2, N01; message 1.31.

use super::enums::UploadLogStatus;
use crate::message::define_action;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Reports how far an upload of a log is.
///
/// OCPP 2.0.1 part 2, N01; message 1.31.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LogStatusNotification;

/// The request of [`LogStatusNotification`]: reports how far an upload of a log is.
#[derive(Debug, Clone, PartialEq)]
pub struct LogStatusNotificationRequest {
    /// The answer, or the state reported.
    pub status: UploadLogStatus,
    /// Ties the parts of a report, or later notifications, to the request.
    pub request_id: Option<i64>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl LogStatusNotificationRequest {
    /// With the required members.
    #[must_use]
    pub fn new(status: UploadLogStatus) -> Self {
        Self { status, request_id: None, custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`LogStatusNotification`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LogStatusNotificationResponse {
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl LogStatusNotificationResponse {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

object! {
    LogStatusNotificationRequest closed {
        0 status: "status" required ValueSchema::Choice(UploadLogStatus::SCHEMA);
        1 request_id: "requestId" optional ValueSchema::Integer(RangeSchema::ANY);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    LogStatusNotificationResponse closed {
        0 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    LogStatusNotification,
    V2_0_1,
    StationToCsms,
    "LogStatusNotification",
    "N. Diagnostics",
    "OCPP 2.0.1 part 2, N01; message 1.31",
    "Reports how far an upload of a log is.",
    LogStatusNotificationRequest -> LogStatusNotificationResponse
);
