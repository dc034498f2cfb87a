// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `GetCertificateChainStatus`: Asks whether the certificates of a vehicle's chain are revoked.
//!
//! OCPP 2.1 part 2, M07; message 1.25.

use super::datatypes::{CertificateStatus, CertificateStatusRequestInfo};
use crate::message::define_action;
use crate::schema::{ListSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Asks whether the certificates of a vehicle's chain are revoked.
///
/// OCPP 2.1 part 2, M07; message 1.25.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct GetCertificateChainStatus;

/// The request of [`GetCertificateChainStatus`]: asks whether the certificates of a vehicle's chain are revoked.
#[derive(Debug, Clone, PartialEq)]
pub struct GetCertificateChainStatusRequest {
    /// Certificate status requests. 1 to 4 items.
    pub certificate_status_requests: Vec<CertificateStatusRequestInfo>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl GetCertificateChainStatusRequest {
    /// With the required members.
    #[must_use]
    pub fn new(certificate_status_requests: Vec<CertificateStatusRequestInfo>) -> Self {
        Self { certificate_status_requests, custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`GetCertificateChainStatus`].
#[derive(Debug, Clone, PartialEq)]
pub struct GetCertificateChainStatusResponse {
    /// What was found about the contract certificate. 1 to 4 items.
    pub certificate_status: Vec<CertificateStatus>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl GetCertificateChainStatusResponse {
    /// With the required members.
    #[must_use]
    pub fn new(certificate_status: Vec<CertificateStatus>) -> Self {
        Self { certificate_status, custom_data: None, extra: Extra::default() }
    }
}

object! {
    GetCertificateChainStatusRequest closed {
        0 certificate_status_requests: "certificateStatusRequests" required ValueSchema::List(&ListSchema::new(ValueSchema::Object(CertificateStatusRequestInfo::SCHEMA), 1, Some(4)));
        1 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    GetCertificateChainStatusResponse closed {
        0 certificate_status: "certificateStatus" required ValueSchema::List(&ListSchema::new(ValueSchema::Object(CertificateStatus::SCHEMA), 1, Some(4)));
        1 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    GetCertificateChainStatus,
    V2_1,
    StationToCsms,
    "GetCertificateChainStatus",
    "M. Certificate Management",
    "OCPP 2.1 part 2, M07; message 1.25",
    "Asks whether the certificates of a vehicle's chain are revoked.",
    GetCertificateChainStatusRequest -> GetCertificateChainStatusResponse
);
