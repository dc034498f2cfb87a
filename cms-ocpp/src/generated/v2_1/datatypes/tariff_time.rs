// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::{TariffTimePrice, TaxRate};
use crate::schema::{ListSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Prices of time.
///
/// OCPP 2.1, `TariffTimeType`.
#[derive(Debug, Clone, PartialEq)]
pub struct TariffTime {
    /// The prices; the first whose conditions hold applies. At least 1 item.
    pub prices: Vec<TariffTimePrice>,
    /// The taxes. 1 to 5 items.
    pub tax_rates: Option<Vec<TaxRate>>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl TariffTime {
    /// With the required members.
    #[must_use]
    pub fn new(prices: Vec<TariffTimePrice>) -> Self {
        Self { prices, tax_rates: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    TariffTime closed {
        0 prices: "prices" required ValueSchema::List(&ListSchema::new(ValueSchema::Object(TariffTimePrice::SCHEMA), 1, None));
        1 tax_rates: "taxRates" optional ValueSchema::List(&ListSchema::new(ValueSchema::Object(TaxRate::SCHEMA), 1, Some(5)));
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
