// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Price level schedule entry.
///
/// OCPP 2.1, `PriceLevelScheduleEntryType`.
#[derive(Debug, Clone, PartialEq)]
pub struct PriceLevelScheduleEntry {
    /// How long, in seconds.
    pub duration: i64,
    /// Price level. At least 0.
    pub price_level: i64,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl PriceLevelScheduleEntry {
    /// With the required members.
    #[must_use]
    pub fn new(duration: i64, price_level: i64) -> Self {
        Self { duration, price_level, custom_data: None, extra: Extra::default() }
    }
}

object! {
    PriceLevelScheduleEntry closed {
        0 duration: "duration" required ValueSchema::Integer(RangeSchema::ANY);
        1 price_level: "priceLevel" required ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
