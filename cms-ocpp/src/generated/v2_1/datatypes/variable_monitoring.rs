// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::{EventNotificationType, MonitorType};
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, JsonDecimal};

/// A monitor of a variable.
///
/// OCPP 2.1, `VariableMonitoringType`.
#[derive(Debug, Clone, PartialEq)]
pub struct VariableMonitoring {
    /// Its number. At least 0.
    pub id: i64,
    /// Whether the monitor is active only during a transaction.
    pub transaction: bool,
    /// The value.
    pub value: JsonDecimal,
    /// Type.
    pub r#type: MonitorType,
    /// How grave, from 0 (danger) to 9 (debugging). At least 0.
    pub severity: i64,
    /// Who set the monitor up.
    pub event_notification_type: EventNotificationType,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl VariableMonitoring {
    /// With the required members.
    #[must_use]
    pub fn new(
        id: i64,
        transaction: bool,
        value: JsonDecimal,
        r#type: MonitorType,
        severity: i64,
        event_notification_type: EventNotificationType,
    ) -> Self {
        Self {
            id,
            transaction,
            value,
            r#type,
            severity,
            event_notification_type,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    VariableMonitoring closed {
        0 id: "id" required ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        1 transaction: "transaction" required ValueSchema::Boolean;
        2 value: "value" required ValueSchema::Number(RangeSchema::ANY);
        3 r#type: "type" required ValueSchema::Choice(MonitorType::SCHEMA);
        4 severity: "severity" required ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        5 event_notification_type: "eventNotificationType" required ValueSchema::Choice(EventNotificationType::SCHEMA);
        6 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
