// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `ClearVariableMonitoring`: Removes monitors of variables.
//!
//! OCPP 2.0.1 part 2, N06; message 1.10.

use super::datatypes::ClearMonitoringResult;
use crate::message::define_action;
use crate::schema::{ListSchema, RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Removes monitors of variables.
///
/// OCPP 2.0.1 part 2, N06; message 1.10.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ClearVariableMonitoring;

/// The request of [`ClearVariableMonitoring`]: removes monitors of variables.
#[derive(Debug, Clone, PartialEq)]
pub struct ClearVariableMonitoringRequest {
    /// Its number. At least 1 item.
    pub id: Vec<i64>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ClearVariableMonitoringRequest {
    /// With the required members.
    #[must_use]
    pub fn new(id: Vec<i64>) -> Self {
        Self { id, custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`ClearVariableMonitoring`].
#[derive(Debug, Clone, PartialEq)]
pub struct ClearVariableMonitoringResponse {
    /// Clear monitoring result. At least 1 item.
    pub clear_monitoring_result: Vec<ClearMonitoringResult>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ClearVariableMonitoringResponse {
    /// With the required members.
    #[must_use]
    pub fn new(clear_monitoring_result: Vec<ClearMonitoringResult>) -> Self {
        Self { clear_monitoring_result, custom_data: None, extra: Extra::default() }
    }
}

object! {
    ClearVariableMonitoringRequest closed {
        0 id: "id" required ValueSchema::List(&ListSchema::new(ValueSchema::Integer(RangeSchema::ANY), 1, None));
        1 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    ClearVariableMonitoringResponse closed {
        0 clear_monitoring_result: "clearMonitoringResult" required ValueSchema::List(&ListSchema::new(ValueSchema::Object(ClearMonitoringResult::SCHEMA), 1, None));
        1 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    ClearVariableMonitoring,
    V2_0_1,
    CsmsToStation,
    "ClearVariableMonitoring",
    "N. Diagnostics",
    "OCPP 2.0.1 part 2, N06; message 1.10",
    "Removes monitors of variables.",
    ClearVariableMonitoringRequest -> ClearVariableMonitoringResponse
);
