// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `UpdateDynamicSchedule`: Sends new values of a dynamic charging profile.
//!
//! OCPP 2.1 part 2, K28; message 1.88.

use super::datatypes::{ChargingScheduleUpdate, StatusInfo};
use super::enums::ChargingProfileStatus;
use crate::message::define_action;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Sends new values of a dynamic charging profile.
///
/// OCPP 2.1 part 2, K28; message 1.88.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct UpdateDynamicSchedule;

/// The request of [`UpdateDynamicSchedule`]: sends new values of a dynamic charging profile.
#[derive(Debug, Clone, PartialEq)]
pub struct UpdateDynamicScheduleRequest {
    /// The profile.
    pub charging_profile_id: i64,
    /// Schedule update.
    pub schedule_update: ChargingScheduleUpdate,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl UpdateDynamicScheduleRequest {
    /// With the required members.
    #[must_use]
    pub fn new(charging_profile_id: i64, schedule_update: ChargingScheduleUpdate) -> Self {
        Self { charging_profile_id, schedule_update, custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`UpdateDynamicSchedule`].
#[derive(Debug, Clone, PartialEq)]
pub struct UpdateDynamicScheduleResponse {
    /// The answer, or the state reported.
    pub status: ChargingProfileStatus,
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl UpdateDynamicScheduleResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: ChargingProfileStatus) -> Self {
        Self { status, status_info: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    UpdateDynamicScheduleRequest closed {
        0 charging_profile_id: "chargingProfileId" required ValueSchema::Integer(RangeSchema::ANY);
        1 schedule_update: "scheduleUpdate" required ValueSchema::Object(ChargingScheduleUpdate::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    UpdateDynamicScheduleResponse closed {
        0 status: "status" required ValueSchema::Choice(ChargingProfileStatus::SCHEMA);
        1 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    UpdateDynamicSchedule,
    V2_1,
    CsmsToStation,
    "UpdateDynamicSchedule",
    "K. Smart Charging",
    "OCPP 2.1 part 2, K28; message 1.88",
    "Sends new values of a dynamic charging profile.",
    UpdateDynamicScheduleRequest -> UpdateDynamicScheduleResponse
);
