// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `SignCertificate`: Asks for a certificate signing request to be signed.
//!
//! OCPP 1.6 security whitepaper edition 3, A02, A03.

use super::enums::GenericStatus;
use crate::message::define_action;
use crate::schema::{TextSchema, ValueSchema, object};
use crate::types::Extra;

/// Asks for a certificate signing request to be signed.
///
/// OCPP 1.6 security whitepaper edition 3, A02, A03.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SignCertificate;

/// The request of [`SignCertificate`]: asks for a certificate signing request to be signed.
#[derive(Debug, Clone, PartialEq)]
pub struct SignCertificateRequest {
    /// The certificate signing request, in PEM. At most 5500 characters.
    pub csr: String,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl SignCertificateRequest {
    /// With the required members.
    pub fn new(csr: impl Into<String>) -> Self {
        Self { csr: csr.into(), extra: Extra::default() }
    }
}

/// The response of [`SignCertificate`].
#[derive(Debug, Clone, PartialEq)]
pub struct SignCertificateResponse {
    /// The answer, or the state reported.
    pub status: GenericStatus,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl SignCertificateResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: GenericStatus) -> Self {
        Self { status, extra: Extra::default() }
    }
}

object! {
    SignCertificateRequest closed {
        0 csr: "csr" required ValueSchema::Text(TextSchema::up_to(5500));
    }
}

object! {
    SignCertificateResponse closed {
        0 status: "status" required ValueSchema::Choice(GenericStatus::SCHEMA);
    }
}

define_action!(
    SignCertificate,
    V1_6,
    StationToCsms,
    "SignCertificate",
    "Security",
    "OCPP 1.6 security whitepaper edition 3, A02, A03",
    "Asks for a certificate signing request to be signed.",
    SignCertificateRequest -> SignCertificateResponse
);
