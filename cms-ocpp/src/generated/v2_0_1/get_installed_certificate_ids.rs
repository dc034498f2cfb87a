// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `GetInstalledCertificateIds`: Asks which certificates are installed.
//!
//! OCPP 2.0.1 part 2, M03; message 1.22.

use super::datatypes::{CertificateHashDataChain, StatusInfo};
use super::enums::{GetCertificateIdUse, GetInstalledCertificateStatus};
use crate::message::define_action;
use crate::schema::{ListSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Asks which certificates are installed.
///
/// OCPP 2.0.1 part 2, M03; message 1.22.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct GetInstalledCertificateIds;

/// The request of [`GetInstalledCertificateIds`]: asks which certificates are installed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct GetInstalledCertificateIdsRequest {
    /// What the certificate is for. At least 1 item.
    pub certificate_type: Option<Vec<GetCertificateIdUse>>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl GetInstalledCertificateIdsRequest {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

/// The response of [`GetInstalledCertificateIds`].
#[derive(Debug, Clone, PartialEq)]
pub struct GetInstalledCertificateIdsResponse {
    /// The answer, or the state reported.
    pub status: GetInstalledCertificateStatus,
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// Certificate hash data chain. At least 1 item.
    pub certificate_hash_data_chain: Option<Vec<CertificateHashDataChain>>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl GetInstalledCertificateIdsResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: GetInstalledCertificateStatus) -> Self {
        Self {
            status,
            status_info: None,
            certificate_hash_data_chain: None,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    GetInstalledCertificateIdsRequest closed {
        0 certificate_type: "certificateType" optional ValueSchema::List(&ListSchema::new(ValueSchema::Choice(GetCertificateIdUse::SCHEMA), 1, None));
        1 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    GetInstalledCertificateIdsResponse closed {
        0 status: "status" required ValueSchema::Choice(GetInstalledCertificateStatus::SCHEMA);
        1 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        2 certificate_hash_data_chain: "certificateHashDataChain" optional ValueSchema::List(&ListSchema::new(ValueSchema::Object(CertificateHashDataChain::SCHEMA), 1, None));
        3 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    GetInstalledCertificateIds,
    V2_0_1,
    CsmsToStation,
    "GetInstalledCertificateIds",
    "M. Certificate Management",
    "OCPP 2.0.1 part 2, M03; message 1.22",
    "Asks which certificates are installed.",
    GetInstalledCertificateIdsRequest -> GetInstalledCertificateIdsResponse
);
