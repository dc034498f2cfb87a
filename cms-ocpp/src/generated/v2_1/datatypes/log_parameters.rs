// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::{TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, Timestamp};

/// Where to upload a log, and of what time.
///
/// OCPP 2.1, `LogParametersType`.
#[derive(Debug, Clone, PartialEq)]
pub struct LogParameters {
    /// Where to upload it, as a URL. At most 2000 characters.
    pub remote_location: String,
    /// From when on.
    pub oldest_timestamp: Option<Timestamp>,
    /// Until when.
    pub latest_timestamp: Option<Timestamp>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl LogParameters {
    /// With the required members.
    pub fn new(remote_location: impl Into<String>) -> Self {
        Self {
            remote_location: remote_location.into(),
            oldest_timestamp: None,
            latest_timestamp: None,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    LogParameters closed {
        0 remote_location: "remoteLocation" required ValueSchema::Text(TextSchema::up_to(2000));
        1 oldest_timestamp: "oldestTimestamp" optional ValueSchema::Time;
        2 latest_timestamp: "latestTimestamp" optional ValueSchema::Time;
        3 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
