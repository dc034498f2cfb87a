// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::Modem;
use crate::schema::{TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Make, model and versions of a station.
///
/// OCPP 2.0.1, `ChargingStationType`.
#[derive(Debug, Clone, PartialEq)]
pub struct ChargingStation {
    /// The serial number. At most 25 characters.
    pub serial_number: Option<String>,
    /// The model. At most 20 characters.
    pub model: String,
    /// The modem.
    pub modem: Option<Modem>,
    /// The maker. At most 50 characters.
    pub vendor_name: String,
    /// The version of the firmware. At most 50 characters.
    pub firmware_version: Option<String>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ChargingStation {
    /// With the required members.
    pub fn new(model: impl Into<String>, vendor_name: impl Into<String>) -> Self {
        Self {
            serial_number: None,
            model: model.into(),
            modem: None,
            vendor_name: vendor_name.into(),
            firmware_version: None,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    ChargingStation closed {
        0 serial_number: "serialNumber" optional ValueSchema::Text(TextSchema::up_to(25));
        1 model: "model" required ValueSchema::Text(TextSchema::up_to(20));
        2 modem: "modem" optional ValueSchema::Object(Modem::SCHEMA);
        3 vendor_name: "vendorName" required ValueSchema::Text(TextSchema::up_to(50));
        4 firmware_version: "firmwareVersion" optional ValueSchema::Text(TextSchema::up_to(50));
        5 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
