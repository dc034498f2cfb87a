// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `Get15118EVCertificate`: Passes on the request of a vehicle for a contract certificate.
//!
//! OCPP 2.0.1 part 2, M01, M02; message 1.16.

use super::datatypes::StatusInfo;
use super::enums::{CertificateAction, Iso15118EvCertificateStatus};
use crate::message::define_action;
use crate::schema::{TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Passes on the request of a vehicle for a contract certificate.
///
/// OCPP 2.0.1 part 2, M01, M02; message 1.16.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Get15118EvCertificate;

/// The request of [`Get15118EvCertificate`]: passes on the request of a vehicle for a contract certificate.
#[derive(Debug, Clone, PartialEq)]
pub struct Get15118EvCertificateRequest {
    /// The version of the ISO 15118 schema. At most 50 characters.
    pub iso15118_schema_version: String,
    /// Action.
    pub action: CertificateAction,
    /// The request of the vehicle, base64 of EXI. At most 5600 characters.
    pub exi_request: String,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl Get15118EvCertificateRequest {
    /// With the required members.
    pub fn new(
        iso15118_schema_version: impl Into<String>,
        action: CertificateAction,
        exi_request: impl Into<String>,
    ) -> Self {
        Self {
            iso15118_schema_version: iso15118_schema_version.into(),
            action,
            exi_request: exi_request.into(),
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

/// The response of [`Get15118EvCertificate`].
#[derive(Debug, Clone, PartialEq)]
pub struct Get15118EvCertificateResponse {
    /// The answer, or the state reported.
    pub status: Iso15118EvCertificateStatus,
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// The answer for the vehicle, base64 of EXI. At most 7500 characters.
    pub exi_response: String,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl Get15118EvCertificateResponse {
    /// With the required members.
    pub fn new(status: Iso15118EvCertificateStatus, exi_response: impl Into<String>) -> Self {
        Self {
            status,
            status_info: None,
            exi_response: exi_response.into(),
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    Get15118EvCertificateRequest closed {
        0 iso15118_schema_version: "iso15118SchemaVersion" required ValueSchema::Text(TextSchema::up_to(50));
        1 action: "action" required ValueSchema::Choice(CertificateAction::SCHEMA);
        2 exi_request: "exiRequest" required ValueSchema::Text(TextSchema::up_to(5600));
        3 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    Get15118EvCertificateResponse closed {
        0 status: "status" required ValueSchema::Choice(Iso15118EvCertificateStatus::SCHEMA);
        1 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        2 exi_response: "exiResponse" required ValueSchema::Text(TextSchema::up_to(7500));
        3 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    Get15118EvCertificate,
    V2_0_1,
    StationToCsms,
    "Get15118EVCertificate",
    "M. Certificate Management",
    "OCPP 2.0.1 part 2, M01, M02; message 1.16",
    "Passes on the request of a vehicle for a contract certificate.",
    Get15118EvCertificateRequest -> Get15118EvCertificateResponse
);
