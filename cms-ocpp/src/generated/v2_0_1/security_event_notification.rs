// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `SecurityEventNotification`: Reports a security event.
//!
//! OCPP 2.0.1 part 2, A04; message 1.49.

use crate::message::define_action;
use crate::schema::{TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, Timestamp};

/// Reports a security event.
///
/// OCPP 2.0.1 part 2, A04; message 1.49.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SecurityEventNotification;

/// The request of [`SecurityEventNotification`]: reports a security event.
#[derive(Debug, Clone, PartialEq)]
pub struct SecurityEventNotificationRequest {
    /// Type. At most 50 characters.
    pub r#type: String,
    /// When it was.
    pub timestamp: Timestamp,
    /// More for a technician. At most 255 characters.
    pub tech_info: Option<String>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl SecurityEventNotificationRequest {
    /// With the required members.
    pub fn new(r#type: impl Into<String>, timestamp: Timestamp) -> Self {
        Self { r#type: r#type.into(), timestamp, tech_info: None, custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`SecurityEventNotification`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SecurityEventNotificationResponse {
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl SecurityEventNotificationResponse {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

object! {
    SecurityEventNotificationRequest closed {
        0 r#type: "type" required ValueSchema::Text(TextSchema::up_to(50));
        1 timestamp: "timestamp" required ValueSchema::Time;
        2 tech_info: "techInfo" optional ValueSchema::Text(TextSchema::up_to(255));
        3 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    SecurityEventNotificationResponse closed {
        0 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    SecurityEventNotification,
    V2_0_1,
    StationToCsms,
    "SecurityEventNotification",
    "A. Security",
    "OCPP 2.0.1 part 2, A04; message 1.49",
    "Reports a security event.",
    SecurityEventNotificationRequest -> SecurityEventNotificationResponse
);
