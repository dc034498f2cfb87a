// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `ReserveNow`: Reserves an EVSE for an id token until a given time.
//!
//! OCPP 2.0.1 part 2, H01; message 1.47.

use super::datatypes::{IdToken, StatusInfo};
use super::enums::{ConnectorType, ReserveNowStatus};
use crate::message::define_action;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, Timestamp};

/// Reserves an EVSE for an id token until a given time.
///
/// OCPP 2.0.1 part 2, H01; message 1.47.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ReserveNow;

/// The request of [`ReserveNow`]: reserves an EVSE for an id token until a given time.
#[derive(Debug, Clone, PartialEq)]
pub struct ReserveNowRequest {
    /// Its number.
    pub id: i64,
    /// Until when it holds.
    pub expiry_date_time: Timestamp,
    /// The type of connector.
    pub connector_type: Option<ConnectorType>,
    /// The token a driver is identified by.
    pub id_token: IdToken,
    /// The EVSE; 0 is the station as a whole where that is allowed.
    pub evse_id: Option<i64>,
    /// The group the token belongs to.
    pub group_id_token: Option<IdToken>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ReserveNowRequest {
    /// With the required members.
    #[must_use]
    pub fn new(id: i64, expiry_date_time: Timestamp, id_token: IdToken) -> Self {
        Self {
            id,
            expiry_date_time,
            connector_type: None,
            id_token,
            evse_id: None,
            group_id_token: None,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

/// The response of [`ReserveNow`].
#[derive(Debug, Clone, PartialEq)]
pub struct ReserveNowResponse {
    /// The answer, or the state reported.
    pub status: ReserveNowStatus,
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ReserveNowResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: ReserveNowStatus) -> Self {
        Self { status, status_info: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    ReserveNowRequest closed {
        0 id: "id" required ValueSchema::Integer(RangeSchema::ANY);
        1 expiry_date_time: "expiryDateTime" required ValueSchema::Time;
        2 connector_type: "connectorType" optional ValueSchema::Choice(ConnectorType::SCHEMA);
        3 id_token: "idToken" required ValueSchema::Object(IdToken::SCHEMA);
        4 evse_id: "evseId" optional ValueSchema::Integer(RangeSchema::ANY);
        5 group_id_token: "groupIdToken" optional ValueSchema::Object(IdToken::SCHEMA);
        6 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    ReserveNowResponse closed {
        0 status: "status" required ValueSchema::Choice(ReserveNowStatus::SCHEMA);
        1 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    ReserveNow,
    V2_0_1,
    CsmsToStation,
    "ReserveNow",
    "H. Reservation",
    "OCPP 2.0.1 part 2, H01; message 1.47",
    "Reserves an EVSE for an id token until a given time.",
    ReserveNowRequest -> ReserveNowResponse
);
