// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::{ChargingProfileKind, ChargingProfilePurpose, RecurrencyKind};
use super::ChargingSchedule;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{Extra, Timestamp};

/// Charging profile.
///
/// OCPP 1.6, `ChargingProfile`.
#[derive(Debug, Clone, PartialEq)]
pub struct ChargingProfile {
    /// Charging profile id.
    pub charging_profile_id: i64,
    /// Transaction id.
    pub transaction_id: Option<i64>,
    /// Stack level.
    pub stack_level: i64,
    /// Charging profile purpose.
    pub charging_profile_purpose: ChargingProfilePurpose,
    /// Charging profile kind.
    pub charging_profile_kind: ChargingProfileKind,
    /// Recurrency kind.
    pub recurrency_kind: Option<RecurrencyKind>,
    /// Valid from.
    pub valid_from: Option<Timestamp>,
    /// Valid to.
    pub valid_to: Option<Timestamp>,
    /// Charging schedule.
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
