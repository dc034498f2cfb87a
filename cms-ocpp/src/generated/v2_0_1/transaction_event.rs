// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `TransactionEvent`: Reports that a transaction began, changed or ended.
//!
//! OCPP 2.0.1 part 2, E01 to E12; message 1.60.

use super::datatypes::{Evse, IdToken, IdTokenInfo, MessageContent, MeterValue, Transaction};
use super::enums::{TransactionEventType, TriggerReason};
use crate::message::define_action;
use crate::schema::{ListSchema, RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, JsonDecimal, Timestamp};

/// Reports that a transaction began, changed or ended.
///
/// OCPP 2.0.1 part 2, E01 to E12; message 1.60.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TransactionEvent;

/// The request of [`TransactionEvent`]: reports that a transaction began, changed or ended.
#[derive(Debug, Clone, PartialEq)]
pub struct TransactionEventRequest {
    /// Which event it is.
    pub event_type: TransactionEventType,
    /// The measurements, each of one moment. At least 1 item.
    pub meter_value: Option<Vec<MeterValue>>,
    /// When it was.
    pub timestamp: Timestamp,
    /// What caused the message.
    pub trigger_reason: TriggerReason,
    /// The number of this part, from 0.
    pub seq_no: i64,
    /// Whether it happened while the station was offline. `false` when absent.
    pub offline: Option<bool>,
    /// How many phases are in use.
    pub number_of_phases_used: Option<i64>,
    /// What the cable can carry, in A.
    pub cable_max_current: Option<i64>,
    /// The reservation.
    pub reservation_id: Option<i64>,
    /// The transaction.
    pub transaction_info: Transaction,
    /// The EVSE, and its connector where one is meant.
    pub evse: Option<Evse>,
    /// The token a driver is identified by.
    pub id_token: Option<IdToken>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl TransactionEventRequest {
    /// With the required members.
    #[must_use]
    pub fn new(
        event_type: TransactionEventType,
        timestamp: Timestamp,
        trigger_reason: TriggerReason,
        seq_no: i64,
        transaction_info: Transaction,
    ) -> Self {
        Self {
            event_type,
            meter_value: None,
            timestamp,
            trigger_reason,
            seq_no,
            offline: None,
            number_of_phases_used: None,
            cable_max_current: None,
            reservation_id: None,
            transaction_info,
            evse: None,
            id_token: None,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

/// The response of [`TransactionEvent`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TransactionEventResponse {
    /// What the transaction costs so far or in all, taxes included.
    pub total_cost: Option<JsonDecimal>,
    /// The priority of the driver, from -9 to 9.
    pub charging_priority: Option<i64>,
    /// What is known of the token.
    pub id_token_info: Option<IdTokenInfo>,
    /// A message to show to the driver from now on.
    pub updated_personal_message: Option<MessageContent>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl TransactionEventResponse {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

object! {
    TransactionEventRequest closed {
        0 event_type: "eventType" required ValueSchema::Choice(TransactionEventType::SCHEMA);
        1 meter_value: "meterValue" optional ValueSchema::List(&ListSchema::new(ValueSchema::Object(MeterValue::SCHEMA), 1, None));
        2 timestamp: "timestamp" required ValueSchema::Time;
        3 trigger_reason: "triggerReason" required ValueSchema::Choice(TriggerReason::SCHEMA);
        4 seq_no: "seqNo" required ValueSchema::Integer(RangeSchema::ANY);
        5 offline: "offline" optional ValueSchema::Boolean;
        6 number_of_phases_used: "numberOfPhasesUsed" optional ValueSchema::Integer(RangeSchema::ANY);
        7 cable_max_current: "cableMaxCurrent" optional ValueSchema::Integer(RangeSchema::ANY);
        8 reservation_id: "reservationId" optional ValueSchema::Integer(RangeSchema::ANY);
        9 transaction_info: "transactionInfo" required ValueSchema::Object(Transaction::SCHEMA);
        10 evse: "evse" optional ValueSchema::Object(Evse::SCHEMA);
        11 id_token: "idToken" optional ValueSchema::Object(IdToken::SCHEMA);
        12 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    TransactionEventResponse closed {
        0 total_cost: "totalCost" optional ValueSchema::Number(RangeSchema::ANY);
        1 charging_priority: "chargingPriority" optional ValueSchema::Integer(RangeSchema::ANY);
        2 id_token_info: "idTokenInfo" optional ValueSchema::Object(IdTokenInfo::SCHEMA);
        3 updated_personal_message: "updatedPersonalMessage" optional ValueSchema::Object(MessageContent::SCHEMA);
        4 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    TransactionEvent,
    V2_0_1,
    StationToCsms,
    "TransactionEvent",
    "E. Transactions",
    "OCPP 2.0.1 part 2, E01 to E12; message 1.60",
    "Reports that a transaction began, changed or ended.",
    TransactionEventRequest -> TransactionEventResponse
);
