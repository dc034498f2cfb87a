// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::FreqDroop;
use crate::schema::{TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Freq droop get.
///
/// OCPP 2.1, `FreqDroopGetType`.
#[derive(Debug, Clone, PartialEq)]
pub struct FreqDroopGet {
    /// Freq droop.
    pub freq_droop: FreqDroop,
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

impl FreqDroopGet {
    /// With the required members.
    pub fn new(freq_droop: FreqDroop, id: impl Into<String>, is_default: bool, is_superseded: bool) -> Self {
        Self { freq_droop, id: id.into(), is_default, is_superseded, custom_data: None, extra: Extra::default() }
    }
}

object! {
    FreqDroopGet closed {
        0 freq_droop: "freqDroop" required ValueSchema::Object(FreqDroop::SCHEMA);
        1 id: "id" required ValueSchema::Text(TextSchema::up_to(36));
        2 is_default: "isDefault" required ValueSchema::Boolean;
        3 is_superseded: "isSuperseded" required ValueSchema::Boolean;
        4 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
