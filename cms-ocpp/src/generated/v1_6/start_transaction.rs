// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `StartTransaction`: Reports that a transaction has begun and asks for its id.
//!
//! OCPP 1.6 edition 2, section 4.8.

use super::datatypes::IdTagInfo;
use crate::message::define_action;
use crate::schema::{RangeSchema, TextSchema, ValueSchema, object};
use crate::types::{Extra, Timestamp};

/// Reports that a transaction has begun and asks for its id.
///
/// OCPP 1.6 edition 2, section 4.8.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct StartTransaction;

/// The request of [`StartTransaction`]: reports that a transaction has begun and asks for its id.
#[derive(Debug, Clone, PartialEq)]
pub struct StartTransactionRequest {
    /// The connector, numbered from 1; 0 is the station as a whole where that is allowed.
    pub connector_id: i64,
    /// The token a driver is identified by; compared without regard to case. At most 20 characters.
    pub id_tag: String,
    /// The meter when the transaction began, in Wh.
    pub meter_start: i64,
    /// The reservation.
    pub reservation_id: Option<i64>,
    /// When it was.
    pub timestamp: Timestamp,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl StartTransactionRequest {
    /// With the required members.
    pub fn new(connector_id: i64, id_tag: impl Into<String>, meter_start: i64, timestamp: Timestamp) -> Self {
        Self {
            connector_id,
            id_tag: id_tag.into(),
            meter_start,
            reservation_id: None,
            timestamp,
            extra: Extra::default(),
        }
    }
}

/// The response of [`StartTransaction`].
#[derive(Debug, Clone, PartialEq)]
pub struct StartTransactionResponse {
    /// What is known of the token.
    pub id_tag_info: IdTagInfo,
    /// The transaction.
    pub transaction_id: i64,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl StartTransactionResponse {
    /// With the required members.
    #[must_use]
    pub fn new(id_tag_info: IdTagInfo, transaction_id: i64) -> Self {
        Self { id_tag_info, transaction_id, extra: Extra::default() }
    }
}

object! {
    StartTransactionRequest closed {
        0 connector_id: "connectorId" required ValueSchema::Integer(RangeSchema::ANY);
        1 id_tag: "idTag" required ValueSchema::Text(TextSchema::up_to(20));
        2 meter_start: "meterStart" required ValueSchema::Integer(RangeSchema::ANY);
        3 reservation_id: "reservationId" optional ValueSchema::Integer(RangeSchema::ANY);
        4 timestamp: "timestamp" required ValueSchema::Time;
    }
}

object! {
    StartTransactionResponse closed {
        0 id_tag_info: "idTagInfo" required ValueSchema::Object(IdTagInfo::SCHEMA);
        1 transaction_id: "transactionId" required ValueSchema::Integer(RangeSchema::ANY);
    }
}

define_action!(
    StartTransaction,
    V1_6,
    StationToCsms,
    "StartTransaction",
    "Core",
    "OCPP 1.6 edition 2, section 4.8",
    "Reports that a transaction has begun and asks for its id.",
    StartTransactionRequest -> StartTransactionResponse
);
