// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::TariffConditions;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, JsonDecimal};

/// A price of time, and when it applies.
///
/// OCPP 2.1, `TariffTimePriceType`.
#[derive(Debug, Clone, PartialEq)]
pub struct TariffTimePrice {
    /// The price of a minute, without taxes.
    pub price_minute: JsonDecimal,
    /// When the price applies; always when absent.
    pub conditions: Option<TariffConditions>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl TariffTimePrice {
    /// With the required members.
    #[must_use]
    pub fn new(price_minute: JsonDecimal) -> Self {
        Self { price_minute, conditions: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    TariffTimePrice closed {
        0 price_minute: "priceMinute" required ValueSchema::Number(RangeSchema::ANY);
        1 conditions: "conditions" optional ValueSchema::Object(TariffConditions::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
