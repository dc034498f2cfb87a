// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `AdjustPeriodicEventStream`: Changes how often an event stream is sent.
//!
//! OCPP 2.1 part 2, N14; message 1.1.

use super::datatypes::{PeriodicEventStreamParams, StatusInfo};
use super::enums::GenericStatus;
use crate::message::define_action;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Changes how often an event stream is sent.
///
/// OCPP 2.1 part 2, N14; message 1.1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct AdjustPeriodicEventStream;

/// The request of [`AdjustPeriodicEventStream`]: changes how often an event stream is sent.
#[derive(Debug, Clone, PartialEq)]
pub struct AdjustPeriodicEventStreamRequest {
    /// Its number. At least 0.
    pub id: i64,
    /// When the stream is sent.
    pub params: PeriodicEventStreamParams,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl AdjustPeriodicEventStreamRequest {
    /// With the required members.
    #[must_use]
    pub fn new(id: i64, params: PeriodicEventStreamParams) -> Self {
        Self { id, params, custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`AdjustPeriodicEventStream`].
#[derive(Debug, Clone, PartialEq)]
pub struct AdjustPeriodicEventStreamResponse {
    /// The answer, or the state reported.
    pub status: GenericStatus,
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl AdjustPeriodicEventStreamResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: GenericStatus) -> Self {
        Self { status, status_info: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    AdjustPeriodicEventStreamRequest closed {
        0 id: "id" required ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        1 params: "params" required ValueSchema::Object(PeriodicEventStreamParams::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    AdjustPeriodicEventStreamResponse closed {
        0 status: "status" required ValueSchema::Choice(GenericStatus::SCHEMA);
        1 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    AdjustPeriodicEventStream,
    V2_1,
    CsmsToStation,
    "AdjustPeriodicEventStream",
    "N. Diagnostics",
    "OCPP 2.1 part 2, N14; message 1.1",
    "Changes how often an event stream is sent.",
    AdjustPeriodicEventStreamRequest -> AdjustPeriodicEventStreamResponse
);
