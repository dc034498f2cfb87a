// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `RequestStopTransaction`: Asks for a running transaction to be stopped.
//!
//! OCPP 2.0.1 part 2, F03; message 1.45.

use super::datatypes::StatusInfo;
use super::enums::RequestStartStopStatus;
use crate::message::define_action;
use crate::schema::{TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Asks for a running transaction to be stopped.
///
/// OCPP 2.0.1 part 2, F03; message 1.45.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RequestStopTransaction;

/// The request of [`RequestStopTransaction`]: asks for a running transaction to be stopped.
#[derive(Debug, Clone, PartialEq)]
pub struct RequestStopTransactionRequest {
    /// The transaction. At most 36 characters.
    pub transaction_id: String,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl RequestStopTransactionRequest {
    /// With the required members.
    pub fn new(transaction_id: impl Into<String>) -> Self {
        Self { transaction_id: transaction_id.into(), custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`RequestStopTransaction`].
#[derive(Debug, Clone, PartialEq)]
pub struct RequestStopTransactionResponse {
    /// The answer, or the state reported.
    pub status: RequestStartStopStatus,
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl RequestStopTransactionResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: RequestStartStopStatus) -> Self {
        Self { status, status_info: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    RequestStopTransactionRequest closed {
        0 transaction_id: "transactionId" required ValueSchema::Text(TextSchema::up_to(36));
        1 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    RequestStopTransactionResponse closed {
        0 status: "status" required ValueSchema::Choice(RequestStartStopStatus::SCHEMA);
        1 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    RequestStopTransaction,
    V2_0_1,
    CsmsToStation,
    "RequestStopTransaction",
    "F. Remote Control",
    "OCPP 2.0.1 part 2, F03; message 1.45",
    "Asks for a running transaction to be stopped.",
    RequestStopTransactionRequest -> RequestStopTransactionResponse
);
