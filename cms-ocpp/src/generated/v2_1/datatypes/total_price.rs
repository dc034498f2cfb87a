// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, JsonDecimal};

/// Total price.
///
/// OCPP 2.1, `TotalPriceType`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TotalPrice {
    /// Excl tax.
    pub excl_tax: Option<JsonDecimal>,
    /// Incl tax.
    pub incl_tax: Option<JsonDecimal>,
    /// Custom data.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl TotalPrice {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

object! {
    TotalPrice closed {
        0 excl_tax: "exclTax" optional ValueSchema::Number(RangeSchema::ANY);
        1 incl_tax: "inclTax" optional ValueSchema::Number(RangeSchema::ANY);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
