// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::AttributeType;
use super::{Component, Variable};
use crate::schema::{TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// A value to set.
///
/// OCPP 2.0.1, `SetVariableDataType`.
#[derive(Debug, Clone, PartialEq)]
pub struct SetVariableData {
    /// Which attribute of the variable; `Actual` when absent.
    pub attribute_type: Option<AttributeType>,
    /// The value of the attribute. At most 1000 characters.
    pub attribute_value: String,
    /// The component of the device model.
    pub component: Component,
    /// The variable of the component.
    pub variable: Variable,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl SetVariableData {
    /// With the required members.
    pub fn new(attribute_value: impl Into<String>, component: Component, variable: Variable) -> Self {
        Self {
            attribute_type: None,
            attribute_value: attribute_value.into(),
            component,
            variable,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    SetVariableData closed {
        0 attribute_type: "attributeType" optional ValueSchema::Choice(AttributeType::SCHEMA);
        1 attribute_value: "attributeValue" required ValueSchema::Text(TextSchema::up_to(1000));
        2 component: "component" required ValueSchema::Object(Component::SCHEMA);
        3 variable: "variable" required ValueSchema::Object(Variable::SCHEMA);
        4 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
