// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `Heartbeat`: Shows that the station is connected and fetches the time.
//!
//! OCPP 2.1 part 2, G02; message 1.40.

use crate::message::define_action;
use crate::schema::{ValueSchema, object};
use crate::types::{CustomData, Extra, Timestamp};

/// Shows that the station is connected and fetches the time.
///
/// OCPP 2.1 part 2, G02; message 1.40.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Heartbeat;

/// The request of [`Heartbeat`]: shows that the station is connected and fetches the time.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct HeartbeatRequest {
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl HeartbeatRequest {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

/// The response of [`Heartbeat`].
#[derive(Debug, Clone, PartialEq)]
pub struct HeartbeatResponse {
    /// The time of the CSMS, to set the clock by.
    pub current_time: Timestamp,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl HeartbeatResponse {
    /// With the required members.
    #[must_use]
    pub fn new(current_time: Timestamp) -> Self {
        Self { current_time, custom_data: None, extra: Extra::default() }
    }
}

object! {
    HeartbeatRequest closed {
        0 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    HeartbeatResponse closed {
        0 current_time: "currentTime" required ValueSchema::Time;
        1 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    Heartbeat,
    V2_1,
    StationToCsms,
    "Heartbeat",
    "G. Availability",
    "OCPP 2.1 part 2, G02; message 1.40",
    "Shows that the station is connected and fetches the time.",
    HeartbeatRequest -> HeartbeatResponse
);
