// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::SampledValue;
use crate::schema::{ListSchema, ValueSchema, object};
use crate::types::{Extra, Timestamp};

/// What was measured at one moment.
///
/// OCPP 1.6, `MeterValue`.
#[derive(Debug, Clone, PartialEq)]
pub struct MeterValue {
    /// When it was.
    pub timestamp: Timestamp,
    /// What was measured at that moment.
    pub sampled_value: Vec<SampledValue>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl MeterValue {
    /// With the required members.
    #[must_use]
    pub fn new(timestamp: Timestamp, sampled_value: Vec<SampledValue>) -> Self {
        Self { timestamp, sampled_value, extra: Extra::default() }
    }
}

object! {
    MeterValue closed {
        0 timestamp: "timestamp" required ValueSchema::Time;
        1 sampled_value: "sampledValue" required ValueSchema::List(&ListSchema::new(ValueSchema::Object(SampledValue::SCHEMA), 0, None));
    }
}
