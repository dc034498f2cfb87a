// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `GetInstalledCertificateIds`: Asks which root certificates are installed.
//!
//! OCPP 1.6 security whitepaper edition 3, M03.

use super::datatypes::CertificateHashData;
use super::enums::{CertificateUse, GetInstalledCertificateStatus};
use crate::message::define_action;
use crate::schema::{ListSchema, ValueSchema, object};
use crate::types::Extra;

/// Asks which root certificates are installed.
///
/// OCPP 1.6 security whitepaper edition 3, M03.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct GetInstalledCertificateIds;

/// The request of [`GetInstalledCertificateIds`]: asks which root certificates are installed.
#[derive(Debug, Clone, PartialEq)]
pub struct GetInstalledCertificateIdsRequest {
    /// What the certificate is for.
    pub certificate_type: CertificateUse,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl GetInstalledCertificateIdsRequest {
    /// With the required members.
    #[must_use]
    pub fn new(certificate_type: CertificateUse) -> Self {
        Self { certificate_type, extra: Extra::default() }
    }
}

/// The response of [`GetInstalledCertificateIds`].
#[derive(Debug, Clone, PartialEq)]
pub struct GetInstalledCertificateIdsResponse {
    /// The hashes that name the certificate. At least 1 item.
    pub certificate_hash_data: Option<Vec<CertificateHashData>>,
    /// The answer, or the state reported.
    pub status: GetInstalledCertificateStatus,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl GetInstalledCertificateIdsResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: GetInstalledCertificateStatus) -> Self {
        Self { certificate_hash_data: None, status, extra: Extra::default() }
    }
}

object! {
    GetInstalledCertificateIdsRequest closed {
        0 certificate_type: "certificateType" required ValueSchema::Choice(CertificateUse::SCHEMA);
    }
}

object! {
    GetInstalledCertificateIdsResponse closed {
        0 certificate_hash_data: "certificateHashData" optional ValueSchema::List(&ListSchema::new(ValueSchema::Object(CertificateHashData::SCHEMA), 1, None));
        1 status: "status" required ValueSchema::Choice(GetInstalledCertificateStatus::SCHEMA);
    }
}

define_action!(
    GetInstalledCertificateIds,
    V1_6,
    CsmsToStation,
    "GetInstalledCertificateIds",
    "Security",
    "OCPP 1.6 security whitepaper edition 3, M03",
    "Asks which root certificates are installed.",
    GetInstalledCertificateIdsRequest -> GetInstalledCertificateIdsResponse
);
