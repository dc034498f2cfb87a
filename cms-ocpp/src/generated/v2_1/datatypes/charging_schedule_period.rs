// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::OperationMode;
use super::{V2xFreqWattPoint, V2xSignalWattPoint};
use crate::schema::{ListSchema, RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, JsonDecimal};

/// A step of a schedule: a limit from a given time on.
///
/// OCPP 2.1, `ChargingSchedulePeriodType`.
#[derive(Debug, Clone, PartialEq)]
pub struct ChargingSchedulePeriod {
    /// When the step begins, in seconds from the start of the schedule.
    pub start_period: i64,
    /// The limit, in the unit of the schedule.
    pub limit: Option<JsonDecimal>,
    /// Limit on phase L2.
    pub limit_l2: Option<JsonDecimal>,
    /// Limit on phase L3.
    pub limit_l3: Option<JsonDecimal>,
    /// How many phases may be used. From 0 to 3.
    pub number_phases: Option<i64>,
    /// Which phase to use, where one is used and the EVSE can choose. From 0 to 3.
    pub phase_to_use: Option<i64>,
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
    /// Whether it applies: preconditioning request.
    pub preconditioning_request: Option<bool>,
    /// Whether it applies: EVSE sleep.
    pub evse_sleep: Option<bool>,
    /// V2X baseline.
    pub v2x_baseline: Option<JsonDecimal>,
    /// What the station is to do; charging only when absent.
    pub operation_mode: Option<OperationMode>,
    /// V2X freq watt curve. 1 to 20 items.
    pub v2x_freq_watt_curve: Option<Vec<V2xFreqWattPoint>>,
    /// V2X signal watt curve. 1 to 20 items.
    pub v2x_signal_watt_curve: Option<Vec<V2xSignalWattPoint>>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ChargingSchedulePeriod {
    /// With the required members.
    #[must_use]
    pub fn new(start_period: i64) -> Self {
        Self {
            start_period,
            limit: None,
            limit_l2: None,
            limit_l3: None,
            number_phases: None,
            phase_to_use: None,
            discharge_limit: None,
            discharge_limit_l2: None,
            discharge_limit_l3: None,
            setpoint: None,
            setpoint_l2: None,
            setpoint_l3: None,
            setpoint_reactive: None,
            setpoint_reactive_l2: None,
            setpoint_reactive_l3: None,
            preconditioning_request: None,
            evse_sleep: None,
            v2x_baseline: None,
            operation_mode: None,
            v2x_freq_watt_curve: None,
            v2x_signal_watt_curve: None,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    ChargingSchedulePeriod closed {
        0 start_period: "startPeriod" required ValueSchema::Integer(RangeSchema::ANY);
        1 limit: "limit" optional ValueSchema::Number(RangeSchema::ANY);
        2 limit_l2: "limit_L2" optional ValueSchema::Number(RangeSchema::ANY);
        3 limit_l3: "limit_L3" optional ValueSchema::Number(RangeSchema::ANY);
        4 number_phases: "numberPhases" optional ValueSchema::Integer(RangeSchema::ANY.at_least(0).at_most(3));
        5 phase_to_use: "phaseToUse" optional ValueSchema::Integer(RangeSchema::ANY.at_least(0).at_most(3));
        6 discharge_limit: "dischargeLimit" optional ValueSchema::Number(RangeSchema::ANY.at_most(0));
        7 discharge_limit_l2: "dischargeLimit_L2" optional ValueSchema::Number(RangeSchema::ANY.at_most(0));
        8 discharge_limit_l3: "dischargeLimit_L3" optional ValueSchema::Number(RangeSchema::ANY.at_most(0));
        9 setpoint: "setpoint" optional ValueSchema::Number(RangeSchema::ANY);
        10 setpoint_l2: "setpoint_L2" optional ValueSchema::Number(RangeSchema::ANY);
        11 setpoint_l3: "setpoint_L3" optional ValueSchema::Number(RangeSchema::ANY);
        12 setpoint_reactive: "setpointReactive" optional ValueSchema::Number(RangeSchema::ANY);
        13 setpoint_reactive_l2: "setpointReactive_L2" optional ValueSchema::Number(RangeSchema::ANY);
        14 setpoint_reactive_l3: "setpointReactive_L3" optional ValueSchema::Number(RangeSchema::ANY);
        15 preconditioning_request: "preconditioningRequest" optional ValueSchema::Boolean;
        16 evse_sleep: "evseSleep" optional ValueSchema::Boolean;
        17 v2x_baseline: "v2xBaseline" optional ValueSchema::Number(RangeSchema::ANY);
        18 operation_mode: "operationMode" optional ValueSchema::Choice(OperationMode::SCHEMA);
        19 v2x_freq_watt_curve: "v2xFreqWattCurve" optional ValueSchema::List(&ListSchema::new(ValueSchema::Object(V2xFreqWattPoint::SCHEMA), 1, Some(20)));
        20 v2x_signal_watt_curve: "v2xSignalWattCurve" optional ValueSchema::List(&ListSchema::new(ValueSchema::Object(V2xSignalWattPoint::SCHEMA), 1, Some(20)));
        21 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
