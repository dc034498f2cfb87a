// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// A time, counted from the start of the schedule.
///
/// OCPP 2.0.1, `RelativeTimeIntervalType`.
#[derive(Debug, Clone, PartialEq)]
pub struct RelativeTimeInterval {
    /// Start.
    pub start: i64,
    /// How long, in seconds.
    pub duration: Option<i64>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl RelativeTimeInterval {
    /// With the required members.
    #[must_use]
    pub fn new(start: i64) -> Self {
        Self { start, duration: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    RelativeTimeInterval closed {
        0 start: "start" required ValueSchema::Integer(RangeSchema::ANY);
        1 duration: "duration" optional ValueSchema::Integer(RangeSchema::ANY);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
