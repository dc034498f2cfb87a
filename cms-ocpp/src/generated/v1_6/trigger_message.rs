// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `TriggerMessage`: Asks the charge point to send a message now.
//!
//! OCPP 1.6 edition 2, section 5.17.

use super::enums::{MessageTrigger, TriggerMessageStatus};
use crate::message::define_action;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::Extra;

/// Asks the charge point to send a message now.
///
/// OCPP 1.6 edition 2, section 5.17.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TriggerMessage;

/// The request of [`TriggerMessage`]: asks the charge point to send a message now.
#[derive(Debug, Clone, PartialEq)]
pub struct TriggerMessageRequest {
    /// The message to send.
    pub requested_message: MessageTrigger,
    /// The connector, numbered from 1; 0 is the station as a whole where that is allowed.
    pub connector_id: Option<i64>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl TriggerMessageRequest {
    /// With the required members.
    #[must_use]
    pub fn new(requested_message: MessageTrigger) -> Self {
        Self { requested_message, connector_id: None, extra: Extra::default() }
    }
}

/// The response of [`TriggerMessage`].
#[derive(Debug, Clone, PartialEq)]
pub struct TriggerMessageResponse {
    /// The answer, or the state reported.
    pub status: TriggerMessageStatus,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl TriggerMessageResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: TriggerMessageStatus) -> Self {
        Self { status, extra: Extra::default() }
    }
}

object! {
    TriggerMessageRequest closed {
        0 requested_message: "requestedMessage" required ValueSchema::Choice(MessageTrigger::SCHEMA);
        1 connector_id: "connectorId" optional ValueSchema::Integer(RangeSchema::ANY);
    }
}

object! {
    TriggerMessageResponse closed {
        0 status: "status" required ValueSchema::Choice(TriggerMessageStatus::SCHEMA);
    }
}

define_action!(
    TriggerMessage,
    V1_6,
    CsmsToStation,
    "TriggerMessage",
    "RemoteTrigger",
    "OCPP 1.6 edition 2, section 5.17",
    "Asks the charge point to send a message now.",
    TriggerMessageRequest -> TriggerMessageResponse
);
