// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `NotifyDisplayMessages`: Delivers a part of the messages that are set on the displays.
//!
//! OCPP 2.0.1 part 2, O03, O04; message 1.35.

use super::datatypes::MessageInfo;
use crate::message::define_action;
use crate::schema::{ListSchema, RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Delivers a part of the messages that are set on the displays.
///
/// OCPP 2.0.1 part 2, O03, O04; message 1.35.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NotifyDisplayMessages;

/// The request of [`NotifyDisplayMessages`]: delivers a part of the messages that are set on the displays.
#[derive(Debug, Clone, PartialEq)]
pub struct NotifyDisplayMessagesRequest {
    /// The messages. At least 1 item.
    pub message_info: Option<Vec<MessageInfo>>,
    /// Ties the parts of a report, or later notifications, to the request.
    pub request_id: i64,
    /// Whether more parts follow. `false` when absent.
    pub tbc: Option<bool>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl NotifyDisplayMessagesRequest {
    /// With the required members.
    #[must_use]
    pub fn new(request_id: i64) -> Self {
        Self { message_info: None, request_id, tbc: None, custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`NotifyDisplayMessages`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NotifyDisplayMessagesResponse {
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl NotifyDisplayMessagesResponse {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

object! {
    NotifyDisplayMessagesRequest closed {
        0 message_info: "messageInfo" optional ValueSchema::List(&ListSchema::new(ValueSchema::Object(MessageInfo::SCHEMA), 1, None));
        1 request_id: "requestId" required ValueSchema::Integer(RangeSchema::ANY);
        2 tbc: "tbc" optional ValueSchema::Boolean;
        3 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    NotifyDisplayMessagesResponse closed {
        0 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    NotifyDisplayMessages,
    V2_0_1,
    StationToCsms,
    "NotifyDisplayMessages",
    "O. Display Message",
    "OCPP 2.0.1 part 2, O03, O04; message 1.35",
    "Delivers a part of the messages that are set on the displays.",
    NotifyDisplayMessagesRequest -> NotifyDisplayMessagesResponse
);
