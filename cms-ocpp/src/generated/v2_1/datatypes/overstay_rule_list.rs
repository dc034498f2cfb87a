// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::{OverstayRule, RationalNumber};
use crate::schema::{ListSchema, RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Overstay rule list.
///
/// OCPP 2.1, `OverstayRuleListType`.
#[derive(Debug, Clone, PartialEq)]
pub struct OverstayRuleList {
    /// Overstay power threshold.
    pub overstay_power_threshold: Option<RationalNumber>,
    /// Overstay rule. 1 to 5 items.
    pub overstay_rule: Vec<OverstayRule>,
    /// Overstay time threshold.
    pub overstay_time_threshold: Option<i64>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl OverstayRuleList {
    /// With the required members.
    #[must_use]
    pub fn new(overstay_rule: Vec<OverstayRule>) -> Self {
        Self {
            overstay_power_threshold: None,
            overstay_rule,
            overstay_time_threshold: None,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    OverstayRuleList closed {
        0 overstay_power_threshold: "overstayPowerThreshold" optional ValueSchema::Object(RationalNumber::SCHEMA);
        1 overstay_rule: "overstayRule" required ValueSchema::List(&ListSchema::new(ValueSchema::Object(OverstayRule::SCHEMA), 1, Some(5)));
        2 overstay_time_threshold: "overstayTimeThreshold" optional ValueSchema::Integer(RangeSchema::ANY);
        3 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
