// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `ClearChargingProfile`: Removes charging profiles by id, or by connector, purpose and stack level.
//!
//! OCPP 1.6 edition 2, section 5.5.

use super::enums::{ChargingProfilePurpose, ClearChargingProfileStatus};
use crate::message::define_action;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::Extra;

/// Removes charging profiles by id, or by connector, purpose and stack level.
///
/// OCPP 1.6 edition 2, section 5.5.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ClearChargingProfile;

/// The request of [`ClearChargingProfile`]: removes charging profiles by id, or by connector, purpose and stack level.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ClearChargingProfileRequest {
    /// Its number.
    pub id: Option<i64>,
    /// The connector, numbered from 1; 0 is the station as a whole where that is allowed.
    pub connector_id: Option<i64>,
    /// What the profile limits.
    pub charging_profile_purpose: Option<ChargingProfilePurpose>,
    /// Which profile wins where several apply: the higher level. At least 0 by the specification.
    pub stack_level: Option<i64>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ClearChargingProfileRequest {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

/// The response of [`ClearChargingProfile`].
#[derive(Debug, Clone, PartialEq)]
pub struct ClearChargingProfileResponse {
    /// The answer, or the state reported.
    pub status: ClearChargingProfileStatus,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ClearChargingProfileResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: ClearChargingProfileStatus) -> Self {
        Self { status, extra: Extra::default() }
    }
}

object! {
    ClearChargingProfileRequest closed {
        0 id: "id" optional ValueSchema::Integer(RangeSchema::ANY);
        1 connector_id: "connectorId" optional ValueSchema::Integer(RangeSchema::ANY);
        2 charging_profile_purpose: "chargingProfilePurpose" optional ValueSchema::Choice(ChargingProfilePurpose::SCHEMA);
        3 stack_level: "stackLevel" optional ValueSchema::Integer(RangeSchema::ANY);
    }
}

object! {
    ClearChargingProfileResponse closed {
        0 status: "status" required ValueSchema::Choice(ClearChargingProfileStatus::SCHEMA);
    }
}

define_action!(
    ClearChargingProfile,
    V1_6,
    CsmsToStation,
    "ClearChargingProfile",
    "SmartCharging",
    "OCPP 1.6 edition 2, section 5.5",
    "Removes charging profiles by id, or by connector, purpose and stack level.",
    ClearChargingProfileRequest -> ClearChargingProfileResponse
);
