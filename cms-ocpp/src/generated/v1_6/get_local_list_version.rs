// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `GetLocalListVersion`: Asks for the version of the local authorization list.
//!
//! OCPP 1.6 edition 2, section 5.10.

use crate::message::define_action;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::Extra;

/// Asks for the version of the local authorization list.
///
/// OCPP 1.6 edition 2, section 5.10.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct GetLocalListVersion;

/// The request of [`GetLocalListVersion`]: asks for the version of the local authorization list.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct GetLocalListVersionRequest {
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
    /// The version of the list; 0 is an empty list, -1 an unsupported one.
    pub list_version: i64,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl GetLocalListVersionResponse {
    /// With the required members.
    #[must_use]
    pub fn new(list_version: i64) -> Self {
        Self { list_version, extra: Extra::default() }
    }
}

object! {
    GetLocalListVersionRequest closed {}
}

object! {
    GetLocalListVersionResponse closed {
        0 list_version: "listVersion" required ValueSchema::Integer(RangeSchema::ANY);
    }
}

define_action!(
    GetLocalListVersion,
    V1_6,
    CsmsToStation,
    "GetLocalListVersion",
    "LocalAuthListManagement",
    "OCPP 1.6 edition 2, section 5.10",
    "Asks for the version of the local authorization list.",
    GetLocalListVersionRequest -> GetLocalListVersionResponse
);
