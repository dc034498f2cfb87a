// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::{RangeSchema, TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, JsonDecimal};

/// A tax.
///
/// OCPP 2.1, `TaxRateType`.
#[derive(Debug, Clone, PartialEq)]
pub struct TaxRate {
    /// Type. At most 20 characters.
    pub r#type: String,
    /// The rate, in percent.
    pub tax: JsonDecimal,
    /// On which level the tax applies: a higher one also taxes the lower ones. At least 0.
    pub stack: Option<i64>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl TaxRate {
    /// With the required members.
    pub fn new(r#type: impl Into<String>, tax: JsonDecimal) -> Self {
        Self { r#type: r#type.into(), tax, stack: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    TaxRate closed {
        0 r#type: "type" required ValueSchema::Text(TextSchema::up_to(20));
        1 tax: "tax" required ValueSchema::Number(RangeSchema::ANY);
        2 stack: "stack" optional ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        3 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
