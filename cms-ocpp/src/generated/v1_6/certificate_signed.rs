// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `CertificateSigned`: Hands over the certificate that the charge point had asked to be signed.
//!
//! OCPP 1.6 security whitepaper edition 3, A02, A03.

use super::enums::CertificateSignedStatus;
use crate::message::define_action;
use crate::schema::{TextSchema, ValueSchema, object};
use crate::types::Extra;

/// Hands over the certificate that the charge point had asked to be signed.
///
/// OCPP 1.6 security whitepaper edition 3, A02, A03.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CertificateSigned;

/// The request of [`CertificateSigned`]: hands over the certificate that the charge point had asked to be signed.
#[derive(Debug, Clone, PartialEq)]
pub struct CertificateSignedRequest {
    /// The signed certificate and the intermediate ones, in PEM, leaf first. At most 10000 characters.
    pub certificate_chain: String,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl CertificateSignedRequest {
    /// With the required members.
    pub fn new(certificate_chain: impl Into<String>) -> Self {
        Self { certificate_chain: certificate_chain.into(), extra: Extra::default() }
    }
}

/// The response of [`CertificateSigned`].
#[derive(Debug, Clone, PartialEq)]
pub struct CertificateSignedResponse {
    /// The answer, or the state reported.
    pub status: CertificateSignedStatus,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl CertificateSignedResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: CertificateSignedStatus) -> Self {
        Self { status, extra: Extra::default() }
    }
}

object! {
    CertificateSignedRequest closed {
        0 certificate_chain: "certificateChain" required ValueSchema::Text(TextSchema::up_to(10000));
    }
}

object! {
    CertificateSignedResponse closed {
        0 status: "status" required ValueSchema::Choice(CertificateSignedStatus::SCHEMA);
    }
}

define_action!(
    CertificateSigned,
    V1_6,
    CsmsToStation,
    "CertificateSigned",
    "Security",
    "OCPP 1.6 security whitepaper edition 3, A02, A03",
    "Hands over the certificate that the charge point had asked to be signed.",
    CertificateSignedRequest -> CertificateSignedResponse
);
