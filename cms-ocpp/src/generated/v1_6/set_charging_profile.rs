// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `SetChargingProfile`: Sets a charging profile on a connector or the whole charge point.
//!
//! OCPP 1.6 edition 2, section 5.16.

use super::datatypes::ChargingProfile;
use super::enums::ChargingProfileStatus;
use crate::message::define_action;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::Extra;

/// Sets a charging profile on a connector or the whole charge point.
///
/// OCPP 1.6 edition 2, section 5.16.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SetChargingProfile;

/// The request of [`SetChargingProfile`]: sets a charging profile on a connector or the whole charge point.
#[derive(Debug, Clone, PartialEq)]
pub struct SetChargingProfileRequest {
    /// The connector, numbered from 1; 0 is the station as a whole where that is allowed.
    pub connector_id: i64,
    /// The profile to set.
    pub cs_charging_profiles: ChargingProfile,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl SetChargingProfileRequest {
    /// With the required members.
    #[must_use]
    pub fn new(connector_id: i64, cs_charging_profiles: ChargingProfile) -> Self {
        Self { connector_id, cs_charging_profiles, extra: Extra::default() }
    }
}

/// The response of [`SetChargingProfile`].
#[derive(Debug, Clone, PartialEq)]
pub struct SetChargingProfileResponse {
    /// The answer, or the state reported.
    pub status: ChargingProfileStatus,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl SetChargingProfileResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: ChargingProfileStatus) -> Self {
        Self { status, extra: Extra::default() }
    }
}

object! {
    SetChargingProfileRequest closed {
        0 connector_id: "connectorId" required ValueSchema::Integer(RangeSchema::ANY);
        1 cs_charging_profiles: "csChargingProfiles" required ValueSchema::Object(ChargingProfile::SCHEMA);
    }
}

object! {
    SetChargingProfileResponse closed {
        0 status: "status" required ValueSchema::Choice(ChargingProfileStatus::SCHEMA);
    }
}

define_action!(
    SetChargingProfile,
    V1_6,
    CsmsToStation,
    "SetChargingProfile",
    "SmartCharging",
    "OCPP 1.6 edition 2, section 5.16",
    "Sets a charging profile on a connector or the whole charge point.",
    SetChargingProfileRequest -> SetChargingProfileResponse
);
