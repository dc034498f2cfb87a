// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `CostUpdated`: Tells the station what the running transaction costs so far.
//!
//! OCPP 2.1 part 2, I02; message 1.18.

use crate::message::define_action;
use crate::schema::{RangeSchema, TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, JsonDecimal};

/// Tells the station what the running transaction costs so far.
///
/// OCPP 2.1 part 2, I02; message 1.18.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CostUpdated;

/// The request of [`CostUpdated`]: tells the station what the running transaction costs so far.
#[derive(Debug, Clone, PartialEq)]
pub struct CostUpdatedRequest {
    /// What the transaction costs so far or in all, taxes included.
    pub total_cost: JsonDecimal,
    /// The transaction. At most 36 characters.
    pub transaction_id: String,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl CostUpdatedRequest {
    /// With the required members.
    pub fn new(total_cost: JsonDecimal, transaction_id: impl Into<String>) -> Self {
        Self { total_cost, transaction_id: transaction_id.into(), custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`CostUpdated`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CostUpdatedResponse {
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl CostUpdatedResponse {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

object! {
    CostUpdatedRequest closed {
        0 total_cost: "totalCost" required ValueSchema::Number(RangeSchema::ANY);
        1 transaction_id: "transactionId" required ValueSchema::Text(TextSchema::up_to(36));
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    CostUpdatedResponse closed {
        0 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    CostUpdated,
    V2_1,
    CsmsToStation,
    "CostUpdated",
    "I. Tariff And Cost",
    "OCPP 2.1 part 2, I02; message 1.18",
    "Tells the station what the running transaction costs so far.",
    CostUpdatedRequest -> CostUpdatedResponse
);
