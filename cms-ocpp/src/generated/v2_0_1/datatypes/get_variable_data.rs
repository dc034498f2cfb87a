// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::AttributeType;
use super::{Component, Variable};
use crate::schema::{ValueSchema, object};
use crate::types::{CustomData, Extra};

/// A variable to read.
///
/// OCPP 2.0.1, `GetVariableDataType`.
#[derive(Debug, Clone, PartialEq)]
pub struct GetVariableData {
    /// Which attribute of the variable; `Actual` when absent.
    pub attribute_type: Option<AttributeType>,
    /// The component of the device model.
    pub component: Component,
    /// The variable of the component.
    pub variable: Variable,
    /// Members of a vendor.
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
