// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `ClearDERControl`: Removes settings of distributed energy resource control.
//!
//! OCPP 2.1 part 2, R04; message 1.12.

use super::datatypes::StatusInfo;
use super::enums::{DerControlStatus, DerControlType};
use crate::message::define_action;
use crate::schema::{TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Removes settings of distributed energy resource control.
///
/// OCPP 2.1 part 2, R04; message 1.12.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ClearDerControl;

/// The request of [`ClearDerControl`]: removes settings of distributed energy resource control.
#[derive(Debug, Clone, PartialEq)]
pub struct ClearDerControlRequest {
    /// Whether it is the default, in force when nothing else is scheduled.
    pub is_default: bool,
    /// Which control it is.
    pub control_type: Option<DerControlType>,
    /// The control. At most 36 characters.
    pub control_id: Option<String>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ClearDerControlRequest {
    /// With the required members.
    #[must_use]
    pub fn new(is_default: bool) -> Self {
        Self { is_default, control_type: None, control_id: None, custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`ClearDerControl`].
#[derive(Debug, Clone, PartialEq)]
pub struct ClearDerControlResponse {
    /// The answer, or the state reported.
    pub status: DerControlStatus,
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ClearDerControlResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: DerControlStatus) -> Self {
        Self { status, status_info: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    ClearDerControlRequest closed {
        0 is_default: "isDefault" required ValueSchema::Boolean;
        1 control_type: "controlType" optional ValueSchema::Choice(DerControlType::SCHEMA);
        2 control_id: "controlId" optional ValueSchema::Text(TextSchema::up_to(36));
        3 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    ClearDerControlResponse closed {
        0 status: "status" required ValueSchema::Choice(DerControlStatus::SCHEMA);
        1 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    ClearDerControl,
    V2_1,
    CsmsToStation,
    "ClearDERControl",
    "R. DER Control",
    "OCPP 2.1 part 2, R04; message 1.12",
    "Removes settings of distributed energy resource control.",
    ClearDerControlRequest -> ClearDerControlResponse
);
