// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::FixedPf;
use crate::schema::{TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Fixed pf get.
///
/// OCPP 2.1, `FixedPFGetType`.
#[derive(Debug, Clone, PartialEq)]
pub struct FixedPfGet {
    /// Fixed pf.
    pub fixed_pf: FixedPf,
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

impl FixedPfGet {
    /// With the required members.
    pub fn new(fixed_pf: FixedPf, id: impl Into<String>, is_default: bool, is_superseded: bool) -> Self {
        Self { fixed_pf, id: id.into(), is_default, is_superseded, custom_data: None, extra: Extra::default() }
    }
}

object! {
    FixedPfGet closed {
        0 fixed_pf: "fixedPF" required ValueSchema::Object(FixedPf::SCHEMA);
        1 id: "id" required ValueSchema::Text(TextSchema::up_to(36));
        2 is_default: "isDefault" required ValueSchema::Boolean;
        3 is_superseded: "isSuperseded" required ValueSchema::Boolean;
        4 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
