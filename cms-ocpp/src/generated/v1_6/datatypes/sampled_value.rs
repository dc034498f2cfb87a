// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::{Location, Measurand, Phase, ReadingContext, UnitOfMeasure, ValueFormat};
use crate::schema::{TextSchema, ValueSchema, object};
use crate::types::Extra;

/// Sampled value.
///
/// OCPP 1.6, `SampledValue`.
#[derive(Debug, Clone, PartialEq)]
pub struct SampledValue {
    /// Value.
    pub value: String,
    /// Context.
    pub context: Option<ReadingContext>,
    /// Format.
    pub format: Option<ValueFormat>,
    /// Measurand.
    pub measurand: Option<Measurand>,
    /// Phase.
    pub phase: Option<Phase>,
    /// Location.
    pub location: Option<Location>,
    /// Unit.
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
