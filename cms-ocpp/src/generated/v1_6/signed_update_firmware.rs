// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `SignedUpdateFirmware`: Asks for signed firmware to be downloaded and installed.
//!
//! OCPP 1.6 security whitepaper edition 3, L01.

use super::datatypes::Firmware;
use super::enums::UpdateFirmwareStatus;
use crate::message::define_action;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::Extra;

/// Asks for signed firmware to be downloaded and installed.
///
/// OCPP 1.6 security whitepaper edition 3, L01.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SignedUpdateFirmware;

/// The request of [`SignedUpdateFirmware`]: asks for signed firmware to be downloaded and installed.
#[derive(Debug, Clone, PartialEq)]
pub struct SignedUpdateFirmwareRequest {
    /// How often to try again.
    pub retries: Option<i64>,
    /// How long to wait between tries, in seconds.
    pub retry_interval: Option<i64>,
    /// Ties the parts of a report, or later notifications, to the request.
    pub request_id: i64,
    /// The firmware and where to get it.
    pub firmware: Firmware,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl SignedUpdateFirmwareRequest {
    /// With the required members.
    #[must_use]
    pub fn new(request_id: i64, firmware: Firmware) -> Self {
        Self { retries: None, retry_interval: None, request_id, firmware, extra: Extra::default() }
    }
}

/// The response of [`SignedUpdateFirmware`].
#[derive(Debug, Clone, PartialEq)]
pub struct SignedUpdateFirmwareResponse {
    /// The answer, or the state reported.
    pub status: UpdateFirmwareStatus,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl SignedUpdateFirmwareResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: UpdateFirmwareStatus) -> Self {
        Self { status, extra: Extra::default() }
    }
}

object! {
    SignedUpdateFirmwareRequest closed {
        0 retries: "retries" optional ValueSchema::Integer(RangeSchema::ANY);
        1 retry_interval: "retryInterval" optional ValueSchema::Integer(RangeSchema::ANY);
        2 request_id: "requestId" required ValueSchema::Integer(RangeSchema::ANY);
        3 firmware: "firmware" required ValueSchema::Object(Firmware::SCHEMA);
    }
}

object! {
    SignedUpdateFirmwareResponse closed {
        0 status: "status" required ValueSchema::Choice(UpdateFirmwareStatus::SCHEMA);
    }
}

define_action!(
    SignedUpdateFirmware,
    V1_6,
    CsmsToStation,
    "SignedUpdateFirmware",
    "Security",
    "OCPP 1.6 security whitepaper edition 3, L01",
    "Asks for signed firmware to be downloaded and installed.",
    SignedUpdateFirmwareRequest -> SignedUpdateFirmwareResponse
);
