// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::DerCurve;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, JsonDecimal, Timestamp};

/// A limit of discharging.
///
/// OCPP 2.1, `LimitMaxDischargeType`.
#[derive(Debug, Clone, PartialEq)]
pub struct LimitMaxDischarge {
    /// Which setting wins: the lower number. At least 0.
    pub priority: i64,
    /// Pct max discharge power.
    pub pct_max_discharge_power: Option<JsonDecimal>,
    /// Power monitoring must trip.
    pub power_monitoring_must_trip: Option<DerCurve>,
    /// When it begins.
    pub start_time: Option<Timestamp>,
    /// How long, in seconds.
    pub duration: Option<JsonDecimal>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl LimitMaxDischarge {
    /// With the required members.
    #[must_use]
    pub fn new(priority: i64) -> Self {
        Self {
            priority,
            pct_max_discharge_power: None,
            power_monitoring_must_trip: None,
            start_time: None,
            duration: None,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    LimitMaxDischarge closed {
        0 priority: "priority" required ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        1 pct_max_discharge_power: "pctMaxDischargePower" optional ValueSchema::Number(RangeSchema::ANY);
        2 power_monitoring_must_trip: "powerMonitoringMustTrip" optional ValueSchema::Object(DerCurve::SCHEMA);
        3 start_time: "startTime" optional ValueSchema::Time;
        4 duration: "duration" optional ValueSchema::Number(RangeSchema::ANY);
        5 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
