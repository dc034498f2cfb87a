// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `ChangeAvailability`: Takes a connector, an EVSE or the whole station out of service, or back in.
//!
//! OCPP 2.1 part 2, G03, G04; message 1.8.

use super::datatypes::{Evse, StatusInfo};
use super::enums::{ChangeAvailabilityStatus, OperationalStatus};
use crate::message::define_action;
use crate::schema::{ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Takes a connector, an EVSE or the whole station out of service, or back in.
///
/// OCPP 2.1 part 2, G03, G04; message 1.8.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ChangeAvailability;

/// The request of [`ChangeAvailability`]: takes a connector, an EVSE or the whole station out of service, or back in.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangeAvailabilityRequest {
    /// The EVSE, and its connector where one is meant.
    pub evse: Option<Evse>,
    /// In service or out of it.
    pub operational_status: OperationalStatus,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ChangeAvailabilityRequest {
    /// With the required members.
    #[must_use]
    pub fn new(operational_status: OperationalStatus) -> Self {
        Self { evse: None, operational_status, custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`ChangeAvailability`].
#[derive(Debug, Clone, PartialEq)]
pub struct ChangeAvailabilityResponse {
    /// The answer, or the state reported.
    pub status: ChangeAvailabilityStatus,
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ChangeAvailabilityResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: ChangeAvailabilityStatus) -> Self {
        Self { status, status_info: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    ChangeAvailabilityRequest closed {
        0 evse: "evse" optional ValueSchema::Object(Evse::SCHEMA);
        1 operational_status: "operationalStatus" required ValueSchema::Choice(OperationalStatus::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    ChangeAvailabilityResponse closed {
        0 status: "status" required ValueSchema::Choice(ChangeAvailabilityStatus::SCHEMA);
        1 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    ChangeAvailability,
    V2_1,
    CsmsToStation,
    "ChangeAvailability",
    "G. Availability",
    "OCPP 2.1 part 2, G03, G04; message 1.8",
    "Takes a connector, an EVSE or the whole station out of service, or back in.",
    ChangeAvailabilityRequest -> ChangeAvailabilityResponse
);
