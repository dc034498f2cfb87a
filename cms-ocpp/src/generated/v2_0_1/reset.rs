// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `Reset`: Restarts the station or one EVSE, when idle or at once.
//!
//! OCPP 2.0.1 part 2, B11, B12; message 1.48.

use super::datatypes::StatusInfo;
use super::enums::{ResetStatus, ResetType};
use crate::message::define_action;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Restarts the station or one EVSE, when idle or at once.
///
/// OCPP 2.0.1 part 2, B11, B12; message 1.48.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reset;

/// The request of [`Reset`]: restarts the station or one EVSE, when idle or at once.
#[derive(Debug, Clone, PartialEq)]
pub struct ResetRequest {
    /// Type.
    pub r#type: ResetType,
    /// The EVSE; 0 is the station as a whole where that is allowed.
    pub evse_id: Option<i64>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ResetRequest {
    /// With the required members.
    #[must_use]
    pub fn new(r#type: ResetType) -> Self {
        Self { r#type, evse_id: None, custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`Reset`].
#[derive(Debug, Clone, PartialEq)]
pub struct ResetResponse {
    /// The answer, or the state reported.
    pub status: ResetStatus,
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ResetResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: ResetStatus) -> Self {
        Self { status, status_info: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    ResetRequest closed {
        0 r#type: "type" required ValueSchema::Choice(ResetType::SCHEMA);
        1 evse_id: "evseId" optional ValueSchema::Integer(RangeSchema::ANY);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    ResetResponse closed {
        0 status: "status" required ValueSchema::Choice(ResetStatus::SCHEMA);
        1 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    Reset,
    V2_0_1,
    CsmsToStation,
    "Reset",
    "B. Provisioning",
    "OCPP 2.0.1 part 2, B11, B12; message 1.48",
    "Restarts the station or one EVSE, when idle or at once.",
    ResetRequest -> ResetResponse
);
