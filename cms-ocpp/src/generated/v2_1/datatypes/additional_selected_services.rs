// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::RationalNumber;
use crate::schema::{TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Additional selected services.
///
/// OCPP 2.1, `AdditionalSelectedServicesType`.
#[derive(Debug, Clone, PartialEq)]
pub struct AdditionalSelectedServices {
    /// Service fee.
    pub service_fee: RationalNumber,
    /// Service name. At most 80 characters.
    pub service_name: String,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl AdditionalSelectedServices {
    /// With the required members.
    pub fn new(service_fee: RationalNumber, service_name: impl Into<String>) -> Self {
        Self { service_fee, service_name: service_name.into(), custom_data: None, extra: Extra::default() }
    }
}

object! {
    AdditionalSelectedServices closed {
        0 service_fee: "serviceFee" required ValueSchema::Object(RationalNumber::SCHEMA);
        1 service_name: "serviceName" required ValueSchema::Text(TextSchema::up_to(80));
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
