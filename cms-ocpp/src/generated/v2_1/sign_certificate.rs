// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `SignCertificate`: Asks for a certificate signing request to be signed.
//!
//! OCPP 2.1 part 2, A02, A03; message 1.82.

use super::datatypes::{CertificateHashData, StatusInfo};
use super::enums::{CertificateSigningUse, GenericStatus};
use crate::message::define_action;
use crate::schema::{RangeSchema, TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Asks for a certificate signing request to be signed.
///
/// OCPP 2.1 part 2, A02, A03; message 1.82.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SignCertificate;

/// The request of [`SignCertificate`]: asks for a certificate signing request to be signed.
#[derive(Debug, Clone, PartialEq)]
pub struct SignCertificateRequest {
    /// The certificate signing request, in PEM. At most 5500 characters.
    pub csr: String,
    /// What the certificate is for.
    pub certificate_type: Option<CertificateSigningUse>,
    /// Hash root certificate.
    pub hash_root_certificate: Option<CertificateHashData>,
    /// Ties the parts of a report, or later notifications, to the request.
    pub request_id: Option<i64>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl SignCertificateRequest {
    /// With the required members.
    pub fn new(csr: impl Into<String>) -> Self {
        Self {
            csr: csr.into(),
            certificate_type: None,
            hash_root_certificate: None,
            request_id: None,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

/// The response of [`SignCertificate`].
#[derive(Debug, Clone, PartialEq)]
pub struct SignCertificateResponse {
    /// The answer, or the state reported.
    pub status: GenericStatus,
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl SignCertificateResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: GenericStatus) -> Self {
        Self { status, status_info: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    SignCertificateRequest closed {
        0 csr: "csr" required ValueSchema::Text(TextSchema::up_to(5500));
        1 certificate_type: "certificateType" optional ValueSchema::Choice(CertificateSigningUse::SCHEMA);
        2 hash_root_certificate: "hashRootCertificate" optional ValueSchema::Object(CertificateHashData::SCHEMA);
        3 request_id: "requestId" optional ValueSchema::Integer(RangeSchema::ANY);
        4 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    SignCertificateResponse closed {
        0 status: "status" required ValueSchema::Choice(GenericStatus::SCHEMA);
        1 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    SignCertificate,
    V2_1,
    StationToCsms,
    "SignCertificate",
    "A. Security",
    "OCPP 2.1 part 2, A02, A03; message 1.82",
    "Asks for a certificate signing request to be signed.",
    SignCertificateRequest -> SignCertificateResponse
);
