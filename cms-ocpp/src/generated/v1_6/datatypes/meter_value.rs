// Written by cms-ocpp-codegen from the OCPP 1.6 schemas. Do not edit.

use super::super::*;
use crate::schema::{ListSchema, ValueSchema, object};
use crate::types::{Extra, Timestamp};

/// Values measured at one moment.
#[derive(Debug, Clone, PartialEq)]
pub struct MeterValue {
    /// When.
    pub timestamp: Timestamp,
    /// Values.
    pub sampled_value: Vec<SampledValue>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl MeterValue {
    /// With the members that are required.
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
