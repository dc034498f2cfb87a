// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `StopTransaction`: Reports that a transaction has ended, with the final meter reading.
//!
//! OCPP 1.6 edition 2, section 4.10.

use super::datatypes::{IdTagInfo, MeterValue};
use super::enums::Reason;
use crate::message::define_action;
use crate::schema::{ListSchema, RangeSchema, TextSchema, ValueSchema, object};
use crate::types::{Extra, Timestamp};

/// Reports that a transaction has ended, with the final meter reading.
///
/// OCPP 1.6 edition 2, section 4.10.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct StopTransaction;

/// The request of [`StopTransaction`]: reports that a transaction has ended, with the final meter reading.
#[derive(Debug, Clone, PartialEq)]
pub struct StopTransactionRequest {
    /// The token a driver is identified by; compared without regard to case. At most 20 characters.
    pub id_tag: Option<String>,
    /// The meter when the transaction ended, in Wh.
    pub meter_stop: i64,
    /// When it was.
    pub timestamp: Timestamp,
    /// The transaction.
    pub transaction_id: i64,
    /// Why.
    pub reason: Option<Reason>,
    /// The measurements of the transaction, each of one moment.
    pub transaction_data: Option<Vec<MeterValue>>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl StopTransactionRequest {
    /// With the required members.
    #[must_use]
    pub fn new(meter_stop: i64, timestamp: Timestamp, transaction_id: i64) -> Self {
        Self {
            id_tag: None,
            meter_stop,
            timestamp,
            transaction_id,
            reason: None,
            transaction_data: None,
            extra: Extra::default(),
        }
    }
}

/// The response of [`StopTransaction`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StopTransactionResponse {
    /// What is known of the token.
    pub id_tag_info: Option<IdTagInfo>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl StopTransactionResponse {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

object! {
    StopTransactionRequest closed {
        0 id_tag: "idTag" optional ValueSchema::Text(TextSchema::up_to(20));
        1 meter_stop: "meterStop" required ValueSchema::Integer(RangeSchema::ANY);
        2 timestamp: "timestamp" required ValueSchema::Time;
        3 transaction_id: "transactionId" required ValueSchema::Integer(RangeSchema::ANY);
        4 reason: "reason" optional ValueSchema::Choice(Reason::SCHEMA);
        5 transaction_data: "transactionData" optional ValueSchema::List(&ListSchema::new(ValueSchema::Object(MeterValue::SCHEMA), 0, None));
    }
}

object! {
    StopTransactionResponse closed {
        0 id_tag_info: "idTagInfo" optional ValueSchema::Object(IdTagInfo::SCHEMA);
    }
}

define_action!(
    StopTransaction,
    V1_6,
    StationToCsms,
    "StopTransaction",
    "Core",
    "OCPP 1.6 edition 2, section 4.10",
    "Reports that a transaction has ended, with the final meter reading.",
    StopTransactionRequest -> StopTransactionResponse
);
