// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// When an event stream is sent.
///
/// OCPP 2.1, `PeriodicEventStreamParamsType`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PeriodicEventStreamParams {
    /// The time between two, in seconds. At least 0.
    pub interval: Option<i64>,
    /// Values. At least 0.
    pub values: Option<i64>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl PeriodicEventStreamParams {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

object! {
    PeriodicEventStreamParams closed {
        0 interval: "interval" optional ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        1 values: "values" optional ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
