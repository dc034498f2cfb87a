// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `PullDynamicScheduleUpdate`: Asks for new values of a dynamic charging profile.
//!
//! OCPP 2.1 part 2, K28; message 1.62.

use super::datatypes::{ChargingScheduleUpdate, StatusInfo};
use super::enums::ChargingProfileStatus;
use crate::message::define_action;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Asks for new values of a dynamic charging profile.
///
/// OCPP 2.1 part 2, K28; message 1.62.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PullDynamicScheduleUpdate;

/// The request of [`PullDynamicScheduleUpdate`]: asks for new values of a dynamic charging profile.
#[derive(Debug, Clone, PartialEq)]
pub struct PullDynamicScheduleUpdateRequest {
    /// The profile.
    pub charging_profile_id: i64,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl PullDynamicScheduleUpdateRequest {
    /// With the required members.
    #[must_use]
    pub fn new(charging_profile_id: i64) -> Self {
        Self { charging_profile_id, custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`PullDynamicScheduleUpdate`].
#[derive(Debug, Clone, PartialEq)]
pub struct PullDynamicScheduleUpdateResponse {
    /// Schedule update.
    pub schedule_update: Option<ChargingScheduleUpdate>,
    /// The answer, or the state reported.
    pub status: ChargingProfileStatus,
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl PullDynamicScheduleUpdateResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: ChargingProfileStatus) -> Self {
        Self { schedule_update: None, status, status_info: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    PullDynamicScheduleUpdateRequest closed {
        0 charging_profile_id: "chargingProfileId" required ValueSchema::Integer(RangeSchema::ANY);
        1 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    PullDynamicScheduleUpdateResponse closed {
        0 schedule_update: "scheduleUpdate" optional ValueSchema::Object(ChargingScheduleUpdate::SCHEMA);
        1 status: "status" required ValueSchema::Choice(ChargingProfileStatus::SCHEMA);
        2 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        3 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    PullDynamicScheduleUpdate,
    V2_1,
    StationToCsms,
    "PullDynamicScheduleUpdate",
    "K. Smart Charging",
    "OCPP 2.1 part 2, K28; message 1.62",
    "Asks for new values of a dynamic charging profile.",
    PullDynamicScheduleUpdateRequest -> PullDynamicScheduleUpdateResponse
);
