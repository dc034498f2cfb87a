// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::{DayOfWeek, EvseKind};
use crate::schema::{ListSchema, RangeSchema, TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, JsonDecimal};

/// When a price of energy or time applies.
///
/// OCPP 2.1, `TariffConditionsType`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TariffConditions {
    /// From this local time on, as hh:mm.
    pub start_time_of_day: Option<String>,
    /// Until this local time, as hh:mm.
    pub end_time_of_day: Option<String>,
    /// On these days. 1 to 7 items.
    pub day_of_week: Option<Vec<DayOfWeek>>,
    /// From this local date on, as yyyy-mm-dd.
    pub valid_from_date: Option<String>,
    /// Until this local date, exclusive, as yyyy-mm-dd.
    pub valid_to_date: Option<String>,
    /// EVSE kind.
    pub evse_kind: Option<EvseKind>,
    /// Min energy.
    pub min_energy: Option<JsonDecimal>,
    /// The most energy, in Wh.
    pub max_energy: Option<JsonDecimal>,
    /// Min current.
    pub min_current: Option<JsonDecimal>,
    /// Max current.
    pub max_current: Option<JsonDecimal>,
    /// Min power.
    pub min_power: Option<JsonDecimal>,
    /// Max power.
    pub max_power: Option<JsonDecimal>,
    /// Min time.
    pub min_time: Option<i64>,
    /// The longest time, in seconds.
    pub max_time: Option<i64>,
    /// Min charging time.
    pub min_charging_time: Option<i64>,
    /// Max charging time.
    pub max_charging_time: Option<i64>,
    /// Min idle time.
    pub min_idle_time: Option<i64>,
    /// Max idle time.
    pub max_idle_time: Option<i64>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl TariffConditions {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

object! {
    TariffConditions closed {
        0 start_time_of_day: "startTimeOfDay" optional ValueSchema::Text(TextSchema::ANY);
        1 end_time_of_day: "endTimeOfDay" optional ValueSchema::Text(TextSchema::ANY);
        2 day_of_week: "dayOfWeek" optional ValueSchema::List(&ListSchema::new(ValueSchema::Choice(DayOfWeek::SCHEMA), 1, Some(7)));
        3 valid_from_date: "validFromDate" optional ValueSchema::Text(TextSchema::ANY);
        4 valid_to_date: "validToDate" optional ValueSchema::Text(TextSchema::ANY);
        5 evse_kind: "evseKind" optional ValueSchema::Choice(EvseKind::SCHEMA);
        6 min_energy: "minEnergy" optional ValueSchema::Number(RangeSchema::ANY);
        7 max_energy: "maxEnergy" optional ValueSchema::Number(RangeSchema::ANY);
        8 min_current: "minCurrent" optional ValueSchema::Number(RangeSchema::ANY);
        9 max_current: "maxCurrent" optional ValueSchema::Number(RangeSchema::ANY);
        10 min_power: "minPower" optional ValueSchema::Number(RangeSchema::ANY);
        11 max_power: "maxPower" optional ValueSchema::Number(RangeSchema::ANY);
        12 min_time: "minTime" optional ValueSchema::Integer(RangeSchema::ANY);
        13 max_time: "maxTime" optional ValueSchema::Integer(RangeSchema::ANY);
        14 min_charging_time: "minChargingTime" optional ValueSchema::Integer(RangeSchema::ANY);
        15 max_charging_time: "maxChargingTime" optional ValueSchema::Integer(RangeSchema::ANY);
        16 min_idle_time: "minIdleTime" optional ValueSchema::Integer(RangeSchema::ANY);
        17 max_idle_time: "maxIdleTime" optional ValueSchema::Integer(RangeSchema::ANY);
        18 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
