// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `NotifyPeriodicEventStream`: Delivers samples of an event stream, without a response.
//!
//! OCPP 2.1 part 2, N15; message 1.54.

use super::datatypes::StreamDataElement;
use crate::message::define_action;
use crate::schema::{ListSchema, RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, Timestamp};

/// Delivers samples of an event stream, without a response.
///
/// OCPP 2.1 part 2, N15; message 1.54.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NotifyPeriodicEventStream;

/// The payload, which has no response, of [`NotifyPeriodicEventStream`]: delivers samples of an event stream, without a response.
#[derive(Debug, Clone, PartialEq)]
pub struct NotifyPeriodicEventStreamRequest {
    /// What is transferred. At least 1 item.
    pub data: Vec<StreamDataElement>,
    /// Its number. At least 0.
    pub id: i64,
    /// How many samples wait to be sent. At least 0.
    pub pending: i64,
    /// The moment times are counted from.
    pub basetime: Timestamp,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl NotifyPeriodicEventStreamRequest {
    /// With the required members.
    #[must_use]
    pub fn new(data: Vec<StreamDataElement>, id: i64, pending: i64, basetime: Timestamp) -> Self {
        Self { data, id, pending, basetime, custom_data: None, extra: Extra::default() }
    }
}

object! {
    NotifyPeriodicEventStreamRequest closed {
        0 data: "data" required ValueSchema::List(&ListSchema::new(ValueSchema::Object(StreamDataElement::SCHEMA), 1, None));
        1 id: "id" required ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        2 pending: "pending" required ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        3 basetime: "basetime" required ValueSchema::Time;
        4 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    NotifyPeriodicEventStream,
    V2_1,
    StationToCsms,
    "NotifyPeriodicEventStream",
    "N. Diagnostics",
    "OCPP 2.1 part 2, N15; message 1.54",
    "Delivers samples of an event stream, without a response.",
    NotifyPeriodicEventStreamRequest
);
