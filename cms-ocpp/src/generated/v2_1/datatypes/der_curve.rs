// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::DerUnit;
use super::{DerCurvePoints, Hysteresis, ReactivePowerParams, VoltageParams};
use crate::schema::{ListSchema, RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, JsonDecimal, Timestamp};

/// A curve of distributed energy resource control.
///
/// OCPP 2.1, `DERCurveType`.
#[derive(Debug, Clone, PartialEq)]
pub struct DerCurve {
    /// Curve data. 1 to 10 items.
    pub curve_data: Vec<DerCurvePoints>,
    /// Hysteresis.
    pub hysteresis: Option<Hysteresis>,
    /// Which setting wins: the lower number. At least 0.
    pub priority: i64,
    /// Reactive power params.
    pub reactive_power_params: Option<ReactivePowerParams>,
    /// Voltage params.
    pub voltage_params: Option<VoltageParams>,
    /// Y unit.
    pub y_unit: DerUnit,
    /// Response time.
    pub response_time: Option<JsonDecimal>,
    /// When it begins.
    pub start_time: Option<Timestamp>,
    /// How long, in seconds.
    pub duration: Option<JsonDecimal>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl DerCurve {
    /// With the required members.
    #[must_use]
    pub fn new(curve_data: Vec<DerCurvePoints>, priority: i64, y_unit: DerUnit) -> Self {
        Self {
            curve_data,
            hysteresis: None,
            priority,
            reactive_power_params: None,
            voltage_params: None,
            y_unit,
            response_time: None,
            start_time: None,
            duration: None,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    DerCurve closed {
        0 curve_data: "curveData" required ValueSchema::List(&ListSchema::new(ValueSchema::Object(DerCurvePoints::SCHEMA), 1, Some(10)));
        1 hysteresis: "hysteresis" optional ValueSchema::Object(Hysteresis::SCHEMA);
        2 priority: "priority" required ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        3 reactive_power_params: "reactivePowerParams" optional ValueSchema::Object(ReactivePowerParams::SCHEMA);
        4 voltage_params: "voltageParams" optional ValueSchema::Object(VoltageParams::SCHEMA);
        5 y_unit: "yUnit" required ValueSchema::Choice(DerUnit::SCHEMA);
        6 response_time: "responseTime" optional ValueSchema::Number(RangeSchema::ANY);
        7 start_time: "startTime" optional ValueSchema::Time;
        8 duration: "duration" optional ValueSchema::Number(RangeSchema::ANY);
        9 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
