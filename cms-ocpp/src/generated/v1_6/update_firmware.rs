// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `UpdateFirmware`: Asks for firmware to be downloaded and installed.
//!
//! OCPP 1.6 edition 2, section 5.19.

use crate::message::define_action;
use crate::schema::{RangeSchema, TextSchema, ValueSchema, object};
use crate::types::{Extra, Timestamp};

/// Asks for firmware to be downloaded and installed.
///
/// OCPP 1.6 edition 2, section 5.19.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct UpdateFirmware;

/// The request of [`UpdateFirmware`]: asks for firmware to be downloaded and installed.
#[derive(Debug, Clone, PartialEq)]
pub struct UpdateFirmwareRequest {
    /// Where it is. A URI.
    pub location: String,
    /// How often to try again.
    pub retries: Option<i64>,
    /// When to download.
    pub retrieve_date: Timestamp,
    /// How long to wait between tries, in seconds.
    pub retry_interval: Option<i64>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl UpdateFirmwareRequest {
    /// With the required members.
    pub fn new(location: impl Into<String>, retrieve_date: Timestamp) -> Self {
        Self { location: location.into(), retries: None, retrieve_date, retry_interval: None, extra: Extra::default() }
    }
}

/// The response of [`UpdateFirmware`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct UpdateFirmwareResponse {
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl UpdateFirmwareResponse {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

object! {
    UpdateFirmwareRequest closed {
        0 location: "location" required ValueSchema::Text(TextSchema::URI);
        1 retries: "retries" optional ValueSchema::Integer(RangeSchema::ANY);
        2 retrieve_date: "retrieveDate" required ValueSchema::Time;
        3 retry_interval: "retryInterval" optional ValueSchema::Integer(RangeSchema::ANY);
    }
}

object! {
    UpdateFirmwareResponse closed {}
}

define_action!(
    UpdateFirmware,
    V1_6,
    CsmsToStation,
    "UpdateFirmware",
    "FirmwareManagement",
    "OCPP 1.6 edition 2, section 5.19",
    "Asks for firmware to be downloaded and installed.",
    UpdateFirmwareRequest -> UpdateFirmwareResponse
);
