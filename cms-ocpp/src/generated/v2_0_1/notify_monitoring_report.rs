// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `NotifyMonitoringReport`: Delivers a part of the monitors of variables that are set.
//!
//! OCPP 2.0.1 part 2, N02; message 1.39.

use super::datatypes::MonitoringData;
use crate::message::define_action;
use crate::schema::{ListSchema, RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, Timestamp};

/// Delivers a part of the monitors of variables that are set.
///
/// OCPP 2.0.1 part 2, N02; message 1.39.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NotifyMonitoringReport;

/// The request of [`NotifyMonitoringReport`]: delivers a part of the monitors of variables that are set.
#[derive(Debug, Clone, PartialEq)]
pub struct NotifyMonitoringReportRequest {
    /// The monitors by variable. At least 1 item.
    pub monitor: Option<Vec<MonitoringData>>,
    /// Ties the parts of a report, or later notifications, to the request.
    pub request_id: i64,
    /// Whether more parts follow. `false` when absent.
    pub tbc: Option<bool>,
    /// The number of this part, from 0.
    pub seq_no: i64,
    /// When the part was made.
    pub generated_at: Timestamp,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl NotifyMonitoringReportRequest {
    /// With the required members.
    #[must_use]
    pub fn new(request_id: i64, seq_no: i64, generated_at: Timestamp) -> Self {
        Self { monitor: None, request_id, tbc: None, seq_no, generated_at, custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`NotifyMonitoringReport`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NotifyMonitoringReportResponse {
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl NotifyMonitoringReportResponse {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

object! {
    NotifyMonitoringReportRequest closed {
        0 monitor: "monitor" optional ValueSchema::List(&ListSchema::new(ValueSchema::Object(MonitoringData::SCHEMA), 1, None));
        1 request_id: "requestId" required ValueSchema::Integer(RangeSchema::ANY);
        2 tbc: "tbc" optional ValueSchema::Boolean;
        3 seq_no: "seqNo" required ValueSchema::Integer(RangeSchema::ANY);
        4 generated_at: "generatedAt" required ValueSchema::Time;
        5 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    NotifyMonitoringReportResponse closed {
        0 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    NotifyMonitoringReport,
    V2_0_1,
    StationToCsms,
    "NotifyMonitoringReport",
    "N. Diagnostics",
    "OCPP 2.0.1 part 2, N02; message 1.39",
    "Delivers a part of the monitors of variables that are set.",
    NotifyMonitoringReportRequest -> NotifyMonitoringReportResponse
);
