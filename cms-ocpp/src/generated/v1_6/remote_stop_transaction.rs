// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `RemoteStopTransaction`: Asks for a running transaction to be stopped.
//!
//! OCPP 1.6 edition 2, section 5.12.

use super::enums::RemoteStartStopStatus;
use crate::message::define_action;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::Extra;

/// Asks for a running transaction to be stopped.
///
/// OCPP 1.6 edition 2, section 5.12.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RemoteStopTransaction;

/// The request of [`RemoteStopTransaction`]: asks for a running transaction to be stopped.
#[derive(Debug, Clone, PartialEq)]
pub struct RemoteStopTransactionRequest {
    /// The transaction.
    pub transaction_id: i64,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl RemoteStopTransactionRequest {
    /// With the required members.
    #[must_use]
    pub fn new(transaction_id: i64) -> Self {
        Self { transaction_id, extra: Extra::default() }
    }
}

/// The response of [`RemoteStopTransaction`].
#[derive(Debug, Clone, PartialEq)]
pub struct RemoteStopTransactionResponse {
    /// The answer, or the state reported.
    pub status: RemoteStartStopStatus,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl RemoteStopTransactionResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: RemoteStartStopStatus) -> Self {
        Self { status, extra: Extra::default() }
    }
}

object! {
    RemoteStopTransactionRequest closed {
        0 transaction_id: "transactionId" required ValueSchema::Integer(RangeSchema::ANY);
    }
}

object! {
    RemoteStopTransactionResponse closed {
        0 status: "status" required ValueSchema::Choice(RemoteStartStopStatus::SCHEMA);
    }
}

define_action!(
    RemoteStopTransaction,
    V1_6,
    CsmsToStation,
    "RemoteStopTransaction",
    "Core",
    "OCPP 1.6 edition 2, section 5.12",
    "Asks for a running transaction to be stopped.",
    RemoteStopTransactionRequest -> RemoteStopTransactionResponse
);
