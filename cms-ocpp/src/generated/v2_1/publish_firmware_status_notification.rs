// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `PublishFirmwareStatusNotification`: Reports how far a local controller is with offering firmware.
//!
//! OCPP 2.1 part 2, L03; message 1.61.

use super::datatypes::StatusInfo;
use super::enums::PublishFirmwareStatus;
use crate::message::define_action;
use crate::schema::{ListSchema, RangeSchema, TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Reports how far a local controller is with offering firmware.
///
/// OCPP 2.1 part 2, L03; message 1.61.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PublishFirmwareStatusNotification;

/// The request of [`PublishFirmwareStatusNotification`]: reports how far a local controller is with offering firmware.
#[derive(Debug, Clone, PartialEq)]
pub struct PublishFirmwareStatusNotificationRequest {
    /// The answer, or the state reported.
    pub status: PublishFirmwareStatus,
    /// Where it is. At least 1 item. Each at most 2000 characters.
    pub location: Option<Vec<String>>,
    /// Ties the parts of a report, or later notifications, to the request. At least 0.
    pub request_id: Option<i64>,
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl PublishFirmwareStatusNotificationRequest {
    /// With the required members.
    #[must_use]
    pub fn new(status: PublishFirmwareStatus) -> Self {
        Self { status, location: None, request_id: None, status_info: None, custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`PublishFirmwareStatusNotification`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PublishFirmwareStatusNotificationResponse {
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl PublishFirmwareStatusNotificationResponse {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

object! {
    PublishFirmwareStatusNotificationRequest closed {
        0 status: "status" required ValueSchema::Choice(PublishFirmwareStatus::SCHEMA);
        1 location: "location" optional ValueSchema::List(&ListSchema::new(ValueSchema::Text(TextSchema::up_to(2000)), 1, None));
        2 request_id: "requestId" optional ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        3 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        4 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    PublishFirmwareStatusNotificationResponse closed {
        0 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    PublishFirmwareStatusNotification,
    V2_1,
    StationToCsms,
    "PublishFirmwareStatusNotification",
    "L. Firmware Management",
    "OCPP 2.1 part 2, L03; message 1.61",
    "Reports how far a local controller is with offering firmware.",
    PublishFirmwareStatusNotificationRequest -> PublishFirmwareStatusNotificationResponse
);
