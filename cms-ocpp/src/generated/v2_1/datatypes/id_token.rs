// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::AdditionalInfo;
use crate::schema::{ListSchema, TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// A token that identifies a driver.
///
/// OCPP 2.1, `IdTokenType`.
#[derive(Debug, Clone, PartialEq)]
pub struct IdToken {
    /// More tokens or facts that identify the driver. At least 1 item.
    pub additional_info: Option<Vec<AdditionalInfo>>,
    /// The token itself; compared without regard to case. At most 255 characters.
    pub id_token: String,
    /// What kind of token it is. At most 20 characters.
    pub r#type: String,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl IdToken {
    /// With the required members.
    pub fn new(id_token: impl Into<String>, r#type: impl Into<String>) -> Self {
        Self {
            additional_info: None,
            id_token: id_token.into(),
            r#type: r#type.into(),
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    IdToken closed {
        0 additional_info: "additionalInfo" optional ValueSchema::List(&ListSchema::new(ValueSchema::Object(AdditionalInfo::SCHEMA), 1, None));
        1 id_token: "idToken" required ValueSchema::Text(TextSchema::up_to(255));
        2 r#type: "type" required ValueSchema::Text(TextSchema::up_to(20));
        3 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
