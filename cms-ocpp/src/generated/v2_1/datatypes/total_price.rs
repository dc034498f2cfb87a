// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, JsonDecimal};

/// A total without and with taxes.
///
/// OCPP 2.1, `TotalPriceType`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TotalPrice {
    /// Without taxes.
    pub excl_tax: Option<JsonDecimal>,
    /// With taxes.
    pub incl_tax: Option<JsonDecimal>,
    /// Members of a vendor.
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
