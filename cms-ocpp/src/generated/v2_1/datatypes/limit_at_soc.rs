// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, JsonDecimal};

/// A limit once a state of charge is reached.
///
/// OCPP 2.1, `LimitAtSoCType`.
#[derive(Debug, Clone, PartialEq)]
pub struct LimitAtSoc {
    /// State of charge. From 0 to 100.
    pub soc: i64,
    /// The limit, in the unit of the schedule.
    pub limit: JsonDecimal,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl LimitAtSoc {
    /// With the required members.
    #[must_use]
    pub fn new(soc: i64, limit: JsonDecimal) -> Self {
        Self { soc, limit, custom_data: None, extra: Extra::default() }
    }
}

object! {
    LimitAtSoc closed {
        0 soc: "soc" required ValueSchema::Integer(RangeSchema::ANY.at_least(0).at_most(100));
        1 limit: "limit" required ValueSchema::Number(RangeSchema::ANY);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
