// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::{AttributeType, SetVariableStatus};
use super::{Component, StatusInfo, Variable};
use crate::schema::{ValueSchema, object};
use crate::types::{CustomData, Extra};

/// How a value was set.
///
/// OCPP 2.0.1, `SetVariableResultType`.
#[derive(Debug, Clone, PartialEq)]
pub struct SetVariableResult {
    /// Which attribute of the variable; `Actual` when absent.
    pub attribute_type: Option<AttributeType>,
    /// How the access to the attribute went.
    pub attribute_status: SetVariableStatus,
    /// More about that status.
    pub attribute_status_info: Option<StatusInfo>,
    /// The component of the device model.
    pub component: Component,
    /// The variable of the component.
    pub variable: Variable,
    /// Members of a vendor.
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
