// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, JsonDecimal};

/// What a vehicle says about AC charging.
///
/// OCPP 2.1, `ACChargingParametersType`.
#[derive(Debug, Clone, PartialEq)]
pub struct AcChargingParameters {
    /// The energy asked for, in Wh.
    pub energy_amount: JsonDecimal,
    /// The least current the vehicle can use, in A.
    pub ev_min_current: JsonDecimal,
    /// The most current the vehicle can use, in A.
    pub ev_max_current: JsonDecimal,
    /// The most voltage the vehicle can use, in V.
    pub ev_max_voltage: JsonDecimal,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl AcChargingParameters {
    /// With the required members.
    #[must_use]
    pub fn new(
        energy_amount: JsonDecimal,
        ev_min_current: JsonDecimal,
        ev_max_current: JsonDecimal,
        ev_max_voltage: JsonDecimal,
    ) -> Self {
        Self {
            energy_amount,
            ev_min_current,
            ev_max_current,
            ev_max_voltage,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    AcChargingParameters closed {
        0 energy_amount: "energyAmount" required ValueSchema::Number(RangeSchema::ANY);
        1 ev_min_current: "evMinCurrent" required ValueSchema::Number(RangeSchema::ANY);
        2 ev_max_current: "evMaxCurrent" required ValueSchema::Number(RangeSchema::ANY);
        3 ev_max_voltage: "evMaxVoltage" required ValueSchema::Number(RangeSchema::ANY);
        4 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
