// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::EvPowerScheduleEntry;
use crate::schema::{ListSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, Timestamp};

/// EV power schedule.
///
/// OCPP 2.1, `EVPowerScheduleType`.
#[derive(Debug, Clone, PartialEq)]
pub struct EvPowerSchedule {
    /// EV power schedule entries. 1 to 1024 items.
    pub ev_power_schedule_entries: Vec<EvPowerScheduleEntry>,
    /// The moment times are counted from.
    pub time_anchor: Timestamp,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl EvPowerSchedule {
    /// With the required members.
    #[must_use]
    pub fn new(ev_power_schedule_entries: Vec<EvPowerScheduleEntry>, time_anchor: Timestamp) -> Self {
        Self { ev_power_schedule_entries, time_anchor, custom_data: None, extra: Extra::default() }
    }
}

object! {
    EvPowerSchedule closed {
        0 ev_power_schedule_entries: "evPowerScheduleEntries" required ValueSchema::List(&ListSchema::new(ValueSchema::Object(EvPowerScheduleEntry::SCHEMA), 1, Some(1024)));
        1 time_anchor: "timeAnchor" required ValueSchema::Time;
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
