// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `Get15118EVCertificate`: Passes on the request of a vehicle for a contract certificate.
//!
//! OCPP 2.1 part 2, M01, M02; message 1.23.

use super::datatypes::StatusInfo;
use super::enums::{CertificateAction, Iso15118EvCertificateStatus};
use crate::message::define_action;
use crate::schema::{ListSchema, RangeSchema, TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Passes on the request of a vehicle for a contract certificate.
///
/// OCPP 2.1 part 2, M01, M02; message 1.23.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Get15118EvCertificate;

/// The request of [`Get15118EvCertificate`]: passes on the request of a vehicle for a contract certificate.
#[derive(Debug, Clone, PartialEq)]
pub struct Get15118EvCertificateRequest {
    /// The version of the ISO 15118 schema. At most 50 characters.
    pub iso15118_schema_version: String,
    /// Action.
    pub action: CertificateAction,
    /// The request of the vehicle, base64 of EXI. At most 11000 characters.
    pub exi_request: String,
    /// Maximum contract certificate chains. At least 0.
    pub maximum_contract_certificate_chains: Option<i64>,
    /// Prioritized emaids. 1 to 8 items. Each at most 255 characters.
    pub prioritized_emaids: Option<Vec<String>>,
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
            maximum_contract_certificate_chains: None,
            prioritized_emaids: None,
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
    /// The answer for the vehicle, base64 of EXI. At most 17000 characters.
    pub exi_response: String,
    /// Remaining contracts. At least 0.
    pub remaining_contracts: Option<i64>,
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
            remaining_contracts: None,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    Get15118EvCertificateRequest closed {
        0 iso15118_schema_version: "iso15118SchemaVersion" required ValueSchema::Text(TextSchema::up_to(50));
        1 action: "action" required ValueSchema::Choice(CertificateAction::SCHEMA);
        2 exi_request: "exiRequest" required ValueSchema::Text(TextSchema::up_to(11000));
        3 maximum_contract_certificate_chains: "maximumContractCertificateChains" optional ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        4 prioritized_emaids: "prioritizedEMAIDs" optional ValueSchema::List(&ListSchema::new(ValueSchema::Text(TextSchema::up_to(255)), 1, Some(8)));
        5 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    Get15118EvCertificateResponse closed {
        0 status: "status" required ValueSchema::Choice(Iso15118EvCertificateStatus::SCHEMA);
        1 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        2 exi_response: "exiResponse" required ValueSchema::Text(TextSchema::up_to(17000));
        3 remaining_contracts: "remainingContracts" optional ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        4 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    Get15118EvCertificate,
    V2_1,
    StationToCsms,
    "Get15118EVCertificate",
    "M. Certificate Management",
    "OCPP 2.1 part 2, M01, M02; message 1.23",
    "Passes on the request of a vehicle for a contract certificate.",
    Get15118EvCertificateRequest -> Get15118EvCertificateResponse
);
