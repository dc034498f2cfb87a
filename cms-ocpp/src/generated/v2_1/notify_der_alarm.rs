// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `NotifyDERAlarm`: Reports that an alarm of the grid began or ended.
//!
//! OCPP 2.1 part 2, R05; message 1.47.

use super::enums::{DerControlType, GridEventFault};
use crate::message::define_action;
use crate::schema::{TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, Timestamp};

/// Reports that an alarm of the grid began or ended.
///
/// OCPP 2.1 part 2, R05; message 1.47.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NotifyDerAlarm;

/// The request of [`NotifyDerAlarm`]: reports that an alarm of the grid began or ended.
#[derive(Debug, Clone, PartialEq)]
pub struct NotifyDerAlarmRequest {
    /// Which control it is.
    pub control_type: DerControlType,
    /// Grid event fault.
    pub grid_event_fault: Option<GridEventFault>,
    /// Whether it applies: alarm ended.
    pub alarm_ended: Option<bool>,
    /// When it was.
    pub timestamp: Timestamp,
    /// Extra info. At most 200 characters.
    pub extra_info: Option<String>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl NotifyDerAlarmRequest {
    /// With the required members.
    #[must_use]
    pub fn new(control_type: DerControlType, timestamp: Timestamp) -> Self {
        Self {
            control_type,
            grid_event_fault: None,
            alarm_ended: None,
            timestamp,
            extra_info: None,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

/// The response of [`NotifyDerAlarm`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NotifyDerAlarmResponse {
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl NotifyDerAlarmResponse {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

object! {
    NotifyDerAlarmRequest closed {
        0 control_type: "controlType" required ValueSchema::Choice(DerControlType::SCHEMA);
        1 grid_event_fault: "gridEventFault" optional ValueSchema::Choice(GridEventFault::SCHEMA);
        2 alarm_ended: "alarmEnded" optional ValueSchema::Boolean;
        3 timestamp: "timestamp" required ValueSchema::Time;
        4 extra_info: "extraInfo" optional ValueSchema::Text(TextSchema::up_to(200));
        5 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    NotifyDerAlarmResponse closed {
        0 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    NotifyDerAlarm,
    V2_1,
    StationToCsms,
    "NotifyDERAlarm",
    "R. DER Control",
    "OCPP 2.1 part 2, R05; message 1.47",
    "Reports that an alarm of the grid began or ended.",
    NotifyDerAlarmRequest -> NotifyDerAlarmResponse
);
