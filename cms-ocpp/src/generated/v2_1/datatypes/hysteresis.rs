// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, JsonDecimal};

/// When a control ends again.
///
/// OCPP 2.1, `HysteresisType`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Hysteresis {
    /// Hysteresis high.
    pub hysteresis_high: Option<JsonDecimal>,
    /// Hysteresis low.
    pub hysteresis_low: Option<JsonDecimal>,
    /// Hysteresis delay.
    pub hysteresis_delay: Option<JsonDecimal>,
    /// Hysteresis gradient.
    pub hysteresis_gradient: Option<JsonDecimal>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl Hysteresis {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

object! {
    Hysteresis closed {
        0 hysteresis_high: "hysteresisHigh" optional ValueSchema::Number(RangeSchema::ANY);
        1 hysteresis_low: "hysteresisLow" optional ValueSchema::Number(RangeSchema::ANY);
        2 hysteresis_delay: "hysteresisDelay" optional ValueSchema::Number(RangeSchema::ANY);
        3 hysteresis_gradient: "hysteresisGradient" optional ValueSchema::Number(RangeSchema::ANY);
        4 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
