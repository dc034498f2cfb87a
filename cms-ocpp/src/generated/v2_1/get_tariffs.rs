// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `GetTariffs`: Asks for the tariffs that are set.
//!
//! OCPP 2.1 part 2, I09; message 1.37.

use super::datatypes::{StatusInfo, TariffAssignment};
use super::enums::TariffGetStatus;
use crate::message::define_action;
use crate::schema::{ListSchema, RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Asks for the tariffs that are set.
///
/// OCPP 2.1 part 2, I09; message 1.37.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct GetTariffs;

/// The request of [`GetTariffs`]: asks for the tariffs that are set.
#[derive(Debug, Clone, PartialEq)]
pub struct GetTariffsRequest {
    /// The EVSE; 0 is the station as a whole where that is allowed. At least 0.
    pub evse_id: i64,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl GetTariffsRequest {
    /// With the required members.
    #[must_use]
    pub fn new(evse_id: i64) -> Self {
        Self { evse_id, custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`GetTariffs`].
#[derive(Debug, Clone, PartialEq)]
pub struct GetTariffsResponse {
    /// The answer, or the state reported.
    pub status: TariffGetStatus,
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// Tariff assignments. At least 1 item.
    pub tariff_assignments: Option<Vec<TariffAssignment>>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl GetTariffsResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: TariffGetStatus) -> Self {
        Self { status, status_info: None, tariff_assignments: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    GetTariffsRequest closed {
        0 evse_id: "evseId" required ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        1 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    GetTariffsResponse closed {
        0 status: "status" required ValueSchema::Choice(TariffGetStatus::SCHEMA);
        1 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        2 tariff_assignments: "tariffAssignments" optional ValueSchema::List(&ListSchema::new(ValueSchema::Object(TariffAssignment::SCHEMA), 1, None));
        3 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    GetTariffs,
    V2_1,
    CsmsToStation,
    "GetTariffs",
    "I. Tariff And Cost",
    "OCPP 2.1 part 2, I09; message 1.37",
    "Asks for the tariffs that are set.",
    GetTariffsRequest -> GetTariffsResponse
);
