// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::CertificateStatusSource;
use super::CertificateHashData;
use crate::schema::{ListSchema, TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Certificate status request info.
///
/// OCPP 2.1, `CertificateStatusRequestInfoType`.
#[derive(Debug, Clone, PartialEq)]
pub struct CertificateStatusRequestInfo {
    /// The hashes that name the certificate.
    pub certificate_hash_data: CertificateHashData,
    /// Source.
    pub source: CertificateStatusSource,
    /// Urls. 1 to 5 items. Each at most 2000 characters.
    pub urls: Vec<String>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl CertificateStatusRequestInfo {
    /// With the required members.
    #[must_use]
    pub fn new(certificate_hash_data: CertificateHashData, source: CertificateStatusSource, urls: Vec<String>) -> Self {
        Self { certificate_hash_data, source, urls, custom_data: None, extra: Extra::default() }
    }
}

object! {
    CertificateStatusRequestInfo closed {
        0 certificate_hash_data: "certificateHashData" required ValueSchema::Object(CertificateHashData::SCHEMA);
        1 source: "source" required ValueSchema::Choice(CertificateStatusSource::SCHEMA);
        2 urls: "urls" required ValueSchema::List(&ListSchema::new(ValueSchema::Text(TextSchema::up_to(2000)), 1, Some(5)));
        3 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
