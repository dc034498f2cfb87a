// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `GetMonitoringReport`: Asks for the monitors of variables that are set.
//!
//! OCPP 2.0.1 part 2, N02; message 1.25.

use super::datatypes::{ComponentVariable, StatusInfo};
use super::enums::{GenericDeviceModelStatus, MonitoringCriterion};
use crate::message::define_action;
use crate::schema::{ListSchema, RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Asks for the monitors of variables that are set.
///
/// OCPP 2.0.1 part 2, N02; message 1.25.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct GetMonitoringReport;

/// The request of [`GetMonitoringReport`]: asks for the monitors of variables that are set.
#[derive(Debug, Clone, PartialEq)]
pub struct GetMonitoringReportRequest {
    /// The components and variables. At least 1 item.
    pub component_variable: Option<Vec<ComponentVariable>>,
    /// Ties the parts of a report, or later notifications, to the request.
    pub request_id: i64,
    /// Which kinds of monitors. 1 to 3 items.
    pub monitoring_criteria: Option<Vec<MonitoringCriterion>>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl GetMonitoringReportRequest {
    /// With the required members.
    #[must_use]
    pub fn new(request_id: i64) -> Self {
        Self {
            component_variable: None,
            request_id,
            monitoring_criteria: None,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

/// The response of [`GetMonitoringReport`].
#[derive(Debug, Clone, PartialEq)]
pub struct GetMonitoringReportResponse {
    /// The answer, or the state reported.
    pub status: GenericDeviceModelStatus,
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl GetMonitoringReportResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: GenericDeviceModelStatus) -> Self {
        Self { status, status_info: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    GetMonitoringReportRequest closed {
        0 component_variable: "componentVariable" optional ValueSchema::List(&ListSchema::new(ValueSchema::Object(ComponentVariable::SCHEMA), 1, None));
        1 request_id: "requestId" required ValueSchema::Integer(RangeSchema::ANY);
        2 monitoring_criteria: "monitoringCriteria" optional ValueSchema::List(&ListSchema::new(ValueSchema::Choice(MonitoringCriterion::SCHEMA), 1, Some(3)));
        3 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    GetMonitoringReportResponse closed {
        0 status: "status" required ValueSchema::Choice(GenericDeviceModelStatus::SCHEMA);
        1 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    GetMonitoringReport,
    V2_0_1,
    CsmsToStation,
    "GetMonitoringReport",
    "N. Diagnostics",
    "OCPP 2.0.1 part 2, N02; message 1.25",
    "Asks for the monitors of variables that are set.",
    GetMonitoringReportRequest -> GetMonitoringReportResponse
);
