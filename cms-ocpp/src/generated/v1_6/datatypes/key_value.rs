// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::{TextSchema, ValueSchema, object};
use crate::types::Extra;

/// A configuration key and its value.
///
/// OCPP 1.6, `KeyValue`.
#[derive(Debug, Clone, PartialEq)]
pub struct KeyValue {
    /// The name of the configuration key. At most 50 characters.
    pub key: String,
    /// Whether the key cannot be set.
    pub readonly: bool,
    /// The value. At most 500 characters.
    pub value: Option<String>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl KeyValue {
    /// With the required members.
    pub fn new(key: impl Into<String>, readonly: bool) -> Self {
        Self { key: key.into(), readonly, value: None, extra: Extra::default() }
    }
}

object! {
    KeyValue closed {
        0 key: "key" required ValueSchema::Text(TextSchema::up_to(50));
        1 readonly: "readonly" required ValueSchema::Boolean;
        2 value: "value" optional ValueSchema::Text(TextSchema::up_to(500));
    }
}
