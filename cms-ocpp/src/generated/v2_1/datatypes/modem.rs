// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::{TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// The modem of a station.
///
/// OCPP 2.1, `ModemType`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Modem {
    /// The id of the SIM card. At most 20 characters.
    pub iccid: Option<String>,
    /// The subscriber id of the SIM card. At most 20 characters.
    pub imsi: Option<String>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl Modem {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

object! {
    Modem closed {
        0 iccid: "iccid" optional ValueSchema::Text(TextSchema::up_to(20));
        1 imsi: "imsi" optional ValueSchema::Text(TextSchema::up_to(20));
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
