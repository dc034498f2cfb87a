// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::EvPriceRule;
use crate::schema::{ListSchema, RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// EV absolute price schedule entry.
///
/// OCPP 2.1, `EVAbsolutePriceScheduleEntryType`.
#[derive(Debug, Clone, PartialEq)]
pub struct EvAbsolutePriceScheduleEntry {
    /// How long, in seconds.
    pub duration: i64,
    /// EV price rule. 1 to 8 items.
    pub ev_price_rule: Vec<EvPriceRule>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl EvAbsolutePriceScheduleEntry {
    /// With the required members.
    #[must_use]
    pub fn new(duration: i64, ev_price_rule: Vec<EvPriceRule>) -> Self {
        Self { duration, ev_price_rule, custom_data: None, extra: Extra::default() }
    }
}

object! {
    EvAbsolutePriceScheduleEntry closed {
        0 duration: "duration" required ValueSchema::Integer(RangeSchema::ANY);
        1 ev_price_rule: "evPriceRule" required ValueSchema::List(&ListSchema::new(ValueSchema::Object(EvPriceRule::SCHEMA), 1, Some(8)));
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
