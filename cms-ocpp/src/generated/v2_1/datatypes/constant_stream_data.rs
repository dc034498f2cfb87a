// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::PeriodicEventStreamParams;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// What does not change in an event stream.
///
/// OCPP 2.1, `ConstantStreamDataType`.
#[derive(Debug, Clone, PartialEq)]
pub struct ConstantStreamData {
    /// Its number. At least 0.
    pub id: i64,
    /// When the stream is sent.
    pub params: PeriodicEventStreamParams,
    /// The monitor that caused it. At least 0.
    pub variable_monitoring_id: i64,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ConstantStreamData {
    /// With the required members.
    #[must_use]
    pub fn new(id: i64, params: PeriodicEventStreamParams, variable_monitoring_id: i64) -> Self {
        Self { id, params, variable_monitoring_id, custom_data: None, extra: Extra::default() }
    }
}

object! {
    ConstantStreamData closed {
        0 id: "id" required ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        1 params: "params" required ValueSchema::Object(PeriodicEventStreamParams::SCHEMA);
        2 variable_monitoring_id: "variableMonitoringId" required ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        3 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
