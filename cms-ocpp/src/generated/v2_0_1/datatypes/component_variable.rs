// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::{Component, Variable};
use crate::schema::{ValueSchema, object};
use crate::types::{CustomData, Extra};

/// A component and, where one is meant, a variable of it.
///
/// OCPP 2.0.1, `ComponentVariableType`.
#[derive(Debug, Clone, PartialEq)]
pub struct ComponentVariable {
    /// The component of the device model.
    pub component: Component,
    /// The variable of the component.
    pub variable: Option<Variable>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ComponentVariable {
    /// With the required members.
    #[must_use]
    pub fn new(component: Component) -> Self {
        Self { component, variable: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    ComponentVariable closed {
        0 component: "component" required ValueSchema::Object(Component::SCHEMA);
        1 variable: "variable" optional ValueSchema::Object(Variable::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
