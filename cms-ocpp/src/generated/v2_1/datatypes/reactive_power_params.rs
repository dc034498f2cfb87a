// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, JsonDecimal};

/// Reactive power params.
///
/// OCPP 2.1, `ReactivePowerParamsType`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ReactivePowerParams {
    /// V ref.
    pub v_ref: Option<JsonDecimal>,
    /// Whether it applies: autonomous v ref enable.
    pub autonomous_v_ref_enable: Option<bool>,
    /// Autonomous v ref time constant.
    pub autonomous_v_ref_time_constant: Option<JsonDecimal>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ReactivePowerParams {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

object! {
    ReactivePowerParams closed {
        0 v_ref: "vRef" optional ValueSchema::Number(RangeSchema::ANY);
        1 autonomous_v_ref_enable: "autonomousVRefEnable" optional ValueSchema::Boolean;
        2 autonomous_v_ref_time_constant: "autonomousVRefTimeConstant" optional ValueSchema::Number(RangeSchema::ANY);
        3 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
