// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::ChargingRateUnit;
use super::{AbsolutePriceSchedule, ChargingSchedulePeriod, LimitAtSoc, PriceLevelSchedule, SalesTariff};
use crate::schema::{ListSchema, RangeSchema, TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, JsonDecimal, Timestamp};

/// Limits over time.
///
/// OCPP 2.1, `ChargingScheduleType`.
#[derive(Debug, Clone, PartialEq)]
pub struct ChargingSchedule {
    /// Its number.
    pub id: i64,
    /// Limit at state of charge.
    pub limit_at_soc: Option<LimitAtSoc>,
    /// When the schedule begins, for an absolute one.
    pub start_schedule: Option<Timestamp>,
    /// How long, in seconds.
    pub duration: Option<i64>,
    /// The unit of the limits.
    pub charging_rate_unit: ChargingRateUnit,
    /// Below this rate charging is not efficient, in the unit of the schedule.
    pub min_charging_rate: Option<JsonDecimal>,
    /// Power tolerance.
    pub power_tolerance: Option<JsonDecimal>,
    /// Signature id. At least 0.
    pub signature_id: Option<i64>,
    /// Digest value. At most 88 characters.
    pub digest_value: Option<String>,
    /// Whether it applies: use local time.
    pub use_local_time: Option<bool>,
    /// The steps of the schedule, in the order of their start. 1 to 1024 items.
    pub charging_schedule_period: Vec<ChargingSchedulePeriod>,
    /// Randomized delay. At least 0.
    pub randomized_delay: Option<i64>,
    /// Sales tariff.
    pub sales_tariff: Option<SalesTariff>,
    /// Absolute price schedule.
    pub absolute_price_schedule: Option<AbsolutePriceSchedule>,
    /// Price level schedule.
    pub price_level_schedule: Option<PriceLevelSchedule>,
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
            limit_at_soc: None,
            start_schedule: None,
            duration: None,
            charging_rate_unit,
            min_charging_rate: None,
            power_tolerance: None,
            signature_id: None,
            digest_value: None,
            use_local_time: None,
            charging_schedule_period,
            randomized_delay: None,
            sales_tariff: None,
            absolute_price_schedule: None,
            price_level_schedule: None,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    ChargingSchedule closed {
        0 id: "id" required ValueSchema::Integer(RangeSchema::ANY);
        1 limit_at_soc: "limitAtSoC" optional ValueSchema::Object(LimitAtSoc::SCHEMA);
        2 start_schedule: "startSchedule" optional ValueSchema::Time;
        3 duration: "duration" optional ValueSchema::Integer(RangeSchema::ANY);
        4 charging_rate_unit: "chargingRateUnit" required ValueSchema::Choice(ChargingRateUnit::SCHEMA);
        5 min_charging_rate: "minChargingRate" optional ValueSchema::Number(RangeSchema::ANY);
        6 power_tolerance: "powerTolerance" optional ValueSchema::Number(RangeSchema::ANY);
        7 signature_id: "signatureId" optional ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        8 digest_value: "digestValue" optional ValueSchema::Text(TextSchema::up_to(88));
        9 use_local_time: "useLocalTime" optional ValueSchema::Boolean;
        10 charging_schedule_period: "chargingSchedulePeriod" required ValueSchema::List(&ListSchema::new(ValueSchema::Object(ChargingSchedulePeriod::SCHEMA), 1, Some(1024)));
        11 randomized_delay: "randomizedDelay" optional ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        12 sales_tariff: "salesTariff" optional ValueSchema::Object(SalesTariff::SCHEMA);
        13 absolute_price_schedule: "absolutePriceSchedule" optional ValueSchema::Object(AbsolutePriceSchedule::SCHEMA);
        14 price_level_schedule: "priceLevelSchedule" optional ValueSchema::Object(PriceLevelSchedule::SCHEMA);
        15 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
