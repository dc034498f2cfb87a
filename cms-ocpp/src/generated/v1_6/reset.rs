// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `Reset`: Restarts the charge point, gently or at once.
//!
//! OCPP 1.6 edition 2, section 5.14.

use super::enums::{ResetStatus, ResetType};
use crate::message::define_action;
use crate::schema::{ValueSchema, object};
use crate::types::Extra;

/// Restarts the charge point, gently or at once.
///
/// OCPP 1.6 edition 2, section 5.14.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reset;

/// The request of [`Reset`]: restarts the charge point, gently or at once.
#[derive(Debug, Clone, PartialEq)]
pub struct ResetRequest {
    /// Type.
    pub r#type: ResetType,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ResetRequest {
    /// With the required members.
    #[must_use]
    pub fn new(r#type: ResetType) -> Self {
        Self { r#type, extra: Extra::default() }
    }
}

/// The response of [`Reset`].
#[derive(Debug, Clone, PartialEq)]
pub struct ResetResponse {
    /// The answer, or the state reported.
    pub status: ResetStatus,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ResetResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: ResetStatus) -> Self {
        Self { status, extra: Extra::default() }
    }
}

object! {
    ResetRequest closed {
        0 r#type: "type" required ValueSchema::Choice(ResetType::SCHEMA);
    }
}

object! {
    ResetResponse closed {
        0 status: "status" required ValueSchema::Choice(ResetStatus::SCHEMA);
    }
}

define_action!(
    Reset,
    V1_6,
    CsmsToStation,
    "Reset",
    "Core",
    "OCPP 1.6 edition 2, section 5.14",
    "Restarts the charge point, gently or at once.",
    ResetRequest -> ResetResponse
);
