// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// An EVSE, and one of its connectors where one is meant.
///
/// OCPP 2.0.1, `EVSEType`.
#[derive(Debug, Clone, PartialEq)]
pub struct Evse {
    /// The EVSE, numbered from 1.
    pub id: i64,
    /// The connector, numbered from 1; 0 is the station as a whole where that is allowed.
    pub connector_id: Option<i64>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl Evse {
    /// With the required members.
    #[must_use]
    pub fn new(id: i64) -> Self {
        Self { id, connector_id: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    Evse closed {
        0 id: "id" required ValueSchema::Integer(RangeSchema::ANY);
        1 connector_id: "connectorId" optional ValueSchema::Integer(RangeSchema::ANY);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
