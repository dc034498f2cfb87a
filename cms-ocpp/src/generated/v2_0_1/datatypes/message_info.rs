// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::{MessagePriority, MessageState};
use super::{Component, MessageContent};
use crate::schema::{RangeSchema, TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, Timestamp};

/// Message info.
///
/// OCPP 2.0.1, `MessageInfoType`.
#[derive(Debug, Clone, PartialEq)]
pub struct MessageInfo {
    /// Display.
    pub display: Option<Component>,
    /// ID.
    pub id: i64,
    /// Priority.
    pub priority: MessagePriority,
    /// State.
    pub state: Option<MessageState>,
    /// Start date time.
    pub start_date_time: Option<Timestamp>,
    /// End date time.
    pub end_date_time: Option<Timestamp>,
    /// Transaction id. At most 36 characters.
    pub transaction_id: Option<String>,
    /// Message.
    pub message: MessageContent,
    /// Custom data.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl MessageInfo {
    /// With the required members.
    #[must_use]
    pub fn new(id: i64, priority: MessagePriority, message: MessageContent) -> Self {
        Self {
            display: None,
            id,
            priority,
            state: None,
            start_date_time: None,
            end_date_time: None,
            transaction_id: None,
            message,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    MessageInfo closed {
        0 display: "display" optional ValueSchema::Object(Component::SCHEMA);
        1 id: "id" required ValueSchema::Integer(RangeSchema::ANY);
        2 priority: "priority" required ValueSchema::Choice(MessagePriority::SCHEMA);
        3 state: "state" optional ValueSchema::Choice(MessageState::SCHEMA);
        4 start_date_time: "startDateTime" optional ValueSchema::Time;
        5 end_date_time: "endDateTime" optional ValueSchema::Time;
        6 transaction_id: "transactionId" optional ValueSchema::Text(TextSchema::up_to(36));
        7 message: "message" required ValueSchema::Object(MessageContent::SCHEMA);
        8 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
