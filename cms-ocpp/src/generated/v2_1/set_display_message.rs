// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `SetDisplayMessage`: Sets a message on a display.
//!
//! OCPP 2.1 part 2, O01, O02; message 1.76.

use super::datatypes::{MessageInfo, StatusInfo};
use super::enums::DisplayMessageStatus;
use crate::message::define_action;
use crate::schema::{ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Sets a message on a display.
///
/// OCPP 2.1 part 2, O01, O02; message 1.76.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SetDisplayMessage;

/// The request of [`SetDisplayMessage`]: sets a message on a display.
#[derive(Debug, Clone, PartialEq)]
pub struct SetDisplayMessageRequest {
    /// The message.
    pub message: MessageInfo,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl SetDisplayMessageRequest {
    /// With the required members.
    #[must_use]
    pub fn new(message: MessageInfo) -> Self {
        Self { message, custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`SetDisplayMessage`].
#[derive(Debug, Clone, PartialEq)]
pub struct SetDisplayMessageResponse {
    /// The answer, or the state reported.
    pub status: DisplayMessageStatus,
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl SetDisplayMessageResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: DisplayMessageStatus) -> Self {
        Self { status, status_info: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    SetDisplayMessageRequest closed {
        0 message: "message" required ValueSchema::Object(MessageInfo::SCHEMA);
        1 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    SetDisplayMessageResponse closed {
        0 status: "status" required ValueSchema::Choice(DisplayMessageStatus::SCHEMA);
        1 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    SetDisplayMessage,
    V2_1,
    CsmsToStation,
    "SetDisplayMessage",
    "O. Display Message",
    "OCPP 2.1 part 2, O01, O02; message 1.76",
    "Sets a message on a display.",
    SetDisplayMessageRequest -> SetDisplayMessageResponse
);
