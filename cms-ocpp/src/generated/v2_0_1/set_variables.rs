// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `SetVariables`: Sets values of variables of the device model.
//!
//! OCPP 2.0.1 part 2, B05; message 1.57.

use super::datatypes::{SetVariableData, SetVariableResult};
use crate::message::define_action;
use crate::schema::{ListSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Sets values of variables of the device model.
///
/// OCPP 2.0.1 part 2, B05; message 1.57.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SetVariables;

/// The request of [`SetVariables`]: sets values of variables of the device model.
#[derive(Debug, Clone, PartialEq)]
pub struct SetVariablesRequest {
    /// The values to set. At least 1 item.
    pub set_variable_data: Vec<SetVariableData>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl SetVariablesRequest {
    /// With the required members.
    #[must_use]
    pub fn new(set_variable_data: Vec<SetVariableData>) -> Self {
        Self { set_variable_data, custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`SetVariables`].
#[derive(Debug, Clone, PartialEq)]
pub struct SetVariablesResponse {
    /// How each value was set. At least 1 item.
    pub set_variable_result: Vec<SetVariableResult>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl SetVariablesResponse {
    /// With the required members.
    #[must_use]
    pub fn new(set_variable_result: Vec<SetVariableResult>) -> Self {
        Self { set_variable_result, custom_data: None, extra: Extra::default() }
    }
}

object! {
    SetVariablesRequest closed {
        0 set_variable_data: "setVariableData" required ValueSchema::List(&ListSchema::new(ValueSchema::Object(SetVariableData::SCHEMA), 1, None));
        1 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    SetVariablesResponse closed {
        0 set_variable_result: "setVariableResult" required ValueSchema::List(&ListSchema::new(ValueSchema::Object(SetVariableResult::SCHEMA), 1, None));
        1 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    SetVariables,
    V2_0_1,
    CsmsToStation,
    "SetVariables",
    "B. Provisioning",
    "OCPP 2.0.1 part 2, B05; message 1.57",
    "Sets values of variables of the device model.",
    SetVariablesRequest -> SetVariablesResponse
);
