// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::{TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// One more token or fact that identifies a driver.
///
/// OCPP 2.0.1, `AdditionalInfoType`.
#[derive(Debug, Clone, PartialEq)]
pub struct AdditionalInfo {
    /// Additional id token. At most 36 characters.
    pub additional_id_token: String,
    /// Type. At most 50 characters.
    pub r#type: String,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl AdditionalInfo {
    /// With the required members.
    pub fn new(additional_id_token: impl Into<String>, r#type: impl Into<String>) -> Self {
        Self {
            additional_id_token: additional_id_token.into(),
            r#type: r#type.into(),
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    AdditionalInfo closed {
        0 additional_id_token: "additionalIdToken" required ValueSchema::Text(TextSchema::up_to(36));
        1 r#type: "type" required ValueSchema::Text(TextSchema::up_to(50));
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
