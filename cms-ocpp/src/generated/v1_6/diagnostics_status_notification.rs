// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `DiagnosticsStatusNotification`: Reports how far an upload of diagnostics is.
//!
//! OCPP 1.6 edition 2, section 4.4.

use super::enums::DiagnosticsStatus;
use crate::message::define_action;
use crate::schema::{ValueSchema, object};
use crate::types::Extra;

/// Reports how far an upload of diagnostics is.
///
/// OCPP 1.6 edition 2, section 4.4.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DiagnosticsStatusNotification;

/// The request of [`DiagnosticsStatusNotification`]: reports how far an upload of diagnostics is.
#[derive(Debug, Clone, PartialEq)]
pub struct DiagnosticsStatusNotificationRequest {
    /// The answer, or the state reported.
    pub status: DiagnosticsStatus,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl DiagnosticsStatusNotificationRequest {
    /// With the required members.
    #[must_use]
    pub fn new(status: DiagnosticsStatus) -> Self {
        Self { status, extra: Extra::default() }
    }
}

/// The response of [`DiagnosticsStatusNotification`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DiagnosticsStatusNotificationResponse {
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl DiagnosticsStatusNotificationResponse {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

object! {
    DiagnosticsStatusNotificationRequest closed {
        0 status: "status" required ValueSchema::Choice(DiagnosticsStatus::SCHEMA);
    }
}

object! {
    DiagnosticsStatusNotificationResponse closed {}
}

define_action!(
    DiagnosticsStatusNotification,
    V1_6,
    StationToCsms,
    "DiagnosticsStatusNotification",
    "FirmwareManagement",
    "OCPP 1.6 edition 2, section 4.4",
    "Reports how far an upload of diagnostics is.",
    DiagnosticsStatusNotificationRequest -> DiagnosticsStatusNotificationResponse
);
