// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `NotifyEVChargingSchedule`: Reports the schedule a vehicle means to follow.
//!
//! OCPP 2.0.1 part 2, K15; message 1.37.

use super::datatypes::{ChargingSchedule, StatusInfo};
use super::enums::GenericStatus;
use crate::message::define_action;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, Timestamp};

/// Reports the schedule a vehicle means to follow.
///
/// OCPP 2.0.1 part 2, K15; message 1.37.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NotifyEvChargingSchedule;

/// The request of [`NotifyEvChargingSchedule`]: reports the schedule a vehicle means to follow.
#[derive(Debug, Clone, PartialEq)]
pub struct NotifyEvChargingScheduleRequest {
    /// The moment the schedule is counted from.
    pub time_base: Timestamp,
    /// The limits over time.
    pub charging_schedule: ChargingSchedule,
    /// The EVSE; 0 is the station as a whole where that is allowed.
    pub evse_id: i64,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl NotifyEvChargingScheduleRequest {
    /// With the required members.
    #[must_use]
    pub fn new(time_base: Timestamp, charging_schedule: ChargingSchedule, evse_id: i64) -> Self {
        Self { time_base, charging_schedule, evse_id, custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`NotifyEvChargingSchedule`].
#[derive(Debug, Clone, PartialEq)]
pub struct NotifyEvChargingScheduleResponse {
    /// The answer, or the state reported.
    pub status: GenericStatus,
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl NotifyEvChargingScheduleResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: GenericStatus) -> Self {
        Self { status, status_info: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    NotifyEvChargingScheduleRequest closed {
        0 time_base: "timeBase" required ValueSchema::Time;
        1 charging_schedule: "chargingSchedule" required ValueSchema::Object(ChargingSchedule::SCHEMA);
        2 evse_id: "evseId" required ValueSchema::Integer(RangeSchema::ANY);
        3 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    NotifyEvChargingScheduleResponse closed {
        0 status: "status" required ValueSchema::Choice(GenericStatus::SCHEMA);
        1 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    NotifyEvChargingSchedule,
    V2_0_1,
    StationToCsms,
    "NotifyEVChargingSchedule",
    "K. Smart Charging",
    "OCPP 2.0.1 part 2, K15; message 1.37",
    "Reports the schedule a vehicle means to follow.",
    NotifyEvChargingScheduleRequest -> NotifyEvChargingScheduleResponse
);
