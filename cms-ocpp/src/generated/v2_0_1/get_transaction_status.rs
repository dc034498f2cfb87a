// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `GetTransactionStatus`: Asks whether a transaction runs and whether messages of it wait to be sent.
//!
//! OCPP 2.0.1 part 2, E14; message 1.27.

use crate::message::define_action;
use crate::schema::{TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Asks whether a transaction runs and whether messages of it wait to be sent.
///
/// OCPP 2.0.1 part 2, E14; message 1.27.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct GetTransactionStatus;

/// The request of [`GetTransactionStatus`]: asks whether a transaction runs and whether messages of it wait to be sent.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct GetTransactionStatusRequest {
    /// The transaction. At most 36 characters.
    pub transaction_id: Option<String>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl GetTransactionStatusRequest {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

/// The response of [`GetTransactionStatus`].
#[derive(Debug, Clone, PartialEq)]
pub struct GetTransactionStatusResponse {
    /// Whether the transaction still runs.
    pub ongoing_indicator: Option<bool>,
    /// Whether messages of it wait to be sent.
    pub messages_in_queue: bool,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl GetTransactionStatusResponse {
    /// With the required members.
    #[must_use]
    pub fn new(messages_in_queue: bool) -> Self {
        Self { ongoing_indicator: None, messages_in_queue, custom_data: None, extra: Extra::default() }
    }
}

object! {
    GetTransactionStatusRequest closed {
        0 transaction_id: "transactionId" optional ValueSchema::Text(TextSchema::up_to(36));
        1 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    GetTransactionStatusResponse closed {
        0 ongoing_indicator: "ongoingIndicator" optional ValueSchema::Boolean;
        1 messages_in_queue: "messagesInQueue" required ValueSchema::Boolean;
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    GetTransactionStatus,
    V2_0_1,
    CsmsToStation,
    "GetTransactionStatus",
    "E. Transactions",
    "OCPP 2.0.1 part 2, E14; message 1.27",
    "Asks whether a transaction runs and whether messages of it wait to be sent.",
    GetTransactionStatusRequest -> GetTransactionStatusResponse
);
