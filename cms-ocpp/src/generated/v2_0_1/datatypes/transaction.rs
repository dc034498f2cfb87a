// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::{ChargingState, Reason};
use crate::schema::{RangeSchema, TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// What is known of a transaction.
///
/// OCPP 2.0.1, `TransactionType`.
#[derive(Debug, Clone, PartialEq)]
pub struct Transaction {
    /// The transaction. At most 36 characters.
    pub transaction_id: String,
    /// The state of charging.
    pub charging_state: Option<ChargingState>,
    /// How long energy flowed, in seconds.
    pub time_spent_charging: Option<i64>,
    /// Why it ended.
    pub stopped_reason: Option<Reason>,
    /// The request it was started by.
    pub remote_start_id: Option<i64>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl Transaction {
    /// With the required members.
    pub fn new(transaction_id: impl Into<String>) -> Self {
        Self {
            transaction_id: transaction_id.into(),
            charging_state: None,
            time_spent_charging: None,
            stopped_reason: None,
            remote_start_id: None,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    Transaction closed {
        0 transaction_id: "transactionId" required ValueSchema::Text(TextSchema::up_to(36));
        1 charging_state: "chargingState" optional ValueSchema::Choice(ChargingState::SCHEMA);
        2 time_spent_charging: "timeSpentCharging" optional ValueSchema::Integer(RangeSchema::ANY);
        3 stopped_reason: "stoppedReason" optional ValueSchema::Choice(Reason::SCHEMA);
        4 remote_start_id: "remoteStartId" optional ValueSchema::Integer(RangeSchema::ANY);
        5 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
