// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `ClosePeriodicEventStream`: Ends an event stream.
//!
//! OCPP 2.1 part 2, N13; message 1.17.

use crate::message::define_action;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Ends an event stream.
///
/// OCPP 2.1 part 2, N13; message 1.17.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ClosePeriodicEventStream;

/// The request of [`ClosePeriodicEventStream`]: ends an event stream.
#[derive(Debug, Clone, PartialEq)]
pub struct ClosePeriodicEventStreamRequest {
    /// Its number. At least 0.
    pub id: i64,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ClosePeriodicEventStreamRequest {
    /// With the required members.
    #[must_use]
    pub fn new(id: i64) -> Self {
        Self { id, custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`ClosePeriodicEventStream`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ClosePeriodicEventStreamResponse {
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ClosePeriodicEventStreamResponse {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

object! {
    ClosePeriodicEventStreamRequest closed {
        0 id: "id" required ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        1 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    ClosePeriodicEventStreamResponse closed {
        0 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    ClosePeriodicEventStream,
    V2_1,
    StationToCsms,
    "ClosePeriodicEventStream",
    "N. Diagnostics",
    "OCPP 2.1 part 2, N13; message 1.17",
    "Ends an event stream.",
    ClosePeriodicEventStreamRequest -> ClosePeriodicEventStreamResponse
);
