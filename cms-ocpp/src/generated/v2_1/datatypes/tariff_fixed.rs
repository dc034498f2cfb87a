// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::{TariffFixedPrice, TaxRate};
use crate::schema::{ListSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Fixed prices.
///
/// OCPP 2.1, `TariffFixedType`.
#[derive(Debug, Clone, PartialEq)]
pub struct TariffFixed {
    /// The prices; the first whose conditions hold applies. At least 1 item.
    pub prices: Vec<TariffFixedPrice>,
    /// The taxes. 1 to 5 items.
    pub tax_rates: Option<Vec<TaxRate>>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl TariffFixed {
    /// With the required members.
    #[must_use]
    pub fn new(prices: Vec<TariffFixedPrice>) -> Self {
        Self { prices, tax_rates: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    TariffFixed closed {
        0 prices: "prices" required ValueSchema::List(&ListSchema::new(ValueSchema::Object(TariffFixedPrice::SCHEMA), 1, None));
        1 tax_rates: "taxRates" optional ValueSchema::List(&ListSchema::new(ValueSchema::Object(TaxRate::SCHEMA), 1, Some(5)));
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
