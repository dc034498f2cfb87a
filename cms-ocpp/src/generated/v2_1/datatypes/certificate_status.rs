// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::{CertificateStatusKind, CertificateStatusSource};
use super::CertificateHashData;
use crate::schema::{ValueSchema, object};
use crate::types::{CustomData, Extra, Timestamp};

/// The revocation status of a certificate.
///
/// OCPP 2.1, `CertificateStatusType`.
#[derive(Debug, Clone, PartialEq)]
pub struct CertificateStatus {
    /// The hashes that name the certificate.
    pub certificate_hash_data: CertificateHashData,
    /// Source.
    pub source: CertificateStatusSource,
    /// The answer, or the state reported.
    pub status: CertificateStatusKind,
    /// Next update.
    pub next_update: Timestamp,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl CertificateStatus {
    /// With the required members.
    #[must_use]
    pub fn new(
        certificate_hash_data: CertificateHashData,
        source: CertificateStatusSource,
        status: CertificateStatusKind,
        next_update: Timestamp,
    ) -> Self {
        Self { certificate_hash_data, source, status, next_update, custom_data: None, extra: Extra::default() }
    }
}

object! {
    CertificateStatus closed {
        0 certificate_hash_data: "certificateHashData" required ValueSchema::Object(CertificateHashData::SCHEMA);
        1 source: "source" required ValueSchema::Choice(CertificateStatusSource::SCHEMA);
        2 status: "status" required ValueSchema::Choice(CertificateStatusKind::SCHEMA);
        3 next_update: "nextUpdate" required ValueSchema::Time;
        4 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
