// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `ClearChargingProfile`: Removes charging profiles by id, or by EVSE, purpose and stack level.
//!
//! OCPP 2.1 part 2, K10; message 1.11.

use super::datatypes::{ClearChargingProfileCriteria, StatusInfo};
use super::enums::ClearChargingProfileStatus;
use crate::message::define_action;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Removes charging profiles by id, or by EVSE, purpose and stack level.
///
/// OCPP 2.1 part 2, K10; message 1.11.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ClearChargingProfile;

/// The request of [`ClearChargingProfile`]: removes charging profiles by id, or by EVSE, purpose and stack level.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ClearChargingProfileRequest {
    /// The profile.
    pub charging_profile_id: Option<i64>,
    /// Which profiles.
    pub charging_profile_criteria: Option<ClearChargingProfileCriteria>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ClearChargingProfileRequest {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

/// The response of [`ClearChargingProfile`].
#[derive(Debug, Clone, PartialEq)]
pub struct ClearChargingProfileResponse {
    /// The answer, or the state reported.
    pub status: ClearChargingProfileStatus,
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ClearChargingProfileResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: ClearChargingProfileStatus) -> Self {
        Self { status, status_info: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    ClearChargingProfileRequest closed {
        0 charging_profile_id: "chargingProfileId" optional ValueSchema::Integer(RangeSchema::ANY);
        1 charging_profile_criteria: "chargingProfileCriteria" optional ValueSchema::Object(ClearChargingProfileCriteria::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    ClearChargingProfileResponse closed {
        0 status: "status" required ValueSchema::Choice(ClearChargingProfileStatus::SCHEMA);
        1 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    ClearChargingProfile,
    V2_1,
    CsmsToStation,
    "ClearChargingProfile",
    "K. Smart Charging",
    "OCPP 2.1 part 2, K10; message 1.11",
    "Removes charging profiles by id, or by EVSE, purpose and stack level.",
    ClearChargingProfileRequest -> ClearChargingProfileResponse
);
