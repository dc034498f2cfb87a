// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `UpdateFirmware`: Asks for firmware to be downloaded and installed.
//!
//! OCPP 2.0.1 part 2, L01, L02; message 1.64.

use super::datatypes::{Firmware, StatusInfo};
use super::enums::UpdateFirmwareStatus;
use crate::message::define_action;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Asks for firmware to be downloaded and installed.
///
/// OCPP 2.0.1 part 2, L01, L02; message 1.64.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct UpdateFirmware;

/// The request of [`UpdateFirmware`]: asks for firmware to be downloaded and installed.
#[derive(Debug, Clone, PartialEq)]
pub struct UpdateFirmwareRequest {
    /// How often to try again.
    pub retries: Option<i64>,
    /// How long to wait between tries, in seconds.
    pub retry_interval: Option<i64>,
    /// Ties the parts of a report, or later notifications, to the request.
    pub request_id: i64,
    /// The firmware and where to get it.
    pub firmware: Firmware,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl UpdateFirmwareRequest {
    /// With the required members.
    #[must_use]
    pub fn new(request_id: i64, firmware: Firmware) -> Self {
        Self { retries: None, retry_interval: None, request_id, firmware, custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`UpdateFirmware`].
#[derive(Debug, Clone, PartialEq)]
pub struct UpdateFirmwareResponse {
    /// The answer, or the state reported.
    pub status: UpdateFirmwareStatus,
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl UpdateFirmwareResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: UpdateFirmwareStatus) -> Self {
        Self { status, status_info: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    UpdateFirmwareRequest closed {
        0 retries: "retries" optional ValueSchema::Integer(RangeSchema::ANY);
        1 retry_interval: "retryInterval" optional ValueSchema::Integer(RangeSchema::ANY);
        2 request_id: "requestId" required ValueSchema::Integer(RangeSchema::ANY);
        3 firmware: "firmware" required ValueSchema::Object(Firmware::SCHEMA);
        4 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    UpdateFirmwareResponse closed {
        0 status: "status" required ValueSchema::Choice(UpdateFirmwareStatus::SCHEMA);
        1 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    UpdateFirmware,
    V2_0_1,
    CsmsToStation,
    "UpdateFirmware",
    "L. Firmware Management",
    "OCPP 2.0.1 part 2, L01, L02; message 1.64",
    "Asks for firmware to be downloaded and installed.",
    UpdateFirmwareRequest -> UpdateFirmwareResponse
);
