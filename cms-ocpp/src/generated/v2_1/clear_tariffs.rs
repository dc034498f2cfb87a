// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `ClearTariffs`: Removes tariffs from the station.
//!
//! OCPP 2.1 part 2, I10; message 1.15.

use super::datatypes::ClearTariffsResult;
use crate::message::define_action;
use crate::schema::{ListSchema, RangeSchema, TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Removes tariffs from the station.
///
/// OCPP 2.1 part 2, I10; message 1.15.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ClearTariffs;

/// The request of [`ClearTariffs`]: removes tariffs from the station.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ClearTariffsRequest {
    /// Tariff ids. At least 1 item. Each at most 60 characters.
    pub tariff_ids: Option<Vec<String>>,
    /// The EVSE; 0 is the station as a whole where that is allowed. At least 0.
    pub evse_id: Option<i64>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ClearTariffsRequest {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

/// The response of [`ClearTariffs`].
#[derive(Debug, Clone, PartialEq)]
pub struct ClearTariffsResponse {
    /// Clear tariffs result. At least 1 item.
    pub clear_tariffs_result: Vec<ClearTariffsResult>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ClearTariffsResponse {
    /// With the required members.
    #[must_use]
    pub fn new(clear_tariffs_result: Vec<ClearTariffsResult>) -> Self {
        Self { clear_tariffs_result, custom_data: None, extra: Extra::default() }
    }
}

object! {
    ClearTariffsRequest closed {
        0 tariff_ids: "tariffIds" optional ValueSchema::List(&ListSchema::new(ValueSchema::Text(TextSchema::up_to(60)), 1, None));
        1 evse_id: "evseId" optional ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    ClearTariffsResponse closed {
        0 clear_tariffs_result: "clearTariffsResult" required ValueSchema::List(&ListSchema::new(ValueSchema::Object(ClearTariffsResult::SCHEMA), 1, None));
        1 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    ClearTariffs,
    V2_1,
    CsmsToStation,
    "ClearTariffs",
    "I. Tariff And Cost",
    "OCPP 2.1 part 2, I10; message 1.15",
    "Removes tariffs from the station.",
    ClearTariffsRequest -> ClearTariffsResponse
);
