// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::{RangeSchema, TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, JsonDecimal, Timestamp};

/// A battery of a swap station.
///
/// OCPP 2.1, `BatteryDataType`.
#[derive(Debug, Clone, PartialEq)]
pub struct BatteryData {
    /// The EVSE; 0 is the station as a whole where that is allowed. At least 0.
    pub evse_id: i64,
    /// The serial number. At most 50 characters.
    pub serial_number: String,
    /// State of charge. From 0 to 100.
    pub soc: JsonDecimal,
    /// Soh. From 0 to 100.
    pub soh: JsonDecimal,
    /// Production date.
    pub production_date: Option<Timestamp>,
    /// Vendor info. At most 500 characters.
    pub vendor_info: Option<String>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl BatteryData {
    /// With the required members.
    pub fn new(evse_id: i64, serial_number: impl Into<String>, soc: JsonDecimal, soh: JsonDecimal) -> Self {
        Self {
            evse_id,
            serial_number: serial_number.into(),
            soc,
            soh,
            production_date: None,
            vendor_info: None,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    BatteryData closed {
        0 evse_id: "evseId" required ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        1 serial_number: "serialNumber" required ValueSchema::Text(TextSchema::up_to(50));
        2 soc: "soC" required ValueSchema::Number(RangeSchema::ANY.at_least(0).at_most(100));
        3 soh: "soH" required ValueSchema::Number(RangeSchema::ANY.at_least(0).at_most(100));
        4 production_date: "productionDate" optional ValueSchema::Time;
        5 vendor_info: "vendorInfo" optional ValueSchema::Text(TextSchema::up_to(500));
        6 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
