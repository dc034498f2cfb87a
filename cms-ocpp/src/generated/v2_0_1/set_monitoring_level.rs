// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `SetMonitoringLevel`: Sets from which severity on events are reported.
//!
//! OCPP 2.0.1 part 2, N05; message 1.54.

use super::datatypes::StatusInfo;
use super::enums::GenericStatus;
use crate::message::define_action;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Sets from which severity on events are reported.
///
/// OCPP 2.0.1 part 2, N05; message 1.54.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SetMonitoringLevel;

/// The request of [`SetMonitoringLevel`]: sets from which severity on events are reported.
#[derive(Debug, Clone, PartialEq)]
pub struct SetMonitoringLevelRequest {
    /// How grave, from 0 (danger) to 9 (debugging).
    pub severity: i64,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl SetMonitoringLevelRequest {
    /// With the required members.
    #[must_use]
    pub fn new(severity: i64) -> Self {
        Self { severity, custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`SetMonitoringLevel`].
#[derive(Debug, Clone, PartialEq)]
pub struct SetMonitoringLevelResponse {
    /// The answer, or the state reported.
    pub status: GenericStatus,
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl SetMonitoringLevelResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: GenericStatus) -> Self {
        Self { status, status_info: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    SetMonitoringLevelRequest closed {
        0 severity: "severity" required ValueSchema::Integer(RangeSchema::ANY);
        1 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    SetMonitoringLevelResponse closed {
        0 status: "status" required ValueSchema::Choice(GenericStatus::SCHEMA);
        1 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    SetMonitoringLevel,
    V2_0_1,
    CsmsToStation,
    "SetMonitoringLevel",
    "N. Diagnostics",
    "OCPP 2.0.1 part 2, N05; message 1.54",
    "Sets from which severity on events are reported.",
    SetMonitoringLevelRequest -> SetMonitoringLevelResponse
);
