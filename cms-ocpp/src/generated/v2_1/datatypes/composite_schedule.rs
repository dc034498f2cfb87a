// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::ChargingRateUnit;
use super::ChargingSchedulePeriod;
use crate::schema::{ListSchema, RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, Timestamp};

/// The schedule that results from all profiles.
///
/// OCPP 2.1, `CompositeScheduleType`.
#[derive(Debug, Clone, PartialEq)]
pub struct CompositeSchedule {
    /// The EVSE; 0 is the station as a whole where that is allowed. At least 0.
    pub evse_id: i64,
    /// How long, in seconds.
    pub duration: i64,
    /// When the schedule begins.
    pub schedule_start: Timestamp,
    /// The unit of the limits.
    pub charging_rate_unit: ChargingRateUnit,
    /// The steps of the schedule, in the order of their start. At least 1 item.
    pub charging_schedule_period: Vec<ChargingSchedulePeriod>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl CompositeSchedule {
    /// With the required members.
    #[must_use]
    pub fn new(
        evse_id: i64,
        duration: i64,
        schedule_start: Timestamp,
        charging_rate_unit: ChargingRateUnit,
        charging_schedule_period: Vec<ChargingSchedulePeriod>,
    ) -> Self {
        Self {
            evse_id,
            duration,
            schedule_start,
            charging_rate_unit,
            charging_schedule_period,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    CompositeSchedule closed {
        0 evse_id: "evseId" required ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        1 duration: "duration" required ValueSchema::Integer(RangeSchema::ANY);
        2 schedule_start: "scheduleStart" required ValueSchema::Time;
        3 charging_rate_unit: "chargingRateUnit" required ValueSchema::Choice(ChargingRateUnit::SCHEMA);
        4 charging_schedule_period: "chargingSchedulePeriod" required ValueSchema::List(&ListSchema::new(ValueSchema::Object(ChargingSchedulePeriod::SCHEMA), 1, None));
        5 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
