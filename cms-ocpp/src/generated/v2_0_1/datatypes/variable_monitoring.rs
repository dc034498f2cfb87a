// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::MonitorType;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, JsonDecimal};

/// Variable monitoring.
///
/// OCPP 2.0.1, `VariableMonitoringType`.
#[derive(Debug, Clone, PartialEq)]
pub struct VariableMonitoring {
    /// ID.
    pub id: i64,
    /// Whether it applies: transaction.
    pub transaction: bool,
    /// Value.
    pub value: JsonDecimal,
    /// Type.
    pub r#type: MonitorType,
    /// Severity.
    pub severity: i64,
    /// Custom data.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl VariableMonitoring {
    /// With the required members.
    #[must_use]
    pub fn new(id: i64, transaction: bool, value: JsonDecimal, r#type: MonitorType, severity: i64) -> Self {
        Self { id, transaction, value, r#type, severity, custom_data: None, extra: Extra::default() }
    }
}

object! {
    VariableMonitoring closed {
        0 id: "id" required ValueSchema::Integer(RangeSchema::ANY);
        1 transaction: "transaction" required ValueSchema::Boolean;
        2 value: "value" required ValueSchema::Number(RangeSchema::ANY);
        3 r#type: "type" required ValueSchema::Choice(MonitorType::SCHEMA);
        4 severity: "severity" required ValueSchema::Integer(RangeSchema::ANY);
        5 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
