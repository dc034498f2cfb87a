// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, JsonDecimal};

/// How fast power may change.
///
/// OCPP 2.1, `GradientType`.
#[derive(Debug, Clone, PartialEq)]
pub struct Gradient {
    /// Which setting wins: the lower number. At least 0.
    pub priority: i64,
    /// Gradient.
    pub gradient: JsonDecimal,
    /// Soft gradient.
    pub soft_gradient: JsonDecimal,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl Gradient {
    /// With the required members.
    #[must_use]
    pub fn new(priority: i64, gradient: JsonDecimal, soft_gradient: JsonDecimal) -> Self {
        Self { priority, gradient, soft_gradient, custom_data: None, extra: Extra::default() }
    }
}

object! {
    Gradient closed {
        0 priority: "priority" required ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        1 gradient: "gradient" required ValueSchema::Number(RangeSchema::ANY);
        2 soft_gradient: "softGradient" required ValueSchema::Number(RangeSchema::ANY);
        3 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
