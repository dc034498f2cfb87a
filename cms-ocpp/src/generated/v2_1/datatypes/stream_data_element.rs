// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::{RangeSchema, TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, JsonDecimal};

/// Stream data element.
///
/// OCPP 2.1, `StreamDataElementType`.
#[derive(Debug, Clone, PartialEq)]
pub struct StreamDataElement {
    /// T.
    pub t: JsonDecimal,
    /// V. At most 2500 characters.
    pub v: String,
    /// Custom data.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl StreamDataElement {
    /// With the required members.
    pub fn new(t: JsonDecimal, v: impl Into<String>) -> Self {
        Self { t, v: v.into(), custom_data: None, extra: Extra::default() }
    }
}

object! {
    StreamDataElement closed {
        0 t: "t" required ValueSchema::Number(RangeSchema::ANY);
        1 v: "v" required ValueSchema::Text(TextSchema::up_to(2500));
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
