// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `ChangeConfiguration`: Sets one configuration key.
//!
//! OCPP 1.6 edition 2, section 5.3.

use super::enums::ConfigurationStatus;
use crate::message::define_action;
use crate::schema::{TextSchema, ValueSchema, object};
use crate::types::Extra;

/// Sets one configuration key.
///
/// OCPP 1.6 edition 2, section 5.3.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ChangeConfiguration;

/// The request of [`ChangeConfiguration`]: sets one configuration key.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangeConfigurationRequest {
    /// The name of the configuration key. At most 50 characters.
    pub key: String,
    /// The value. At most 500 characters.
    pub value: String,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ChangeConfigurationRequest {
    /// With the required members.
    pub fn new(key: impl Into<String>, value: impl Into<String>) -> Self {
        Self { key: key.into(), value: value.into(), extra: Extra::default() }
    }
}

/// The response of [`ChangeConfiguration`].
#[derive(Debug, Clone, PartialEq)]
pub struct ChangeConfigurationResponse {
    /// The answer, or the state reported.
    pub status: ConfigurationStatus,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ChangeConfigurationResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: ConfigurationStatus) -> Self {
        Self { status, extra: Extra::default() }
    }
}

object! {
    ChangeConfigurationRequest closed {
        0 key: "key" required ValueSchema::Text(TextSchema::up_to(50));
        1 value: "value" required ValueSchema::Text(TextSchema::up_to(500));
    }
}

object! {
    ChangeConfigurationResponse closed {
        0 status: "status" required ValueSchema::Choice(ConfigurationStatus::SCHEMA);
    }
}

define_action!(
    ChangeConfiguration,
    V1_6,
    CsmsToStation,
    "ChangeConfiguration",
    "Core",
    "OCPP 1.6 edition 2, section 5.3",
    "Sets one configuration key.",
    ChangeConfigurationRequest -> ChangeConfigurationResponse
);
