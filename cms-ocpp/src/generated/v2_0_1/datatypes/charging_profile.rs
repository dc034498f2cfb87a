// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::{ChargingProfileKind, ChargingProfilePurpose, RecurrencyKind};
use super::ChargingSchedule;
use crate::schema::{ListSchema, RangeSchema, TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, Timestamp};

/// Limits of charging over time, with the purpose and validity they have.
///
/// OCPP 2.0.1, `ChargingProfileType`.
#[derive(Debug, Clone, PartialEq)]
pub struct ChargingProfile {
    /// Its number.
    pub id: i64,
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
    /// The limits over time. 1 to 3 items.
    pub charging_schedule: Vec<ChargingSchedule>,
    /// The transaction. At most 36 characters.
    pub transaction_id: Option<String>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ChargingProfile {
    /// With the required members.
    #[must_use]
    pub fn new(
        id: i64,
        stack_level: i64,
        charging_profile_purpose: ChargingProfilePurpose,
        charging_profile_kind: ChargingProfileKind,
        charging_schedule: Vec<ChargingSchedule>,
    ) -> Self {
        Self {
            id,
            stack_level,
            charging_profile_purpose,
            charging_profile_kind,
            recurrency_kind: None,
            valid_from: None,
            valid_to: None,
            charging_schedule,
            transaction_id: None,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    ChargingProfile closed {
        0 id: "id" required ValueSchema::Integer(RangeSchema::ANY);
        1 stack_level: "stackLevel" required ValueSchema::Integer(RangeSchema::ANY);
        2 charging_profile_purpose: "chargingProfilePurpose" required ValueSchema::Choice(ChargingProfilePurpose::SCHEMA);
        3 charging_profile_kind: "chargingProfileKind" required ValueSchema::Choice(ChargingProfileKind::SCHEMA);
        4 recurrency_kind: "recurrencyKind" optional ValueSchema::Choice(RecurrencyKind::SCHEMA);
        5 valid_from: "validFrom" optional ValueSchema::Time;
        6 valid_to: "validTo" optional ValueSchema::Time;
        7 charging_schedule: "chargingSchedule" required ValueSchema::List(&ListSchema::new(ValueSchema::Object(ChargingSchedule::SCHEMA), 1, Some(3)));
        8 transaction_id: "transactionId" optional ValueSchema::Text(TextSchema::up_to(36));
        9 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
