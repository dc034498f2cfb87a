// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `RequestBatterySwap`: Asks for a battery swap for an id token.
//!
//! OCPP 2.1 part 2, S02; message 1.65.

use super::datatypes::{IdToken, StatusInfo};
use super::enums::GenericStatus;
use crate::message::define_action;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Asks for a battery swap for an id token.
///
/// OCPP 2.1 part 2, S02; message 1.65.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RequestBatterySwap;

/// The request of [`RequestBatterySwap`]: asks for a battery swap for an id token.
#[derive(Debug, Clone, PartialEq)]
pub struct RequestBatterySwapRequest {
    /// The token a driver is identified by.
    pub id_token: IdToken,
    /// Ties the parts of a report, or later notifications, to the request.
    pub request_id: i64,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl RequestBatterySwapRequest {
    /// With the required members.
    #[must_use]
    pub fn new(id_token: IdToken, request_id: i64) -> Self {
        Self { id_token, request_id, custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`RequestBatterySwap`].
#[derive(Debug, Clone, PartialEq)]
pub struct RequestBatterySwapResponse {
    /// The answer, or the state reported.
    pub status: GenericStatus,
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl RequestBatterySwapResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: GenericStatus) -> Self {
        Self { status, status_info: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    RequestBatterySwapRequest closed {
        0 id_token: "idToken" required ValueSchema::Object(IdToken::SCHEMA);
        1 request_id: "requestId" required ValueSchema::Integer(RangeSchema::ANY);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    RequestBatterySwapResponse closed {
        0 status: "status" required ValueSchema::Choice(GenericStatus::SCHEMA);
        1 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    RequestBatterySwap,
    V2_1,
    CsmsToStation,
    "RequestBatterySwap",
    "S. Battery Swapping",
    "OCPP 2.1 part 2, S02; message 1.65",
    "Asks for a battery swap for an id token.",
    RequestBatterySwapRequest -> RequestBatterySwapResponse
);
