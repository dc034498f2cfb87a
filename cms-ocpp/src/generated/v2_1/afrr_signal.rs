// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `AFRRSignal`: Passes on a frequency restoration signal of the grid operator.
//!
//! OCPP 2.1 part 2, Q07; message 1.2.

use super::datatypes::StatusInfo;
use super::enums::GenericStatus;
use crate::message::define_action;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, Timestamp};

/// Passes on a frequency restoration signal of the grid operator.
///
/// OCPP 2.1 part 2, Q07; message 1.2.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct AfrrSignal;

/// The request of [`AfrrSignal`]: passes on a frequency restoration signal of the grid operator.
#[derive(Debug, Clone, PartialEq)]
pub struct AfrrSignalRequest {
    /// When it was.
    pub timestamp: Timestamp,
    /// Signal.
    pub signal: i64,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl AfrrSignalRequest {
    /// With the required members.
    #[must_use]
    pub fn new(timestamp: Timestamp, signal: i64) -> Self {
        Self { timestamp, signal, custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`AfrrSignal`].
#[derive(Debug, Clone, PartialEq)]
pub struct AfrrSignalResponse {
    /// The answer, or the state reported.
    pub status: GenericStatus,
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl AfrrSignalResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: GenericStatus) -> Self {
        Self { status, status_info: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    AfrrSignalRequest closed {
        0 timestamp: "timestamp" required ValueSchema::Time;
        1 signal: "signal" required ValueSchema::Integer(RangeSchema::ANY);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    AfrrSignalResponse closed {
        0 status: "status" required ValueSchema::Choice(GenericStatus::SCHEMA);
        1 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    AfrrSignal,
    V2_1,
    CsmsToStation,
    "AFRRSignal",
    "Q. Bidirectional Power Transfer",
    "OCPP 2.1 part 2, Q07; message 1.2",
    "Passes on a frequency restoration signal of the grid operator.",
    AfrrSignalRequest -> AfrrSignalResponse
);
