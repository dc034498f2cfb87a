// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::{Component, Variable, VariableAttribute, VariableCharacteristics};
use crate::schema::{ListSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// A variable with its attributes and characteristics.
///
/// OCPP 2.1, `ReportDataType`.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportData {
    /// The component of the device model.
    pub component: Component,
    /// The variable of the component.
    pub variable: Variable,
    /// The attributes of the variable. 1 to 4 items.
    pub variable_attribute: Vec<VariableAttribute>,
    /// What values the variable can take.
    pub variable_characteristics: Option<VariableCharacteristics>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ReportData {
    /// With the required members.
    #[must_use]
    pub fn new(component: Component, variable: Variable, variable_attribute: Vec<VariableAttribute>) -> Self {
        Self {
            component,
            variable,
            variable_attribute,
            variable_characteristics: None,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    ReportData closed {
        0 component: "component" required ValueSchema::Object(Component::SCHEMA);
        1 variable: "variable" required ValueSchema::Object(Variable::SCHEMA);
        2 variable_attribute: "variableAttribute" required ValueSchema::List(&ListSchema::new(ValueSchema::Object(VariableAttribute::SCHEMA), 1, Some(4)));
        3 variable_characteristics: "variableCharacteristics" optional ValueSchema::Object(VariableCharacteristics::SCHEMA);
        4 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
