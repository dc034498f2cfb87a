// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `ClearDisplayMessage`: Removes a message from the displays.
//!
//! OCPP 2.1 part 2, O05; message 1.13.

use super::datatypes::StatusInfo;
use super::enums::ClearMessageStatus;
use crate::message::define_action;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Removes a message from the displays.
///
/// OCPP 2.1 part 2, O05; message 1.13.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ClearDisplayMessage;

/// The request of [`ClearDisplayMessage`]: removes a message from the displays.
#[derive(Debug, Clone, PartialEq)]
pub struct ClearDisplayMessageRequest {
    /// Its number. At least 0.
    pub id: i64,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ClearDisplayMessageRequest {
    /// With the required members.
    #[must_use]
    pub fn new(id: i64) -> Self {
        Self { id, custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`ClearDisplayMessage`].
#[derive(Debug, Clone, PartialEq)]
pub struct ClearDisplayMessageResponse {
    /// The answer, or the state reported.
    pub status: ClearMessageStatus,
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ClearDisplayMessageResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: ClearMessageStatus) -> Self {
        Self { status, status_info: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    ClearDisplayMessageRequest closed {
        0 id: "id" required ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        1 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    ClearDisplayMessageResponse closed {
        0 status: "status" required ValueSchema::Choice(ClearMessageStatus::SCHEMA);
        1 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    ClearDisplayMessage,
    V2_1,
    CsmsToStation,
    "ClearDisplayMessage",
    "O. Display Message",
    "OCPP 2.1 part 2, O05; message 1.13",
    "Removes a message from the displays.",
    ClearDisplayMessageRequest -> ClearDisplayMessageResponse
);
