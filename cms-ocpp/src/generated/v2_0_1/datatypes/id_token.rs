// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::IdTokenType;
use super::AdditionalInfo;
use crate::schema::{ListSchema, TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// A token that identifies a driver.
///
/// OCPP 2.0.1, `IdTokenType`.
#[derive(Debug, Clone, PartialEq)]
pub struct IdToken {
    /// More tokens or facts that identify the driver. At least 1 item.
    pub additional_info: Option<Vec<AdditionalInfo>>,
    /// The token itself; compared without regard to case. At most 36 characters.
    pub id_token: String,
    /// What kind of token it is.
    pub r#type: IdTokenType,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl IdToken {
    /// With the required members.
    pub fn new(id_token: impl Into<String>, r#type: IdTokenType) -> Self {
        Self { additional_info: None, id_token: id_token.into(), r#type, custom_data: None, extra: Extra::default() }
    }
}

object! {
    IdToken closed {
        0 additional_info: "additionalInfo" optional ValueSchema::List(&ListSchema::new(ValueSchema::Object(AdditionalInfo::SCHEMA), 1, None));
        1 id_token: "idToken" required ValueSchema::Text(TextSchema::up_to(36));
        2 r#type: "type" required ValueSchema::Choice(IdTokenType::SCHEMA);
        3 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
