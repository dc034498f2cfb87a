// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `NotifyEVChargingNeeds`: Reports what energy a vehicle asks for.
//!
//! OCPP 2.0.1 part 2, K15; message 1.36.

use super::datatypes::{ChargingNeeds, StatusInfo};
use super::enums::NotifyEvChargingNeedsStatus;
use crate::message::define_action;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Reports what energy a vehicle asks for.
///
/// OCPP 2.0.1 part 2, K15; message 1.36.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NotifyEvChargingNeeds;

/// The request of [`NotifyEvChargingNeeds`]: reports what energy a vehicle asks for.
#[derive(Debug, Clone, PartialEq)]
pub struct NotifyEvChargingNeedsRequest {
    /// How many steps of a schedule the vehicle can take.
    pub max_schedule_tuples: Option<i64>,
    /// What the vehicle asks for.
    pub charging_needs: ChargingNeeds,
    /// The EVSE; 0 is the station as a whole where that is allowed.
    pub evse_id: i64,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl NotifyEvChargingNeedsRequest {
    /// With the required members.
    #[must_use]
    pub fn new(charging_needs: ChargingNeeds, evse_id: i64) -> Self {
        Self { max_schedule_tuples: None, charging_needs, evse_id, custom_data: None, extra: Extra::default() }
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
        0 max_schedule_tuples: "maxScheduleTuples" optional ValueSchema::Integer(RangeSchema::ANY);
        1 charging_needs: "chargingNeeds" required ValueSchema::Object(ChargingNeeds::SCHEMA);
        2 evse_id: "evseId" required ValueSchema::Integer(RangeSchema::ANY);
        3 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
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
    V2_0_1,
    StationToCsms,
    "NotifyEVChargingNeeds",
    "K. Smart Charging",
    "OCPP 2.0.1 part 2, K15; message 1.36",
    "Reports what energy a vehicle asks for.",
    NotifyEvChargingNeedsRequest -> NotifyEvChargingNeedsResponse
);
