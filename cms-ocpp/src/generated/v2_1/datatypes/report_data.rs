// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::{Component, Variable, VariableAttribute, VariableCharacteristics};
use crate::schema::{ListSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Report data.
///
/// OCPP 2.1, `ReportDataType`.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportData {
    /// Component.
    pub component: Component,
    /// Variable.
    pub variable: Variable,
    /// Variable attribute. 1 to 4 items.
    pub variable_attribute: Vec<VariableAttribute>,
    /// Variable characteristics.
    pub variable_characteristics: Option<VariableCharacteristics>,
    /// Custom data.
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
