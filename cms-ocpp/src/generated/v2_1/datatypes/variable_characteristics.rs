// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::DataType;
use crate::schema::{RangeSchema, TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, JsonDecimal};

/// What values a variable can take.
///
/// OCPP 2.1, `VariableCharacteristicsType`.
#[derive(Debug, Clone, PartialEq)]
pub struct VariableCharacteristics {
    /// The unit. At most 16 characters.
    pub unit: Option<String>,
    /// The type of the values.
    pub data_type: DataType,
    /// The smallest value.
    pub min_limit: Option<JsonDecimal>,
    /// The largest value, or the longest text.
    pub max_limit: Option<JsonDecimal>,
    /// Max elements. At least 1.
    pub max_elements: Option<i64>,
    /// The possible values, separated by commas. At most 1000 characters.
    pub values_list: Option<String>,
    /// Whether monitors can be set on it.
    pub supports_monitoring: bool,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl VariableCharacteristics {
    /// With the required members.
    #[must_use]
    pub fn new(data_type: DataType, supports_monitoring: bool) -> Self {
        Self {
            unit: None,
            data_type,
            min_limit: None,
            max_limit: None,
            max_elements: None,
            values_list: None,
            supports_monitoring,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    VariableCharacteristics closed {
        0 unit: "unit" optional ValueSchema::Text(TextSchema::up_to(16));
        1 data_type: "dataType" required ValueSchema::Choice(DataType::SCHEMA);
        2 min_limit: "minLimit" optional ValueSchema::Number(RangeSchema::ANY);
        3 max_limit: "maxLimit" optional ValueSchema::Number(RangeSchema::ANY);
        4 max_elements: "maxElements" optional ValueSchema::Integer(RangeSchema::ANY.at_least(1));
        5 values_list: "valuesList" optional ValueSchema::Text(TextSchema::up_to(1000));
        6 supports_monitoring: "supportsMonitoring" required ValueSchema::Boolean;
        7 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
