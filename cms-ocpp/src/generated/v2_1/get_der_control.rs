// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `GetDERControl`: Asks for settings of distributed energy resource control.
//!
//! OCPP 2.1 part 2, R04; message 1.29.

use super::datatypes::StatusInfo;
use super::enums::{DerControlStatus, DerControlType};
use crate::message::define_action;
use crate::schema::{RangeSchema, TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Asks for settings of distributed energy resource control.
///
/// OCPP 2.1 part 2, R04; message 1.29.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct GetDerControl;

/// The request of [`GetDerControl`]: asks for settings of distributed energy resource control.
#[derive(Debug, Clone, PartialEq)]
pub struct GetDerControlRequest {
    /// Ties the parts of a report, or later notifications, to the request.
    pub request_id: i64,
    /// Whether it is the default, in force when nothing else is scheduled.
    pub is_default: Option<bool>,
    /// Which control it is.
    pub control_type: Option<DerControlType>,
    /// The control. At most 36 characters.
    pub control_id: Option<String>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl GetDerControlRequest {
    /// With the required members.
    #[must_use]
    pub fn new(request_id: i64) -> Self {
        Self {
            request_id,
            is_default: None,
            control_type: None,
            control_id: None,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

/// The response of [`GetDerControl`].
#[derive(Debug, Clone, PartialEq)]
pub struct GetDerControlResponse {
    /// The answer, or the state reported.
    pub status: DerControlStatus,
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl GetDerControlResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: DerControlStatus) -> Self {
        Self { status, status_info: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    GetDerControlRequest closed {
        0 request_id: "requestId" required ValueSchema::Integer(RangeSchema::ANY);
        1 is_default: "isDefault" optional ValueSchema::Boolean;
        2 control_type: "controlType" optional ValueSchema::Choice(DerControlType::SCHEMA);
        3 control_id: "controlId" optional ValueSchema::Text(TextSchema::up_to(36));
        4 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    GetDerControlResponse closed {
        0 status: "status" required ValueSchema::Choice(DerControlStatus::SCHEMA);
        1 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    GetDerControl,
    V2_1,
    CsmsToStation,
    "GetDERControl",
    "R. DER Control",
    "OCPP 2.1 part 2, R04; message 1.29",
    "Asks for settings of distributed energy resource control.",
    GetDerControlRequest -> GetDerControlResponse
);
