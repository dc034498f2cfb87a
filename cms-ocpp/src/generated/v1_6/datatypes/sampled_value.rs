// Written by cms-ocpp-codegen from the OCPP 1.6 schemas. Do not edit.

use super::super::*;
use crate::schema::{TextSchema, ValueSchema, object};
use crate::types::Extra;

/// One measured value.
#[derive(Debug, Clone, PartialEq)]
pub struct SampledValue {
    /// The value.
    pub value: String,
    /// The phase.
    pub phase: Option<Phase>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl SampledValue {
    /// With the members that are required.
    pub fn new(value: impl Into<String>) -> Self {
        Self { value: value.into(), phase: None, extra: Extra::default() }
    }
}

object! {
    SampledValue closed {
        0 value: "value" required ValueSchema::Text(TextSchema::ANY);
        1 phase: "phase" optional ValueSchema::Choice(Phase::SCHEMA);
    }
}
