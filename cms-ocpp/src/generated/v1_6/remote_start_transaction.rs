// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `RemoteStartTransaction`: Asks for a transaction to be started for an id tag.
//!
//! OCPP 1.6 edition 2, section 5.11.

use super::datatypes::ChargingProfile;
use super::enums::RemoteStartStopStatus;
use crate::message::define_action;
use crate::schema::{RangeSchema, TextSchema, ValueSchema, object};
use crate::types::Extra;

/// Asks for a transaction to be started for an id tag.
///
/// OCPP 1.6 edition 2, section 5.11.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RemoteStartTransaction;

/// The request of [`RemoteStartTransaction`]: asks for a transaction to be started for an id tag.
#[derive(Debug, Clone, PartialEq)]
pub struct RemoteStartTransactionRequest {
    /// The connector, numbered from 1; 0 is the station as a whole where that is allowed.
    pub connector_id: Option<i64>,
    /// The token a driver is identified by; compared without regard to case. At most 20 characters.
    pub id_tag: String,
    /// The charging profile.
    pub charging_profile: Option<ChargingProfile>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl RemoteStartTransactionRequest {
    /// With the required members.
    pub fn new(id_tag: impl Into<String>) -> Self {
        Self { connector_id: None, id_tag: id_tag.into(), charging_profile: None, extra: Extra::default() }
    }
}

/// The response of [`RemoteStartTransaction`].
#[derive(Debug, Clone, PartialEq)]
pub struct RemoteStartTransactionResponse {
    /// The answer, or the state reported.
    pub status: RemoteStartStopStatus,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl RemoteStartTransactionResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: RemoteStartStopStatus) -> Self {
        Self { status, extra: Extra::default() }
    }
}

object! {
    RemoteStartTransactionRequest closed {
        0 connector_id: "connectorId" optional ValueSchema::Integer(RangeSchema::ANY);
        1 id_tag: "idTag" required ValueSchema::Text(TextSchema::up_to(20));
        2 charging_profile: "chargingProfile" optional ValueSchema::Object(ChargingProfile::SCHEMA);
    }
}

object! {
    RemoteStartTransactionResponse closed {
        0 status: "status" required ValueSchema::Choice(RemoteStartStopStatus::SCHEMA);
    }
}

define_action!(
    RemoteStartTransaction,
    V1_6,
    CsmsToStation,
    "RemoteStartTransaction",
    "Core",
    "OCPP 1.6 edition 2, section 5.11",
    "Asks for a transaction to be started for an id tag.",
    RemoteStartTransactionRequest -> RemoteStartTransactionResponse
);
