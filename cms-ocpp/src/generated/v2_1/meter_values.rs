// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `MeterValues`: Reports what a meter shows outside of a transaction.
//!
//! OCPP 2.1 part 2, J01; message 1.43.

use super::datatypes::MeterValue;
use crate::message::define_action;
use crate::schema::{ListSchema, RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Reports what a meter shows outside of a transaction.
///
/// OCPP 2.1 part 2, J01; message 1.43.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MeterValues;

/// The request of [`MeterValues`]: reports what a meter shows outside of a transaction.
#[derive(Debug, Clone, PartialEq)]
pub struct MeterValuesRequest {
    /// The EVSE; 0 is the station as a whole where that is allowed. At least 0.
    pub evse_id: i64,
    /// The measurements, each of one moment. At least 1 item.
    pub meter_value: Vec<MeterValue>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl MeterValuesRequest {
    /// With the required members.
    #[must_use]
    pub fn new(evse_id: i64, meter_value: Vec<MeterValue>) -> Self {
        Self { evse_id, meter_value, custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`MeterValues`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MeterValuesResponse {
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl MeterValuesResponse {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

object! {
    MeterValuesRequest closed {
        0 evse_id: "evseId" required ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        1 meter_value: "meterValue" required ValueSchema::List(&ListSchema::new(ValueSchema::Object(MeterValue::SCHEMA), 1, None));
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    MeterValuesResponse closed {
        0 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    MeterValues,
    V2_1,
    StationToCsms,
    "MeterValues",
    "J. Meter Values",
    "OCPP 2.1 part 2, J01; message 1.43",
    "Reports what a meter shows outside of a transaction.",
    MeterValuesRequest -> MeterValuesResponse
);
