// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::MonitorType;
use super::{Component, PeriodicEventStreamParams, Variable};
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, JsonDecimal};

/// A monitor to set.
///
/// OCPP 2.1, `SetMonitoringDataType`.
#[derive(Debug, Clone, PartialEq)]
pub struct SetMonitoringData {
    /// Its number. At least 0.
    pub id: Option<i64>,
    /// Periodic event stream.
    pub periodic_event_stream: Option<PeriodicEventStreamParams>,
    /// Whether the monitor is active only during a transaction. `false` when absent.
    pub transaction: Option<bool>,
    /// The value.
    pub value: JsonDecimal,
    /// Type.
    pub r#type: MonitorType,
    /// How grave, from 0 (danger) to 9 (debugging). At least 0.
    pub severity: i64,
    /// The component of the device model.
    pub component: Component,
    /// The variable of the component.
    pub variable: Variable,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl SetMonitoringData {
    /// With the required members.
    #[must_use]
    pub fn new(
        value: JsonDecimal,
        r#type: MonitorType,
        severity: i64,
        component: Component,
        variable: Variable,
    ) -> Self {
        Self {
            id: None,
            periodic_event_stream: None,
            transaction: None,
            value,
            r#type,
            severity,
            component,
            variable,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    SetMonitoringData closed {
        0 id: "id" optional ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        1 periodic_event_stream: "periodicEventStream" optional ValueSchema::Object(PeriodicEventStreamParams::SCHEMA);
        2 transaction: "transaction" optional ValueSchema::Boolean;
        3 value: "value" required ValueSchema::Number(RangeSchema::ANY);
        4 r#type: "type" required ValueSchema::Choice(MonitorType::SCHEMA);
        5 severity: "severity" required ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        6 component: "component" required ValueSchema::Object(Component::SCHEMA);
        7 variable: "variable" required ValueSchema::Object(Variable::SCHEMA);
        8 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
