// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `GetPeriodicEventStream`: Asks for the event streams that are open.
//!
//! OCPP 2.1 part 2, N12; message 1.35.

use super::datatypes::ConstantStreamData;
use crate::message::define_action;
use crate::schema::{ListSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Asks for the event streams that are open.
///
/// OCPP 2.1 part 2, N12; message 1.35.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct GetPeriodicEventStream;

/// The request of [`GetPeriodicEventStream`]: asks for the event streams that are open.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct GetPeriodicEventStreamRequest {
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl GetPeriodicEventStreamRequest {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

/// The response of [`GetPeriodicEventStream`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct GetPeriodicEventStreamResponse {
    /// Constant stream data. At least 1 item.
    pub constant_stream_data: Option<Vec<ConstantStreamData>>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl GetPeriodicEventStreamResponse {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

object! {
    GetPeriodicEventStreamRequest closed {
        0 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    GetPeriodicEventStreamResponse closed {
        0 constant_stream_data: "constantStreamData" optional ValueSchema::List(&ListSchema::new(ValueSchema::Object(ConstantStreamData::SCHEMA), 1, None));
        1 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    GetPeriodicEventStream,
    V2_1,
    CsmsToStation,
    "GetPeriodicEventStream",
    "N. Diagnostics",
    "OCPP 2.1 part 2, N12; message 1.35",
    "Asks for the event streams that are open.",
    GetPeriodicEventStreamRequest -> GetPeriodicEventStreamResponse
);
