// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::SampledValue;
use crate::schema::{ListSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, Timestamp};

/// What was measured at one moment.
///
/// OCPP 2.0.1, `MeterValueType`.
#[derive(Debug, Clone, PartialEq)]
pub struct MeterValue {
    /// What was measured at that moment. At least 1 item.
    pub sampled_value: Vec<SampledValue>,
    /// When it was.
    pub timestamp: Timestamp,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl MeterValue {
    /// With the required members.
    #[must_use]
    pub fn new(sampled_value: Vec<SampledValue>, timestamp: Timestamp) -> Self {
        Self { sampled_value, timestamp, custom_data: None, extra: Extra::default() }
    }
}

object! {
    MeterValue closed {
        0 sampled_value: "sampledValue" required ValueSchema::List(&ListSchema::new(ValueSchema::Object(SampledValue::SCHEMA), 1, None));
        1 timestamp: "timestamp" required ValueSchema::Time;
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
