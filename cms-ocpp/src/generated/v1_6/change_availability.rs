// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `ChangeAvailability`: Takes a connector or the whole charge point out of service, or back in.
//!
//! OCPP 1.6 edition 2, section 5.2.

use super::enums::{AvailabilityStatus, AvailabilityType};
use crate::message::define_action;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::Extra;

/// Takes a connector or the whole charge point out of service, or back in.
///
/// OCPP 1.6 edition 2, section 5.2.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ChangeAvailability;

/// The request of [`ChangeAvailability`]: takes a connector or the whole charge point out of service, or back in.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangeAvailabilityRequest {
    /// The connector, numbered from 1; 0 is the station as a whole where that is allowed.
    pub connector_id: i64,
    /// Type.
    pub r#type: AvailabilityType,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ChangeAvailabilityRequest {
    /// With the required members.
    #[must_use]
    pub fn new(connector_id: i64, r#type: AvailabilityType) -> Self {
        Self { connector_id, r#type, extra: Extra::default() }
    }
}

/// The response of [`ChangeAvailability`].
#[derive(Debug, Clone, PartialEq)]
pub struct ChangeAvailabilityResponse {
    /// The answer, or the state reported.
    pub status: AvailabilityStatus,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ChangeAvailabilityResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: AvailabilityStatus) -> Self {
        Self { status, extra: Extra::default() }
    }
}

object! {
    ChangeAvailabilityRequest closed {
        0 connector_id: "connectorId" required ValueSchema::Integer(RangeSchema::ANY);
        1 r#type: "type" required ValueSchema::Choice(AvailabilityType::SCHEMA);
    }
}

object! {
    ChangeAvailabilityResponse closed {
        0 status: "status" required ValueSchema::Choice(AvailabilityStatus::SCHEMA);
    }
}

define_action!(
    ChangeAvailability,
    V1_6,
    CsmsToStation,
    "ChangeAvailability",
    "Core",
    "OCPP 1.6 edition 2, section 5.2",
    "Takes a connector or the whole charge point out of service, or back in.",
    ChangeAvailabilityRequest -> ChangeAvailabilityResponse
);
