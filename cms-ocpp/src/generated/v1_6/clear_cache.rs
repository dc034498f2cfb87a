// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `ClearCache`: Empties the authorization cache.
//!
//! OCPP 1.6 edition 2, section 5.4.

use super::enums::ClearCacheStatus;
use crate::message::define_action;
use crate::schema::{ValueSchema, object};
use crate::types::Extra;

/// Empties the authorization cache.
///
/// OCPP 1.6 edition 2, section 5.4.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ClearCache;

/// The request of [`ClearCache`]: empties the authorization cache.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ClearCacheRequest {
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
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ClearCacheResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: ClearCacheStatus) -> Self {
        Self { status, extra: Extra::default() }
    }
}

object! {
    ClearCacheRequest closed {}
}

object! {
    ClearCacheResponse closed {
        0 status: "status" required ValueSchema::Choice(ClearCacheStatus::SCHEMA);
    }
}

define_action!(
    ClearCache,
    V1_6,
    CsmsToStation,
    "ClearCache",
    "Core",
    "OCPP 1.6 edition 2, section 5.4",
    "Empties the authorization cache.",
    ClearCacheRequest -> ClearCacheResponse
);
