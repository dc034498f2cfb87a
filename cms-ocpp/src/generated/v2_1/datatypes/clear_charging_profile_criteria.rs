// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::ChargingProfilePurpose;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Which charging profiles are to be removed.
///
/// OCPP 2.1, `ClearChargingProfileType`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ClearChargingProfileCriteria {
    /// The EVSE; 0 is the station as a whole where that is allowed. At least 0.
    pub evse_id: Option<i64>,
    /// What the profile limits.
    pub charging_profile_purpose: Option<ChargingProfilePurpose>,
    /// Which profile wins where several apply: the higher level. At least 0 by the specification. At least 0.
    pub stack_level: Option<i64>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ClearChargingProfileCriteria {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

object! {
    ClearChargingProfileCriteria closed {
        0 evse_id: "evseId" optional ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        1 charging_profile_purpose: "chargingProfilePurpose" optional ValueSchema::Choice(ChargingProfilePurpose::SCHEMA);
        2 stack_level: "stackLevel" optional ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        3 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
