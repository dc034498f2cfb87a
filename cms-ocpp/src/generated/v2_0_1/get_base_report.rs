// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `GetBaseReport`: Asks for one of the predefined reports of the device model.
//!
//! OCPP 2.0.1 part 2, B07; message 1.17.

use super::datatypes::StatusInfo;
use super::enums::{GenericDeviceModelStatus, ReportBase};
use crate::message::define_action;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Asks for one of the predefined reports of the device model.
///
/// OCPP 2.0.1 part 2, B07; message 1.17.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct GetBaseReport;

/// The request of [`GetBaseReport`]: asks for one of the predefined reports of the device model.
#[derive(Debug, Clone, PartialEq)]
pub struct GetBaseReportRequest {
    /// Ties the parts of a report, or later notifications, to the request.
    pub request_id: i64,
    /// Which report.
    pub report_base: ReportBase,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl GetBaseReportRequest {
    /// With the required members.
    #[must_use]
    pub fn new(request_id: i64, report_base: ReportBase) -> Self {
        Self { request_id, report_base, custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`GetBaseReport`].
#[derive(Debug, Clone, PartialEq)]
pub struct GetBaseReportResponse {
    /// The answer, or the state reported.
    pub status: GenericDeviceModelStatus,
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl GetBaseReportResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: GenericDeviceModelStatus) -> Self {
        Self { status, status_info: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    GetBaseReportRequest closed {
        0 request_id: "requestId" required ValueSchema::Integer(RangeSchema::ANY);
        1 report_base: "reportBase" required ValueSchema::Choice(ReportBase::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    GetBaseReportResponse closed {
        0 status: "status" required ValueSchema::Choice(GenericDeviceModelStatus::SCHEMA);
        1 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    GetBaseReport,
    V2_0_1,
    CsmsToStation,
    "GetBaseReport",
    "B. Provisioning",
    "OCPP 2.0.1 part 2, B07; message 1.17",
    "Asks for one of the predefined reports of the device model.",
    GetBaseReportRequest -> GetBaseReportResponse
);
