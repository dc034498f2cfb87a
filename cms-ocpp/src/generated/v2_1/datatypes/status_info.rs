// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::{TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// More about a status.
///
/// OCPP 2.1, `StatusInfoType`.
#[derive(Debug, Clone, PartialEq)]
pub struct StatusInfo {
    /// The reason, by one of the registered codes. At most 20 characters.
    pub reason_code: String,
    /// More about it. At most 1024 characters.
    pub additional_info: Option<String>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl StatusInfo {
    /// With the required members.
    pub fn new(reason_code: impl Into<String>) -> Self {
        Self { reason_code: reason_code.into(), additional_info: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    StatusInfo closed {
        0 reason_code: "reasonCode" required ValueSchema::Text(TextSchema::up_to(20));
        1 additional_info: "additionalInfo" optional ValueSchema::Text(TextSchema::up_to(1024));
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
