// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `StatusNotification`: Reports a change of status, or an error, of a connector or the charge point.
//!
//! OCPP 1.6 edition 2, section 4.9.

use super::enums::{ChargePointErrorCode, ChargePointStatus};
use crate::message::define_action;
use crate::schema::{RangeSchema, TextSchema, ValueSchema, object};
use crate::types::{Extra, Timestamp};

/// Reports a change of status, or an error, of a connector or the charge point.
///
/// OCPP 1.6 edition 2, section 4.9.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct StatusNotification;

/// The request of [`StatusNotification`]: reports a change of status, or an error, of a connector or the charge point.
#[derive(Debug, Clone, PartialEq)]
pub struct StatusNotificationRequest {
    /// The connector, numbered from 1; 0 is the station as a whole where that is allowed.
    pub connector_id: i64,
    /// The error, or that there is none.
    pub error_code: ChargePointErrorCode,
    /// More about the error. At most 50 characters.
    pub info: Option<String>,
    /// The answer, or the state reported.
    pub status: ChargePointStatus,
    /// When it was.
    pub timestamp: Option<Timestamp>,
    /// The vendor that defines the message or the code. At most 255 characters.
    pub vendor_id: Option<String>,
    /// The vendor's own code of the error. At most 50 characters.
    pub vendor_error_code: Option<String>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl StatusNotificationRequest {
    /// With the required members.
    #[must_use]
    pub fn new(connector_id: i64, error_code: ChargePointErrorCode, status: ChargePointStatus) -> Self {
        Self {
            connector_id,
            error_code,
            info: None,
            status,
            timestamp: None,
            vendor_id: None,
            vendor_error_code: None,
            extra: Extra::default(),
        }
    }
}

/// The response of [`StatusNotification`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StatusNotificationResponse {
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl StatusNotificationResponse {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

object! {
    StatusNotificationRequest closed {
        0 connector_id: "connectorId" required ValueSchema::Integer(RangeSchema::ANY);
        1 error_code: "errorCode" required ValueSchema::Choice(ChargePointErrorCode::SCHEMA);
        2 info: "info" optional ValueSchema::Text(TextSchema::up_to(50));
        3 status: "status" required ValueSchema::Choice(ChargePointStatus::SCHEMA);
        4 timestamp: "timestamp" optional ValueSchema::Time;
        5 vendor_id: "vendorId" optional ValueSchema::Text(TextSchema::up_to(255));
        6 vendor_error_code: "vendorErrorCode" optional ValueSchema::Text(TextSchema::up_to(50));
    }
}

object! {
    StatusNotificationResponse closed {}
}

define_action!(
    StatusNotification,
    V1_6,
    StationToCsms,
    "StatusNotification",
    "Core",
    "OCPP 1.6 edition 2, section 4.9",
    "Reports a change of status, or an error, of a connector or the charge point.",
    StatusNotificationRequest -> StatusNotificationResponse
);
