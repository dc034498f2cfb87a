// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::ChargingRateUnit;
use super::ChargingSchedulePeriod;
use crate::schema::{ListSchema, RangeSchema, ValueSchema, object};
use crate::types::{Extra, JsonDecimal, Timestamp};

/// Limits over time.
///
/// OCPP 1.6, `ChargingSchedule`.
#[derive(Debug, Clone, PartialEq)]
pub struct ChargingSchedule {
    /// How long, in seconds.
    pub duration: Option<i64>,
    /// When the schedule begins, for an absolute one.
    pub start_schedule: Option<Timestamp>,
    /// The unit of the limits.
    pub charging_rate_unit: ChargingRateUnit,
    /// The steps of the schedule, in the order of their start.
    pub charging_schedule_period: Vec<ChargingSchedulePeriod>,
    /// Below this rate charging is not efficient, in the unit of the schedule. At most 1 digit after the point.
    pub min_charging_rate: Option<JsonDecimal>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ChargingSchedule {
    /// With the required members.
    #[must_use]
    pub fn new(charging_rate_unit: ChargingRateUnit, charging_schedule_period: Vec<ChargingSchedulePeriod>) -> Self {
        Self {
            duration: None,
            start_schedule: None,
            charging_rate_unit,
            charging_schedule_period,
            min_charging_rate: None,
            extra: Extra::default(),
        }
    }
}

object! {
    ChargingSchedule closed {
        0 duration: "duration" optional ValueSchema::Integer(RangeSchema::ANY);
        1 start_schedule: "startSchedule" optional ValueSchema::Time;
        2 charging_rate_unit: "chargingRateUnit" required ValueSchema::Choice(ChargingRateUnit::SCHEMA);
        3 charging_schedule_period: "chargingSchedulePeriod" required ValueSchema::List(&ListSchema::new(ValueSchema::Object(ChargingSchedulePeriod::SCHEMA), 0, None));
        4 min_charging_rate: "minChargingRate" optional ValueSchema::Number(RangeSchema::ANY.fraction_digits_up_to(1));
    }
}
