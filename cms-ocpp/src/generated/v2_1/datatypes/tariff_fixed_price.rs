// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::TariffConditionsFixed;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, JsonDecimal};

/// A fixed price, and when it applies.
///
/// OCPP 2.1, `TariffFixedPriceType`.
#[derive(Debug, Clone, PartialEq)]
pub struct TariffFixedPrice {
    /// When the price applies; always when absent.
    pub conditions: Option<TariffConditionsFixed>,
    /// The price, without taxes.
    pub price_fixed: JsonDecimal,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl TariffFixedPrice {
    /// With the required members.
    #[must_use]
    pub fn new(price_fixed: JsonDecimal) -> Self {
        Self { conditions: None, price_fixed, custom_data: None, extra: Extra::default() }
    }
}

object! {
    TariffFixedPrice closed {
        0 conditions: "conditions" optional ValueSchema::Object(TariffConditionsFixed::SCHEMA);
        1 price_fixed: "priceFixed" required ValueSchema::Number(RangeSchema::ANY);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
