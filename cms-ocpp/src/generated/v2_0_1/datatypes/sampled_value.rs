// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::{Location, Measurand, Phase, ReadingContext};
use super::{SignedMeterValue, UnitOfMeasure};
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, JsonDecimal};

/// One measured value, with what it means.
///
/// OCPP 2.0.1, `SampledValueType`.
#[derive(Debug, Clone, PartialEq)]
pub struct SampledValue {
    /// The measured value, in its unit.
    pub value: JsonDecimal,
    /// Why the value was measured; a periodic sample when absent.
    pub context: Option<ReadingContext>,
    /// What was measured; the imported active energy register when absent.
    pub measurand: Option<Measurand>,
    /// Which conductors were measured; all together when absent.
    pub phase: Option<Phase>,
    /// Where it was measured; at the outlet when absent.
    pub location: Option<Location>,
    /// The measurement as the meter signed it.
    pub signed_meter_value: Option<SignedMeterValue>,
    /// The unit and its multiplier; Wh when absent.
    pub unit_of_measure: Option<UnitOfMeasure>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl SampledValue {
    /// With the required members.
    #[must_use]
    pub fn new(value: JsonDecimal) -> Self {
        Self {
            value,
            context: None,
            measurand: None,
            phase: None,
            location: None,
            signed_meter_value: None,
            unit_of_measure: None,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    SampledValue closed {
        0 value: "value" required ValueSchema::Number(RangeSchema::ANY);
        1 context: "context" optional ValueSchema::Choice(ReadingContext::SCHEMA);
        2 measurand: "measurand" optional ValueSchema::Choice(Measurand::SCHEMA);
        3 phase: "phase" optional ValueSchema::Choice(Phase::SCHEMA);
        4 location: "location" optional ValueSchema::Choice(Location::SCHEMA);
        5 signed_meter_value: "signedMeterValue" optional ValueSchema::Object(SignedMeterValue::SCHEMA);
        6 unit_of_measure: "unitOfMeasure" optional ValueSchema::Object(UnitOfMeasure::SCHEMA);
        7 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
