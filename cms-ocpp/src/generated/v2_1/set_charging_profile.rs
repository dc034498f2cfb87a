// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `SetChargingProfile`: Sets a charging profile on an EVSE or the whole station.
//!
//! OCPP 2.1 part 2, K01; message 1.73.

use super::datatypes::{ChargingProfile, StatusInfo};
use super::enums::ChargingProfileStatus;
use crate::message::define_action;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Sets a charging profile on an EVSE or the whole station.
///
/// OCPP 2.1 part 2, K01; message 1.73.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SetChargingProfile;

/// The request of [`SetChargingProfile`]: sets a charging profile on an EVSE or the whole station.
#[derive(Debug, Clone, PartialEq)]
pub struct SetChargingProfileRequest {
    /// The EVSE; 0 is the station as a whole where that is allowed. At least 0.
    pub evse_id: i64,
    /// The charging profile.
    pub charging_profile: ChargingProfile,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl SetChargingProfileRequest {
    /// With the required members.
    #[must_use]
    pub fn new(evse_id: i64, charging_profile: ChargingProfile) -> Self {
        Self { evse_id, charging_profile, custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`SetChargingProfile`].
#[derive(Debug, Clone, PartialEq)]
pub struct SetChargingProfileResponse {
    /// The answer, or the state reported.
    pub status: ChargingProfileStatus,
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl SetChargingProfileResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: ChargingProfileStatus) -> Self {
        Self { status, status_info: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    SetChargingProfileRequest closed {
        0 evse_id: "evseId" required ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        1 charging_profile: "chargingProfile" required ValueSchema::Object(ChargingProfile::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    SetChargingProfileResponse closed {
        0 status: "status" required ValueSchema::Choice(ChargingProfileStatus::SCHEMA);
        1 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    SetChargingProfile,
    V2_1,
    CsmsToStation,
    "SetChargingProfile",
    "K. Smart Charging",
    "OCPP 2.1 part 2, K01; message 1.73",
    "Sets a charging profile on an EVSE or the whole station.",
    SetChargingProfileRequest -> SetChargingProfileResponse
);
