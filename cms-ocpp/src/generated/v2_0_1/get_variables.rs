// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `GetVariables`: Asks for values of variables of the device model.
//!
//! OCPP 2.0.1 part 2, B06; message 1.28.

use super::datatypes::{GetVariableData, GetVariableResult};
use crate::message::define_action;
use crate::schema::{ListSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Asks for values of variables of the device model.
///
/// OCPP 2.0.1 part 2, B06; message 1.28.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct GetVariables;

/// The request of [`GetVariables`]: asks for values of variables of the device model.
#[derive(Debug, Clone, PartialEq)]
pub struct GetVariablesRequest {
    /// The variables to read. At least 1 item.
    pub get_variable_data: Vec<GetVariableData>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl GetVariablesRequest {
    /// With the required members.
    #[must_use]
    pub fn new(get_variable_data: Vec<GetVariableData>) -> Self {
        Self { get_variable_data, custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`GetVariables`].
#[derive(Debug, Clone, PartialEq)]
pub struct GetVariablesResponse {
    /// The values read. At least 1 item.
    pub get_variable_result: Vec<GetVariableResult>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl GetVariablesResponse {
    /// With the required members.
    #[must_use]
    pub fn new(get_variable_result: Vec<GetVariableResult>) -> Self {
        Self { get_variable_result, custom_data: None, extra: Extra::default() }
    }
}

object! {
    GetVariablesRequest closed {
        0 get_variable_data: "getVariableData" required ValueSchema::List(&ListSchema::new(ValueSchema::Object(GetVariableData::SCHEMA), 1, None));
        1 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    GetVariablesResponse closed {
        0 get_variable_result: "getVariableResult" required ValueSchema::List(&ListSchema::new(ValueSchema::Object(GetVariableResult::SCHEMA), 1, None));
        1 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    GetVariables,
    V2_0_1,
    CsmsToStation,
    "GetVariables",
    "B. Provisioning",
    "OCPP 2.0.1 part 2, B06; message 1.28",
    "Asks for values of variables of the device model.",
    GetVariablesRequest -> GetVariablesResponse
);
