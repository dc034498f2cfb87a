// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::LimitMaxDischarge;
use crate::schema::{TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Limit max discharge get.
///
/// OCPP 2.1, `LimitMaxDischargeGetType`.
#[derive(Debug, Clone, PartialEq)]
pub struct LimitMaxDischargeGet {
    /// Its number. At most 36 characters.
    pub id: String,
    /// Whether it is the default, in force when nothing else is scheduled.
    pub is_default: bool,
    /// Whether another setting of a higher priority takes its place.
    pub is_superseded: bool,
    /// Limit max discharge.
    pub limit_max_discharge: LimitMaxDischarge,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl LimitMaxDischargeGet {
    /// With the required members.
    pub fn new(
        id: impl Into<String>,
        is_default: bool,
        is_superseded: bool,
        limit_max_discharge: LimitMaxDischarge,
    ) -> Self {
        Self {
            id: id.into(),
            is_default,
            is_superseded,
            limit_max_discharge,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    LimitMaxDischargeGet closed {
        0 id: "id" required ValueSchema::Text(TextSchema::up_to(36));
        1 is_default: "isDefault" required ValueSchema::Boolean;
        2 is_superseded: "isSuperseded" required ValueSchema::Boolean;
        3 limit_max_discharge: "limitMaxDischarge" required ValueSchema::Object(LimitMaxDischarge::SCHEMA);
        4 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
