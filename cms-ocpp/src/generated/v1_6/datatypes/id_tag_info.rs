// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::AuthorizationStatus;
use crate::schema::{TextSchema, ValueSchema, object};
use crate::types::{Extra, Timestamp};

/// What the central system knows of an id tag.
///
/// OCPP 1.6, `IdTagInfo`.
#[derive(Debug, Clone, PartialEq)]
pub struct IdTagInfo {
    /// Until when it holds.
    pub expiry_date: Option<Timestamp>,
    /// The group the token belongs to. At most 20 characters.
    pub parent_id_tag: Option<String>,
    /// The answer, or the state reported.
    pub status: AuthorizationStatus,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl IdTagInfo {
    /// With the required members.
    #[must_use]
    pub fn new(status: AuthorizationStatus) -> Self {
        Self { expiry_date: None, parent_id_tag: None, status, extra: Extra::default() }
    }
}

object! {
    IdTagInfo closed {
        0 expiry_date: "expiryDate" optional ValueSchema::Time;
        1 parent_id_tag: "parentIdTag" optional ValueSchema::Text(TextSchema::up_to(20));
        2 status: "status" required ValueSchema::Choice(AuthorizationStatus::SCHEMA);
    }
}
