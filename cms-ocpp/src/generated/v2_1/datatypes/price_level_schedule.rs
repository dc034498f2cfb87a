// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::PriceLevelScheduleEntry;
use crate::schema::{ListSchema, RangeSchema, TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, Timestamp};

/// Price level schedule.
///
/// OCPP 2.1, `PriceLevelScheduleType`.
#[derive(Debug, Clone, PartialEq)]
pub struct PriceLevelSchedule {
    /// Price level schedule entries. 1 to 100 items.
    pub price_level_schedule_entries: Vec<PriceLevelScheduleEntry>,
    /// The moment times are counted from.
    pub time_anchor: Timestamp,
    /// Price schedule id. At least 0.
    pub price_schedule_id: i64,
    /// Price schedule description. At most 32 characters.
    pub price_schedule_description: Option<String>,
    /// Number of price levels. At least 0.
    pub number_of_price_levels: i64,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl PriceLevelSchedule {
    /// With the required members.
    #[must_use]
    pub fn new(
        price_level_schedule_entries: Vec<PriceLevelScheduleEntry>,
        time_anchor: Timestamp,
        price_schedule_id: i64,
        number_of_price_levels: i64,
    ) -> Self {
        Self {
            price_level_schedule_entries,
            time_anchor,
            price_schedule_id,
            price_schedule_description: None,
            number_of_price_levels,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    PriceLevelSchedule closed {
        0 price_level_schedule_entries: "priceLevelScheduleEntries" required ValueSchema::List(&ListSchema::new(ValueSchema::Object(PriceLevelScheduleEntry::SCHEMA), 1, Some(100)));
        1 time_anchor: "timeAnchor" required ValueSchema::Time;
        2 price_schedule_id: "priceScheduleId" required ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        3 price_schedule_description: "priceScheduleDescription" optional ValueSchema::Text(TextSchema::up_to(32));
        4 number_of_price_levels: "numberOfPriceLevels" required ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        5 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
