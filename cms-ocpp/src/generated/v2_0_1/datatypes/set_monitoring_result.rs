// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::{MonitorType, SetMonitoringStatus};
use super::{Component, StatusInfo, Variable};
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Set monitoring result.
///
/// OCPP 2.0.1, `SetMonitoringResultType`.
#[derive(Debug, Clone, PartialEq)]
pub struct SetMonitoringResult {
    /// ID.
    pub id: Option<i64>,
    /// Status info.
    pub status_info: Option<StatusInfo>,
    /// Status.
    pub status: SetMonitoringStatus,
    /// Type.
    pub r#type: MonitorType,
    /// Component.
    pub component: Component,
    /// Variable.
    pub variable: Variable,
    /// Severity.
    pub severity: i64,
    /// Custom data.
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
        0 id: "id" optional ValueSchema::Integer(RangeSchema::ANY);
        1 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        2 status: "status" required ValueSchema::Choice(SetMonitoringStatus::SCHEMA);
        3 r#type: "type" required ValueSchema::Choice(MonitorType::SCHEMA);
        4 component: "component" required ValueSchema::Object(Component::SCHEMA);
        5 variable: "variable" required ValueSchema::Object(Variable::SCHEMA);
        6 severity: "severity" required ValueSchema::Integer(RangeSchema::ANY);
        7 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
