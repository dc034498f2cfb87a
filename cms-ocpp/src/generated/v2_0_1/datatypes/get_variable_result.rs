// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::{AttributeType, GetVariableStatus};
use super::{Component, StatusInfo, Variable};
use crate::schema::{TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// A variable that was read.
///
/// OCPP 2.0.1, `GetVariableResultType`.
#[derive(Debug, Clone, PartialEq)]
pub struct GetVariableResult {
    /// More about that status.
    pub attribute_status_info: Option<StatusInfo>,
    /// How the access to the attribute went.
    pub attribute_status: GetVariableStatus,
    /// Which attribute of the variable; `Actual` when absent.
    pub attribute_type: Option<AttributeType>,
    /// The value of the attribute. At most 2500 characters.
    pub attribute_value: Option<String>,
    /// The component of the device model.
    pub component: Component,
    /// The variable of the component.
    pub variable: Variable,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl GetVariableResult {
    /// With the required members.
    #[must_use]
    pub fn new(attribute_status: GetVariableStatus, component: Component, variable: Variable) -> Self {
        Self {
            attribute_status_info: None,
            attribute_status,
            attribute_type: None,
            attribute_value: None,
            component,
            variable,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    GetVariableResult closed {
        0 attribute_status_info: "attributeStatusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        1 attribute_status: "attributeStatus" required ValueSchema::Choice(GetVariableStatus::SCHEMA);
        2 attribute_type: "attributeType" optional ValueSchema::Choice(AttributeType::SCHEMA);
        3 attribute_value: "attributeValue" optional ValueSchema::Text(TextSchema::up_to(2500));
        4 component: "component" required ValueSchema::Object(Component::SCHEMA);
        5 variable: "variable" required ValueSchema::Object(Variable::SCHEMA);
        6 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
