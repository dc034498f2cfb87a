// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::{AttributeType, SetVariableStatus};
use super::{Component, StatusInfo, Variable};
use crate::schema::{ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Set variable result.
///
/// OCPP 2.0.1, `SetVariableResultType`.
#[derive(Debug, Clone, PartialEq)]
pub struct SetVariableResult {
    /// Attribute type.
    pub attribute_type: Option<AttributeType>,
    /// Attribute status.
    pub attribute_status: SetVariableStatus,
    /// Attribute status info.
    pub attribute_status_info: Option<StatusInfo>,
    /// Component.
    pub component: Component,
    /// Variable.
    pub variable: Variable,
    /// Custom data.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl SetVariableResult {
    /// With the required members.
    #[must_use]
    pub fn new(attribute_status: SetVariableStatus, component: Component, variable: Variable) -> Self {
        Self {
            attribute_type: None,
            attribute_status,
            attribute_status_info: None,
            component,
            variable,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    SetVariableResult closed {
        0 attribute_type: "attributeType" optional ValueSchema::Choice(AttributeType::SCHEMA);
        1 attribute_status: "attributeStatus" required ValueSchema::Choice(SetVariableStatus::SCHEMA);
        2 attribute_status_info: "attributeStatusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        3 component: "component" required ValueSchema::Object(Component::SCHEMA);
        4 variable: "variable" required ValueSchema::Object(Variable::SCHEMA);
        5 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
