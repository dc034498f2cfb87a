// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `RequestStartTransaction`: Asks for a transaction to be started for an id token.
//!
//! OCPP 2.1 part 2, F01, F02; message 1.66.

use super::datatypes::{ChargingProfile, IdToken, StatusInfo};
use super::enums::RequestStartStopStatus;
use crate::message::define_action;
use crate::schema::{RangeSchema, TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Asks for a transaction to be started for an id token.
///
/// OCPP 2.1 part 2, F01, F02; message 1.66.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RequestStartTransaction;

/// The request of [`RequestStartTransaction`]: asks for a transaction to be started for an id token.
#[derive(Debug, Clone, PartialEq)]
pub struct RequestStartTransactionRequest {
    /// The EVSE; 0 is the station as a whole where that is allowed. At least 1.
    pub evse_id: Option<i64>,
    /// The group the token belongs to.
    pub group_id_token: Option<IdToken>,
    /// The token a driver is identified by.
    pub id_token: IdToken,
    /// The request it was started by.
    pub remote_start_id: i64,
    /// The charging profile.
    pub charging_profile: Option<ChargingProfile>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl RequestStartTransactionRequest {
    /// With the required members.
    #[must_use]
    pub fn new(id_token: IdToken, remote_start_id: i64) -> Self {
        Self {
            evse_id: None,
            group_id_token: None,
            id_token,
            remote_start_id,
            charging_profile: None,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

/// The response of [`RequestStartTransaction`].
#[derive(Debug, Clone, PartialEq)]
pub struct RequestStartTransactionResponse {
    /// The answer, or the state reported.
    pub status: RequestStartStopStatus,
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// The transaction. At most 36 characters.
    pub transaction_id: Option<String>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl RequestStartTransactionResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: RequestStartStopStatus) -> Self {
        Self { status, status_info: None, transaction_id: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    RequestStartTransactionRequest closed {
        0 evse_id: "evseId" optional ValueSchema::Integer(RangeSchema::ANY.at_least(1));
        1 group_id_token: "groupIdToken" optional ValueSchema::Object(IdToken::SCHEMA);
        2 id_token: "idToken" required ValueSchema::Object(IdToken::SCHEMA);
        3 remote_start_id: "remoteStartId" required ValueSchema::Integer(RangeSchema::ANY);
        4 charging_profile: "chargingProfile" optional ValueSchema::Object(ChargingProfile::SCHEMA);
        5 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    RequestStartTransactionResponse closed {
        0 status: "status" required ValueSchema::Choice(RequestStartStopStatus::SCHEMA);
        1 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        2 transaction_id: "transactionId" optional ValueSchema::Text(TextSchema::up_to(36));
        3 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    RequestStartTransaction,
    V2_1,
    CsmsToStation,
    "RequestStartTransaction",
    "F. Remote Control",
    "OCPP 2.1 part 2, F01, F02; message 1.66",
    "Asks for a transaction to be started for an id token.",
    RequestStartTransactionRequest -> RequestStartTransactionResponse
);
