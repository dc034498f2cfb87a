// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::FixedVar;
use crate::schema::{TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Fixed var get.
///
/// OCPP 2.1, `FixedVarGetType`.
#[derive(Debug, Clone, PartialEq)]
pub struct FixedVarGet {
    /// Fixed var.
    pub fixed_var: FixedVar,
    /// Its number. At most 36 characters.
    pub id: String,
    /// Whether it is the default, in force when nothing else is scheduled.
    pub is_default: bool,
    /// Whether another setting of a higher priority takes its place.
    pub is_superseded: bool,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl FixedVarGet {
    /// With the required members.
    pub fn new(fixed_var: FixedVar, id: impl Into<String>, is_default: bool, is_superseded: bool) -> Self {
        Self { fixed_var, id: id.into(), is_default, is_superseded, custom_data: None, extra: Extra::default() }
    }
}

object! {
    FixedVarGet closed {
        0 fixed_var: "fixedVar" required ValueSchema::Object(FixedVar::SCHEMA);
        1 id: "id" required ValueSchema::Text(TextSchema::up_to(36));
        2 is_default: "isDefault" required ValueSchema::Boolean;
        3 is_superseded: "isSuperseded" required ValueSchema::Boolean;
        4 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
