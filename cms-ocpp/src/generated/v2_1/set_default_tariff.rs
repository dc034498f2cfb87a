// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `SetDefaultTariff`: Sets the tariff for drivers without one of their own.
//!
//! OCPP 2.1 part 2, I07; message 1.74.

use super::datatypes::{StatusInfo, Tariff};
use super::enums::TariffSetStatus;
use crate::message::define_action;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Sets the tariff for drivers without one of their own.
///
/// OCPP 2.1 part 2, I07; message 1.74.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SetDefaultTariff;

/// The request of [`SetDefaultTariff`]: sets the tariff for drivers without one of their own.
#[derive(Debug, Clone, PartialEq)]
pub struct SetDefaultTariffRequest {
    /// The EVSE; 0 is the station as a whole where that is allowed. At least 0.
    pub evse_id: i64,
    /// The tariff.
    pub tariff: Tariff,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl SetDefaultTariffRequest {
    /// With the required members.
    #[must_use]
    pub fn new(evse_id: i64, tariff: Tariff) -> Self {
        Self { evse_id, tariff, custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`SetDefaultTariff`].
#[derive(Debug, Clone, PartialEq)]
pub struct SetDefaultTariffResponse {
    /// The answer, or the state reported.
    pub status: TariffSetStatus,
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl SetDefaultTariffResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: TariffSetStatus) -> Self {
        Self { status, status_info: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    SetDefaultTariffRequest closed {
        0 evse_id: "evseId" required ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        1 tariff: "tariff" required ValueSchema::Object(Tariff::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    SetDefaultTariffResponse closed {
        0 status: "status" required ValueSchema::Choice(TariffSetStatus::SCHEMA);
        1 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    SetDefaultTariff,
    V2_1,
    CsmsToStation,
    "SetDefaultTariff",
    "I. Tariff And Cost",
    "OCPP 2.1 part 2, I07; message 1.74",
    "Sets the tariff for drivers without one of their own.",
    SetDefaultTariffRequest -> SetDefaultTariffResponse
);
