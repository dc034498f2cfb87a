// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `GetChargingProfiles`: Asks for the charging profiles that are set.
//!
//! OCPP 2.1 part 2, K09; message 1.27.

use super::datatypes::{ChargingProfileCriterion, StatusInfo};
use super::enums::GetChargingProfileStatus;
use crate::message::define_action;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Asks for the charging profiles that are set.
///
/// OCPP 2.1 part 2, K09; message 1.27.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct GetChargingProfiles;

/// The request of [`GetChargingProfiles`]: asks for the charging profiles that are set.
#[derive(Debug, Clone, PartialEq)]
pub struct GetChargingProfilesRequest {
    /// Ties the parts of a report, or later notifications, to the request.
    pub request_id: i64,
    /// The EVSE; 0 is the station as a whole where that is allowed. At least 0.
    pub evse_id: Option<i64>,
    /// The charging profile.
    pub charging_profile: ChargingProfileCriterion,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl GetChargingProfilesRequest {
    /// With the required members.
    #[must_use]
    pub fn new(request_id: i64, charging_profile: ChargingProfileCriterion) -> Self {
        Self { request_id, evse_id: None, charging_profile, custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`GetChargingProfiles`].
#[derive(Debug, Clone, PartialEq)]
pub struct GetChargingProfilesResponse {
    /// The answer, or the state reported.
    pub status: GetChargingProfileStatus,
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl GetChargingProfilesResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: GetChargingProfileStatus) -> Self {
        Self { status, status_info: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    GetChargingProfilesRequest closed {
        0 request_id: "requestId" required ValueSchema::Integer(RangeSchema::ANY);
        1 evse_id: "evseId" optional ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        2 charging_profile: "chargingProfile" required ValueSchema::Object(ChargingProfileCriterion::SCHEMA);
        3 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    GetChargingProfilesResponse closed {
        0 status: "status" required ValueSchema::Choice(GetChargingProfileStatus::SCHEMA);
        1 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    GetChargingProfiles,
    V2_1,
    CsmsToStation,
    "GetChargingProfiles",
    "K. Smart Charging",
    "OCPP 2.1 part 2, K09; message 1.27",
    "Asks for the charging profiles that are set.",
    GetChargingProfilesRequest -> GetChargingProfilesResponse
);
