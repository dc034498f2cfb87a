// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::DerUnit;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, JsonDecimal, Timestamp};

/// A fixed reactive power.
///
/// OCPP 2.1, `FixedVarType`.
#[derive(Debug, Clone, PartialEq)]
pub struct FixedVar {
    /// Which setting wins: the lower number. At least 0.
    pub priority: i64,
    /// What the EVSE is to follow, in the unit of the schedule; negative is discharging.
    pub setpoint: JsonDecimal,
    /// The unit.
    pub unit: DerUnit,
    /// When it begins.
    pub start_time: Option<Timestamp>,
    /// How long, in seconds.
    pub duration: Option<JsonDecimal>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl FixedVar {
    /// With the required members.
    #[must_use]
    pub fn new(priority: i64, setpoint: JsonDecimal, unit: DerUnit) -> Self {
        Self { priority, setpoint, unit, start_time: None, duration: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    FixedVar closed {
        0 priority: "priority" required ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        1 setpoint: "setpoint" required ValueSchema::Number(RangeSchema::ANY);
        2 unit: "unit" required ValueSchema::Choice(DerUnit::SCHEMA);
        3 start_time: "startTime" optional ValueSchema::Time;
        4 duration: "duration" optional ValueSchema::Number(RangeSchema::ANY);
        5 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
