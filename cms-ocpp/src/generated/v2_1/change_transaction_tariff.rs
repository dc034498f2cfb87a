// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `ChangeTransactionTariff`: Replaces the tariff of a running transaction.
//!
//! OCPP 2.1 part 2, I11; message 1.9.

use super::datatypes::{StatusInfo, Tariff};
use super::enums::TariffChangeStatus;
use crate::message::define_action;
use crate::schema::{TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Replaces the tariff of a running transaction.
///
/// OCPP 2.1 part 2, I11; message 1.9.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ChangeTransactionTariff;

/// The request of [`ChangeTransactionTariff`]: replaces the tariff of a running transaction.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangeTransactionTariffRequest {
    /// The tariff.
    pub tariff: Tariff,
    /// The transaction. At most 36 characters.
    pub transaction_id: String,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ChangeTransactionTariffRequest {
    /// With the required members.
    pub fn new(tariff: Tariff, transaction_id: impl Into<String>) -> Self {
        Self { tariff, transaction_id: transaction_id.into(), custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`ChangeTransactionTariff`].
#[derive(Debug, Clone, PartialEq)]
pub struct ChangeTransactionTariffResponse {
    /// The answer, or the state reported.
    pub status: TariffChangeStatus,
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ChangeTransactionTariffResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: TariffChangeStatus) -> Self {
        Self { status, status_info: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    ChangeTransactionTariffRequest closed {
        0 tariff: "tariff" required ValueSchema::Object(Tariff::SCHEMA);
        1 transaction_id: "transactionId" required ValueSchema::Text(TextSchema::up_to(36));
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    ChangeTransactionTariffResponse closed {
        0 status: "status" required ValueSchema::Choice(TariffChangeStatus::SCHEMA);
        1 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    ChangeTransactionTariff,
    V2_1,
    CsmsToStation,
    "ChangeTransactionTariff",
    "I. Tariff And Cost",
    "OCPP 2.1 part 2, I11; message 1.9",
    "Replaces the tariff of a running transaction.",
    ChangeTransactionTariffRequest -> ChangeTransactionTariffResponse
);
