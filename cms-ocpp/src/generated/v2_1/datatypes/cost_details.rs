// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::{ChargingPeriod, TotalCost, TotalUsage};
use crate::schema::{ListSchema, TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// What a transaction costs and why.
///
/// OCPP 2.1, `CostDetailsType`.
#[derive(Debug, Clone, PartialEq)]
pub struct CostDetails {
    /// Charging periods. At least 1 item.
    pub charging_periods: Option<Vec<ChargingPeriod>>,
    /// What the transaction costs so far or in all, taxes included.
    pub total_cost: TotalCost,
    /// Total usage.
    pub total_usage: TotalUsage,
    /// Whether it applies: failure to calculate.
    pub failure_to_calculate: Option<bool>,
    /// Failure reason. At most 500 characters.
    pub failure_reason: Option<String>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl CostDetails {
    /// With the required members.
    #[must_use]
    pub fn new(total_cost: TotalCost, total_usage: TotalUsage) -> Self {
        Self {
            charging_periods: None,
            total_cost,
            total_usage,
            failure_to_calculate: None,
            failure_reason: None,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    CostDetails closed {
        0 charging_periods: "chargingPeriods" optional ValueSchema::List(&ListSchema::new(ValueSchema::Object(ChargingPeriod::SCHEMA), 1, None));
        1 total_cost: "totalCost" required ValueSchema::Object(TotalCost::SCHEMA);
        2 total_usage: "totalUsage" required ValueSchema::Object(TotalUsage::SCHEMA);
        3 failure_to_calculate: "failureToCalculate" optional ValueSchema::Boolean;
        4 failure_reason: "failureReason" optional ValueSchema::Text(TextSchema::up_to(500));
        5 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
