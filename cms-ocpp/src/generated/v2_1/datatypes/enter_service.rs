// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, JsonDecimal};

/// When to connect to the grid again.
///
/// OCPP 2.1, `EnterServiceType`.
#[derive(Debug, Clone, PartialEq)]
pub struct EnterService {
    /// Which setting wins: the lower number. At least 0.
    pub priority: i64,
    /// High voltage.
    pub high_voltage: JsonDecimal,
    /// Low voltage.
    pub low_voltage: JsonDecimal,
    /// High freq.
    pub high_freq: JsonDecimal,
    /// Low freq.
    pub low_freq: JsonDecimal,
    /// Delay.
    pub delay: Option<JsonDecimal>,
    /// Random delay.
    pub random_delay: Option<JsonDecimal>,
    /// Ramp rate.
    pub ramp_rate: Option<JsonDecimal>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl EnterService {
    /// With the required members.
    #[must_use]
    pub fn new(
        priority: i64,
        high_voltage: JsonDecimal,
        low_voltage: JsonDecimal,
        high_freq: JsonDecimal,
        low_freq: JsonDecimal,
    ) -> Self {
        Self {
            priority,
            high_voltage,
            low_voltage,
            high_freq,
            low_freq,
            delay: None,
            random_delay: None,
            ramp_rate: None,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    EnterService closed {
        0 priority: "priority" required ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        1 high_voltage: "highVoltage" required ValueSchema::Number(RangeSchema::ANY);
        2 low_voltage: "lowVoltage" required ValueSchema::Number(RangeSchema::ANY);
        3 high_freq: "highFreq" required ValueSchema::Number(RangeSchema::ANY);
        4 low_freq: "lowFreq" required ValueSchema::Number(RangeSchema::ANY);
        5 delay: "delay" optional ValueSchema::Number(RangeSchema::ANY);
        6 random_delay: "randomDelay" optional ValueSchema::Number(RangeSchema::ANY);
        7 ramp_rate: "rampRate" optional ValueSchema::Number(RangeSchema::ANY);
        8 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
