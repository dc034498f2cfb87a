// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, JsonDecimal};

/// V2X signal watt point.
///
/// OCPP 2.1, `V2XSignalWattPointType`.
#[derive(Debug, Clone, PartialEq)]
pub struct V2xSignalWattPoint {
    /// Signal.
    pub signal: i64,
    /// Power.
    pub power: JsonDecimal,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl V2xSignalWattPoint {
    /// With the required members.
    #[must_use]
    pub fn new(signal: i64, power: JsonDecimal) -> Self {
        Self { signal, power, custom_data: None, extra: Extra::default() }
    }
}

object! {
    V2xSignalWattPoint closed {
        0 signal: "signal" required ValueSchema::Integer(RangeSchema::ANY);
        1 power: "power" required ValueSchema::Number(RangeSchema::ANY);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
