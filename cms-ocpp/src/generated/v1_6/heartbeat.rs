// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `Heartbeat`: Shows that the charge point is connected and fetches the time.
//!
//! OCPP 1.6 edition 2, section 4.6.

use crate::message::define_action;
use crate::schema::{ValueSchema, object};
use crate::types::{Extra, Timestamp};

/// Shows that the charge point is connected and fetches the time.
///
/// OCPP 1.6 edition 2, section 4.6.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Heartbeat;

/// The request of [`Heartbeat`]: shows that the charge point is connected and fetches the time.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct HeartbeatRequest {
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
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl HeartbeatResponse {
    /// With the required members.
    #[must_use]
    pub fn new(current_time: Timestamp) -> Self {
        Self { current_time, extra: Extra::default() }
    }
}

object! {
    HeartbeatRequest closed {}
}

object! {
    HeartbeatResponse closed {
        0 current_time: "currentTime" required ValueSchema::Time;
    }
}

define_action!(
    Heartbeat,
    V1_6,
    StationToCsms,
    "Heartbeat",
    "Core",
    "OCPP 1.6 edition 2, section 4.6",
    "Shows that the charge point is connected and fetches the time.",
    HeartbeatRequest -> HeartbeatResponse
);
