// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `CustomerInformation`: Asks for what the station stores about a customer, or for its removal.
//!
//! OCPP 2.0.1 part 2, N09, N10; message 1.12.

use super::datatypes::{CertificateHashData, IdToken, StatusInfo};
use super::enums::CustomerInformationStatus;
use crate::message::define_action;
use crate::schema::{RangeSchema, TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Asks for what the station stores about a customer, or for its removal.
///
/// OCPP 2.0.1 part 2, N09, N10; message 1.12.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CustomerInformation;

/// The request of [`CustomerInformation`]: asks for what the station stores about a customer, or for its removal.
#[derive(Debug, Clone, PartialEq)]
pub struct CustomerInformationRequest {
    /// The certificate of the customer.
    pub customer_certificate: Option<CertificateHashData>,
    /// The token a driver is identified by.
    pub id_token: Option<IdToken>,
    /// Ties the parts of a report, or later notifications, to the request.
    pub request_id: i64,
    /// Whether a report is asked for.
    pub report: bool,
    /// Whether the data is to be removed.
    pub clear: bool,
    /// Another way to name the customer. At most 64 characters.
    pub customer_identifier: Option<String>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl CustomerInformationRequest {
    /// With the required members.
    #[must_use]
    pub fn new(request_id: i64, report: bool, clear: bool) -> Self {
        Self {
            customer_certificate: None,
            id_token: None,
            request_id,
            report,
            clear,
            customer_identifier: None,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

/// The response of [`CustomerInformation`].
#[derive(Debug, Clone, PartialEq)]
pub struct CustomerInformationResponse {
    /// The answer, or the state reported.
    pub status: CustomerInformationStatus,
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl CustomerInformationResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: CustomerInformationStatus) -> Self {
        Self { status, status_info: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    CustomerInformationRequest closed {
        0 customer_certificate: "customerCertificate" optional ValueSchema::Object(CertificateHashData::SCHEMA);
        1 id_token: "idToken" optional ValueSchema::Object(IdToken::SCHEMA);
        2 request_id: "requestId" required ValueSchema::Integer(RangeSchema::ANY);
        3 report: "report" required ValueSchema::Boolean;
        4 clear: "clear" required ValueSchema::Boolean;
        5 customer_identifier: "customerIdentifier" optional ValueSchema::Text(TextSchema::up_to(64));
        6 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    CustomerInformationResponse closed {
        0 status: "status" required ValueSchema::Choice(CustomerInformationStatus::SCHEMA);
        1 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    CustomerInformation,
    V2_0_1,
    CsmsToStation,
    "CustomerInformation",
    "N. Diagnostics",
    "OCPP 2.0.1 part 2, N09, N10; message 1.12",
    "Asks for what the station stores about a customer, or for its removal.",
    CustomerInformationRequest -> CustomerInformationResponse
);
