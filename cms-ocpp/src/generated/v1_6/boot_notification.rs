// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `BootNotification`: Announces a charge point after it started, with its make and versions.
//!
//! OCPP 1.6 edition 2, section 4.2.

use super::enums::RegistrationStatus;
use crate::message::define_action;
use crate::schema::{RangeSchema, TextSchema, ValueSchema, object};
use crate::types::{Extra, Timestamp};

/// Announces a charge point after it started, with its make and versions.
///
/// OCPP 1.6 edition 2, section 4.2.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct BootNotification;

/// The request of [`BootNotification`]: announces a charge point after it started, with its make and versions.
#[derive(Debug, Clone, PartialEq)]
pub struct BootNotificationRequest {
    /// The maker. At most 20 characters.
    pub charge_point_vendor: String,
    /// The model. At most 20 characters.
    pub charge_point_model: String,
    /// The serial number of the charge point. At most 25 characters.
    pub charge_point_serial_number: Option<String>,
    /// The serial number of the charge box, an older name. At most 25 characters.
    pub charge_box_serial_number: Option<String>,
    /// The version of the firmware. At most 50 characters.
    pub firmware_version: Option<String>,
    /// The id of the SIM card. At most 20 characters.
    pub iccid: Option<String>,
    /// The subscriber id of the SIM card. At most 20 characters.
    pub imsi: Option<String>,
    /// The type of the main meter. At most 25 characters.
    pub meter_type: Option<String>,
    /// The serial number of the main meter. At most 25 characters.
    pub meter_serial_number: Option<String>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl BootNotificationRequest {
    /// With the required members.
    pub fn new(charge_point_vendor: impl Into<String>, charge_point_model: impl Into<String>) -> Self {
        Self {
            charge_point_vendor: charge_point_vendor.into(),
            charge_point_model: charge_point_model.into(),
            charge_point_serial_number: None,
            charge_box_serial_number: None,
            firmware_version: None,
            iccid: None,
            imsi: None,
            meter_type: None,
            meter_serial_number: None,
            extra: Extra::default(),
        }
    }
}

/// The response of [`BootNotification`].
#[derive(Debug, Clone, PartialEq)]
pub struct BootNotificationResponse {
    /// The answer, or the state reported.
    pub status: RegistrationStatus,
    /// The time of the CSMS, to set the clock by.
    pub current_time: Timestamp,
    /// Accepted: the time between heartbeats; otherwise the wait before the next boot notification. In seconds.
    pub interval: i64,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl BootNotificationResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: RegistrationStatus, current_time: Timestamp, interval: i64) -> Self {
        Self { status, current_time, interval, extra: Extra::default() }
    }
}

object! {
    BootNotificationRequest closed {
        0 charge_point_vendor: "chargePointVendor" required ValueSchema::Text(TextSchema::up_to(20));
        1 charge_point_model: "chargePointModel" required ValueSchema::Text(TextSchema::up_to(20));
        2 charge_point_serial_number: "chargePointSerialNumber" optional ValueSchema::Text(TextSchema::up_to(25));
        3 charge_box_serial_number: "chargeBoxSerialNumber" optional ValueSchema::Text(TextSchema::up_to(25));
        4 firmware_version: "firmwareVersion" optional ValueSchema::Text(TextSchema::up_to(50));
        5 iccid: "iccid" optional ValueSchema::Text(TextSchema::up_to(20));
        6 imsi: "imsi" optional ValueSchema::Text(TextSchema::up_to(20));
        7 meter_type: "meterType" optional ValueSchema::Text(TextSchema::up_to(25));
        8 meter_serial_number: "meterSerialNumber" optional ValueSchema::Text(TextSchema::up_to(25));
    }
}

object! {
    BootNotificationResponse closed {
        0 status: "status" required ValueSchema::Choice(RegistrationStatus::SCHEMA);
        1 current_time: "currentTime" required ValueSchema::Time;
        2 interval: "interval" required ValueSchema::Integer(RangeSchema::ANY);
    }
}

define_action!(
    BootNotification,
    V1_6,
    StationToCsms,
    "BootNotification",
    "Core",
    "OCPP 1.6 edition 2, section 4.2",
    "Announces a charge point after it started, with its make and versions.",
    BootNotificationRequest -> BootNotificationResponse
);
