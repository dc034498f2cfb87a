// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `SetNetworkProfile`: Sets how the station connects to a CSMS.
//!
//! OCPP 2.0.1 part 2, B09; message 1.55.

use super::datatypes::{NetworkConnectionProfile, StatusInfo};
use super::enums::SetNetworkProfileStatus;
use crate::message::define_action;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Sets how the station connects to a CSMS.
///
/// OCPP 2.0.1 part 2, B09; message 1.55.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SetNetworkProfile;

/// The request of [`SetNetworkProfile`]: sets how the station connects to a CSMS.
#[derive(Debug, Clone, PartialEq)]
pub struct SetNetworkProfileRequest {
    /// The slot the profile is kept in.
    pub configuration_slot: i64,
    /// How to connect.
    pub connection_data: NetworkConnectionProfile,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl SetNetworkProfileRequest {
    /// With the required members.
    #[must_use]
    pub fn new(configuration_slot: i64, connection_data: NetworkConnectionProfile) -> Self {
        Self { configuration_slot, connection_data, custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`SetNetworkProfile`].
#[derive(Debug, Clone, PartialEq)]
pub struct SetNetworkProfileResponse {
    /// The answer, or the state reported.
    pub status: SetNetworkProfileStatus,
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl SetNetworkProfileResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: SetNetworkProfileStatus) -> Self {
        Self { status, status_info: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    SetNetworkProfileRequest closed {
        0 configuration_slot: "configurationSlot" required ValueSchema::Integer(RangeSchema::ANY);
        1 connection_data: "connectionData" required ValueSchema::Object(NetworkConnectionProfile::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    SetNetworkProfileResponse closed {
        0 status: "status" required ValueSchema::Choice(SetNetworkProfileStatus::SCHEMA);
        1 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    SetNetworkProfile,
    V2_0_1,
    CsmsToStation,
    "SetNetworkProfile",
    "B. Provisioning",
    "OCPP 2.0.1 part 2, B09; message 1.55",
    "Sets how the station connects to a CSMS.",
    SetNetworkProfileRequest -> SetNetworkProfileResponse
);
