// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, JsonDecimal};

/// EV power schedule entry.
///
/// OCPP 2.1, `EVPowerScheduleEntryType`.
#[derive(Debug, Clone, PartialEq)]
pub struct EvPowerScheduleEntry {
    /// How long, in seconds.
    pub duration: i64,
    /// Power.
    pub power: JsonDecimal,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl EvPowerScheduleEntry {
    /// With the required members.
    #[must_use]
    pub fn new(duration: i64, power: JsonDecimal) -> Self {
        Self { duration, power, custom_data: None, extra: Extra::default() }
    }
}

object! {
    EvPowerScheduleEntry closed {
        0 duration: "duration" required ValueSchema::Integer(RangeSchema::ANY);
        1 power: "power" required ValueSchema::Number(RangeSchema::ANY);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
