// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::Cost;
use crate::schema::{ListSchema, RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, JsonDecimal};

/// What consumption costs from a given amount on.
///
/// OCPP 2.0.1, `ConsumptionCostType`.
#[derive(Debug, Clone, PartialEq)]
pub struct ConsumptionCost {
    /// Start value.
    pub start_value: JsonDecimal,
    /// Cost. 1 to 3 items.
    pub cost: Vec<Cost>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ConsumptionCost {
    /// With the required members.
    #[must_use]
    pub fn new(start_value: JsonDecimal, cost: Vec<Cost>) -> Self {
        Self { start_value, cost, custom_data: None, extra: Extra::default() }
    }
}

object! {
    ConsumptionCost closed {
        0 start_value: "startValue" required ValueSchema::Number(RangeSchema::ANY);
        1 cost: "cost" required ValueSchema::List(&ListSchema::new(ValueSchema::Object(Cost::SCHEMA), 1, Some(3)));
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
