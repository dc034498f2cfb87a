// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `GetConfiguration`: Asks for configuration keys and their values.
//!
//! OCPP 1.6 edition 2, section 5.8.

use super::datatypes::KeyValue;
use crate::message::define_action;
use crate::schema::{ListSchema, TextSchema, ValueSchema, object};
use crate::types::Extra;

/// Asks for configuration keys and their values.
///
/// OCPP 1.6 edition 2, section 5.8.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct GetConfiguration;

/// The request of [`GetConfiguration`]: asks for configuration keys and their values.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct GetConfigurationRequest {
    /// The keys to read; all when absent. Each at most 50 characters.
    pub key: Option<Vec<String>>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl GetConfigurationRequest {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

/// The response of [`GetConfiguration`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct GetConfigurationResponse {
    /// The known keys with their values.
    pub configuration_key: Option<Vec<KeyValue>>,
    /// The keys that are not known. Each at most 50 characters.
    pub unknown_key: Option<Vec<String>>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl GetConfigurationResponse {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

object! {
    GetConfigurationRequest closed {
        0 key: "key" optional ValueSchema::List(&ListSchema::new(ValueSchema::Text(TextSchema::up_to(50)), 0, None));
    }
}

object! {
    GetConfigurationResponse closed {
        0 configuration_key: "configurationKey" optional ValueSchema::List(&ListSchema::new(ValueSchema::Object(KeyValue::SCHEMA), 0, None));
        1 unknown_key: "unknownKey" optional ValueSchema::List(&ListSchema::new(ValueSchema::Text(TextSchema::up_to(50)), 0, None));
    }
}

define_action!(
    GetConfiguration,
    V1_6,
    CsmsToStation,
    "GetConfiguration",
    "Core",
    "OCPP 1.6 edition 2, section 5.8",
    "Asks for configuration keys and their values.",
    GetConfigurationRequest -> GetConfigurationResponse
);
