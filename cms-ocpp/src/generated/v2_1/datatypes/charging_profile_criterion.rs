// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::ChargingProfilePurpose;
use crate::schema::{ListSchema, RangeSchema, TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Which charging profiles are meant.
///
/// OCPP 2.1, `ChargingProfileCriterionType`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ChargingProfileCriterion {
    /// What the profile limits.
    pub charging_profile_purpose: Option<ChargingProfilePurpose>,
    /// Which profile wins where several apply: the higher level. At least 0 by the specification. At least 0.
    pub stack_level: Option<i64>,
    /// The profile. At least 1 item.
    pub charging_profile_id: Option<Vec<i64>>,
    /// Who set the limit. 1 to 4 items. Each at most 20 characters.
    pub charging_limit_source: Option<Vec<String>>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ChargingProfileCriterion {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

object! {
    ChargingProfileCriterion closed {
        0 charging_profile_purpose: "chargingProfilePurpose" optional ValueSchema::Choice(ChargingProfilePurpose::SCHEMA);
        1 stack_level: "stackLevel" optional ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        2 charging_profile_id: "chargingProfileId" optional ValueSchema::List(&ListSchema::new(ValueSchema::Integer(RangeSchema::ANY), 1, None));
        3 charging_limit_source: "chargingLimitSource" optional ValueSchema::List(&ListSchema::new(ValueSchema::Text(TextSchema::up_to(20)), 1, Some(4)));
        4 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
