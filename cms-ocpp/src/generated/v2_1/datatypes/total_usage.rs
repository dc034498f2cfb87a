// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, JsonDecimal};

/// What a transaction used.
///
/// OCPP 2.1, `TotalUsageType`.
#[derive(Debug, Clone, PartialEq)]
pub struct TotalUsage {
    /// Energy.
    pub energy: JsonDecimal,
    /// Time spent charging.
    pub charging_time: i64,
    /// Time connected without charging.
    pub idle_time: i64,
    /// Time reserved.
    pub reservation_time: Option<i64>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl TotalUsage {
    /// With the required members.
    #[must_use]
    pub fn new(energy: JsonDecimal, charging_time: i64, idle_time: i64) -> Self {
        Self { energy, charging_time, idle_time, reservation_time: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    TotalUsage closed {
        0 energy: "energy" required ValueSchema::Number(RangeSchema::ANY);
        1 charging_time: "chargingTime" required ValueSchema::Integer(RangeSchema::ANY);
        2 idle_time: "idleTime" required ValueSchema::Integer(RangeSchema::ANY);
        3 reservation_time: "reservationTime" optional ValueSchema::Integer(RangeSchema::ANY);
        4 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
