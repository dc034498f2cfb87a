// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `GetDisplayMessages`: Asks for the messages that are set on the displays.
//!
//! OCPP 2.1 part 2, O03, O04; message 1.30.

use super::datatypes::StatusInfo;
use super::enums::{GetDisplayMessagesStatus, MessagePriority, MessageState};
use crate::message::define_action;
use crate::schema::{ListSchema, RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Asks for the messages that are set on the displays.
///
/// OCPP 2.1 part 2, O03, O04; message 1.30.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct GetDisplayMessages;

/// The request of [`GetDisplayMessages`]: asks for the messages that are set on the displays.
#[derive(Debug, Clone, PartialEq)]
pub struct GetDisplayMessagesRequest {
    /// Its number. At least 1 item.
    pub id: Option<Vec<i64>>,
    /// Ties the parts of a report, or later notifications, to the request.
    pub request_id: i64,
    /// Which setting wins: the lower number.
    pub priority: Option<MessagePriority>,
    /// In which state it is shown.
    pub state: Option<MessageState>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl GetDisplayMessagesRequest {
    /// With the required members.
    #[must_use]
    pub fn new(request_id: i64) -> Self {
        Self { id: None, request_id, priority: None, state: None, custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`GetDisplayMessages`].
#[derive(Debug, Clone, PartialEq)]
pub struct GetDisplayMessagesResponse {
    /// The answer, or the state reported.
    pub status: GetDisplayMessagesStatus,
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl GetDisplayMessagesResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: GetDisplayMessagesStatus) -> Self {
        Self { status, status_info: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    GetDisplayMessagesRequest closed {
        0 id: "id" optional ValueSchema::List(&ListSchema::new(ValueSchema::Integer(RangeSchema::ANY.at_least(0)), 1, None));
        1 request_id: "requestId" required ValueSchema::Integer(RangeSchema::ANY);
        2 priority: "priority" optional ValueSchema::Choice(MessagePriority::SCHEMA);
        3 state: "state" optional ValueSchema::Choice(MessageState::SCHEMA);
        4 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    GetDisplayMessagesResponse closed {
        0 status: "status" required ValueSchema::Choice(GetDisplayMessagesStatus::SCHEMA);
        1 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    GetDisplayMessages,
    V2_1,
    CsmsToStation,
    "GetDisplayMessages",
    "O. Display Message",
    "OCPP 2.1 part 2, O03, O04; message 1.30",
    "Asks for the messages that are set on the displays.",
    GetDisplayMessagesRequest -> GetDisplayMessagesResponse
);
