// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::{AttributeType, Mutability};
use crate::schema::{TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// A value of a variable, and how it may be accessed.
///
/// OCPP 2.0.1, `VariableAttributeType`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct VariableAttribute {
    /// Type.
    pub r#type: Option<AttributeType>,
    /// The value. At most 2500 characters.
    pub value: Option<String>,
    /// Whether it can be read and written; both when absent.
    pub mutability: Option<Mutability>,
    /// Whether the value survives a restart. `false` when absent.
    pub persistent: Option<bool>,
    /// Whether the value never changes. `false` when absent.
    pub constant: Option<bool>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl VariableAttribute {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

object! {
    VariableAttribute closed {
        0 r#type: "type" optional ValueSchema::Choice(AttributeType::SCHEMA);
        1 value: "value" optional ValueSchema::Text(TextSchema::up_to(2500));
        2 mutability: "mutability" optional ValueSchema::Choice(Mutability::SCHEMA);
        3 persistent: "persistent" optional ValueSchema::Boolean;
        4 constant: "constant" optional ValueSchema::Boolean;
        5 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
