// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `UnpublishFirmware`: Asks a local controller to stop offering firmware.
//!
//! OCPP 2.1 part 2, L04; message 1.87.

use super::enums::UnpublishFirmwareStatus;
use crate::message::define_action;
use crate::schema::{TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Asks a local controller to stop offering firmware.
///
/// OCPP 2.1 part 2, L04; message 1.87.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct UnpublishFirmware;

/// The request of [`UnpublishFirmware`]: asks a local controller to stop offering firmware.
#[derive(Debug, Clone, PartialEq)]
pub struct UnpublishFirmwareRequest {
    /// The MD5 checksum of the file, in hexadecimal. At most 32 characters.
    pub checksum: String,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl UnpublishFirmwareRequest {
    /// With the required members.
    pub fn new(checksum: impl Into<String>) -> Self {
        Self { checksum: checksum.into(), custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`UnpublishFirmware`].
#[derive(Debug, Clone, PartialEq)]
pub struct UnpublishFirmwareResponse {
    /// The answer, or the state reported.
    pub status: UnpublishFirmwareStatus,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl UnpublishFirmwareResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: UnpublishFirmwareStatus) -> Self {
        Self { status, custom_data: None, extra: Extra::default() }
    }
}

object! {
    UnpublishFirmwareRequest closed {
        0 checksum: "checksum" required ValueSchema::Text(TextSchema::up_to(32));
        1 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    UnpublishFirmwareResponse closed {
        0 status: "status" required ValueSchema::Choice(UnpublishFirmwareStatus::SCHEMA);
        1 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    UnpublishFirmware,
    V2_1,
    CsmsToStation,
    "UnpublishFirmware",
    "L. Firmware Management",
    "OCPP 2.1 part 2, L04; message 1.87",
    "Asks a local controller to stop offering firmware.",
    UnpublishFirmwareRequest -> UnpublishFirmwareResponse
);
