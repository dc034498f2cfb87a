// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `Authorize`: Asks whether an id tag may charge.
//!
//! OCPP 1.6 edition 2, section 4.1.

use super::datatypes::IdTagInfo;
use crate::message::define_action;
use crate::schema::{TextSchema, ValueSchema, object};
use crate::types::Extra;

/// Asks whether an id tag may charge.
///
/// OCPP 1.6 edition 2, section 4.1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Authorize;

/// The request of [`Authorize`]: asks whether an id tag may charge.
#[derive(Debug, Clone, PartialEq)]
pub struct AuthorizeRequest {
    /// The token a driver is identified by; compared without regard to case. At most 20 characters.
    pub id_tag: String,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl AuthorizeRequest {
    /// With the required members.
    pub fn new(id_tag: impl Into<String>) -> Self {
        Self { id_tag: id_tag.into(), extra: Extra::default() }
    }
}

/// The response of [`Authorize`].
#[derive(Debug, Clone, PartialEq)]
pub struct AuthorizeResponse {
    /// What is known of the token.
    pub id_tag_info: IdTagInfo,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl AuthorizeResponse {
    /// With the required members.
    #[must_use]
    pub fn new(id_tag_info: IdTagInfo) -> Self {
        Self { id_tag_info, extra: Extra::default() }
    }
}

object! {
    AuthorizeRequest closed {
        0 id_tag: "idTag" required ValueSchema::Text(TextSchema::up_to(20));
    }
}

object! {
    AuthorizeResponse closed {
        0 id_tag_info: "idTagInfo" required ValueSchema::Object(IdTagInfo::SCHEMA);
    }
}

define_action!(
    Authorize,
    V1_6,
    StationToCsms,
    "Authorize",
    "Core",
    "OCPP 1.6 edition 2, section 4.1",
    "Asks whether an id tag may charge.",
    AuthorizeRequest -> AuthorizeResponse
);
