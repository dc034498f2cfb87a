// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::ClearMonitoringStatus;
use super::StatusInfo;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// How a monitor was removed.
///
/// OCPP 2.0.1, `ClearMonitoringResultType`.
#[derive(Debug, Clone, PartialEq)]
pub struct ClearMonitoringResult {
    /// The answer, or the state reported.
    pub status: ClearMonitoringStatus,
    /// Its number.
    pub id: i64,
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ClearMonitoringResult {
    /// With the required members.
    #[must_use]
    pub fn new(status: ClearMonitoringStatus, id: i64) -> Self {
        Self { status, id, status_info: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    ClearMonitoringResult closed {
        0 status: "status" required ValueSchema::Choice(ClearMonitoringStatus::SCHEMA);
        1 id: "id" required ValueSchema::Integer(RangeSchema::ANY);
        2 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        3 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
