// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `GetCertificateStatus`: Asks for the OCSP status of a certificate.
//!
//! OCPP 2.0.1 part 2, M06; message 1.18.

use super::datatypes::{OcspRequestData, StatusInfo};
use super::enums::GetCertificateStatusStatus;
use crate::message::define_action;
use crate::schema::{TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Asks for the OCSP status of a certificate.
///
/// OCPP 2.0.1 part 2, M06; message 1.18.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct GetCertificateStatus;

/// The request of [`GetCertificateStatus`]: asks for the OCSP status of a certificate.
#[derive(Debug, Clone, PartialEq)]
pub struct GetCertificateStatusRequest {
    /// What an OCSP responder needs.
    pub ocsp_request_data: OcspRequestData,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl GetCertificateStatusRequest {
    /// With the required members.
    #[must_use]
    pub fn new(ocsp_request_data: OcspRequestData) -> Self {
        Self { ocsp_request_data, custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`GetCertificateStatus`].
#[derive(Debug, Clone, PartialEq)]
pub struct GetCertificateStatusResponse {
    /// The answer, or the state reported.
    pub status: GetCertificateStatusStatus,
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// The answer of the OCSP responder, base64 of DER. At most 5500 characters.
    pub ocsp_result: Option<String>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl GetCertificateStatusResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: GetCertificateStatusStatus) -> Self {
        Self { status, status_info: None, ocsp_result: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    GetCertificateStatusRequest closed {
        0 ocsp_request_data: "ocspRequestData" required ValueSchema::Object(OcspRequestData::SCHEMA);
        1 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    GetCertificateStatusResponse closed {
        0 status: "status" required ValueSchema::Choice(GetCertificateStatusStatus::SCHEMA);
        1 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        2 ocsp_result: "ocspResult" optional ValueSchema::Text(TextSchema::up_to(5500));
        3 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    GetCertificateStatus,
    V2_0_1,
    StationToCsms,
    "GetCertificateStatus",
    "M. Certificate Management",
    "OCPP 2.0.1 part 2, M06; message 1.18",
    "Asks for the OCSP status of a certificate.",
    GetCertificateStatusRequest -> GetCertificateStatusResponse
);
