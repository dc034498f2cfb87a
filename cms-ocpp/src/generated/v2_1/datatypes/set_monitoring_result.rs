// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::{MonitorType, SetMonitoringStatus};
use super::{Component, StatusInfo, Variable};
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// How a monitor was set.
///
/// OCPP 2.1, `SetMonitoringResultType`.
#[derive(Debug, Clone, PartialEq)]
pub struct SetMonitoringResult {
    /// Its number. At least 0.
    pub id: Option<i64>,
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// The answer, or the state reported.
    pub status: SetMonitoringStatus,
    /// Type.
    pub r#type: MonitorType,
    /// The component of the device model.
    pub component: Component,
    /// The variable of the component.
    pub variable: Variable,
    /// How grave, from 0 (danger) to 9 (debugging). At least 0.
    pub severity: i64,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl SetMonitoringResult {
    /// With the required members.
    #[must_use]
    pub fn new(
        status: SetMonitoringStatus,
        r#type: MonitorType,
        component: Component,
        variable: Variable,
        severity: i64,
    ) -> Self {
        Self {
            id: None,
            status_info: None,
            status,
            r#type,
            component,
            variable,
            severity,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    SetMonitoringResult closed {
        0 id: "id" optional ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        1 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        2 status: "status" required ValueSchema::Choice(SetMonitoringStatus::SCHEMA);
        3 r#type: "type" required ValueSchema::Choice(MonitorType::SCHEMA);
        4 component: "component" required ValueSchema::Object(Component::SCHEMA);
        5 variable: "variable" required ValueSchema::Object(Variable::SCHEMA);
        6 severity: "severity" required ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        7 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
