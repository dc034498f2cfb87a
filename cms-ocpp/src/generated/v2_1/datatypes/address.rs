// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::{TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// A postal address.
///
/// OCPP 2.1, `AddressType`.
#[derive(Debug, Clone, PartialEq)]
pub struct Address {
    /// The name. At most 50 characters.
    pub name: String,
    /// Address1. At most 100 characters.
    pub address1: String,
    /// Address2. At most 100 characters.
    pub address2: Option<String>,
    /// City. At most 100 characters.
    pub city: String,
    /// Postal code. At most 20 characters.
    pub postal_code: Option<String>,
    /// The country. At most 50 characters.
    pub country: String,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl Address {
    /// With the required members.
    pub fn new(
        name: impl Into<String>,
        address1: impl Into<String>,
        city: impl Into<String>,
        country: impl Into<String>,
    ) -> Self {
        Self {
            name: name.into(),
            address1: address1.into(),
            address2: None,
            city: city.into(),
            postal_code: None,
            country: country.into(),
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    Address closed {
        0 name: "name" required ValueSchema::Text(TextSchema::up_to(50));
        1 address1: "address1" required ValueSchema::Text(TextSchema::up_to(100));
        2 address2: "address2" optional ValueSchema::Text(TextSchema::up_to(100));
        3 city: "city" required ValueSchema::Text(TextSchema::up_to(100));
        4 postal_code: "postalCode" optional ValueSchema::Text(TextSchema::up_to(20));
        5 country: "country" required ValueSchema::Text(TextSchema::up_to(50));
        6 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
