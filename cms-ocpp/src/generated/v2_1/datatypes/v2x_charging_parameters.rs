// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, JsonDecimal};

/// What a vehicle says about charging and discharging, by ISO 15118-20.
///
/// OCPP 2.1, `V2XChargingParametersType`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct V2xChargingParameters {
    /// Min charge power.
    pub min_charge_power: Option<JsonDecimal>,
    /// Min charge power on phase L2.
    pub min_charge_power_l2: Option<JsonDecimal>,
    /// Min charge power on phase L3.
    pub min_charge_power_l3: Option<JsonDecimal>,
    /// Max charge power.
    pub max_charge_power: Option<JsonDecimal>,
    /// Max charge power on phase L2.
    pub max_charge_power_l2: Option<JsonDecimal>,
    /// Max charge power on phase L3.
    pub max_charge_power_l3: Option<JsonDecimal>,
    /// Min discharge power.
    pub min_discharge_power: Option<JsonDecimal>,
    /// Min discharge power on phase L2.
    pub min_discharge_power_l2: Option<JsonDecimal>,
    /// Min discharge power on phase L3.
    pub min_discharge_power_l3: Option<JsonDecimal>,
    /// Max discharge power.
    pub max_discharge_power: Option<JsonDecimal>,
    /// Max discharge power on phase L2.
    pub max_discharge_power_l2: Option<JsonDecimal>,
    /// Max discharge power on phase L3.
    pub max_discharge_power_l3: Option<JsonDecimal>,
    /// Min charge current.
    pub min_charge_current: Option<JsonDecimal>,
    /// Max charge current.
    pub max_charge_current: Option<JsonDecimal>,
    /// Min discharge current.
    pub min_discharge_current: Option<JsonDecimal>,
    /// Max discharge current.
    pub max_discharge_current: Option<JsonDecimal>,
    /// Min voltage.
    pub min_voltage: Option<JsonDecimal>,
    /// Max voltage.
    pub max_voltage: Option<JsonDecimal>,
    /// EV target energy request.
    pub ev_target_energy_request: Option<JsonDecimal>,
    /// EV min energy request.
    pub ev_min_energy_request: Option<JsonDecimal>,
    /// EV max energy request.
    pub ev_max_energy_request: Option<JsonDecimal>,
    /// EV min V2X energy request.
    pub ev_min_v2x_energy_request: Option<JsonDecimal>,
    /// EV max V2X energy request.
    pub ev_max_v2x_energy_request: Option<JsonDecimal>,
    /// Target state of charge. From 0 to 100.
    pub target_soc: Option<i64>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl V2xChargingParameters {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

object! {
    V2xChargingParameters closed {
        0 min_charge_power: "minChargePower" optional ValueSchema::Number(RangeSchema::ANY);
        1 min_charge_power_l2: "minChargePower_L2" optional ValueSchema::Number(RangeSchema::ANY);
        2 min_charge_power_l3: "minChargePower_L3" optional ValueSchema::Number(RangeSchema::ANY);
        3 max_charge_power: "maxChargePower" optional ValueSchema::Number(RangeSchema::ANY);
        4 max_charge_power_l2: "maxChargePower_L2" optional ValueSchema::Number(RangeSchema::ANY);
        5 max_charge_power_l3: "maxChargePower_L3" optional ValueSchema::Number(RangeSchema::ANY);
        6 min_discharge_power: "minDischargePower" optional ValueSchema::Number(RangeSchema::ANY);
        7 min_discharge_power_l2: "minDischargePower_L2" optional ValueSchema::Number(RangeSchema::ANY);
        8 min_discharge_power_l3: "minDischargePower_L3" optional ValueSchema::Number(RangeSchema::ANY);
        9 max_discharge_power: "maxDischargePower" optional ValueSchema::Number(RangeSchema::ANY);
        10 max_discharge_power_l2: "maxDischargePower_L2" optional ValueSchema::Number(RangeSchema::ANY);
        11 max_discharge_power_l3: "maxDischargePower_L3" optional ValueSchema::Number(RangeSchema::ANY);
        12 min_charge_current: "minChargeCurrent" optional ValueSchema::Number(RangeSchema::ANY);
        13 max_charge_current: "maxChargeCurrent" optional ValueSchema::Number(RangeSchema::ANY);
        14 min_discharge_current: "minDischargeCurrent" optional ValueSchema::Number(RangeSchema::ANY);
        15 max_discharge_current: "maxDischargeCurrent" optional ValueSchema::Number(RangeSchema::ANY);
        16 min_voltage: "minVoltage" optional ValueSchema::Number(RangeSchema::ANY);
        17 max_voltage: "maxVoltage" optional ValueSchema::Number(RangeSchema::ANY);
        18 ev_target_energy_request: "evTargetEnergyRequest" optional ValueSchema::Number(RangeSchema::ANY);
        19 ev_min_energy_request: "evMinEnergyRequest" optional ValueSchema::Number(RangeSchema::ANY);
        20 ev_max_energy_request: "evMaxEnergyRequest" optional ValueSchema::Number(RangeSchema::ANY);
        21 ev_min_v2x_energy_request: "evMinV2XEnergyRequest" optional ValueSchema::Number(RangeSchema::ANY);
        22 ev_max_v2x_energy_request: "evMaxV2XEnergyRequest" optional ValueSchema::Number(RangeSchema::ANY);
        23 target_soc: "targetSoC" optional ValueSchema::Integer(RangeSchema::ANY.at_least(0).at_most(100));
        24 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
