// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, JsonDecimal};

/// A step of a schedule: a limit from a given time on.
///
/// OCPP 2.0.1, `ChargingSchedulePeriodType`.
#[derive(Debug, Clone, PartialEq)]
pub struct ChargingSchedulePeriod {
    /// When the step begins, in seconds from the start of the schedule.
    pub start_period: i64,
    /// The limit, in the unit of the schedule.
    pub limit: JsonDecimal,
    /// How many phases may be used.
    pub number_phases: Option<i64>,
    /// Which phase to use, where one is used and the EVSE can choose.
    pub phase_to_use: Option<i64>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ChargingSchedulePeriod {
    /// With the required members.
    #[must_use]
    pub fn new(start_period: i64, limit: JsonDecimal) -> Self {
        Self {
            start_period,
            limit,
            number_phases: None,
            phase_to_use: None,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    ChargingSchedulePeriod closed {
        0 start_period: "startPeriod" required ValueSchema::Integer(RangeSchema::ANY);
        1 limit: "limit" required ValueSchema::Number(RangeSchema::ANY);
        2 number_phases: "numberPhases" optional ValueSchema::Integer(RangeSchema::ANY);
        3 phase_to_use: "phaseToUse" optional ValueSchema::Integer(RangeSchema::ANY);
        4 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
