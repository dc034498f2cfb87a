// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `TransactionEvent`: Reports that a transaction began, changed or ended.
//!
//! OCPP 2.1 part 2, E01 to E12; message 1.84.

use super::datatypes::{
    CostDetails, Evse, IdToken, IdTokenInfo, MessageContent, MeterValue, Transaction, TransactionLimit,
};
use super::enums::{PreconditioningStatus, TransactionEventType, TriggerReason};
use crate::message::define_action;
use crate::schema::{ListSchema, RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, JsonDecimal, Timestamp};

/// Reports that a transaction began, changed or ended.
///
/// OCPP 2.1 part 2, E01 to E12; message 1.84.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TransactionEvent;

/// The request of [`TransactionEvent`]: reports that a transaction began, changed or ended.
#[derive(Debug, Clone, PartialEq)]
pub struct TransactionEventRequest {
    /// Cost details.
    pub cost_details: Option<CostDetails>,
    /// Event type.
    pub event_type: TransactionEventType,
    /// Meter value. At least 1 item.
    pub meter_value: Option<Vec<MeterValue>>,
    /// Timestamp.
    pub timestamp: Timestamp,
    /// Trigger reason.
    pub trigger_reason: TriggerReason,
    /// Seq no. At least 0.
    pub seq_no: i64,
    /// Whether it applies: offline. `false` when absent.
    pub offline: Option<bool>,
    /// Number of phases used. From 0 to 3.
    pub number_of_phases_used: Option<i64>,
    /// Cable max current.
    pub cable_max_current: Option<i64>,
    /// Reservation id. At least 0.
    pub reservation_id: Option<i64>,
    /// Preconditioning status.
    pub preconditioning_status: Option<PreconditioningStatus>,
    /// Whether it applies: EVSE sleep.
    pub evse_sleep: Option<bool>,
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
            cost_details: None,
            event_type,
            meter_value: None,
            timestamp,
            trigger_reason,
            seq_no,
            offline: None,
            number_of_phases_used: None,
            cable_max_current: None,
            reservation_id: None,
            preconditioning_status: None,
            evse_sleep: None,
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
    /// Transaction limit.
    pub transaction_limit: Option<TransactionLimit>,
    /// Updated personal message.
    pub updated_personal_message: Option<MessageContent>,
    /// Updated personal message extra. 1 to 4 items.
    pub updated_personal_message_extra: Option<Vec<MessageContent>>,
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
        0 cost_details: "costDetails" optional ValueSchema::Object(CostDetails::SCHEMA);
        1 event_type: "eventType" required ValueSchema::Choice(TransactionEventType::SCHEMA);
        2 meter_value: "meterValue" optional ValueSchema::List(&ListSchema::new(ValueSchema::Object(MeterValue::SCHEMA), 1, None));
        3 timestamp: "timestamp" required ValueSchema::Time;
        4 trigger_reason: "triggerReason" required ValueSchema::Choice(TriggerReason::SCHEMA);
        5 seq_no: "seqNo" required ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        6 offline: "offline" optional ValueSchema::Boolean;
        7 number_of_phases_used: "numberOfPhasesUsed" optional ValueSchema::Integer(RangeSchema::ANY.at_least(0).at_most(3));
        8 cable_max_current: "cableMaxCurrent" optional ValueSchema::Integer(RangeSchema::ANY);
        9 reservation_id: "reservationId" optional ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        10 preconditioning_status: "preconditioningStatus" optional ValueSchema::Choice(PreconditioningStatus::SCHEMA);
        11 evse_sleep: "evseSleep" optional ValueSchema::Boolean;
        12 transaction_info: "transactionInfo" required ValueSchema::Object(Transaction::SCHEMA);
        13 evse: "evse" optional ValueSchema::Object(Evse::SCHEMA);
        14 id_token: "idToken" optional ValueSchema::Object(IdToken::SCHEMA);
        15 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    TransactionEventResponse closed {
        0 total_cost: "totalCost" optional ValueSchema::Number(RangeSchema::ANY);
        1 charging_priority: "chargingPriority" optional ValueSchema::Integer(RangeSchema::ANY);
        2 id_token_info: "idTokenInfo" optional ValueSchema::Object(IdTokenInfo::SCHEMA);
        3 transaction_limit: "transactionLimit" optional ValueSchema::Object(TransactionLimit::SCHEMA);
        4 updated_personal_message: "updatedPersonalMessage" optional ValueSchema::Object(MessageContent::SCHEMA);
        5 updated_personal_message_extra: "updatedPersonalMessageExtra" optional ValueSchema::List(&ListSchema::new(ValueSchema::Object(MessageContent::SCHEMA), 1, Some(4)));
        6 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    TransactionEvent,
    V2_1,
    StationToCsms,
    "TransactionEvent",
    "E. Transactions",
    "OCPP 2.1 part 2, E01 to E12; message 1.84",
    "Reports that a transaction began, changed or ended.",
    TransactionEventRequest -> TransactionEventResponse
);
