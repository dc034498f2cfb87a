// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::SalesTariffEntry;
use crate::schema::{ListSchema, RangeSchema, TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Price levels over time, by ISO 15118-2.
///
/// OCPP 2.1, `SalesTariffType`.
#[derive(Debug, Clone, PartialEq)]
pub struct SalesTariff {
    /// Its number. At least 0.
    pub id: i64,
    /// Sales tariff description. At most 32 characters.
    pub sales_tariff_description: Option<String>,
    /// Num e price levels. At least 0.
    pub num_e_price_levels: Option<i64>,
    /// Sales tariff entry. 1 to 1024 items.
    pub sales_tariff_entry: Vec<SalesTariffEntry>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl SalesTariff {
    /// With the required members.
    #[must_use]
    pub fn new(id: i64, sales_tariff_entry: Vec<SalesTariffEntry>) -> Self {
        Self {
            id,
            sales_tariff_description: None,
            num_e_price_levels: None,
            sales_tariff_entry,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    SalesTariff closed {
        0 id: "id" required ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        1 sales_tariff_description: "salesTariffDescription" optional ValueSchema::Text(TextSchema::up_to(32));
        2 num_e_price_levels: "numEPriceLevels" optional ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        3 sales_tariff_entry: "salesTariffEntry" required ValueSchema::List(&ListSchema::new(ValueSchema::Object(SalesTariffEntry::SCHEMA), 1, Some(1024)));
        4 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
