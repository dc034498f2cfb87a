// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::RationalNumber;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Price rule.
///
/// OCPP 2.1, `PriceRuleType`.
#[derive(Debug, Clone, PartialEq)]
pub struct PriceRule {
    /// Parking fee period.
    pub parking_fee_period: Option<i64>,
    /// Carbon dioxide emission. At least 0.
    pub carbon_dioxide_emission: Option<i64>,
    /// Renewable generation percentage. From 0 to 100.
    pub renewable_generation_percentage: Option<i64>,
    /// Energy fee.
    pub energy_fee: RationalNumber,
    /// Parking fee.
    pub parking_fee: Option<RationalNumber>,
    /// Power range start.
    pub power_range_start: RationalNumber,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl PriceRule {
    /// With the required members.
    #[must_use]
    pub fn new(energy_fee: RationalNumber, power_range_start: RationalNumber) -> Self {
        Self {
            parking_fee_period: None,
            carbon_dioxide_emission: None,
            renewable_generation_percentage: None,
            energy_fee,
            parking_fee: None,
            power_range_start,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    PriceRule closed {
        0 parking_fee_period: "parkingFeePeriod" optional ValueSchema::Integer(RangeSchema::ANY);
        1 carbon_dioxide_emission: "carbonDioxideEmission" optional ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        2 renewable_generation_percentage: "renewableGenerationPercentage" optional ValueSchema::Integer(RangeSchema::ANY.at_least(0).at_most(100));
        3 energy_fee: "energyFee" required ValueSchema::Object(RationalNumber::SCHEMA);
        4 parking_fee: "parkingFee" optional ValueSchema::Object(RationalNumber::SCHEMA);
        5 power_range_start: "powerRangeStart" required ValueSchema::Object(RationalNumber::SCHEMA);
        6 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
