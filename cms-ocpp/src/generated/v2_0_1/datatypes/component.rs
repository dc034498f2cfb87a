// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::Evse;
use crate::schema::{TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// A component of the device model.
///
/// OCPP 2.0.1, `ComponentType`.
#[derive(Debug, Clone, PartialEq)]
pub struct Component {
    /// The EVSE, and its connector where one is meant.
    pub evse: Option<Evse>,
    /// The name. At most 50 characters.
    pub name: String,
    /// Which of several of this name. At most 50 characters.
    pub instance: Option<String>,
    /// Members of a vendor.
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
