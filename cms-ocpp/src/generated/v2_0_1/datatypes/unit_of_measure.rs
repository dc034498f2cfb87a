// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::{RangeSchema, TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// A unit of measure.
///
/// OCPP 2.0.1, `UnitOfMeasureType`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct UnitOfMeasure {
    /// The unit. At most 20 characters. `Wh` when absent.
    pub unit: Option<String>,
    /// The power of ten the value is multiplied by. 0 when absent.
    pub multiplier: Option<i64>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl UnitOfMeasure {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

object! {
    UnitOfMeasure closed {
        0 unit: "unit" optional ValueSchema::Text(TextSchema::up_to(20));
        1 multiplier: "multiplier" optional ValueSchema::Integer(RangeSchema::ANY);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
