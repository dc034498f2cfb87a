// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::{ConsumptionCost, RelativeTimeInterval};
use crate::schema::{ListSchema, RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// The price level of a time.
///
/// OCPP 2.0.1, `SalesTariffEntryType`.
#[derive(Debug, Clone, PartialEq)]
pub struct SalesTariffEntry {
    /// Relative time interval.
    pub relative_time_interval: RelativeTimeInterval,
    /// E price level. At least 0.
    pub e_price_level: Option<i64>,
    /// Consumption cost. 1 to 3 items.
    pub consumption_cost: Option<Vec<ConsumptionCost>>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl SalesTariffEntry {
    /// With the required members.
    #[must_use]
    pub fn new(relative_time_interval: RelativeTimeInterval) -> Self {
        Self {
            relative_time_interval,
            e_price_level: None,
            consumption_cost: None,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    SalesTariffEntry closed {
        0 relative_time_interval: "relativeTimeInterval" required ValueSchema::Object(RelativeTimeInterval::SCHEMA);
        1 e_price_level: "ePriceLevel" optional ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        2 consumption_cost: "consumptionCost" optional ValueSchema::List(&ListSchema::new(ValueSchema::Object(ConsumptionCost::SCHEMA), 1, Some(3)));
        3 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
