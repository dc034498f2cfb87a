// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `InstallCertificate`: Installs a root certificate.
//!
//! OCPP 2.1 part 2, M05; message 1.41.

use super::datatypes::StatusInfo;
use super::enums::{InstallCertificateStatus, InstallCertificateUse};
use crate::message::define_action;
use crate::schema::{TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Installs a root certificate.
///
/// OCPP 2.1 part 2, M05; message 1.41.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct InstallCertificate;

/// The request of [`InstallCertificate`]: installs a root certificate.
#[derive(Debug, Clone, PartialEq)]
pub struct InstallCertificateRequest {
    /// What the certificate is for.
    pub certificate_type: InstallCertificateUse,
    /// The certificate, in PEM. At most 10000 characters.
    pub certificate: String,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl InstallCertificateRequest {
    /// With the required members.
    pub fn new(certificate_type: InstallCertificateUse, certificate: impl Into<String>) -> Self {
        Self { certificate_type, certificate: certificate.into(), custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`InstallCertificate`].
#[derive(Debug, Clone, PartialEq)]
pub struct InstallCertificateResponse {
    /// The answer, or the state reported.
    pub status: InstallCertificateStatus,
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl InstallCertificateResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: InstallCertificateStatus) -> Self {
        Self { status, status_info: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    InstallCertificateRequest closed {
        0 certificate_type: "certificateType" required ValueSchema::Choice(InstallCertificateUse::SCHEMA);
        1 certificate: "certificate" required ValueSchema::Text(TextSchema::up_to(10000));
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    InstallCertificateResponse closed {
        0 status: "status" required ValueSchema::Choice(InstallCertificateStatus::SCHEMA);
        1 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    InstallCertificate,
    V2_1,
    CsmsToStation,
    "InstallCertificate",
    "M. Certificate Management",
    "OCPP 2.1 part 2, M05; message 1.41",
    "Installs a root certificate.",
    InstallCertificateRequest -> InstallCertificateResponse
);
