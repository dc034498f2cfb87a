// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::ChargingRateUnit;
use super::ChargingSchedulePeriod;
use crate::schema::{ListSchema, RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, Timestamp};

/// Composite schedule.
///
/// OCPP 2.1, `CompositeScheduleType`.
#[derive(Debug, Clone, PartialEq)]
pub struct CompositeSchedule {
    /// EVSE id. At least 0.
    pub evse_id: i64,
    /// Duration.
    pub duration: i64,
    /// Schedule start.
    pub schedule_start: Timestamp,
    /// Charging rate unit.
    pub charging_rate_unit: ChargingRateUnit,
    /// Charging schedule period. At least 1 item.
    pub charging_schedule_period: Vec<ChargingSchedulePeriod>,
    /// Custom data.
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
