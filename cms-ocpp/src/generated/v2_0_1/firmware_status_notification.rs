// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `FirmwareStatusNotification`: Reports how far a firmware update is.
//!
//! OCPP 2.0.1 part 2, L01, L02; message 1.15.

use super::enums::FirmwareStatus;
use crate::message::define_action;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Reports how far a firmware update is.
///
/// OCPP 2.0.1 part 2, L01, L02; message 1.15.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FirmwareStatusNotification;

/// The request of [`FirmwareStatusNotification`]: reports how far a firmware update is.
#[derive(Debug, Clone, PartialEq)]
pub struct FirmwareStatusNotificationRequest {
    /// The answer, or the state reported.
    pub status: FirmwareStatus,
    /// Ties the parts of a report, or later notifications, to the request.
    pub request_id: Option<i64>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl FirmwareStatusNotificationRequest {
    /// With the required members.
    #[must_use]
    pub fn new(status: FirmwareStatus) -> Self {
        Self { status, request_id: None, custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`FirmwareStatusNotification`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FirmwareStatusNotificationResponse {
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl FirmwareStatusNotificationResponse {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

object! {
    FirmwareStatusNotificationRequest closed {
        0 status: "status" required ValueSchema::Choice(FirmwareStatus::SCHEMA);
        1 request_id: "requestId" optional ValueSchema::Integer(RangeSchema::ANY);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    FirmwareStatusNotificationResponse closed {
        0 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    FirmwareStatusNotification,
    V2_0_1,
    StationToCsms,
    "FirmwareStatusNotification",
    "L. Firmware Management",
    "OCPP 2.0.1 part 2, L01, L02; message 1.15",
    "Reports how far a firmware update is.",
    FirmwareStatusNotificationRequest -> FirmwareStatusNotificationResponse
);
