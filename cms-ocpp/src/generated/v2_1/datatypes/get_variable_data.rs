// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::AttributeType;
use super::{Component, Variable};
use crate::schema::{ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Get variable data.
///
/// OCPP 2.1, `GetVariableDataType`.
#[derive(Debug, Clone, PartialEq)]
pub struct GetVariableData {
    /// Attribute type.
    pub attribute_type: Option<AttributeType>,
    /// Component.
    pub component: Component,
    /// Variable.
    pub variable: Variable,
    /// Custom data.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl GetVariableData {
    /// With the required members.
    #[must_use]
    pub fn new(component: Component, variable: Variable) -> Self {
        Self { attribute_type: None, component, variable, custom_data: None, extra: Extra::default() }
    }
}

object! {
    GetVariableData closed {
        0 attribute_type: "attributeType" optional ValueSchema::Choice(AttributeType::SCHEMA);
        1 component: "component" required ValueSchema::Object(Component::SCHEMA);
        2 variable: "variable" required ValueSchema::Object(Variable::SCHEMA);
        3 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
