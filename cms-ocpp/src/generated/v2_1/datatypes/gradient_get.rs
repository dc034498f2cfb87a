// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::Gradient;
use crate::schema::{TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Gradient get.
///
/// OCPP 2.1, `GradientGetType`.
#[derive(Debug, Clone, PartialEq)]
pub struct GradientGet {
    /// Gradient.
    pub gradient: Gradient,
    /// Its number. At most 36 characters.
    pub id: String,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl GradientGet {
    /// With the required members.
    pub fn new(gradient: Gradient, id: impl Into<String>) -> Self {
        Self { gradient, id: id.into(), custom_data: None, extra: Extra::default() }
    }
}

object! {
    GradientGet closed {
        0 gradient: "gradient" required ValueSchema::Object(Gradient::SCHEMA);
        1 id: "id" required ValueSchema::Text(TextSchema::up_to(36));
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
