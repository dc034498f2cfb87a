// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `UnlockConnector`: Asks for the cable lock of a connector to be opened.
//!
//! OCPP 1.6 edition 2, section 5.18.

use super::enums::UnlockStatus;
use crate::message::define_action;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::Extra;

/// Asks for the cable lock of a connector to be opened.
///
/// OCPP 1.6 edition 2, section 5.18.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct UnlockConnector;

/// The request of [`UnlockConnector`]: asks for the cable lock of a connector to be opened.
#[derive(Debug, Clone, PartialEq)]
pub struct UnlockConnectorRequest {
    /// The connector, numbered from 1; 0 is the station as a whole where that is allowed.
    pub connector_id: i64,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl UnlockConnectorRequest {
    /// With the required members.
    #[must_use]
    pub fn new(connector_id: i64) -> Self {
        Self { connector_id, extra: Extra::default() }
    }
}

/// The response of [`UnlockConnector`].
#[derive(Debug, Clone, PartialEq)]
pub struct UnlockConnectorResponse {
    /// The answer, or the state reported.
    pub status: UnlockStatus,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl UnlockConnectorResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: UnlockStatus) -> Self {
        Self { status, extra: Extra::default() }
    }
}

object! {
    UnlockConnectorRequest closed {
        0 connector_id: "connectorId" required ValueSchema::Integer(RangeSchema::ANY);
    }
}

object! {
    UnlockConnectorResponse closed {
        0 status: "status" required ValueSchema::Choice(UnlockStatus::SCHEMA);
    }
}

define_action!(
    UnlockConnector,
    V1_6,
    CsmsToStation,
    "UnlockConnector",
    "Core",
    "OCPP 1.6 edition 2, section 5.18",
    "Asks for the cable lock of a connector to be opened.",
    UnlockConnectorRequest -> UnlockConnectorResponse
);
