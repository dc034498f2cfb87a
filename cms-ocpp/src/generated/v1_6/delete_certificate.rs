// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `DeleteCertificate`: Removes an installed certificate.
//!
//! OCPP 1.6 security whitepaper edition 3, M04.

use super::datatypes::CertificateHashData;
use super::enums::DeleteCertificateStatus;
use crate::message::define_action;
use crate::schema::{ValueSchema, object};
use crate::types::Extra;

/// Removes an installed certificate.
///
/// OCPP 1.6 security whitepaper edition 3, M04.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DeleteCertificate;

/// The request of [`DeleteCertificate`]: removes an installed certificate.
#[derive(Debug, Clone, PartialEq)]
pub struct DeleteCertificateRequest {
    /// The hashes that name the certificate.
    pub certificate_hash_data: CertificateHashData,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl DeleteCertificateRequest {
    /// With the required members.
    #[must_use]
    pub fn new(certificate_hash_data: CertificateHashData) -> Self {
        Self { certificate_hash_data, extra: Extra::default() }
    }
}

/// The response of [`DeleteCertificate`].
#[derive(Debug, Clone, PartialEq)]
pub struct DeleteCertificateResponse {
    /// The answer, or the state reported.
    pub status: DeleteCertificateStatus,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl DeleteCertificateResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: DeleteCertificateStatus) -> Self {
        Self { status, extra: Extra::default() }
    }
}

object! {
    DeleteCertificateRequest closed {
        0 certificate_hash_data: "certificateHashData" required ValueSchema::Object(CertificateHashData::SCHEMA);
    }
}

object! {
    DeleteCertificateResponse closed {
        0 status: "status" required ValueSchema::Choice(DeleteCertificateStatus::SCHEMA);
    }
}

define_action!(
    DeleteCertificate,
    V1_6,
    CsmsToStation,
    "DeleteCertificate",
    "Security",
    "OCPP 1.6 security whitepaper edition 3, M04",
    "Removes an installed certificate.",
    DeleteCertificateRequest -> DeleteCertificateResponse
);
