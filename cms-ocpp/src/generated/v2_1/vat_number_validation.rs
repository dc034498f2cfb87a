// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `VatNumberValidation`: Asks whether a VAT number is valid and whose it is.
//!
//! OCPP 2.1 part 2, C18; message 1.91.

use super::datatypes::{Address, StatusInfo};
use super::enums::GenericStatus;
use crate::message::define_action;
use crate::schema::{RangeSchema, TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Asks whether a VAT number is valid and whose it is.
///
/// OCPP 2.1 part 2, C18; message 1.91.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct VatNumberValidation;

/// The request of [`VatNumberValidation`]: asks whether a VAT number is valid and whose it is.
#[derive(Debug, Clone, PartialEq)]
pub struct VatNumberValidationRequest {
    /// The VAT number. At most 20 characters.
    pub vat_number: String,
    /// The EVSE; 0 is the station as a whole where that is allowed. At least 0.
    pub evse_id: Option<i64>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl VatNumberValidationRequest {
    /// With the required members.
    pub fn new(vat_number: impl Into<String>) -> Self {
        Self { vat_number: vat_number.into(), evse_id: None, custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`VatNumberValidation`].
#[derive(Debug, Clone, PartialEq)]
pub struct VatNumberValidationResponse {
    /// The company of the VAT number.
    pub company: Option<Address>,
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// The VAT number. At most 20 characters.
    pub vat_number: String,
    /// The EVSE; 0 is the station as a whole where that is allowed. At least 0.
    pub evse_id: Option<i64>,
    /// The answer, or the state reported.
    pub status: GenericStatus,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl VatNumberValidationResponse {
    /// With the required members.
    pub fn new(vat_number: impl Into<String>, status: GenericStatus) -> Self {
        Self {
            company: None,
            status_info: None,
            vat_number: vat_number.into(),
            evse_id: None,
            status,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    VatNumberValidationRequest closed {
        0 vat_number: "vatNumber" required ValueSchema::Text(TextSchema::up_to(20));
        1 evse_id: "evseId" optional ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    VatNumberValidationResponse closed {
        0 company: "company" optional ValueSchema::Object(Address::SCHEMA);
        1 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        2 vat_number: "vatNumber" required ValueSchema::Text(TextSchema::up_to(20));
        3 evse_id: "evseId" optional ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        4 status: "status" required ValueSchema::Choice(GenericStatus::SCHEMA);
        5 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    VatNumberValidation,
    V2_1,
    StationToCsms,
    "VatNumberValidation",
    "C. Authorization",
    "OCPP 2.1 part 2, C18; message 1.91",
    "Asks whether a VAT number is valid and whose it is.",
    VatNumberValidationRequest -> VatNumberValidationResponse
);
