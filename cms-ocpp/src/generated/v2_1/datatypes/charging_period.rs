// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::CostDimension;
use crate::schema::{ListSchema, TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, Timestamp};

/// A time of a transaction with the same tariff, and what was used in it.
///
/// OCPP 2.1, `ChargingPeriodType`.
#[derive(Debug, Clone, PartialEq)]
pub struct ChargingPeriod {
    /// Dimensions. At least 1 item.
    pub dimensions: Option<Vec<CostDimension>>,
    /// The tariff. At most 60 characters.
    pub tariff_id: Option<String>,
    /// When the step begins, in seconds from the start of the schedule.
    pub start_period: Timestamp,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ChargingPeriod {
    /// With the required members.
    #[must_use]
    pub fn new(start_period: Timestamp) -> Self {
        Self { dimensions: None, tariff_id: None, start_period, custom_data: None, extra: Extra::default() }
    }
}

object! {
    ChargingPeriod closed {
        0 dimensions: "dimensions" optional ValueSchema::List(&ListSchema::new(ValueSchema::Object(CostDimension::SCHEMA), 1, None));
        1 tariff_id: "tariffId" optional ValueSchema::Text(TextSchema::up_to(60));
        2 start_period: "startPeriod" required ValueSchema::Time;
        3 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
