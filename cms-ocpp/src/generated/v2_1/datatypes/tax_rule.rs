// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::RationalNumber;
use crate::schema::{RangeSchema, TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Tax rule.
///
/// OCPP 2.1, `TaxRuleType`.
#[derive(Debug, Clone, PartialEq)]
pub struct TaxRule {
    /// Tax rule id. At least 0.
    pub tax_rule_id: i64,
    /// Tax rule name. At most 100 characters.
    pub tax_rule_name: Option<String>,
    /// Whether it applies: tax included in price.
    pub tax_included_in_price: Option<bool>,
    /// Whether it applies: applies to energy fee.
    pub applies_to_energy_fee: bool,
    /// Whether it applies: applies to parking fee.
    pub applies_to_parking_fee: bool,
    /// Whether it applies: applies to overstay fee.
    pub applies_to_overstay_fee: bool,
    /// Whether it applies: applies to minimum maximum cost.
    pub applies_to_minimum_maximum_cost: bool,
    /// Tax rate.
    pub tax_rate: RationalNumber,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl TaxRule {
    /// With the required members.
    #[must_use]
    pub fn new(
        tax_rule_id: i64,
        applies_to_energy_fee: bool,
        applies_to_parking_fee: bool,
        applies_to_overstay_fee: bool,
        applies_to_minimum_maximum_cost: bool,
        tax_rate: RationalNumber,
    ) -> Self {
        Self {
            tax_rule_id,
            tax_rule_name: None,
            tax_included_in_price: None,
            applies_to_energy_fee,
            applies_to_parking_fee,
            applies_to_overstay_fee,
            applies_to_minimum_maximum_cost,
            tax_rate,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    TaxRule closed {
        0 tax_rule_id: "taxRuleID" required ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        1 tax_rule_name: "taxRuleName" optional ValueSchema::Text(TextSchema::up_to(100));
        2 tax_included_in_price: "taxIncludedInPrice" optional ValueSchema::Boolean;
        3 applies_to_energy_fee: "appliesToEnergyFee" required ValueSchema::Boolean;
        4 applies_to_parking_fee: "appliesToParkingFee" required ValueSchema::Boolean;
        5 applies_to_overstay_fee: "appliesToOverstayFee" required ValueSchema::Boolean;
        6 applies_to_minimum_maximum_cost: "appliesToMinimumMaximumCost" required ValueSchema::Boolean;
        7 tax_rate: "taxRate" required ValueSchema::Object(RationalNumber::SCHEMA);
        8 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
