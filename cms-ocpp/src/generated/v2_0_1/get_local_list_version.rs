// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `GetLocalListVersion`: Asks for the version of the local authorization list.
//!
//! OCPP 2.0.1 part 2, D02; message 1.23.

use crate::message::define_action;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Asks for the version of the local authorization list.
///
/// OCPP 2.0.1 part 2, D02; message 1.23.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct GetLocalListVersion;

/// The request of [`GetLocalListVersion`]: asks for the version of the local authorization list.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct GetLocalListVersionRequest {
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl GetLocalListVersionRequest {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

/// The response of [`GetLocalListVersion`].
#[derive(Debug, Clone, PartialEq)]
pub struct GetLocalListVersionResponse {
    /// The version of the list; 0 is an empty list.
    pub version_number: i64,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl GetLocalListVersionResponse {
    /// With the required members.
    #[must_use]
    pub fn new(version_number: i64) -> Self {
        Self { version_number, custom_data: None, extra: Extra::default() }
    }
}

object! {
    GetLocalListVersionRequest closed {
        0 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    GetLocalListVersionResponse closed {
        0 version_number: "versionNumber" required ValueSchema::Integer(RangeSchema::ANY);
        1 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    GetLocalListVersion,
    V2_0_1,
    CsmsToStation,
    "GetLocalListVersion",
    "D. Local Authorization List Management",
    "OCPP 2.0.1 part 2, D02; message 1.23",
    "Asks for the version of the local authorization list.",
    GetLocalListVersionRequest -> GetLocalListVersionResponse
);
