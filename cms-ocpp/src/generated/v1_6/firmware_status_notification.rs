// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `FirmwareStatusNotification`: Reports how far a firmware update is.
//!
//! OCPP 1.6 edition 2, section 4.5.

use super::enums::FirmwareStatus;
use crate::message::define_action;
use crate::schema::{ValueSchema, object};
use crate::types::Extra;

/// Reports how far a firmware update is.
///
/// OCPP 1.6 edition 2, section 4.5.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FirmwareStatusNotification;

/// The request of [`FirmwareStatusNotification`]: reports how far a firmware update is.
#[derive(Debug, Clone, PartialEq)]
pub struct FirmwareStatusNotificationRequest {
    /// The answer, or the state reported.
    pub status: FirmwareStatus,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl FirmwareStatusNotificationRequest {
    /// With the required members.
    #[must_use]
    pub fn new(status: FirmwareStatus) -> Self {
        Self { status, extra: Extra::default() }
    }
}

/// The response of [`FirmwareStatusNotification`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FirmwareStatusNotificationResponse {
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
    }
}

object! {
    FirmwareStatusNotificationResponse closed {}
}

define_action!(
    FirmwareStatusNotification,
    V1_6,
    StationToCsms,
    "FirmwareStatusNotification",
    "FirmwareManagement",
    "OCPP 1.6 edition 2, section 4.5",
    "Reports how far a firmware update is.",
    FirmwareStatusNotificationRequest -> FirmwareStatusNotificationResponse
);
