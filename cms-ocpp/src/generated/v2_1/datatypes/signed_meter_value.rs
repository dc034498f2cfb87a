// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::{TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// A measurement as the meter signed it.
///
/// OCPP 2.1, `SignedMeterValueType`.
#[derive(Debug, Clone, PartialEq)]
pub struct SignedMeterValue {
    /// The signed block, base64. At most 32768 characters.
    pub signed_meter_data: String,
    /// How it was signed. At most 50 characters.
    pub signing_method: Option<String>,
    /// How the block is encoded, such as OCMF. At most 50 characters.
    pub encoding_method: String,
    /// The public key it can be checked with, base64. At most 2500 characters.
    pub public_key: Option<String>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl SignedMeterValue {
    /// With the required members.
    pub fn new(signed_meter_data: impl Into<String>, encoding_method: impl Into<String>) -> Self {
        Self {
            signed_meter_data: signed_meter_data.into(),
            signing_method: None,
            encoding_method: encoding_method.into(),
            public_key: None,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    SignedMeterValue closed {
        0 signed_meter_data: "signedMeterData" required ValueSchema::Text(TextSchema::up_to(32768));
        1 signing_method: "signingMethod" optional ValueSchema::Text(TextSchema::up_to(50));
        2 encoding_method: "encodingMethod" required ValueSchema::Text(TextSchema::up_to(50));
        3 public_key: "publicKey" optional ValueSchema::Text(TextSchema::up_to(2500));
        4 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
