// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `GetCompositeSchedule`: Asks for the limit that results from all charging profiles of an EVSE.
//!
//! OCPP 2.0.1 part 2, K08; message 1.20.

use super::datatypes::{CompositeSchedule, StatusInfo};
use super::enums::{ChargingRateUnit, GenericStatus};
use crate::message::define_action;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Asks for the limit that results from all charging profiles of an EVSE.
///
/// OCPP 2.0.1 part 2, K08; message 1.20.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct GetCompositeSchedule;

/// The request of [`GetCompositeSchedule`]: asks for the limit that results from all charging profiles of an EVSE.
#[derive(Debug, Clone, PartialEq)]
pub struct GetCompositeScheduleRequest {
    /// How long, in seconds.
    pub duration: i64,
    /// The unit of the limits.
    pub charging_rate_unit: Option<ChargingRateUnit>,
    /// The EVSE; 0 is the station as a whole where that is allowed.
    pub evse_id: i64,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl GetCompositeScheduleRequest {
    /// With the required members.
    #[must_use]
    pub fn new(duration: i64, evse_id: i64) -> Self {
        Self { duration, charging_rate_unit: None, evse_id, custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`GetCompositeSchedule`].
#[derive(Debug, Clone, PartialEq)]
pub struct GetCompositeScheduleResponse {
    /// The answer, or the state reported.
    pub status: GenericStatus,
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// Schedule.
    pub schedule: Option<CompositeSchedule>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl GetCompositeScheduleResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: GenericStatus) -> Self {
        Self { status, status_info: None, schedule: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    GetCompositeScheduleRequest closed {
        0 duration: "duration" required ValueSchema::Integer(RangeSchema::ANY);
        1 charging_rate_unit: "chargingRateUnit" optional ValueSchema::Choice(ChargingRateUnit::SCHEMA);
        2 evse_id: "evseId" required ValueSchema::Integer(RangeSchema::ANY);
        3 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    GetCompositeScheduleResponse closed {
        0 status: "status" required ValueSchema::Choice(GenericStatus::SCHEMA);
        1 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        2 schedule: "schedule" optional ValueSchema::Object(CompositeSchedule::SCHEMA);
        3 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    GetCompositeSchedule,
    V2_0_1,
    CsmsToStation,
    "GetCompositeSchedule",
    "K. Smart Charging",
    "OCPP 2.0.1 part 2, K08; message 1.20",
    "Asks for the limit that results from all charging profiles of an EVSE.",
    GetCompositeScheduleRequest -> GetCompositeScheduleResponse
);
