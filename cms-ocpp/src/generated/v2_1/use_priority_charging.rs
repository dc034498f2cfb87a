// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `UsePriorityCharging`: Turns priority charging of a transaction on or off.
//!
//! OCPP 2.1 part 2, K21; message 1.90.

use super::datatypes::StatusInfo;
use super::enums::PriorityChargingStatus;
use crate::message::define_action;
use crate::schema::{TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Turns priority charging of a transaction on or off.
///
/// OCPP 2.1 part 2, K21; message 1.90.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct UsePriorityCharging;

/// The request of [`UsePriorityCharging`]: turns priority charging of a transaction on or off.
#[derive(Debug, Clone, PartialEq)]
pub struct UsePriorityChargingRequest {
    /// The transaction. At most 36 characters.
    pub transaction_id: String,
    /// Whether to turn it on.
    pub activate: bool,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl UsePriorityChargingRequest {
    /// With the required members.
    pub fn new(transaction_id: impl Into<String>, activate: bool) -> Self {
        Self { transaction_id: transaction_id.into(), activate, custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`UsePriorityCharging`].
#[derive(Debug, Clone, PartialEq)]
pub struct UsePriorityChargingResponse {
    /// The answer, or the state reported.
    pub status: PriorityChargingStatus,
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl UsePriorityChargingResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: PriorityChargingStatus) -> Self {
        Self { status, status_info: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    UsePriorityChargingRequest closed {
        0 transaction_id: "transactionId" required ValueSchema::Text(TextSchema::up_to(36));
        1 activate: "activate" required ValueSchema::Boolean;
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    UsePriorityChargingResponse closed {
        0 status: "status" required ValueSchema::Choice(PriorityChargingStatus::SCHEMA);
        1 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    UsePriorityCharging,
    V2_1,
    CsmsToStation,
    "UsePriorityCharging",
    "K. Smart Charging",
    "OCPP 2.1 part 2, K21; message 1.90",
    "Turns priority charging of a transaction on or off.",
    UsePriorityChargingRequest -> UsePriorityChargingResponse
);
