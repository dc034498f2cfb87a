// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::{Location, Measurand, Phase, ReadingContext, UnitOfMeasure, ValueFormat};
use crate::schema::{TextSchema, ValueSchema, object};
use crate::types::Extra;

/// One measured value, with what it means.
///
/// OCPP 1.6, `SampledValue`.
#[derive(Debug, Clone, PartialEq)]
pub struct SampledValue {
    /// The measured value, in its unit.
    pub value: String,
    /// Why the value was measured; a periodic sample when absent.
    pub context: Option<ReadingContext>,
    /// Whether the value is a plain one or a signed block; plain when absent.
    pub format: Option<ValueFormat>,
    /// What was measured; the imported active energy register when absent.
    pub measurand: Option<Measurand>,
    /// Which conductors were measured; all together when absent.
    pub phase: Option<Phase>,
    /// Where it was measured; at the outlet when absent.
    pub location: Option<Location>,
    /// The unit; Wh when absent.
    pub unit: Option<UnitOfMeasure>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl SampledValue {
    /// With the required members.
    pub fn new(value: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            context: None,
            format: None,
            measurand: None,
            phase: None,
            location: None,
            unit: None,
            extra: Extra::default(),
        }
    }
}

object! {
    SampledValue closed {
        0 value: "value" required ValueSchema::Text(TextSchema::ANY);
        1 context: "context" optional ValueSchema::Choice(ReadingContext::SCHEMA);
        2 format: "format" optional ValueSchema::Choice(ValueFormat::SCHEMA);
        3 measurand: "measurand" optional ValueSchema::Choice(Measurand::SCHEMA);
        4 phase: "phase" optional ValueSchema::Choice(Phase::SCHEMA);
        5 location: "location" optional ValueSchema::Choice(Location::SCHEMA);
        6 unit: "unit" optional ValueSchema::Choice(UnitOfMeasure::SCHEMA);
    }
}
