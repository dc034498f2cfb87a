// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::{TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// A variable of a component.
///
/// OCPP 2.0.1, `VariableType`.
#[derive(Debug, Clone, PartialEq)]
pub struct Variable {
    /// The name. At most 50 characters.
    pub name: String,
    /// Which of several of this name. At most 50 characters.
    pub instance: Option<String>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl Variable {
    /// With the required members.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), instance: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    Variable closed {
        0 name: "name" required ValueSchema::Text(TextSchema::up_to(50));
        1 instance: "instance" optional ValueSchema::Text(TextSchema::up_to(50));
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
