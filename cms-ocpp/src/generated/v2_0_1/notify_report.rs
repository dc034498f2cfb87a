// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `NotifyReport`: Delivers a part of a report of the device model.
//!
//! OCPP 2.0.1 part 2, B07, B08; message 1.40.

use super::datatypes::ReportData;
use crate::message::define_action;
use crate::schema::{ListSchema, RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, Timestamp};

/// Delivers a part of a report of the device model.
///
/// OCPP 2.0.1 part 2, B07, B08; message 1.40.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NotifyReport;

/// The request of [`NotifyReport`]: delivers a part of a report of the device model.
#[derive(Debug, Clone, PartialEq)]
pub struct NotifyReportRequest {
    /// Ties the parts of a report, or later notifications, to the request.
    pub request_id: i64,
    /// When the part was made.
    pub generated_at: Timestamp,
    /// The components, variables and what is known of them. At least 1 item.
    pub report_data: Option<Vec<ReportData>>,
    /// Whether more parts follow. `false` when absent.
    pub tbc: Option<bool>,
    /// The number of this part, from 0.
    pub seq_no: i64,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl NotifyReportRequest {
    /// With the required members.
    #[must_use]
    pub fn new(request_id: i64, generated_at: Timestamp, seq_no: i64) -> Self {
        Self {
            request_id,
            generated_at,
            report_data: None,
            tbc: None,
            seq_no,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

/// The response of [`NotifyReport`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NotifyReportResponse {
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl NotifyReportResponse {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

object! {
    NotifyReportRequest closed {
        0 request_id: "requestId" required ValueSchema::Integer(RangeSchema::ANY);
        1 generated_at: "generatedAt" required ValueSchema::Time;
        2 report_data: "reportData" optional ValueSchema::List(&ListSchema::new(ValueSchema::Object(ReportData::SCHEMA), 1, None));
        3 tbc: "tbc" optional ValueSchema::Boolean;
        4 seq_no: "seqNo" required ValueSchema::Integer(RangeSchema::ANY);
        5 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    NotifyReportResponse closed {
        0 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    NotifyReport,
    V2_0_1,
    StationToCsms,
    "NotifyReport",
    "B. Provisioning",
    "OCPP 2.0.1 part 2, B07, B08; message 1.40",
    "Delivers a part of a report of the device model.",
    NotifyReportRequest -> NotifyReportResponse
);
