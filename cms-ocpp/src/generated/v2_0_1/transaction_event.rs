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
    /// Event type.
    pub event_type: TransactionEventType,
    /// Meter value. At least 1 item.
    pub meter_value: Option<Vec<MeterValue>>,
    /// Timestamp.
    pub timestamp: Timestamp,
    /// Trigger reason.
    pub trigger_reason: TriggerReason,
    /// Seq no.
    pub seq_no: i64,
    /// Whether it applies: offline. `false` when absent.
    pub offline: Option<bool>,
    /// Number of phases used.
    pub number_of_phases_used: Option<i64>,
    /// Cable max current.
    pub cable_max_current: Option<i64>,
    /// Reservation id.
    pub reservation_id: Option<i64>,
    /// Transaction info.
    pub transaction_info: Transaction,
    /// EVSE.
    pub evse: Option<Evse>,
    /// ID token.
    pub id_token: Option<IdToken>,
    /// Custom data.
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
    /// Total cost.
    pub total_cost: Option<JsonDecimal>,
    /// Charging priority.
    pub charging_priority: Option<i64>,
    /// ID token info.
    pub id_token_info: Option<IdTokenInfo>,
    /// Updated personal message.
    pub updated_personal_message: Option<MessageContent>,
    /// Custom data.
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
