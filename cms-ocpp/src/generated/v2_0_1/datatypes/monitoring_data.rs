// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::{Component, Variable, VariableMonitoring};
use crate::schema::{ListSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// A variable with its monitors.
///
/// OCPP 2.0.1, `MonitoringDataType`.
#[derive(Debug, Clone, PartialEq)]
pub struct MonitoringData {
    /// The component of the device model.
    pub component: Component,
    /// The variable of the component.
    pub variable: Variable,
    /// The monitors of the variable. At least 1 item.
    pub variable_monitoring: Vec<VariableMonitoring>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl MonitoringData {
    /// With the required members.
    #[must_use]
    pub fn new(component: Component, variable: Variable, variable_monitoring: Vec<VariableMonitoring>) -> Self {
        Self { component, variable, variable_monitoring, custom_data: None, extra: Extra::default() }
    }
}

object! {
    MonitoringData closed {
        0 component: "component" required ValueSchema::Object(Component::SCHEMA);
        1 variable: "variable" required ValueSchema::Object(Variable::SCHEMA);
        2 variable_monitoring: "variableMonitoring" required ValueSchema::List(&ListSchema::new(ValueSchema::Object(VariableMonitoring::SCHEMA), 1, None));
        3 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
