// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `NotifyDERStartStop`: Reports that a scheduled control of energy resources started or stopped.
//!
//! OCPP 2.1 part 2, R04; message 1.48.

use crate::message::define_action;
use crate::schema::{ListSchema, TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, Timestamp};

/// Reports that a scheduled control of energy resources started or stopped.
///
/// OCPP 2.1 part 2, R04; message 1.48.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NotifyDerStartStop;

/// The request of [`NotifyDerStartStop`]: reports that a scheduled control of energy resources started or stopped.
#[derive(Debug, Clone, PartialEq)]
pub struct NotifyDerStartStopRequest {
    /// The control. At most 36 characters.
    pub control_id: String,
    /// Whether it applies: started.
    pub started: bool,
    /// When it was.
    pub timestamp: Timestamp,
    /// Superseded ids. 1 to 24 items. Each at most 36 characters.
    pub superseded_ids: Option<Vec<String>>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl NotifyDerStartStopRequest {
    /// With the required members.
    pub fn new(control_id: impl Into<String>, started: bool, timestamp: Timestamp) -> Self {
        Self {
            control_id: control_id.into(),
            started,
            timestamp,
            superseded_ids: None,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

/// The response of [`NotifyDerStartStop`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NotifyDerStartStopResponse {
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl NotifyDerStartStopResponse {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

object! {
    NotifyDerStartStopRequest closed {
        0 control_id: "controlId" required ValueSchema::Text(TextSchema::up_to(36));
        1 started: "started" required ValueSchema::Boolean;
        2 timestamp: "timestamp" required ValueSchema::Time;
        3 superseded_ids: "supersededIds" optional ValueSchema::List(&ListSchema::new(ValueSchema::Text(TextSchema::up_to(36)), 1, Some(24)));
        4 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    NotifyDerStartStopResponse closed {
        0 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    NotifyDerStartStop,
    V2_1,
    StationToCsms,
    "NotifyDERStartStop",
    "R. DER Control",
    "OCPP 2.1 part 2, R04; message 1.48",
    "Reports that a scheduled control of energy resources started or stopped.",
    NotifyDerStartStopRequest -> NotifyDerStartStopResponse
);
