// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::{TextSchema, ValueSchema, object};
use crate::types::{Extra, Timestamp};

/// Firmware, where to get it and how it is signed.
///
/// OCPP 1.6, `FirmwareType`.
#[derive(Debug, Clone, PartialEq)]
pub struct Firmware {
    /// Where it is. At most 512 characters.
    pub location: String,
    /// When to download.
    pub retrieve_date_time: Timestamp,
    /// When to install.
    pub install_date_time: Option<Timestamp>,
    /// The certificate the firmware was signed with, in PEM. At most 5500 characters.
    pub signing_certificate: String,
    /// The signature of the firmware, base64. At most 800 characters.
    pub signature: String,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl Firmware {
    /// With the required members.
    pub fn new(
        location: impl Into<String>,
        retrieve_date_time: Timestamp,
        signing_certificate: impl Into<String>,
        signature: impl Into<String>,
    ) -> Self {
        Self {
            location: location.into(),
            retrieve_date_time,
            install_date_time: None,
            signing_certificate: signing_certificate.into(),
            signature: signature.into(),
            extra: Extra::default(),
        }
    }
}

object! {
    Firmware closed {
        0 location: "location" required ValueSchema::Text(TextSchema::up_to(512));
        1 retrieve_date_time: "retrieveDateTime" required ValueSchema::Time;
        2 install_date_time: "installDateTime" optional ValueSchema::Time;
        3 signing_certificate: "signingCertificate" required ValueSchema::Text(TextSchema::up_to(5500));
        4 signature: "signature" required ValueSchema::Text(TextSchema::up_to(800));
    }
}
