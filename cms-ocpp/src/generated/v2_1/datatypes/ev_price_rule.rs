// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, JsonDecimal};

/// EV price rule.
///
/// OCPP 2.1, `EVPriceRuleType`.
#[derive(Debug, Clone, PartialEq)]
pub struct EvPriceRule {
    /// Energy fee.
    pub energy_fee: JsonDecimal,
    /// Power range start.
    pub power_range_start: JsonDecimal,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl EvPriceRule {
    /// With the required members.
    #[must_use]
    pub fn new(energy_fee: JsonDecimal, power_range_start: JsonDecimal) -> Self {
        Self { energy_fee, power_range_start, custom_data: None, extra: Extra::default() }
    }
}

object! {
    EvPriceRule closed {
        0 energy_fee: "energyFee" required ValueSchema::Number(RangeSchema::ANY);
        1 power_range_start: "powerRangeStart" required ValueSchema::Number(RangeSchema::ANY);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
