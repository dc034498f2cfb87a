// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `UnlockConnector`: Asks for the cable lock of a connector to be opened.
//!
//! OCPP 2.1 part 2, F05; message 1.86.

use super::datatypes::StatusInfo;
use super::enums::UnlockStatus;
use crate::message::define_action;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Asks for the cable lock of a connector to be opened.
///
/// OCPP 2.1 part 2, F05; message 1.86.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct UnlockConnector;

/// The request of [`UnlockConnector`]: asks for the cable lock of a connector to be opened.
#[derive(Debug, Clone, PartialEq)]
pub struct UnlockConnectorRequest {
    /// The EVSE; 0 is the station as a whole where that is allowed. At least 0.
    pub evse_id: i64,
    /// The connector, numbered from 1; 0 is the station as a whole where that is allowed. At least 0.
    pub connector_id: i64,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl UnlockConnectorRequest {
    /// With the required members.
    #[must_use]
    pub fn new(evse_id: i64, connector_id: i64) -> Self {
        Self { evse_id, connector_id, custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`UnlockConnector`].
#[derive(Debug, Clone, PartialEq)]
pub struct UnlockConnectorResponse {
    /// The answer, or the state reported.
    pub status: UnlockStatus,
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl UnlockConnectorResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: UnlockStatus) -> Self {
        Self { status, status_info: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    UnlockConnectorRequest closed {
        0 evse_id: "evseId" required ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        1 connector_id: "connectorId" required ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    UnlockConnectorResponse closed {
        0 status: "status" required ValueSchema::Choice(UnlockStatus::SCHEMA);
        1 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    UnlockConnector,
    V2_1,
    CsmsToStation,
    "UnlockConnector",
    "F. Remote Control",
    "OCPP 2.1 part 2, F05; message 1.86",
    "Asks for the cable lock of a connector to be opened.",
    UnlockConnectorRequest -> UnlockConnectorResponse
);
