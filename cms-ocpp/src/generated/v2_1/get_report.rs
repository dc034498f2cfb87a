// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `GetReport`: Asks for a report of chosen components and variables.
//!
//! OCPP 2.1 part 2, B08; message 1.36.

use super::datatypes::{ComponentVariable, StatusInfo};
use super::enums::{ComponentCriterion, GenericDeviceModelStatus};
use crate::message::define_action;
use crate::schema::{ListSchema, RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Asks for a report of chosen components and variables.
///
/// OCPP 2.1 part 2, B08; message 1.36.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct GetReport;

/// The request of [`GetReport`]: asks for a report of chosen components and variables.
#[derive(Debug, Clone, PartialEq)]
pub struct GetReportRequest {
    /// The components and variables. At least 1 item.
    pub component_variable: Option<Vec<ComponentVariable>>,
    /// Ties the parts of a report, or later notifications, to the request.
    pub request_id: i64,
    /// Which states of components. 1 to 4 items.
    pub component_criteria: Option<Vec<ComponentCriterion>>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl GetReportRequest {
    /// With the required members.
    #[must_use]
    pub fn new(request_id: i64) -> Self {
        Self {
            component_variable: None,
            request_id,
            component_criteria: None,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

/// The response of [`GetReport`].
#[derive(Debug, Clone, PartialEq)]
pub struct GetReportResponse {
    /// The answer, or the state reported.
    pub status: GenericDeviceModelStatus,
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl GetReportResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: GenericDeviceModelStatus) -> Self {
        Self { status, status_info: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    GetReportRequest closed {
        0 component_variable: "componentVariable" optional ValueSchema::List(&ListSchema::new(ValueSchema::Object(ComponentVariable::SCHEMA), 1, None));
        1 request_id: "requestId" required ValueSchema::Integer(RangeSchema::ANY);
        2 component_criteria: "componentCriteria" optional ValueSchema::List(&ListSchema::new(ValueSchema::Choice(ComponentCriterion::SCHEMA), 1, Some(4)));
        3 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    GetReportResponse closed {
        0 status: "status" required ValueSchema::Choice(GenericDeviceModelStatus::SCHEMA);
        1 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    GetReport,
    V2_1,
    CsmsToStation,
    "GetReport",
    "B. Provisioning",
    "OCPP 2.1 part 2, B08; message 1.36",
    "Asks for a report of chosen components and variables.",
    GetReportRequest -> GetReportResponse
);
