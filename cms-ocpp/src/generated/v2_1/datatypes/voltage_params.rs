// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::PowerDuringCessation;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, JsonDecimal};

/// Voltage params.
///
/// OCPP 2.1, `VoltageParamsType`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct VoltageParams {
    /// Hv10 min mean value.
    pub hv10_min_mean_value: Option<JsonDecimal>,
    /// Hv10 min mean trip delay.
    pub hv10_min_mean_trip_delay: Option<JsonDecimal>,
    /// Power during cessation.
    pub power_during_cessation: Option<PowerDuringCessation>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl VoltageParams {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

object! {
    VoltageParams closed {
        0 hv10_min_mean_value: "hv10MinMeanValue" optional ValueSchema::Number(RangeSchema::ANY);
        1 hv10_min_mean_trip_delay: "hv10MinMeanTripDelay" optional ValueSchema::Number(RangeSchema::ANY);
        2 power_during_cessation: "powerDuringCessation" optional ValueSchema::Choice(PowerDuringCessation::SCHEMA);
        3 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
