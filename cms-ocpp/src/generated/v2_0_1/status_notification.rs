// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `StatusNotification`: Reports the status of a connector.
//!
//! OCPP 2.0.1 part 2, G01; message 1.59.

use super::enums::ConnectorStatus;
use crate::message::define_action;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, Timestamp};

/// Reports the status of a connector.
///
/// OCPP 2.0.1 part 2, G01; message 1.59.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct StatusNotification;

/// The request of [`StatusNotification`]: reports the status of a connector.
#[derive(Debug, Clone, PartialEq)]
pub struct StatusNotificationRequest {
    /// When it was.
    pub timestamp: Timestamp,
    /// The state of the connector.
    pub connector_status: ConnectorStatus,
    /// The EVSE; 0 is the station as a whole where that is allowed.
    pub evse_id: i64,
    /// The connector, numbered from 1; 0 is the station as a whole where that is allowed.
    pub connector_id: i64,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl StatusNotificationRequest {
    /// With the required members.
    #[must_use]
    pub fn new(timestamp: Timestamp, connector_status: ConnectorStatus, evse_id: i64, connector_id: i64) -> Self {
        Self { timestamp, connector_status, evse_id, connector_id, custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`StatusNotification`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StatusNotificationResponse {
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl StatusNotificationResponse {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

object! {
    StatusNotificationRequest closed {
        0 timestamp: "timestamp" required ValueSchema::Time;
        1 connector_status: "connectorStatus" required ValueSchema::Choice(ConnectorStatus::SCHEMA);
        2 evse_id: "evseId" required ValueSchema::Integer(RangeSchema::ANY);
        3 connector_id: "connectorId" required ValueSchema::Integer(RangeSchema::ANY);
        4 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    StatusNotificationResponse closed {
        0 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    StatusNotification,
    V2_0_1,
    StationToCsms,
    "StatusNotification",
    "G. Availability",
    "OCPP 2.0.1 part 2, G01; message 1.59",
    "Reports the status of a connector.",
    StatusNotificationRequest -> StatusNotificationResponse
);
