// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{Extra, JsonDecimal};

/// A step of a schedule: a limit from a given time on.
///
/// OCPP 1.6, `ChargingSchedulePeriod`.
#[derive(Debug, Clone, PartialEq)]
pub struct ChargingSchedulePeriod {
    /// When the step begins, in seconds from the start of the schedule.
    pub start_period: i64,
    /// The limit, in the unit of the schedule. At most 1 digit after the point.
    pub limit: JsonDecimal,
    /// How many phases may be used.
    pub number_phases: Option<i64>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ChargingSchedulePeriod {
    /// With the required members.
    #[must_use]
    pub fn new(start_period: i64, limit: JsonDecimal) -> Self {
        Self { start_period, limit, number_phases: None, extra: Extra::default() }
    }
}

object! {
    ChargingSchedulePeriod closed {
        0 start_period: "startPeriod" required ValueSchema::Integer(RangeSchema::ANY);
        1 limit: "limit" required ValueSchema::Number(RangeSchema::ANY.fraction_digits_up_to(1));
        2 number_phases: "numberPhases" optional ValueSchema::Integer(RangeSchema::ANY);
    }
}
