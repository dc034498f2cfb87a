// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `SendLocalList`: Replaces or updates the local authorization list.
//!
//! OCPP 1.6 edition 2, section 5.15.

use super::datatypes::AuthorizationData;
use super::enums::{UpdateStatus, UpdateType};
use crate::message::define_action;
use crate::schema::{ListSchema, RangeSchema, ValueSchema, object};
use crate::types::Extra;

/// Replaces or updates the local authorization list.
///
/// OCPP 1.6 edition 2, section 5.15.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SendLocalList;

/// The request of [`SendLocalList`]: replaces or updates the local authorization list.
#[derive(Debug, Clone, PartialEq)]
pub struct SendLocalListRequest {
    /// The version of the list; 0 is an empty list, -1 an unsupported one.
    pub list_version: i64,
    /// The entries.
    pub local_authorization_list: Option<Vec<AuthorizationData>>,
    /// Whether the list is replaced or changed.
    pub update_type: UpdateType,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl SendLocalListRequest {
    /// With the required members.
    #[must_use]
    pub fn new(list_version: i64, update_type: UpdateType) -> Self {
        Self { list_version, local_authorization_list: None, update_type, extra: Extra::default() }
    }
}

/// The response of [`SendLocalList`].
#[derive(Debug, Clone, PartialEq)]
pub struct SendLocalListResponse {
    /// The answer, or the state reported.
    pub status: UpdateStatus,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl SendLocalListResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: UpdateStatus) -> Self {
        Self { status, extra: Extra::default() }
    }
}

object! {
    SendLocalListRequest closed {
        0 list_version: "listVersion" required ValueSchema::Integer(RangeSchema::ANY);
        1 local_authorization_list: "localAuthorizationList" optional ValueSchema::List(&ListSchema::new(ValueSchema::Object(AuthorizationData::SCHEMA), 0, None));
        2 update_type: "updateType" required ValueSchema::Choice(UpdateType::SCHEMA);
    }
}

object! {
    SendLocalListResponse closed {
        0 status: "status" required ValueSchema::Choice(UpdateStatus::SCHEMA);
    }
}

define_action!(
    SendLocalList,
    V1_6,
    CsmsToStation,
    "SendLocalList",
    "LocalAuthListManagement",
    "OCPP 1.6 edition 2, section 5.15",
    "Replaces or updates the local authorization list.",
    SendLocalListRequest -> SendLocalListResponse
);
