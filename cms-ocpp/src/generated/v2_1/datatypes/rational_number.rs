// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// A number as value times ten to the exponent.
///
/// OCPP 2.1, `RationalNumberType`.
#[derive(Debug, Clone, PartialEq)]
pub struct RationalNumber {
    /// Exponent.
    pub exponent: i64,
    /// The value.
    pub value: i64,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl RationalNumber {
    /// With the required members.
    #[must_use]
    pub fn new(exponent: i64, value: i64) -> Self {
        Self { exponent, value, custom_data: None, extra: Extra::default() }
    }
}

object! {
    RationalNumber closed {
        0 exponent: "exponent" required ValueSchema::Integer(RangeSchema::ANY);
        1 value: "value" required ValueSchema::Integer(RangeSchema::ANY);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
