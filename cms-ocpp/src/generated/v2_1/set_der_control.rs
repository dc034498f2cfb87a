// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `SetDERControl`: Sets a control of distributed energy resources.
//!
//! OCPP 2.1 part 2, R04; message 1.75.

use super::datatypes::{DerCurve, EnterService, FixedPf, FixedVar, FreqDroop, Gradient, LimitMaxDischarge, StatusInfo};
use super::enums::{DerControlStatus, DerControlType};
use crate::message::define_action;
use crate::schema::{ListSchema, TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Sets a control of distributed energy resources.
///
/// OCPP 2.1 part 2, R04; message 1.75.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SetDerControl;

/// The request of [`SetDerControl`]: sets a control of distributed energy resources.
#[derive(Debug, Clone, PartialEq)]
pub struct SetDerControlRequest {
    /// Whether it is the default, in force when nothing else is scheduled.
    pub is_default: bool,
    /// The control. At most 36 characters.
    pub control_id: String,
    /// Which control it is.
    pub control_type: DerControlType,
    /// Curve.
    pub curve: Option<DerCurve>,
    /// Enter service.
    pub enter_service: Option<EnterService>,
    /// Fixed pf absorb.
    pub fixed_pf_absorb: Option<FixedPf>,
    /// Fixed pf inject.
    pub fixed_pf_inject: Option<FixedPf>,
    /// Fixed var.
    pub fixed_var: Option<FixedVar>,
    /// Freq droop.
    pub freq_droop: Option<FreqDroop>,
    /// Gradient.
    pub gradient: Option<Gradient>,
    /// Limit max discharge.
    pub limit_max_discharge: Option<LimitMaxDischarge>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl SetDerControlRequest {
    /// With the required members.
    pub fn new(is_default: bool, control_id: impl Into<String>, control_type: DerControlType) -> Self {
        Self {
            is_default,
            control_id: control_id.into(),
            control_type,
            curve: None,
            enter_service: None,
            fixed_pf_absorb: None,
            fixed_pf_inject: None,
            fixed_var: None,
            freq_droop: None,
            gradient: None,
            limit_max_discharge: None,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

/// The response of [`SetDerControl`].
#[derive(Debug, Clone, PartialEq)]
pub struct SetDerControlResponse {
    /// The answer, or the state reported.
    pub status: DerControlStatus,
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// Superseded ids. 1 to 24 items. Each at most 36 characters.
    pub superseded_ids: Option<Vec<String>>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl SetDerControlResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: DerControlStatus) -> Self {
        Self { status, status_info: None, superseded_ids: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    SetDerControlRequest closed {
        0 is_default: "isDefault" required ValueSchema::Boolean;
        1 control_id: "controlId" required ValueSchema::Text(TextSchema::up_to(36));
        2 control_type: "controlType" required ValueSchema::Choice(DerControlType::SCHEMA);
        3 curve: "curve" optional ValueSchema::Object(DerCurve::SCHEMA);
        4 enter_service: "enterService" optional ValueSchema::Object(EnterService::SCHEMA);
        5 fixed_pf_absorb: "fixedPFAbsorb" optional ValueSchema::Object(FixedPf::SCHEMA);
        6 fixed_pf_inject: "fixedPFInject" optional ValueSchema::Object(FixedPf::SCHEMA);
        7 fixed_var: "fixedVar" optional ValueSchema::Object(FixedVar::SCHEMA);
        8 freq_droop: "freqDroop" optional ValueSchema::Object(FreqDroop::SCHEMA);
        9 gradient: "gradient" optional ValueSchema::Object(Gradient::SCHEMA);
        10 limit_max_discharge: "limitMaxDischarge" optional ValueSchema::Object(LimitMaxDischarge::SCHEMA);
        11 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    SetDerControlResponse closed {
        0 status: "status" required ValueSchema::Choice(DerControlStatus::SCHEMA);
        1 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        2 superseded_ids: "supersededIds" optional ValueSchema::List(&ListSchema::new(ValueSchema::Text(TextSchema::up_to(36)), 1, Some(24)));
        3 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    SetDerControl,
    V2_1,
    CsmsToStation,
    "SetDERControl",
    "R. DER Control",
    "OCPP 2.1 part 2, R04; message 1.75",
    "Sets a control of distributed energy resources.",
    SetDerControlRequest -> SetDerControlResponse
);
