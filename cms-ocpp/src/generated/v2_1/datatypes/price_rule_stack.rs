// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::PriceRule;
use crate::schema::{ListSchema, RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Price rule stack.
///
/// OCPP 2.1, `PriceRuleStackType`.
#[derive(Debug, Clone, PartialEq)]
pub struct PriceRuleStack {
    /// How long, in seconds.
    pub duration: i64,
    /// Price rule. 1 to 8 items.
    pub price_rule: Vec<PriceRule>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl PriceRuleStack {
    /// With the required members.
    #[must_use]
    pub fn new(duration: i64, price_rule: Vec<PriceRule>) -> Self {
        Self { duration, price_rule, custom_data: None, extra: Extra::default() }
    }
}

object! {
    PriceRuleStack closed {
        0 duration: "duration" required ValueSchema::Integer(RangeSchema::ANY);
        1 price_rule: "priceRule" required ValueSchema::List(&ListSchema::new(ValueSchema::Object(PriceRule::SCHEMA), 1, Some(8)));
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
