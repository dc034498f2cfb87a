// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `NotifyEVChargingSchedule`: Reports the schedule a vehicle means to follow.
//!
//! OCPP 2.1 part 2, K15; message 1.51.

use super::datatypes::{ChargingSchedule, StatusInfo};
use super::enums::GenericStatus;
use crate::message::define_action;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, Timestamp};

/// Reports the schedule a vehicle means to follow.
///
/// OCPP 2.1 part 2, K15; message 1.51.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NotifyEvChargingSchedule;

/// The request of [`NotifyEvChargingSchedule`]: reports the schedule a vehicle means to follow.
#[derive(Debug, Clone, PartialEq)]
pub struct NotifyEvChargingScheduleRequest {
    /// The moment the schedule is counted from.
    pub time_base: Timestamp,
    /// The limits over time.
    pub charging_schedule: ChargingSchedule,
    /// The EVSE; 0 is the station as a whole where that is allowed. At least 1.
    pub evse_id: i64,
    /// Selected charging schedule id. At least 0.
    pub selected_charging_schedule_id: Option<i64>,
    /// Whether it applies: power tolerance acceptance.
    pub power_tolerance_acceptance: Option<bool>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl NotifyEvChargingScheduleRequest {
    /// With the required members.
    #[must_use]
    pub fn new(time_base: Timestamp, charging_schedule: ChargingSchedule, evse_id: i64) -> Self {
        Self {
            time_base,
            charging_schedule,
            evse_id,
            selected_charging_schedule_id: None,
            power_tolerance_acceptance: None,
            custom_data: None,
            extra: Extra::default(),
        }
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
        2 evse_id: "evseId" required ValueSchema::Integer(RangeSchema::ANY.at_least(1));
        3 selected_charging_schedule_id: "selectedChargingScheduleId" optional ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        4 power_tolerance_acceptance: "powerToleranceAcceptance" optional ValueSchema::Boolean;
        5 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
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
    V2_1,
    StationToCsms,
    "NotifyEVChargingSchedule",
    "K. Smart Charging",
    "OCPP 2.1 part 2, K15; message 1.51",
    "Reports the schedule a vehicle means to follow.",
    NotifyEvChargingScheduleRequest -> NotifyEvChargingScheduleResponse
);
