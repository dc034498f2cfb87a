// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, JsonDecimal};

/// What a vehicle says about DC charging.
///
/// OCPP 2.1, `DCChargingParametersType`.
#[derive(Debug, Clone, PartialEq)]
pub struct DcChargingParameters {
    /// The most current the vehicle can use, in A.
    pub ev_max_current: JsonDecimal,
    /// The most voltage the vehicle can use, in V.
    pub ev_max_voltage: JsonDecimal,
    /// The most power the vehicle can use, in W.
    pub ev_max_power: Option<JsonDecimal>,
    /// The capacity of the battery, in Wh.
    pub ev_energy_capacity: Option<JsonDecimal>,
    /// The energy asked for, in Wh.
    pub energy_amount: Option<JsonDecimal>,
    /// How full the battery is, in percent. From 0 to 100.
    pub state_of_charge: Option<i64>,
    /// At which state of charge the battery counts as full, in percent. From 0 to 100.
    pub full_soc: Option<i64>,
    /// At which state of charge bulk charging ends, in percent. From 0 to 100.
    pub bulk_soc: Option<i64>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl DcChargingParameters {
    /// With the required members.
    #[must_use]
    pub fn new(ev_max_current: JsonDecimal, ev_max_voltage: JsonDecimal) -> Self {
        Self {
            ev_max_current,
            ev_max_voltage,
            ev_max_power: None,
            ev_energy_capacity: None,
            energy_amount: None,
            state_of_charge: None,
            full_soc: None,
            bulk_soc: None,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    DcChargingParameters closed {
        0 ev_max_current: "evMaxCurrent" required ValueSchema::Number(RangeSchema::ANY);
        1 ev_max_voltage: "evMaxVoltage" required ValueSchema::Number(RangeSchema::ANY);
        2 ev_max_power: "evMaxPower" optional ValueSchema::Number(RangeSchema::ANY);
        3 ev_energy_capacity: "evEnergyCapacity" optional ValueSchema::Number(RangeSchema::ANY);
        4 energy_amount: "energyAmount" optional ValueSchema::Number(RangeSchema::ANY);
        5 state_of_charge: "stateOfCharge" optional ValueSchema::Integer(RangeSchema::ANY.at_least(0).at_most(100));
        6 full_soc: "fullSoC" optional ValueSchema::Integer(RangeSchema::ANY.at_least(0).at_most(100));
        7 bulk_soc: "bulkSoC" optional ValueSchema::Integer(RangeSchema::ANY.at_least(0).at_most(100));
        8 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
