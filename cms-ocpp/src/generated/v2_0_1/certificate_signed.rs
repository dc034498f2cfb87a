// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `CertificateSigned`: Hands over the certificate that the station had asked to be signed.
//!
//! OCPP 2.0.1 part 2, A02, A03; message 1.4.

use super::datatypes::StatusInfo;
use super::enums::{CertificateSignedStatus, CertificateSigningUse};
use crate::message::define_action;
use crate::schema::{TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Hands over the certificate that the station had asked to be signed.
///
/// OCPP 2.0.1 part 2, A02, A03; message 1.4.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CertificateSigned;

/// The request of [`CertificateSigned`]: hands over the certificate that the station had asked to be signed.
#[derive(Debug, Clone, PartialEq)]
pub struct CertificateSignedRequest {
    /// The signed certificate and the intermediate ones, in PEM, leaf first. At most 10000 characters.
    pub certificate_chain: String,
    /// What the certificate is for.
    pub certificate_type: Option<CertificateSigningUse>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl CertificateSignedRequest {
    /// With the required members.
    pub fn new(certificate_chain: impl Into<String>) -> Self {
        Self {
            certificate_chain: certificate_chain.into(),
            certificate_type: None,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

/// The response of [`CertificateSigned`].
#[derive(Debug, Clone, PartialEq)]
pub struct CertificateSignedResponse {
    /// The answer, or the state reported.
    pub status: CertificateSignedStatus,
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl CertificateSignedResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: CertificateSignedStatus) -> Self {
        Self { status, status_info: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    CertificateSignedRequest closed {
        0 certificate_chain: "certificateChain" required ValueSchema::Text(TextSchema::up_to(10000));
        1 certificate_type: "certificateType" optional ValueSchema::Choice(CertificateSigningUse::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    CertificateSignedResponse closed {
        0 status: "status" required ValueSchema::Choice(CertificateSignedStatus::SCHEMA);
        1 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    CertificateSigned,
    V2_0_1,
    CsmsToStation,
    "CertificateSigned",
    "A. Security",
    "OCPP 2.0.1 part 2, A02, A03; message 1.4",
    "Hands over the certificate that the station had asked to be signed.",
    CertificateSignedRequest -> CertificateSignedResponse
);
