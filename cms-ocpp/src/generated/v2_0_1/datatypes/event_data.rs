// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::{EventNotificationType, EventTrigger};
use super::{Component, Variable};
use crate::schema::{RangeSchema, TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, Timestamp};

/// An event of a monitored variable.
///
/// OCPP 2.0.1, `EventDataType`.
#[derive(Debug, Clone, PartialEq)]
pub struct EventData {
    /// The number of the event.
    pub event_id: i64,
    /// When it was.
    pub timestamp: Timestamp,
    /// What caused the event.
    pub trigger: EventTrigger,
    /// The event that caused this one.
    pub cause: Option<i64>,
    /// The value that caused the event. At most 2500 characters.
    pub actual_value: String,
    /// The vendor's code of it. At most 50 characters.
    pub tech_code: Option<String>,
    /// More for a technician. At most 500 characters.
    pub tech_info: Option<String>,
    /// Whether the condition is over.
    pub cleared: Option<bool>,
    /// The transaction. At most 36 characters.
    pub transaction_id: Option<String>,
    /// The component of the device model.
    pub component: Component,
    /// The monitor that caused it.
    pub variable_monitoring_id: Option<i64>,
    /// Who set the monitor up.
    pub event_notification_type: EventNotificationType,
    /// The variable of the component.
    pub variable: Variable,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl EventData {
    /// With the required members.
    pub fn new(
        event_id: i64,
        timestamp: Timestamp,
        trigger: EventTrigger,
        actual_value: impl Into<String>,
        component: Component,
        event_notification_type: EventNotificationType,
        variable: Variable,
    ) -> Self {
        Self {
            event_id,
            timestamp,
            trigger,
            cause: None,
            actual_value: actual_value.into(),
            tech_code: None,
            tech_info: None,
            cleared: None,
            transaction_id: None,
            component,
            variable_monitoring_id: None,
            event_notification_type,
            variable,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    EventData closed {
        0 event_id: "eventId" required ValueSchema::Integer(RangeSchema::ANY);
        1 timestamp: "timestamp" required ValueSchema::Time;
        2 trigger: "trigger" required ValueSchema::Choice(EventTrigger::SCHEMA);
        3 cause: "cause" optional ValueSchema::Integer(RangeSchema::ANY);
        4 actual_value: "actualValue" required ValueSchema::Text(TextSchema::up_to(2500));
        5 tech_code: "techCode" optional ValueSchema::Text(TextSchema::up_to(50));
        6 tech_info: "techInfo" optional ValueSchema::Text(TextSchema::up_to(500));
        7 cleared: "cleared" optional ValueSchema::Boolean;
        8 transaction_id: "transactionId" optional ValueSchema::Text(TextSchema::up_to(36));
        9 component: "component" required ValueSchema::Object(Component::SCHEMA);
        10 variable_monitoring_id: "variableMonitoringId" optional ValueSchema::Integer(RangeSchema::ANY);
        11 event_notification_type: "eventNotificationType" required ValueSchema::Choice(EventNotificationType::SCHEMA);
        12 variable: "variable" required ValueSchema::Object(Variable::SCHEMA);
        13 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
