// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::TaxRate;
use crate::schema::{ListSchema, RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, JsonDecimal};

/// An amount without and with taxes.
///
/// OCPP 2.1, `PriceType`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Price {
    /// Without taxes.
    pub excl_tax: Option<JsonDecimal>,
    /// With taxes.
    pub incl_tax: Option<JsonDecimal>,
    /// The taxes. 1 to 5 items.
    pub tax_rates: Option<Vec<TaxRate>>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl Price {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

object! {
    Price closed {
        0 excl_tax: "exclTax" optional ValueSchema::Number(RangeSchema::ANY);
        1 incl_tax: "inclTax" optional ValueSchema::Number(RangeSchema::ANY);
        2 tax_rates: "taxRates" optional ValueSchema::List(&ListSchema::new(ValueSchema::Object(TaxRate::SCHEMA), 1, Some(5)));
        3 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
