// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, JsonDecimal, Timestamp};

/// How active power follows the frequency.
///
/// OCPP 2.1, `FreqDroopType`.
#[derive(Debug, Clone, PartialEq)]
pub struct FreqDroop {
    /// Which setting wins: the lower number. At least 0.
    pub priority: i64,
    /// Over freq.
    pub over_freq: JsonDecimal,
    /// Under freq.
    pub under_freq: JsonDecimal,
    /// Over droop.
    pub over_droop: JsonDecimal,
    /// Under droop.
    pub under_droop: JsonDecimal,
    /// Response time.
    pub response_time: JsonDecimal,
    /// When it begins.
    pub start_time: Option<Timestamp>,
    /// How long, in seconds.
    pub duration: Option<JsonDecimal>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl FreqDroop {
    /// With the required members.
    #[must_use]
    pub fn new(
        priority: i64,
        over_freq: JsonDecimal,
        under_freq: JsonDecimal,
        over_droop: JsonDecimal,
        under_droop: JsonDecimal,
        response_time: JsonDecimal,
    ) -> Self {
        Self {
            priority,
            over_freq,
            under_freq,
            over_droop,
            under_droop,
            response_time,
            start_time: None,
            duration: None,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    FreqDroop closed {
        0 priority: "priority" required ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        1 over_freq: "overFreq" required ValueSchema::Number(RangeSchema::ANY);
        2 under_freq: "underFreq" required ValueSchema::Number(RangeSchema::ANY);
        3 over_droop: "overDroop" required ValueSchema::Number(RangeSchema::ANY);
        4 under_droop: "underDroop" required ValueSchema::Number(RangeSchema::ANY);
        5 response_time: "responseTime" required ValueSchema::Number(RangeSchema::ANY);
        6 start_time: "startTime" optional ValueSchema::Time;
        7 duration: "duration" optional ValueSchema::Number(RangeSchema::ANY);
        8 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
