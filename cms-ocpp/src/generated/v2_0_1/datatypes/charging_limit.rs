// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::ChargingLimitSource;
use crate::schema::{ValueSchema, object};
use crate::types::{CustomData, Extra};

/// A limit set from outside.
///
/// OCPP 2.0.1, `ChargingLimitType`.
#[derive(Debug, Clone, PartialEq)]
pub struct ChargingLimit {
    /// Who set the limit.
    pub charging_limit_source: ChargingLimitSource,
    /// Whether it applies: is grid critical.
    pub is_grid_critical: Option<bool>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ChargingLimit {
    /// With the required members.
    #[must_use]
    pub fn new(charging_limit_source: ChargingLimitSource) -> Self {
        Self { charging_limit_source, is_grid_critical: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    ChargingLimit closed {
        0 charging_limit_source: "chargingLimitSource" required ValueSchema::Choice(ChargingLimitSource::SCHEMA);
        1 is_grid_critical: "isGridCritical" optional ValueSchema::Boolean;
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
