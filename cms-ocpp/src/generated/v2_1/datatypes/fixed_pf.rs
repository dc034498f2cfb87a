// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, JsonDecimal, Timestamp};

/// A fixed power factor.
///
/// OCPP 2.1, `FixedPFType`.
#[derive(Debug, Clone, PartialEq)]
pub struct FixedPf {
    /// Which setting wins: the lower number. At least 0.
    pub priority: i64,
    /// Displacement.
    pub displacement: JsonDecimal,
    /// Whether it applies: excitation.
    pub excitation: bool,
    /// When it begins.
    pub start_time: Option<Timestamp>,
    /// How long, in seconds.
    pub duration: Option<JsonDecimal>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl FixedPf {
    /// With the required members.
    #[must_use]
    pub fn new(priority: i64, displacement: JsonDecimal, excitation: bool) -> Self {
        Self {
            priority,
            displacement,
            excitation,
            start_time: None,
            duration: None,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    FixedPf closed {
        0 priority: "priority" required ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        1 displacement: "displacement" required ValueSchema::Number(RangeSchema::ANY);
        2 excitation: "excitation" required ValueSchema::Boolean;
        3 start_time: "startTime" optional ValueSchema::Time;
        4 duration: "duration" optional ValueSchema::Number(RangeSchema::ANY);
        5 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
