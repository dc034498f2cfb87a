// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::{DerControlType, IslandingDetection};
use crate::schema::{ListSchema, RangeSchema, TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, JsonDecimal};

/// What a vehicle says about its inverter, by ISO 15118-20.
///
/// OCPP 2.1, `DERChargingParametersType`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DerChargingParameters {
    /// EV supported DER control. At least 1 item.
    pub ev_supported_der_control: Option<Vec<DerControlType>>,
    /// EV over excited max discharge power.
    pub ev_over_excited_max_discharge_power: Option<JsonDecimal>,
    /// EV over excited power factor.
    pub ev_over_excited_power_factor: Option<JsonDecimal>,
    /// EV under excited max discharge power.
    pub ev_under_excited_max_discharge_power: Option<JsonDecimal>,
    /// EV under excited power factor.
    pub ev_under_excited_power_factor: Option<JsonDecimal>,
    /// Max apparent power.
    pub max_apparent_power: Option<JsonDecimal>,
    /// Max charge apparent power.
    pub max_charge_apparent_power: Option<JsonDecimal>,
    /// Max charge apparent power on phase L2.
    pub max_charge_apparent_power_l2: Option<JsonDecimal>,
    /// Max charge apparent power on phase L3.
    pub max_charge_apparent_power_l3: Option<JsonDecimal>,
    /// Max discharge apparent power.
    pub max_discharge_apparent_power: Option<JsonDecimal>,
    /// Max discharge apparent power on phase L2.
    pub max_discharge_apparent_power_l2: Option<JsonDecimal>,
    /// Max discharge apparent power on phase L3.
    pub max_discharge_apparent_power_l3: Option<JsonDecimal>,
    /// Max charge reactive power.
    pub max_charge_reactive_power: Option<JsonDecimal>,
    /// Max charge reactive power on phase L2.
    pub max_charge_reactive_power_l2: Option<JsonDecimal>,
    /// Max charge reactive power on phase L3.
    pub max_charge_reactive_power_l3: Option<JsonDecimal>,
    /// Min charge reactive power.
    pub min_charge_reactive_power: Option<JsonDecimal>,
    /// Min charge reactive power on phase L2.
    pub min_charge_reactive_power_l2: Option<JsonDecimal>,
    /// Min charge reactive power on phase L3.
    pub min_charge_reactive_power_l3: Option<JsonDecimal>,
    /// Max discharge reactive power.
    pub max_discharge_reactive_power: Option<JsonDecimal>,
    /// Max discharge reactive power on phase L2.
    pub max_discharge_reactive_power_l2: Option<JsonDecimal>,
    /// Max discharge reactive power on phase L3.
    pub max_discharge_reactive_power_l3: Option<JsonDecimal>,
    /// Min discharge reactive power.
    pub min_discharge_reactive_power: Option<JsonDecimal>,
    /// Min discharge reactive power on phase L2.
    pub min_discharge_reactive_power_l2: Option<JsonDecimal>,
    /// Min discharge reactive power on phase L3.
    pub min_discharge_reactive_power_l3: Option<JsonDecimal>,
    /// Nominal voltage.
    pub nominal_voltage: Option<JsonDecimal>,
    /// Nominal voltage offset.
    pub nominal_voltage_offset: Option<JsonDecimal>,
    /// Max nominal voltage.
    pub max_nominal_voltage: Option<JsonDecimal>,
    /// Min nominal voltage.
    pub min_nominal_voltage: Option<JsonDecimal>,
    /// EV inverter manufacturer. At most 50 characters.
    pub ev_inverter_manufacturer: Option<String>,
    /// EV inverter model. At most 50 characters.
    pub ev_inverter_model: Option<String>,
    /// EV inverter serial number. At most 50 characters.
    pub ev_inverter_serial_number: Option<String>,
    /// EV inverter sw version. At most 50 characters.
    pub ev_inverter_sw_version: Option<String>,
    /// EV inverter hw version. At most 50 characters.
    pub ev_inverter_hw_version: Option<String>,
    /// EV islanding detection method. At least 1 item.
    pub ev_islanding_detection_method: Option<Vec<IslandingDetection>>,
    /// EV islanding trip time.
    pub ev_islanding_trip_time: Option<JsonDecimal>,
    /// EV maximum level1 DC injection.
    pub ev_maximum_level1_dc_injection: Option<JsonDecimal>,
    /// EV duration level1 DC injection.
    pub ev_duration_level1_dc_injection: Option<JsonDecimal>,
    /// EV maximum level2 DC injection.
    pub ev_maximum_level2_dc_injection: Option<JsonDecimal>,
    /// EV duration level2 DC injection.
    pub ev_duration_level2_dc_injection: Option<JsonDecimal>,
    /// EV reactive susceptance.
    pub ev_reactive_susceptance: Option<JsonDecimal>,
    /// EV session total discharge energy available.
    pub ev_session_total_discharge_energy_available: Option<JsonDecimal>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl DerChargingParameters {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

object! {
    DerChargingParameters closed {
        0 ev_supported_der_control: "evSupportedDERControl" optional ValueSchema::List(&ListSchema::new(ValueSchema::Choice(DerControlType::SCHEMA), 1, None));
        1 ev_over_excited_max_discharge_power: "evOverExcitedMaxDischargePower" optional ValueSchema::Number(RangeSchema::ANY);
        2 ev_over_excited_power_factor: "evOverExcitedPowerFactor" optional ValueSchema::Number(RangeSchema::ANY);
        3 ev_under_excited_max_discharge_power: "evUnderExcitedMaxDischargePower" optional ValueSchema::Number(RangeSchema::ANY);
        4 ev_under_excited_power_factor: "evUnderExcitedPowerFactor" optional ValueSchema::Number(RangeSchema::ANY);
        5 max_apparent_power: "maxApparentPower" optional ValueSchema::Number(RangeSchema::ANY);
        6 max_charge_apparent_power: "maxChargeApparentPower" optional ValueSchema::Number(RangeSchema::ANY);
        7 max_charge_apparent_power_l2: "maxChargeApparentPower_L2" optional ValueSchema::Number(RangeSchema::ANY);
        8 max_charge_apparent_power_l3: "maxChargeApparentPower_L3" optional ValueSchema::Number(RangeSchema::ANY);
        9 max_discharge_apparent_power: "maxDischargeApparentPower" optional ValueSchema::Number(RangeSchema::ANY);
        10 max_discharge_apparent_power_l2: "maxDischargeApparentPower_L2" optional ValueSchema::Number(RangeSchema::ANY);
        11 max_discharge_apparent_power_l3: "maxDischargeApparentPower_L3" optional ValueSchema::Number(RangeSchema::ANY);
        12 max_charge_reactive_power: "maxChargeReactivePower" optional ValueSchema::Number(RangeSchema::ANY);
        13 max_charge_reactive_power_l2: "maxChargeReactivePower_L2" optional ValueSchema::Number(RangeSchema::ANY);
        14 max_charge_reactive_power_l3: "maxChargeReactivePower_L3" optional ValueSchema::Number(RangeSchema::ANY);
        15 min_charge_reactive_power: "minChargeReactivePower" optional ValueSchema::Number(RangeSchema::ANY);
        16 min_charge_reactive_power_l2: "minChargeReactivePower_L2" optional ValueSchema::Number(RangeSchema::ANY);
        17 min_charge_reactive_power_l3: "minChargeReactivePower_L3" optional ValueSchema::Number(RangeSchema::ANY);
        18 max_discharge_reactive_power: "maxDischargeReactivePower" optional ValueSchema::Number(RangeSchema::ANY);
        19 max_discharge_reactive_power_l2: "maxDischargeReactivePower_L2" optional ValueSchema::Number(RangeSchema::ANY);
        20 max_discharge_reactive_power_l3: "maxDischargeReactivePower_L3" optional ValueSchema::Number(RangeSchema::ANY);
        21 min_discharge_reactive_power: "minDischargeReactivePower" optional ValueSchema::Number(RangeSchema::ANY);
        22 min_discharge_reactive_power_l2: "minDischargeReactivePower_L2" optional ValueSchema::Number(RangeSchema::ANY);
        23 min_discharge_reactive_power_l3: "minDischargeReactivePower_L3" optional ValueSchema::Number(RangeSchema::ANY);
        24 nominal_voltage: "nominalVoltage" optional ValueSchema::Number(RangeSchema::ANY);
        25 nominal_voltage_offset: "nominalVoltageOffset" optional ValueSchema::Number(RangeSchema::ANY);
        26 max_nominal_voltage: "maxNominalVoltage" optional ValueSchema::Number(RangeSchema::ANY);
        27 min_nominal_voltage: "minNominalVoltage" optional ValueSchema::Number(RangeSchema::ANY);
        28 ev_inverter_manufacturer: "evInverterManufacturer" optional ValueSchema::Text(TextSchema::up_to(50));
        29 ev_inverter_model: "evInverterModel" optional ValueSchema::Text(TextSchema::up_to(50));
        30 ev_inverter_serial_number: "evInverterSerialNumber" optional ValueSchema::Text(TextSchema::up_to(50));
        31 ev_inverter_sw_version: "evInverterSwVersion" optional ValueSchema::Text(TextSchema::up_to(50));
        32 ev_inverter_hw_version: "evInverterHwVersion" optional ValueSchema::Text(TextSchema::up_to(50));
        33 ev_islanding_detection_method: "evIslandingDetectionMethod" optional ValueSchema::List(&ListSchema::new(ValueSchema::Choice(IslandingDetection::SCHEMA), 1, None));
        34 ev_islanding_trip_time: "evIslandingTripTime" optional ValueSchema::Number(RangeSchema::ANY);
        35 ev_maximum_level1_dc_injection: "evMaximumLevel1DCInjection" optional ValueSchema::Number(RangeSchema::ANY);
        36 ev_duration_level1_dc_injection: "evDurationLevel1DCInjection" optional ValueSchema::Number(RangeSchema::ANY);
        37 ev_maximum_level2_dc_injection: "evMaximumLevel2DCInjection" optional ValueSchema::Number(RangeSchema::ANY);
        38 ev_duration_level2_dc_injection: "evDurationLevel2DCInjection" optional ValueSchema::Number(RangeSchema::ANY);
        39 ev_reactive_susceptance: "evReactiveSusceptance" optional ValueSchema::Number(RangeSchema::ANY);
        40 ev_session_total_discharge_energy_available: "evSessionTotalDischargeEnergyAvailable" optional ValueSchema::Number(RangeSchema::ANY);
        41 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
