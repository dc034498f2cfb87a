// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `ExtendedTriggerMessage`: Asks the charge point to send a message now, those of the security extension included.
//!
//! OCPP 1.6 security whitepaper edition 3, F06.

use super::enums::{ExtendedMessageTrigger, ExtendedTriggerMessageStatus};
use crate::message::define_action;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::Extra;

/// Asks the charge point to send a message now, those of the security extension included.
///
/// OCPP 1.6 security whitepaper edition 3, F06.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ExtendedTriggerMessage;

/// The request of [`ExtendedTriggerMessage`]: asks the charge point to send a message now, those of the security extension included.
#[derive(Debug, Clone, PartialEq)]
pub struct ExtendedTriggerMessageRequest {
    /// The message to send.
    pub requested_message: ExtendedMessageTrigger,
    /// The connector, numbered from 1; 0 is the station as a whole where that is allowed.
    pub connector_id: Option<i64>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ExtendedTriggerMessageRequest {
    /// With the required members.
    #[must_use]
    pub fn new(requested_message: ExtendedMessageTrigger) -> Self {
        Self { requested_message, connector_id: None, extra: Extra::default() }
    }
}

/// The response of [`ExtendedTriggerMessage`].
#[derive(Debug, Clone, PartialEq)]
pub struct ExtendedTriggerMessageResponse {
    /// The answer, or the state reported.
    pub status: ExtendedTriggerMessageStatus,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ExtendedTriggerMessageResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: ExtendedTriggerMessageStatus) -> Self {
        Self { status, extra: Extra::default() }
    }
}

object! {
    ExtendedTriggerMessageRequest closed {
        0 requested_message: "requestedMessage" required ValueSchema::Choice(ExtendedMessageTrigger::SCHEMA);
        1 connector_id: "connectorId" optional ValueSchema::Integer(RangeSchema::ANY);
    }
}

object! {
    ExtendedTriggerMessageResponse closed {
        0 status: "status" required ValueSchema::Choice(ExtendedTriggerMessageStatus::SCHEMA);
    }
}

define_action!(
    ExtendedTriggerMessage,
    V1_6,
    CsmsToStation,
    "ExtendedTriggerMessage",
    "Security",
    "OCPP 1.6 security whitepaper edition 3, F06",
    "Asks the charge point to send a message now, those of the security extension included.",
    ExtendedTriggerMessageRequest -> ExtendedTriggerMessageResponse
);
