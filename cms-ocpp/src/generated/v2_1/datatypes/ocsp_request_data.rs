// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::HashAlgorithm;
use crate::schema::{TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// What an OCSP responder needs to know of a certificate.
///
/// OCPP 2.1, `OCSPRequestDataType`.
#[derive(Debug, Clone, PartialEq)]
pub struct OcspRequestData {
    /// The algorithm of the hashes.
    pub hash_algorithm: HashAlgorithm,
    /// The hash of the issuer's distinguished name. At most 128 characters.
    pub issuer_name_hash: String,
    /// The hash of the issuer's public key. At most 128 characters.
    pub issuer_key_hash: String,
    /// The serial number. At most 40 characters.
    pub serial_number: String,
    /// Where the OCSP responder is. At most 2000 characters.
    pub responder_url: String,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl OcspRequestData {
    /// With the required members.
    pub fn new(
        hash_algorithm: HashAlgorithm,
        issuer_name_hash: impl Into<String>,
        issuer_key_hash: impl Into<String>,
        serial_number: impl Into<String>,
        responder_url: impl Into<String>,
    ) -> Self {
        Self {
            hash_algorithm,
            issuer_name_hash: issuer_name_hash.into(),
            issuer_key_hash: issuer_key_hash.into(),
            serial_number: serial_number.into(),
            responder_url: responder_url.into(),
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    OcspRequestData closed {
        0 hash_algorithm: "hashAlgorithm" required ValueSchema::Choice(HashAlgorithm::SCHEMA);
        1 issuer_name_hash: "issuerNameHash" required ValueSchema::Text(TextSchema::up_to(128));
        2 issuer_key_hash: "issuerKeyHash" required ValueSchema::Text(TextSchema::up_to(128));
        3 serial_number: "serialNumber" required ValueSchema::Text(TextSchema::up_to(40));
        4 responder_url: "responderURL" required ValueSchema::Text(TextSchema::up_to(2000));
        5 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
