// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `DataTransfer`: Carries a vendor's own message, either way.
//!
//! OCPP 1.6 edition 2, section 4.3 and 5.6.

use super::enums::DataTransferStatus;
use crate::message::define_action;
use crate::schema::{TextSchema, ValueSchema, object};
use crate::types::Extra;

/// Carries a vendor's own message, either way.
///
/// OCPP 1.6 edition 2, section 4.3 and 5.6.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DataTransfer;

/// The request of [`DataTransfer`]: carries a vendor's own message, either way.
#[derive(Debug, Clone, PartialEq)]
pub struct DataTransferRequest {
    /// The vendor that defines the message or the code. At most 255 characters.
    pub vendor_id: String,
    /// Which of the vendor's messages it is. At most 50 characters.
    pub message_id: Option<String>,
    /// What is transferred.
    pub data: Option<String>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl DataTransferRequest {
    /// With the required members.
    pub fn new(vendor_id: impl Into<String>) -> Self {
        Self { vendor_id: vendor_id.into(), message_id: None, data: None, extra: Extra::default() }
    }
}

/// The response of [`DataTransfer`].
#[derive(Debug, Clone, PartialEq)]
pub struct DataTransferResponse {
    /// The answer, or the state reported.
    pub status: DataTransferStatus,
    /// What is transferred.
    pub data: Option<String>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl DataTransferResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: DataTransferStatus) -> Self {
        Self { status, data: None, extra: Extra::default() }
    }
}

object! {
    DataTransferRequest closed {
        0 vendor_id: "vendorId" required ValueSchema::Text(TextSchema::up_to(255));
        1 message_id: "messageId" optional ValueSchema::Text(TextSchema::up_to(50));
        2 data: "data" optional ValueSchema::Text(TextSchema::ANY);
    }
}

object! {
    DataTransferResponse closed {
        0 status: "status" required ValueSchema::Choice(DataTransferStatus::SCHEMA);
        1 data: "data" optional ValueSchema::Text(TextSchema::ANY);
    }
}

define_action!(
    DataTransfer,
    V1_6,
    Both,
    "DataTransfer",
    "Core",
    "OCPP 1.6 edition 2, section 4.3 and 5.6",
    "Carries a vendor's own message, either way.",
    DataTransferRequest -> DataTransferResponse
);
