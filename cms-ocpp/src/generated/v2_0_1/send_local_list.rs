// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `SendLocalList`: Replaces or updates the local authorization list.
//!
//! OCPP 2.0.1 part 2, D01; message 1.50.

use super::datatypes::{AuthorizationData, StatusInfo};
use super::enums::{SendLocalListStatus, UpdateType};
use crate::message::define_action;
use crate::schema::{ListSchema, RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Replaces or updates the local authorization list.
///
/// OCPP 2.0.1 part 2, D01; message 1.50.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SendLocalList;

/// The request of [`SendLocalList`]: replaces or updates the local authorization list.
#[derive(Debug, Clone, PartialEq)]
pub struct SendLocalListRequest {
    /// The entries. At least 1 item.
    pub local_authorization_list: Option<Vec<AuthorizationData>>,
    /// The version of the list; 0 is an empty list.
    pub version_number: i64,
    /// Whether the list is replaced or changed.
    pub update_type: UpdateType,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl SendLocalListRequest {
    /// With the required members.
    #[must_use]
    pub fn new(version_number: i64, update_type: UpdateType) -> Self {
        Self { local_authorization_list: None, version_number, update_type, custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`SendLocalList`].
#[derive(Debug, Clone, PartialEq)]
pub struct SendLocalListResponse {
    /// The answer, or the state reported.
    pub status: SendLocalListStatus,
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl SendLocalListResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: SendLocalListStatus) -> Self {
        Self { status, status_info: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    SendLocalListRequest closed {
        0 local_authorization_list: "localAuthorizationList" optional ValueSchema::List(&ListSchema::new(ValueSchema::Object(AuthorizationData::SCHEMA), 1, None));
        1 version_number: "versionNumber" required ValueSchema::Integer(RangeSchema::ANY);
        2 update_type: "updateType" required ValueSchema::Choice(UpdateType::SCHEMA);
        3 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    SendLocalListResponse closed {
        0 status: "status" required ValueSchema::Choice(SendLocalListStatus::SCHEMA);
        1 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    SendLocalList,
    V2_0_1,
    CsmsToStation,
    "SendLocalList",
    "D. Local Authorization List Management",
    "OCPP 2.0.1 part 2, D01; message 1.50",
    "Replaces or updates the local authorization list.",
    SendLocalListRequest -> SendLocalListResponse
);
