// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `BootNotification`: Announces a station after it started, with its make and versions.
//!
//! OCPP 2.1 part 2, B01 to B03; message 1.5.

use super::datatypes::{ChargingStation, StatusInfo};
use super::enums::{BootReason, RegistrationStatus};
use crate::message::define_action;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, Timestamp};

/// Announces a station after it started, with its make and versions.
///
/// OCPP 2.1 part 2, B01 to B03; message 1.5.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct BootNotification;

/// The request of [`BootNotification`]: announces a station after it started, with its make and versions.
#[derive(Debug, Clone, PartialEq)]
pub struct BootNotificationRequest {
    /// Make, model and versions of the station.
    pub charging_station: ChargingStation,
    /// Why the station started.
    pub reason: BootReason,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl BootNotificationRequest {
    /// With the required members.
    #[must_use]
    pub fn new(charging_station: ChargingStation, reason: BootReason) -> Self {
        Self { charging_station, reason, custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`BootNotification`].
#[derive(Debug, Clone, PartialEq)]
pub struct BootNotificationResponse {
    /// The time of the CSMS, to set the clock by.
    pub current_time: Timestamp,
    /// Accepted: the time between heartbeats; otherwise the wait before the next boot notification. In seconds.
    pub interval: i64,
    /// The answer, or the state reported.
    pub status: RegistrationStatus,
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl BootNotificationResponse {
    /// With the required members.
    #[must_use]
    pub fn new(current_time: Timestamp, interval: i64, status: RegistrationStatus) -> Self {
        Self { current_time, interval, status, status_info: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    BootNotificationRequest closed {
        0 charging_station: "chargingStation" required ValueSchema::Object(ChargingStation::SCHEMA);
        1 reason: "reason" required ValueSchema::Choice(BootReason::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    BootNotificationResponse closed {
        0 current_time: "currentTime" required ValueSchema::Time;
        1 interval: "interval" required ValueSchema::Integer(RangeSchema::ANY);
        2 status: "status" required ValueSchema::Choice(RegistrationStatus::SCHEMA);
        3 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        4 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    BootNotification,
    V2_1,
    StationToCsms,
    "BootNotification",
    "B. Provisioning",
    "OCPP 2.1 part 2, B01 to B03; message 1.5",
    "Announces a station after it started, with its make and versions.",
    BootNotificationRequest -> BootNotificationResponse
);
