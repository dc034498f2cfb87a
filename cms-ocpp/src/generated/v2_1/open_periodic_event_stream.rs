// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `OpenPeriodicEventStream`: Begins an event stream.
//!
//! OCPP 2.1 part 2, N11; message 1.59.

use super::datatypes::{ConstantStreamData, StatusInfo};
use super::enums::GenericStatus;
use crate::message::define_action;
use crate::schema::{ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Begins an event stream.
///
/// OCPP 2.1 part 2, N11; message 1.59.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OpenPeriodicEventStream;

/// The request of [`OpenPeriodicEventStream`]: begins an event stream.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenPeriodicEventStreamRequest {
    /// Constant stream data.
    pub constant_stream_data: ConstantStreamData,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl OpenPeriodicEventStreamRequest {
    /// With the required members.
    #[must_use]
    pub fn new(constant_stream_data: ConstantStreamData) -> Self {
        Self { constant_stream_data, custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`OpenPeriodicEventStream`].
#[derive(Debug, Clone, PartialEq)]
pub struct OpenPeriodicEventStreamResponse {
    /// The answer, or the state reported.
    pub status: GenericStatus,
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl OpenPeriodicEventStreamResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: GenericStatus) -> Self {
        Self { status, status_info: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    OpenPeriodicEventStreamRequest closed {
        0 constant_stream_data: "constantStreamData" required ValueSchema::Object(ConstantStreamData::SCHEMA);
        1 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    OpenPeriodicEventStreamResponse closed {
        0 status: "status" required ValueSchema::Choice(GenericStatus::SCHEMA);
        1 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    OpenPeriodicEventStream,
    V2_1,
    StationToCsms,
    "OpenPeriodicEventStream",
    "N. Diagnostics",
    "OCPP 2.1 part 2, N11; message 1.59",
    "Begins an event stream.",
    OpenPeriodicEventStreamRequest -> OpenPeriodicEventStreamResponse
);
