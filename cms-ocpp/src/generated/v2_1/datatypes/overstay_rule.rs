// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::RationalNumber;
use crate::schema::{RangeSchema, TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Overstay rule.
///
/// OCPP 2.1, `OverstayRuleType`.
#[derive(Debug, Clone, PartialEq)]
pub struct OverstayRule {
    /// Overstay fee.
    pub overstay_fee: RationalNumber,
    /// Overstay rule description. At most 32 characters.
    pub overstay_rule_description: Option<String>,
    /// When it begins.
    pub start_time: i64,
    /// Overstay fee period.
    pub overstay_fee_period: i64,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl OverstayRule {
    /// With the required members.
    #[must_use]
    pub fn new(overstay_fee: RationalNumber, start_time: i64, overstay_fee_period: i64) -> Self {
        Self {
            overstay_fee,
            overstay_rule_description: None,
            start_time,
            overstay_fee_period,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    OverstayRule closed {
        0 overstay_fee: "overstayFee" required ValueSchema::Object(RationalNumber::SCHEMA);
        1 overstay_rule_description: "overstayRuleDescription" optional ValueSchema::Text(TextSchema::up_to(32));
        2 start_time: "startTime" required ValueSchema::Integer(RangeSchema::ANY);
        3 overstay_fee_period: "overstayFeePeriod" required ValueSchema::Integer(RangeSchema::ANY);
        4 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
