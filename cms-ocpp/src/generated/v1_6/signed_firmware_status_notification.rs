// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `SignedFirmwareStatusNotification`: Reports how far an update with signed firmware is.
//!
//! OCPP 1.6 security whitepaper edition 3, L01.

use super::enums::SignedFirmwareStatus;
use crate::message::define_action;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::Extra;

/// Reports how far an update with signed firmware is.
///
/// OCPP 1.6 security whitepaper edition 3, L01.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SignedFirmwareStatusNotification;

/// The request of [`SignedFirmwareStatusNotification`]: reports how far an update with signed firmware is.
#[derive(Debug, Clone, PartialEq)]
pub struct SignedFirmwareStatusNotificationRequest {
    /// The answer, or the state reported.
    pub status: SignedFirmwareStatus,
    /// Ties the parts of a report, or later notifications, to the request.
    pub request_id: Option<i64>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl SignedFirmwareStatusNotificationRequest {
    /// With the required members.
    #[must_use]
    pub fn new(status: SignedFirmwareStatus) -> Self {
        Self { status, request_id: None, extra: Extra::default() }
    }
}

/// The response of [`SignedFirmwareStatusNotification`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SignedFirmwareStatusNotificationResponse {
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl SignedFirmwareStatusNotificationResponse {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

object! {
    SignedFirmwareStatusNotificationRequest closed {
        0 status: "status" required ValueSchema::Choice(SignedFirmwareStatus::SCHEMA);
        1 request_id: "requestId" optional ValueSchema::Integer(RangeSchema::ANY);
    }
}

object! {
    SignedFirmwareStatusNotificationResponse closed {}
}

define_action!(
    SignedFirmwareStatusNotification,
    V1_6,
    StationToCsms,
    "SignedFirmwareStatusNotification",
    "Security",
    "OCPP 1.6 security whitepaper edition 3, L01",
    "Reports how far an update with signed firmware is.",
    SignedFirmwareStatusNotificationRequest -> SignedFirmwareStatusNotificationResponse
);
