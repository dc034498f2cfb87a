// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::CostDimensionType;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, JsonDecimal};

/// An amount of something that is paid for.
///
/// OCPP 2.1, `CostDimensionType`.
#[derive(Debug, Clone, PartialEq)]
pub struct CostDimension {
    /// Type.
    pub r#type: CostDimensionType,
    /// Volume.
    pub volume: JsonDecimal,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl CostDimension {
    /// With the required members.
    #[must_use]
    pub fn new(r#type: CostDimensionType, volume: JsonDecimal) -> Self {
        Self { r#type, volume, custom_data: None, extra: Extra::default() }
    }
}

object! {
    CostDimension closed {
        0 r#type: "type" required ValueSchema::Choice(CostDimensionType::SCHEMA);
        1 volume: "volume" required ValueSchema::Number(RangeSchema::ANY);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
