// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, JsonDecimal};

/// V2X freq watt point.
///
/// OCPP 2.1, `V2XFreqWattPointType`.
#[derive(Debug, Clone, PartialEq)]
pub struct V2xFreqWattPoint {
    /// Frequency.
    pub frequency: JsonDecimal,
    /// Power.
    pub power: JsonDecimal,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl V2xFreqWattPoint {
    /// With the required members.
    #[must_use]
    pub fn new(frequency: JsonDecimal, power: JsonDecimal) -> Self {
        Self { frequency, power, custom_data: None, extra: Extra::default() }
    }
}

object! {
    V2xFreqWattPoint closed {
        0 frequency: "frequency" required ValueSchema::Number(RangeSchema::ANY);
        1 power: "power" required ValueSchema::Number(RangeSchema::ANY);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
