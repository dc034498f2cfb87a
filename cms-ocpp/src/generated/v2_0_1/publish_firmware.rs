// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `PublishFirmware`: Asks a local controller to offer firmware to its stations.
//!
//! OCPP 2.0.1 part 2, L03; message 1.41.

use super::datatypes::StatusInfo;
use super::enums::GenericStatus;
use crate::message::define_action;
use crate::schema::{RangeSchema, TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Asks a local controller to offer firmware to its stations.
///
/// OCPP 2.0.1 part 2, L03; message 1.41.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PublishFirmware;

/// The request of [`PublishFirmware`]: asks a local controller to offer firmware to its stations.
#[derive(Debug, Clone, PartialEq)]
pub struct PublishFirmwareRequest {
    /// Where it is. At most 512 characters.
    pub location: String,
    /// How often to try again.
    pub retries: Option<i64>,
    /// The MD5 checksum of the file, in hexadecimal. At most 32 characters.
    pub checksum: String,
    /// Ties the parts of a report, or later notifications, to the request.
    pub request_id: i64,
    /// How long to wait between tries, in seconds.
    pub retry_interval: Option<i64>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl PublishFirmwareRequest {
    /// With the required members.
    pub fn new(location: impl Into<String>, checksum: impl Into<String>, request_id: i64) -> Self {
        Self {
            location: location.into(),
            retries: None,
            checksum: checksum.into(),
            request_id,
            retry_interval: None,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

/// The response of [`PublishFirmware`].
#[derive(Debug, Clone, PartialEq)]
pub struct PublishFirmwareResponse {
    /// The answer, or the state reported.
    pub status: GenericStatus,
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl PublishFirmwareResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: GenericStatus) -> Self {
        Self { status, status_info: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    PublishFirmwareRequest closed {
        0 location: "location" required ValueSchema::Text(TextSchema::up_to(512));
        1 retries: "retries" optional ValueSchema::Integer(RangeSchema::ANY);
        2 checksum: "checksum" required ValueSchema::Text(TextSchema::up_to(32));
        3 request_id: "requestId" required ValueSchema::Integer(RangeSchema::ANY);
        4 retry_interval: "retryInterval" optional ValueSchema::Integer(RangeSchema::ANY);
        5 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    PublishFirmwareResponse closed {
        0 status: "status" required ValueSchema::Choice(GenericStatus::SCHEMA);
        1 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    PublishFirmware,
    V2_0_1,
    CsmsToStation,
    "PublishFirmware",
    "L. Firmware Management",
    "OCPP 2.0.1 part 2, L03; message 1.41",
    "Asks a local controller to offer firmware to its stations.",
    PublishFirmwareRequest -> PublishFirmwareResponse
);
