// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, JsonDecimal};

/// A point of a curve.
///
/// OCPP 2.1, `DERCurvePointsType`.
#[derive(Debug, Clone, PartialEq)]
pub struct DerCurvePoints {
    /// X.
    pub x: JsonDecimal,
    /// Y.
    pub y: JsonDecimal,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl DerCurvePoints {
    /// With the required members.
    #[must_use]
    pub fn new(x: JsonDecimal, y: JsonDecimal) -> Self {
        Self { x, y, custom_data: None, extra: Extra::default() }
    }
}

object! {
    DerCurvePoints closed {
        0 x: "x" required ValueSchema::Number(RangeSchema::ANY);
        1 y: "y" required ValueSchema::Number(RangeSchema::ANY);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
