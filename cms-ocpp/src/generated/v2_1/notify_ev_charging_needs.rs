// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `NotifyEVChargingNeeds`: Reports what energy a vehicle asks for.
//!
//! OCPP 2.1 part 2, K15; message 1.50.

use super::datatypes::{ChargingNeeds, StatusInfo};
use super::enums::NotifyEvChargingNeedsStatus;
use crate::message::define_action;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, Timestamp};

/// Reports what energy a vehicle asks for.
///
/// OCPP 2.1 part 2, K15; message 1.50.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NotifyEvChargingNeeds;

/// The request of [`NotifyEvChargingNeeds`]: reports what energy a vehicle asks for.
#[derive(Debug, Clone, PartialEq)]
pub struct NotifyEvChargingNeedsRequest {
    /// The EVSE; 0 is the station as a whole where that is allowed. At least 1.
    pub evse_id: i64,
    /// How many steps of a schedule the vehicle can take. At least 0.
    pub max_schedule_tuples: Option<i64>,
    /// What the vehicle asks for.
    pub charging_needs: ChargingNeeds,
    /// When it was.
    pub timestamp: Option<Timestamp>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl NotifyEvChargingNeedsRequest {
    /// With the required members.
    #[must_use]
    pub fn new(evse_id: i64, charging_needs: ChargingNeeds) -> Self {
        Self {
            evse_id,
            max_schedule_tuples: None,
            charging_needs,
            timestamp: None,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

/// The response of [`NotifyEvChargingNeeds`].
#[derive(Debug, Clone, PartialEq)]
pub struct NotifyEvChargingNeedsResponse {
    /// The answer, or the state reported.
    pub status: NotifyEvChargingNeedsStatus,
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl NotifyEvChargingNeedsResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: NotifyEvChargingNeedsStatus) -> Self {
        Self { status, status_info: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    NotifyEvChargingNeedsRequest closed {
        0 evse_id: "evseId" required ValueSchema::Integer(RangeSchema::ANY.at_least(1));
        1 max_schedule_tuples: "maxScheduleTuples" optional ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        2 charging_needs: "chargingNeeds" required ValueSchema::Object(ChargingNeeds::SCHEMA);
        3 timestamp: "timestamp" optional ValueSchema::Time;
        4 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    NotifyEvChargingNeedsResponse closed {
        0 status: "status" required ValueSchema::Choice(NotifyEvChargingNeedsStatus::SCHEMA);
        1 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    NotifyEvChargingNeeds,
    V2_1,
    StationToCsms,
    "NotifyEVChargingNeeds",
    "K. Smart Charging",
    "OCPP 2.1 part 2, K15; message 1.50",
    "Reports what energy a vehicle asks for.",
    NotifyEvChargingNeedsRequest -> NotifyEvChargingNeedsResponse
);
