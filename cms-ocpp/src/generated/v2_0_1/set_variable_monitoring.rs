// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `SetVariableMonitoring`: Sets monitors of variables.
//!
//! OCPP 2.0.1 part 2, N04; message 1.56.

use super::datatypes::{SetMonitoringData, SetMonitoringResult};
use crate::message::define_action;
use crate::schema::{ListSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Sets monitors of variables.
///
/// OCPP 2.0.1 part 2, N04; message 1.56.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SetVariableMonitoring;

/// The request of [`SetVariableMonitoring`]: sets monitors of variables.
#[derive(Debug, Clone, PartialEq)]
pub struct SetVariableMonitoringRequest {
    /// The monitors to set. At least 1 item.
    pub set_monitoring_data: Vec<SetMonitoringData>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl SetVariableMonitoringRequest {
    /// With the required members.
    #[must_use]
    pub fn new(set_monitoring_data: Vec<SetMonitoringData>) -> Self {
        Self { set_monitoring_data, custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`SetVariableMonitoring`].
#[derive(Debug, Clone, PartialEq)]
pub struct SetVariableMonitoringResponse {
    /// How each monitor was set. At least 1 item.
    pub set_monitoring_result: Vec<SetMonitoringResult>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl SetVariableMonitoringResponse {
    /// With the required members.
    #[must_use]
    pub fn new(set_monitoring_result: Vec<SetMonitoringResult>) -> Self {
        Self { set_monitoring_result, custom_data: None, extra: Extra::default() }
    }
}

object! {
    SetVariableMonitoringRequest closed {
        0 set_monitoring_data: "setMonitoringData" required ValueSchema::List(&ListSchema::new(ValueSchema::Object(SetMonitoringData::SCHEMA), 1, None));
        1 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    SetVariableMonitoringResponse closed {
        0 set_monitoring_result: "setMonitoringResult" required ValueSchema::List(&ListSchema::new(ValueSchema::Object(SetMonitoringResult::SCHEMA), 1, None));
        1 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    SetVariableMonitoring,
    V2_0_1,
    CsmsToStation,
    "SetVariableMonitoring",
    "N. Diagnostics",
    "OCPP 2.0.1 part 2, N04; message 1.56",
    "Sets monitors of variables.",
    SetVariableMonitoringRequest -> SetVariableMonitoringResponse
);
