// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::{IdToken, IdTokenInfo};
use crate::schema::{ValueSchema, object};
use crate::types::{CustomData, Extra};

/// An entry of the local authorization list.
///
/// OCPP 2.0.1, `AuthorizationData`.
#[derive(Debug, Clone, PartialEq)]
pub struct AuthorizationData {
    /// The token a driver is identified by.
    pub id_token: IdToken,
    /// What is known of the token.
    pub id_token_info: Option<IdTokenInfo>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl AuthorizationData {
    /// With the required members.
    #[must_use]
    pub fn new(id_token: IdToken) -> Self {
        Self { id_token, id_token_info: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    AuthorizationData closed {
        0 id_token: "idToken" required ValueSchema::Object(IdToken::SCHEMA);
        1 id_token_info: "idTokenInfo" optional ValueSchema::Object(IdTokenInfo::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
