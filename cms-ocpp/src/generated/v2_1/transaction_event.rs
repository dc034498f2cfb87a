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
    /// What the transaction costs and why.
    pub cost_details: Option<CostDetails>,
    /// Which event it is.
    pub event_type: TransactionEventType,
    /// The measurements, each of one moment. At least 1 item.
    pub meter_value: Option<Vec<MeterValue>>,
    /// When it was.
    pub timestamp: Timestamp,
    /// What caused the message.
    pub trigger_reason: TriggerReason,
    /// The number of this part, from 0. At least 0.
    pub seq_no: i64,
    /// Whether it happened while the station was offline. `false` when absent.
    pub offline: Option<bool>,
    /// How many phases are in use. From 0 to 3.
    pub number_of_phases_used: Option<i64>,
    /// What the cable can carry, in A.
    pub cable_max_current: Option<i64>,
    /// The reservation. At least 0.
    pub reservation_id: Option<i64>,
    /// Preconditioning status.
    pub preconditioning_status: Option<PreconditioningStatus>,
    /// Whether it applies: EVSE sleep.
    pub evse_sleep: Option<bool>,
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
    /// What the transaction costs so far or in all, taxes included.
    pub total_cost: Option<JsonDecimal>,
    /// The priority of the driver, from -9 to 9.
    pub charging_priority: Option<i64>,
    /// What is known of the token.
    pub id_token_info: Option<IdTokenInfo>,
    /// The limits of cost, energy, time or state of charge.
    pub transaction_limit: Option<TransactionLimit>,
    /// A message to show to the driver from now on.
    pub updated_personal_message: Option<MessageContent>,
    /// Updated personal message extra. 1 to 4 items.
    pub updated_personal_message_extra: Option<Vec<MessageContent>>,
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
