// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::GetCertificateIdUse;
use super::CertificateHashData;
use crate::schema::{ListSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Certificate hash data chain.
///
/// OCPP 2.0.1, `CertificateHashDataChainType`.
#[derive(Debug, Clone, PartialEq)]
pub struct CertificateHashDataChain {
    /// The hashes that name the certificate.
    pub certificate_hash_data: CertificateHashData,
    /// What the certificate is for.
    pub certificate_type: GetCertificateIdUse,
    /// Child certificate hash data. 1 to 4 items.
    pub child_certificate_hash_data: Option<Vec<CertificateHashData>>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl CertificateHashDataChain {
    /// With the required members.
    #[must_use]
    pub fn new(certificate_hash_data: CertificateHashData, certificate_type: GetCertificateIdUse) -> Self {
        Self {
            certificate_hash_data,
            certificate_type,
            child_certificate_hash_data: None,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    CertificateHashDataChain closed {
        0 certificate_hash_data: "certificateHashData" required ValueSchema::Object(CertificateHashData::SCHEMA);
        1 certificate_type: "certificateType" required ValueSchema::Choice(GetCertificateIdUse::SCHEMA);
        2 child_certificate_hash_data: "childCertificateHashData" optional ValueSchema::List(&ListSchema::new(ValueSchema::Object(CertificateHashData::SCHEMA), 1, Some(4)));
        3 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
