// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `GetCompositeSchedule`: Asks for the limit that results from all charging profiles of a connector.
//!
//! OCPP 1.6 edition 2, section 5.7.

use super::datatypes::ChargingSchedule;
use super::enums::{ChargingRateUnit, GetCompositeScheduleStatus};
use crate::message::define_action;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{Extra, Timestamp};

/// Asks for the limit that results from all charging profiles of a connector.
///
/// OCPP 1.6 edition 2, section 5.7.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct GetCompositeSchedule;

/// The request of [`GetCompositeSchedule`]: asks for the limit that results from all charging profiles of a connector.
#[derive(Debug, Clone, PartialEq)]
pub struct GetCompositeScheduleRequest {
    /// The connector, numbered from 1; 0 is the station as a whole where that is allowed.
    pub connector_id: i64,
    /// How long, in seconds.
    pub duration: i64,
    /// The unit of the limits.
    pub charging_rate_unit: Option<ChargingRateUnit>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl GetCompositeScheduleRequest {
    /// With the required members.
    #[must_use]
    pub fn new(connector_id: i64, duration: i64) -> Self {
        Self { connector_id, duration, charging_rate_unit: None, extra: Extra::default() }
    }
}

/// The response of [`GetCompositeSchedule`].
#[derive(Debug, Clone, PartialEq)]
pub struct GetCompositeScheduleResponse {
    /// The answer, or the state reported.
    pub status: GetCompositeScheduleStatus,
    /// The connector, numbered from 1; 0 is the station as a whole where that is allowed.
    pub connector_id: Option<i64>,
    /// When the schedule begins.
    pub schedule_start: Option<Timestamp>,
    /// The limits over time.
    pub charging_schedule: Option<ChargingSchedule>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl GetCompositeScheduleResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: GetCompositeScheduleStatus) -> Self {
        Self { status, connector_id: None, schedule_start: None, charging_schedule: None, extra: Extra::default() }
    }
}

object! {
    GetCompositeScheduleRequest closed {
        0 connector_id: "connectorId" required ValueSchema::Integer(RangeSchema::ANY);
        1 duration: "duration" required ValueSchema::Integer(RangeSchema::ANY);
        2 charging_rate_unit: "chargingRateUnit" optional ValueSchema::Choice(ChargingRateUnit::SCHEMA);
    }
}

object! {
    GetCompositeScheduleResponse closed {
        0 status: "status" required ValueSchema::Choice(GetCompositeScheduleStatus::SCHEMA);
        1 connector_id: "connectorId" optional ValueSchema::Integer(RangeSchema::ANY);
        2 schedule_start: "scheduleStart" optional ValueSchema::Time;
        3 charging_schedule: "chargingSchedule" optional ValueSchema::Object(ChargingSchedule::SCHEMA);
    }
}

define_action!(
    GetCompositeSchedule,
    V1_6,
    CsmsToStation,
    "GetCompositeSchedule",
    "SmartCharging",
    "OCPP 1.6 edition 2, section 5.7",
    "Asks for the limit that results from all charging profiles of a connector.",
    GetCompositeScheduleRequest -> GetCompositeScheduleResponse
);
