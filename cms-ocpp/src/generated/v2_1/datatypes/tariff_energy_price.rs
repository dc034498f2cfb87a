// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::TariffConditions;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, JsonDecimal};

/// A price of energy, and when it applies.
///
/// OCPP 2.1, `TariffEnergyPriceType`.
#[derive(Debug, Clone, PartialEq)]
pub struct TariffEnergyPrice {
    /// The price of a kWh, without taxes.
    pub price_kwh: JsonDecimal,
    /// When the price applies; always when absent.
    pub conditions: Option<TariffConditions>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl TariffEnergyPrice {
    /// With the required members.
    #[must_use]
    pub fn new(price_kwh: JsonDecimal) -> Self {
        Self { price_kwh, conditions: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    TariffEnergyPrice closed {
        0 price_kwh: "priceKwh" required ValueSchema::Number(RangeSchema::ANY);
        1 conditions: "conditions" optional ValueSchema::Object(TariffConditions::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
