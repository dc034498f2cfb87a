// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `TriggerMessage`: Asks the station to send a message now.
//!
//! OCPP 2.0.1 part 2, F06; message 1.61.

use super::datatypes::{Evse, StatusInfo};
use super::enums::{MessageTrigger, TriggerMessageStatus};
use crate::message::define_action;
use crate::schema::{ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Asks the station to send a message now.
///
/// OCPP 2.0.1 part 2, F06; message 1.61.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TriggerMessage;

/// The request of [`TriggerMessage`]: asks the station to send a message now.
#[derive(Debug, Clone, PartialEq)]
pub struct TriggerMessageRequest {
    /// The EVSE, and its connector where one is meant.
    pub evse: Option<Evse>,
    /// The message to send.
    pub requested_message: MessageTrigger,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl TriggerMessageRequest {
    /// With the required members.
    #[must_use]
    pub fn new(requested_message: MessageTrigger) -> Self {
        Self { evse: None, requested_message, custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`TriggerMessage`].
#[derive(Debug, Clone, PartialEq)]
pub struct TriggerMessageResponse {
    /// The answer, or the state reported.
    pub status: TriggerMessageStatus,
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl TriggerMessageResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: TriggerMessageStatus) -> Self {
        Self { status, status_info: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    TriggerMessageRequest closed {
        0 evse: "evse" optional ValueSchema::Object(Evse::SCHEMA);
        1 requested_message: "requestedMessage" required ValueSchema::Choice(MessageTrigger::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    TriggerMessageResponse closed {
        0 status: "status" required ValueSchema::Choice(TriggerMessageStatus::SCHEMA);
        1 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    TriggerMessage,
    V2_0_1,
    CsmsToStation,
    "TriggerMessage",
    "F. Remote Control",
    "OCPP 2.0.1 part 2, F06; message 1.61",
    "Asks the station to send a message now.",
    TriggerMessageRequest -> TriggerMessageResponse
);
