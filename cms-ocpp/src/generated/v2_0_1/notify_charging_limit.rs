// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `NotifyChargingLimit`: Reports a charging limit set from outside.
//!
//! OCPP 2.0.1 part 2, K12; message 1.33.

use super::datatypes::{ChargingLimit, ChargingSchedule};
use crate::message::define_action;
use crate::schema::{ListSchema, RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Reports a charging limit set from outside.
///
/// OCPP 2.0.1 part 2, K12; message 1.33.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NotifyChargingLimit;

/// The request of [`NotifyChargingLimit`]: reports a charging limit set from outside.
#[derive(Debug, Clone, PartialEq)]
pub struct NotifyChargingLimitRequest {
    /// The limits over time. At least 1 item.
    pub charging_schedule: Option<Vec<ChargingSchedule>>,
    /// The EVSE; 0 is the station as a whole where that is allowed.
    pub evse_id: Option<i64>,
    /// Charging limit.
    pub charging_limit: ChargingLimit,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl NotifyChargingLimitRequest {
    /// With the required members.
    #[must_use]
    pub fn new(charging_limit: ChargingLimit) -> Self {
        Self { charging_schedule: None, evse_id: None, charging_limit, custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`NotifyChargingLimit`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NotifyChargingLimitResponse {
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl NotifyChargingLimitResponse {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

object! {
    NotifyChargingLimitRequest closed {
        0 charging_schedule: "chargingSchedule" optional ValueSchema::List(&ListSchema::new(ValueSchema::Object(ChargingSchedule::SCHEMA), 1, None));
        1 evse_id: "evseId" optional ValueSchema::Integer(RangeSchema::ANY);
        2 charging_limit: "chargingLimit" required ValueSchema::Object(ChargingLimit::SCHEMA);
        3 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    NotifyChargingLimitResponse closed {
        0 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    NotifyChargingLimit,
    V2_0_1,
    StationToCsms,
    "NotifyChargingLimit",
    "K. Smart Charging",
    "OCPP 2.0.1 part 2, K12; message 1.33",
    "Reports a charging limit set from outside.",
    NotifyChargingLimitRequest -> NotifyChargingLimitResponse
);
