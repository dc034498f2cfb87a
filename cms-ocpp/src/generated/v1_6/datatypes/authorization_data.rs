// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::IdTagInfo;
use crate::schema::{TextSchema, ValueSchema, object};
use crate::types::Extra;

/// An entry of the local authorization list.
///
/// OCPP 1.6, `AuthorizationData`.
#[derive(Debug, Clone, PartialEq)]
pub struct AuthorizationData {
    /// The token a driver is identified by; compared without regard to case. At most 20 characters.
    pub id_tag: String,
    /// What is known of the token.
    pub id_tag_info: Option<IdTagInfo>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl AuthorizationData {
    /// With the required members.
    pub fn new(id_tag: impl Into<String>) -> Self {
        Self { id_tag: id_tag.into(), id_tag_info: None, extra: Extra::default() }
    }
}

object! {
    AuthorizationData closed {
        0 id_tag: "idTag" required ValueSchema::Text(TextSchema::up_to(20));
        1 id_tag_info: "idTagInfo" optional ValueSchema::Object(IdTagInfo::SCHEMA);
    }
}
