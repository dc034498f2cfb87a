// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::EvAbsolutePriceScheduleEntry;
use crate::schema::{ListSchema, TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, Timestamp};

/// EV absolute price schedule.
///
/// OCPP 2.1, `EVAbsolutePriceScheduleType`.
#[derive(Debug, Clone, PartialEq)]
pub struct EvAbsolutePriceSchedule {
    /// The moment times are counted from.
    pub time_anchor: Timestamp,
    /// The currency, by its ISO 4217 code. At most 3 characters.
    pub currency: String,
    /// EV absolute price schedule entries. 1 to 1024 items.
    pub ev_absolute_price_schedule_entries: Vec<EvAbsolutePriceScheduleEntry>,
    /// Price algorithm. At most 2000 characters.
    pub price_algorithm: String,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl EvAbsolutePriceSchedule {
    /// With the required members.
    pub fn new(
        time_anchor: Timestamp,
        currency: impl Into<String>,
        ev_absolute_price_schedule_entries: Vec<EvAbsolutePriceScheduleEntry>,
        price_algorithm: impl Into<String>,
    ) -> Self {
        Self {
            time_anchor,
            currency: currency.into(),
            ev_absolute_price_schedule_entries,
            price_algorithm: price_algorithm.into(),
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    EvAbsolutePriceSchedule closed {
        0 time_anchor: "timeAnchor" required ValueSchema::Time;
        1 currency: "currency" required ValueSchema::Text(TextSchema::up_to(3));
        2 ev_absolute_price_schedule_entries: "evAbsolutePriceScheduleEntries" required ValueSchema::List(&ListSchema::new(ValueSchema::Object(EvAbsolutePriceScheduleEntry::SCHEMA), 1, Some(1024)));
        3 price_algorithm: "priceAlgorithm" required ValueSchema::Text(TextSchema::up_to(2000));
        4 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
