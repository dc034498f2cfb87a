// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::Evse;
use crate::schema::{TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Component.
///
/// OCPP 2.0.1, `ComponentType`.
#[derive(Debug, Clone, PartialEq)]
pub struct Component {
    /// EVSE.
    pub evse: Option<Evse>,
    /// Name. At most 50 characters.
    pub name: String,
    /// Instance. At most 50 characters.
    pub instance: Option<String>,
    /// Custom data.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl Component {
    /// With the required members.
    pub fn new(name: impl Into<String>) -> Self {
        Self { evse: None, name: name.into(), instance: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    Component closed {
        0 evse: "evse" optional ValueSchema::Object(Evse::SCHEMA);
        1 name: "name" required ValueSchema::Text(TextSchema::up_to(50));
        2 instance: "instance" optional ValueSchema::Text(TextSchema::up_to(50));
        3 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
