// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `PublishFirmwareStatusNotification`: Reports how far a local controller is with offering firmware.
//!
//! OCPP 2.0.1 part 2, L03; message 1.42.

use super::enums::PublishFirmwareStatus;
use crate::message::define_action;
use crate::schema::{ListSchema, RangeSchema, TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Reports how far a local controller is with offering firmware.
///
/// OCPP 2.0.1 part 2, L03; message 1.42.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PublishFirmwareStatusNotification;

/// The request of [`PublishFirmwareStatusNotification`]: reports how far a local controller is with offering firmware.
#[derive(Debug, Clone, PartialEq)]
pub struct PublishFirmwareStatusNotificationRequest {
    /// The answer, or the state reported.
    pub status: PublishFirmwareStatus,
    /// Where it is. At least 1 item. Each at most 512 characters.
    pub location: Option<Vec<String>>,
    /// Ties the parts of a report, or later notifications, to the request.
    pub request_id: Option<i64>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl PublishFirmwareStatusNotificationRequest {
    /// With the required members.
    #[must_use]
    pub fn new(status: PublishFirmwareStatus) -> Self {
        Self { status, location: None, request_id: None, custom_data: None, extra: Extra::default() }
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
        1 location: "location" optional ValueSchema::List(&ListSchema::new(ValueSchema::Text(TextSchema::up_to(512)), 1, None));
        2 request_id: "requestId" optional ValueSchema::Integer(RangeSchema::ANY);
        3 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    PublishFirmwareStatusNotificationResponse closed {
        0 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    PublishFirmwareStatusNotification,
    V2_0_1,
    StationToCsms,
    "PublishFirmwareStatusNotification",
    "L. Firmware Management",
    "OCPP 2.0.1 part 2, L03; message 1.42",
    "Reports how far a local controller is with offering firmware.",
    PublishFirmwareStatusNotificationRequest -> PublishFirmwareStatusNotificationResponse
);
