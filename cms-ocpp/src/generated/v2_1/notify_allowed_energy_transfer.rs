// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `NotifyAllowedEnergyTransfer`: Tells the station which ways of energy transfer a transaction may use.
//!
//! OCPP 2.1 part 2, Q01; message 1.44.

use super::datatypes::StatusInfo;
use super::enums::{EnergyTransferMode, NotifyAllowedEnergyTransferStatus};
use crate::message::define_action;
use crate::schema::{ListSchema, TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Tells the station which ways of energy transfer a transaction may use.
///
/// OCPP 2.1 part 2, Q01; message 1.44.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NotifyAllowedEnergyTransfer;

/// The request of [`NotifyAllowedEnergyTransfer`]: tells the station which ways of energy transfer a transaction may use.
#[derive(Debug, Clone, PartialEq)]
pub struct NotifyAllowedEnergyTransferRequest {
    /// The transaction. At most 36 characters.
    pub transaction_id: String,
    /// Allowed energy transfer. At least 1 item.
    pub allowed_energy_transfer: Vec<EnergyTransferMode>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl NotifyAllowedEnergyTransferRequest {
    /// With the required members.
    pub fn new(transaction_id: impl Into<String>, allowed_energy_transfer: Vec<EnergyTransferMode>) -> Self {
        Self {
            transaction_id: transaction_id.into(),
            allowed_energy_transfer,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

/// The response of [`NotifyAllowedEnergyTransfer`].
#[derive(Debug, Clone, PartialEq)]
pub struct NotifyAllowedEnergyTransferResponse {
    /// The answer, or the state reported.
    pub status: NotifyAllowedEnergyTransferStatus,
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl NotifyAllowedEnergyTransferResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: NotifyAllowedEnergyTransferStatus) -> Self {
        Self { status, status_info: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    NotifyAllowedEnergyTransferRequest closed {
        0 transaction_id: "transactionId" required ValueSchema::Text(TextSchema::up_to(36));
        1 allowed_energy_transfer: "allowedEnergyTransfer" required ValueSchema::List(&ListSchema::new(ValueSchema::Choice(EnergyTransferMode::SCHEMA), 1, None));
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    NotifyAllowedEnergyTransferResponse closed {
        0 status: "status" required ValueSchema::Choice(NotifyAllowedEnergyTransferStatus::SCHEMA);
        1 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    NotifyAllowedEnergyTransfer,
    V2_1,
    CsmsToStation,
    "NotifyAllowedEnergyTransfer",
    "Q. Bidirectional Power Transfer",
    "OCPP 2.1 part 2, Q01; message 1.44",
    "Tells the station which ways of energy transfer a transaction may use.",
    NotifyAllowedEnergyTransferRequest -> NotifyAllowedEnergyTransferResponse
);
