// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::{ChargingProfileKind, ChargingProfilePurpose, RecurrencyKind};
use super::ChargingSchedule;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{Extra, Timestamp};

/// Limits of charging over time, with the purpose and validity they have.
///
/// OCPP 1.6, `ChargingProfile`.
#[derive(Debug, Clone, PartialEq)]
pub struct ChargingProfile {
    /// The profile.
    pub charging_profile_id: i64,
    /// The transaction.
    pub transaction_id: Option<i64>,
    /// Which profile wins where several apply: the higher level. At least 0 by the specification.
    pub stack_level: i64,
    /// What the profile limits.
    pub charging_profile_purpose: ChargingProfilePurpose,
    /// How the times of the schedule are meant.
    pub charging_profile_kind: ChargingProfileKind,
    /// How often a recurring schedule begins anew.
    pub recurrency_kind: Option<RecurrencyKind>,
    /// From when on it holds; at once when absent.
    pub valid_from: Option<Timestamp>,
    /// Until when it holds; without end when absent.
    pub valid_to: Option<Timestamp>,
    /// The limits over time.
    pub charging_schedule: ChargingSchedule,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ChargingProfile {
    /// With the required members.
    #[must_use]
    pub fn new(
        charging_profile_id: i64,
        stack_level: i64,
        charging_profile_purpose: ChargingProfilePurpose,
        charging_profile_kind: ChargingProfileKind,
        charging_schedule: ChargingSchedule,
    ) -> Self {
        Self {
            charging_profile_id,
            transaction_id: None,
            stack_level,
            charging_profile_purpose,
            charging_profile_kind,
            recurrency_kind: None,
            valid_from: None,
            valid_to: None,
            charging_schedule,
            extra: Extra::default(),
        }
    }
}

object! {
    ChargingProfile closed {
        0 charging_profile_id: "chargingProfileId" required ValueSchema::Integer(RangeSchema::ANY);
        1 transaction_id: "transactionId" optional ValueSchema::Integer(RangeSchema::ANY);
        2 stack_level: "stackLevel" required ValueSchema::Integer(RangeSchema::ANY);
        3 charging_profile_purpose: "chargingProfilePurpose" required ValueSchema::Choice(ChargingProfilePurpose::SCHEMA);
        4 charging_profile_kind: "chargingProfileKind" required ValueSchema::Choice(ChargingProfileKind::SCHEMA);
        5 recurrency_kind: "recurrencyKind" optional ValueSchema::Choice(RecurrencyKind::SCHEMA);
        6 valid_from: "validFrom" optional ValueSchema::Time;
        7 valid_to: "validTo" optional ValueSchema::Time;
        8 charging_schedule: "chargingSchedule" required ValueSchema::Object(ChargingSchedule::SCHEMA);
    }
}
