// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::EnterService;
use crate::schema::{TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Enter service get.
///
/// OCPP 2.1, `EnterServiceGetType`.
#[derive(Debug, Clone, PartialEq)]
pub struct EnterServiceGet {
    /// Enter service.
    pub enter_service: EnterService,
    /// Its number. At most 36 characters.
    pub id: String,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl EnterServiceGet {
    /// With the required members.
    pub fn new(enter_service: EnterService, id: impl Into<String>) -> Self {
        Self { enter_service, id: id.into(), custom_data: None, extra: Extra::default() }
    }
}

object! {
    EnterServiceGet closed {
        0 enter_service: "enterService" required ValueSchema::Object(EnterService::SCHEMA);
        1 id: "id" required ValueSchema::Text(TextSchema::up_to(36));
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
