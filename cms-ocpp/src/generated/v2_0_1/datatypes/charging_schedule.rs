// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::ChargingRateUnit;
use super::{ChargingSchedulePeriod, SalesTariff};
use crate::schema::{ListSchema, RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, JsonDecimal, Timestamp};

/// Limits over time.
///
/// OCPP 2.0.1, `ChargingScheduleType`.
#[derive(Debug, Clone, PartialEq)]
pub struct ChargingSchedule {
    /// Its number.
    pub id: i64,
    /// When the schedule begins, for an absolute one.
    pub start_schedule: Option<Timestamp>,
    /// How long, in seconds.
    pub duration: Option<i64>,
    /// The unit of the limits.
    pub charging_rate_unit: ChargingRateUnit,
    /// The steps of the schedule, in the order of their start. 1 to 1024 items.
    pub charging_schedule_period: Vec<ChargingSchedulePeriod>,
    /// Below this rate charging is not efficient, in the unit of the schedule.
    pub min_charging_rate: Option<JsonDecimal>,
    /// Sales tariff.
    pub sales_tariff: Option<SalesTariff>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ChargingSchedule {
    /// With the required members.
    #[must_use]
    pub fn new(
        id: i64,
        charging_rate_unit: ChargingRateUnit,
        charging_schedule_period: Vec<ChargingSchedulePeriod>,
    ) -> Self {
        Self {
            id,
            start_schedule: None,
            duration: None,
            charging_rate_unit,
            charging_schedule_period,
            min_charging_rate: None,
            sales_tariff: None,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    ChargingSchedule closed {
        0 id: "id" required ValueSchema::Integer(RangeSchema::ANY);
        1 start_schedule: "startSchedule" optional ValueSchema::Time;
        2 duration: "duration" optional ValueSchema::Integer(RangeSchema::ANY);
        3 charging_rate_unit: "chargingRateUnit" required ValueSchema::Choice(ChargingRateUnit::SCHEMA);
        4 charging_schedule_period: "chargingSchedulePeriod" required ValueSchema::List(&ListSchema::new(ValueSchema::Object(ChargingSchedulePeriod::SCHEMA), 1, Some(1024)));
        5 min_charging_rate: "minChargingRate" optional ValueSchema::Number(RangeSchema::ANY);
        6 sales_tariff: "salesTariff" optional ValueSchema::Object(SalesTariff::SCHEMA);
        7 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
