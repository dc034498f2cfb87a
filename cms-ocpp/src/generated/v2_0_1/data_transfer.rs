// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `DataTransfer`: Carries a vendor's own message, either way.
//!
//! OCPP 2.0.1 part 2, P01, P02; message 1.13.

use super::datatypes::StatusInfo;
use super::enums::DataTransferStatus;
use crate::message::define_action;
use crate::schema::{TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, RawJson};

/// Carries a vendor's own message, either way.
///
/// OCPP 2.0.1 part 2, P01, P02; message 1.13.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DataTransfer;

/// The request of [`DataTransfer`]: carries a vendor's own message, either way.
#[derive(Debug, Clone, PartialEq)]
pub struct DataTransferRequest {
    /// Which of the vendor's messages it is. At most 50 characters.
    pub message_id: Option<String>,
    /// What is transferred.
    pub data: Option<RawJson>,
    /// The vendor that defines the message or the code. At most 255 characters.
    pub vendor_id: String,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl DataTransferRequest {
    /// With the required members.
    pub fn new(vendor_id: impl Into<String>) -> Self {
        Self { message_id: None, data: None, vendor_id: vendor_id.into(), custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`DataTransfer`].
#[derive(Debug, Clone, PartialEq)]
pub struct DataTransferResponse {
    /// The answer, or the state reported.
    pub status: DataTransferStatus,
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// What is transferred.
    pub data: Option<RawJson>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl DataTransferResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: DataTransferStatus) -> Self {
        Self { status, status_info: None, data: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    DataTransferRequest closed {
        0 message_id: "messageId" optional ValueSchema::Text(TextSchema::up_to(50));
        1 data: "data" optional ValueSchema::Anything;
        2 vendor_id: "vendorId" required ValueSchema::Text(TextSchema::up_to(255));
        3 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    DataTransferResponse closed {
        0 status: "status" required ValueSchema::Choice(DataTransferStatus::SCHEMA);
        1 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        2 data: "data" optional ValueSchema::Anything;
        3 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    DataTransfer,
    V2_0_1,
    Both,
    "DataTransfer",
    "P. Data Transfer",
    "OCPP 2.0.1 part 2, P01, P02; message 1.13",
    "Carries a vendor's own message, either way.",
    DataTransferRequest -> DataTransferResponse
);
