// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, JsonDecimal};

/// Charging schedule update.
///
/// OCPP 2.1, `ChargingScheduleUpdateType`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ChargingScheduleUpdate {
    /// The limit, in the unit of the schedule.
    pub limit: Option<JsonDecimal>,
    /// Limit on phase L2.
    pub limit_l2: Option<JsonDecimal>,
    /// Limit on phase L3.
    pub limit_l3: Option<JsonDecimal>,
    /// The limit of discharging, in the unit of the schedule. At most 0.
    pub discharge_limit: Option<JsonDecimal>,
    /// Discharge limit on phase L2. At most 0.
    pub discharge_limit_l2: Option<JsonDecimal>,
    /// Discharge limit on phase L3. At most 0.
    pub discharge_limit_l3: Option<JsonDecimal>,
    /// What the EVSE is to follow, in the unit of the schedule; negative is discharging.
    pub setpoint: Option<JsonDecimal>,
    /// Setpoint on phase L2.
    pub setpoint_l2: Option<JsonDecimal>,
    /// Setpoint on phase L3.
    pub setpoint_l3: Option<JsonDecimal>,
    /// The reactive power to follow, in the unit of the schedule.
    pub setpoint_reactive: Option<JsonDecimal>,
    /// Setpoint reactive on phase L2.
    pub setpoint_reactive_l2: Option<JsonDecimal>,
    /// Setpoint reactive on phase L3.
    pub setpoint_reactive_l3: Option<JsonDecimal>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ChargingScheduleUpdate {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

object! {
    ChargingScheduleUpdate closed {
        0 limit: "limit" optional ValueSchema::Number(RangeSchema::ANY);
        1 limit_l2: "limit_L2" optional ValueSchema::Number(RangeSchema::ANY);
        2 limit_l3: "limit_L3" optional ValueSchema::Number(RangeSchema::ANY);
        3 discharge_limit: "dischargeLimit" optional ValueSchema::Number(RangeSchema::ANY.at_most(0));
        4 discharge_limit_l2: "dischargeLimit_L2" optional ValueSchema::Number(RangeSchema::ANY.at_most(0));
        5 discharge_limit_l3: "dischargeLimit_L3" optional ValueSchema::Number(RangeSchema::ANY.at_most(0));
        6 setpoint: "setpoint" optional ValueSchema::Number(RangeSchema::ANY);
        7 setpoint_l2: "setpoint_L2" optional ValueSchema::Number(RangeSchema::ANY);
        8 setpoint_l3: "setpoint_L3" optional ValueSchema::Number(RangeSchema::ANY);
        9 setpoint_reactive: "setpointReactive" optional ValueSchema::Number(RangeSchema::ANY);
        10 setpoint_reactive_l2: "setpointReactive_L2" optional ValueSchema::Number(RangeSchema::ANY);
        11 setpoint_reactive_l3: "setpointReactive_L3" optional ValueSchema::Number(RangeSchema::ANY);
        12 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
