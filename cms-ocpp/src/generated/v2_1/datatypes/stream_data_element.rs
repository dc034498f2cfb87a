// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::{RangeSchema, TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, JsonDecimal};

/// A sample of an event stream.
///
/// OCPP 2.1, `StreamDataElementType`.
#[derive(Debug, Clone, PartialEq)]
pub struct StreamDataElement {
    /// When it was measured, in seconds after the base time.
    pub t: JsonDecimal,
    /// The value, as a text. At most 2500 characters.
    pub v: String,
    /// Members of a vendor.
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
