// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `InstallCertificate`: Installs a root certificate.
//!
//! OCPP 1.6 security whitepaper edition 3, M05.

use super::enums::{CertificateUse, InstallCertificateStatus};
use crate::message::define_action;
use crate::schema::{TextSchema, ValueSchema, object};
use crate::types::Extra;

/// Installs a root certificate.
///
/// OCPP 1.6 security whitepaper edition 3, M05.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct InstallCertificate;

/// The request of [`InstallCertificate`]: installs a root certificate.
#[derive(Debug, Clone, PartialEq)]
pub struct InstallCertificateRequest {
    /// What the certificate is for.
    pub certificate_type: CertificateUse,
    /// The certificate, in PEM. At most 5500 characters.
    pub certificate: String,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl InstallCertificateRequest {
    /// With the required members.
    pub fn new(certificate_type: CertificateUse, certificate: impl Into<String>) -> Self {
        Self { certificate_type, certificate: certificate.into(), extra: Extra::default() }
    }
}

/// The response of [`InstallCertificate`].
#[derive(Debug, Clone, PartialEq)]
pub struct InstallCertificateResponse {
    /// The answer, or the state reported.
    pub status: InstallCertificateStatus,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl InstallCertificateResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: InstallCertificateStatus) -> Self {
        Self { status, extra: Extra::default() }
    }
}

object! {
    InstallCertificateRequest closed {
        0 certificate_type: "certificateType" required ValueSchema::Choice(CertificateUse::SCHEMA);
        1 certificate: "certificate" required ValueSchema::Text(TextSchema::up_to(5500));
    }
}

object! {
    InstallCertificateResponse closed {
        0 status: "status" required ValueSchema::Choice(InstallCertificateStatus::SCHEMA);
    }
}

define_action!(
    InstallCertificate,
    V1_6,
    CsmsToStation,
    "InstallCertificate",
    "Security",
    "OCPP 1.6 security whitepaper edition 3, M05",
    "Installs a root certificate.",
    InstallCertificateRequest -> InstallCertificateResponse
);
