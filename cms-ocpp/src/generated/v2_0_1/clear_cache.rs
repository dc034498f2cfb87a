// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `ClearCache`: Empties the authorization cache.
//!
//! OCPP 2.0.1 part 2, C11; message 1.6.

use super::datatypes::StatusInfo;
use super::enums::ClearCacheStatus;
use crate::message::define_action;
use crate::schema::{ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Empties the authorization cache.
///
/// OCPP 2.0.1 part 2, C11; message 1.6.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ClearCache;

/// The request of [`ClearCache`]: empties the authorization cache.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ClearCacheRequest {
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ClearCacheRequest {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

/// The response of [`ClearCache`].
#[derive(Debug, Clone, PartialEq)]
pub struct ClearCacheResponse {
    /// The answer, or the state reported.
    pub status: ClearCacheStatus,
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ClearCacheResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: ClearCacheStatus) -> Self {
        Self { status, status_info: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    ClearCacheRequest closed {
        0 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    ClearCacheResponse closed {
        0 status: "status" required ValueSchema::Choice(ClearCacheStatus::SCHEMA);
        1 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    ClearCache,
    V2_0_1,
    CsmsToStation,
    "ClearCache",
    "C. Authorization",
    "OCPP 2.0.1 part 2, C11; message 1.6",
    "Empties the authorization cache.",
    ClearCacheRequest -> ClearCacheResponse
);
