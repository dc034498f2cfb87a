// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `DeleteCertificate`: Removes an installed certificate.
//!
//! OCPP 2.0.1 part 2, M04; message 1.14.

use super::datatypes::{CertificateHashData, StatusInfo};
use super::enums::DeleteCertificateStatus;
use crate::message::define_action;
use crate::schema::{ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Removes an installed certificate.
///
/// OCPP 2.0.1 part 2, M04; message 1.14.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DeleteCertificate;

/// The request of [`DeleteCertificate`]: removes an installed certificate.
#[derive(Debug, Clone, PartialEq)]
pub struct DeleteCertificateRequest {
    /// The hashes that name the certificate.
    pub certificate_hash_data: CertificateHashData,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl DeleteCertificateRequest {
    /// With the required members.
    #[must_use]
    pub fn new(certificate_hash_data: CertificateHashData) -> Self {
        Self { certificate_hash_data, custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`DeleteCertificate`].
#[derive(Debug, Clone, PartialEq)]
pub struct DeleteCertificateResponse {
    /// The answer, or the state reported.
    pub status: DeleteCertificateStatus,
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl DeleteCertificateResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: DeleteCertificateStatus) -> Self {
        Self { status, status_info: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    DeleteCertificateRequest closed {
        0 certificate_hash_data: "certificateHashData" required ValueSchema::Object(CertificateHashData::SCHEMA);
        1 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    DeleteCertificateResponse closed {
        0 status: "status" required ValueSchema::Choice(DeleteCertificateStatus::SCHEMA);
        1 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    DeleteCertificate,
    V2_0_1,
    CsmsToStation,
    "DeleteCertificate",
    "M. Certificate Management",
    "OCPP 2.0.1 part 2, M04; message 1.14",
    "Removes an installed certificate.",
    DeleteCertificateRequest -> DeleteCertificateResponse
);
