// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `NotifyEvent`: Reports events of monitored variables.
//!
//! OCPP 2.1 part 2, N07, N08; message 1.52.

use super::datatypes::EventData;
use crate::message::define_action;
use crate::schema::{ListSchema, RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, Timestamp};

/// Reports events of monitored variables.
///
/// OCPP 2.1 part 2, N07, N08; message 1.52.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NotifyEvent;

/// The request of [`NotifyEvent`]: reports events of monitored variables.
#[derive(Debug, Clone, PartialEq)]
pub struct NotifyEventRequest {
    /// When the part was made.
    pub generated_at: Timestamp,
    /// Whether more parts follow. `false` when absent.
    pub tbc: Option<bool>,
    /// The number of this part, from 0. At least 0.
    pub seq_no: i64,
    /// The events. At least 1 item.
    pub event_data: Vec<EventData>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl NotifyEventRequest {
    /// With the required members.
    #[must_use]
    pub fn new(generated_at: Timestamp, seq_no: i64, event_data: Vec<EventData>) -> Self {
        Self { generated_at, tbc: None, seq_no, event_data, custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`NotifyEvent`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NotifyEventResponse {
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl NotifyEventResponse {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

object! {
    NotifyEventRequest closed {
        0 generated_at: "generatedAt" required ValueSchema::Time;
        1 tbc: "tbc" optional ValueSchema::Boolean;
        2 seq_no: "seqNo" required ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        3 event_data: "eventData" required ValueSchema::List(&ListSchema::new(ValueSchema::Object(EventData::SCHEMA), 1, None));
        4 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    NotifyEventResponse closed {
        0 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    NotifyEvent,
    V2_1,
    StationToCsms,
    "NotifyEvent",
    "N. Diagnostics",
    "OCPP 2.1 part 2, N07, N08; message 1.52",
    "Reports events of monitored variables.",
    NotifyEventRequest -> NotifyEventResponse
);
