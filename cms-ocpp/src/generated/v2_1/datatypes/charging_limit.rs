// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::{TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// A limit set from outside.
///
/// OCPP 2.1, `ChargingLimitType`.
#[derive(Debug, Clone, PartialEq)]
pub struct ChargingLimit {
    /// Who set the limit. At most 20 characters.
    pub charging_limit_source: String,
    /// Whether it applies: is local generation.
    pub is_local_generation: Option<bool>,
    /// Whether it applies: is grid critical.
    pub is_grid_critical: Option<bool>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ChargingLimit {
    /// With the required members.
    pub fn new(charging_limit_source: impl Into<String>) -> Self {
        Self {
            charging_limit_source: charging_limit_source.into(),
            is_local_generation: None,
            is_grid_critical: None,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    ChargingLimit closed {
        0 charging_limit_source: "chargingLimitSource" required ValueSchema::Text(TextSchema::up_to(20));
        1 is_local_generation: "isLocalGeneration" optional ValueSchema::Boolean;
        2 is_grid_critical: "isGridCritical" optional ValueSchema::Boolean;
        3 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
