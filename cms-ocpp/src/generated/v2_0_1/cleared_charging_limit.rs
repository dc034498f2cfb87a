// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `ClearedChargingLimit`: Reports that an external charging limit is gone.
//!
//! OCPP 2.0.1 part 2, K13; message 1.9.

use super::enums::ChargingLimitSource;
use crate::message::define_action;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Reports that an external charging limit is gone.
///
/// OCPP 2.0.1 part 2, K13; message 1.9.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ClearedChargingLimit;

/// The request of [`ClearedChargingLimit`]: reports that an external charging limit is gone.
#[derive(Debug, Clone, PartialEq)]
pub struct ClearedChargingLimitRequest {
    /// Who set the limit.
    pub charging_limit_source: ChargingLimitSource,
    /// The EVSE; 0 is the station as a whole where that is allowed.
    pub evse_id: Option<i64>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ClearedChargingLimitRequest {
    /// With the required members.
    #[must_use]
    pub fn new(charging_limit_source: ChargingLimitSource) -> Self {
        Self { charging_limit_source, evse_id: None, custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`ClearedChargingLimit`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ClearedChargingLimitResponse {
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ClearedChargingLimitResponse {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

object! {
    ClearedChargingLimitRequest closed {
        0 charging_limit_source: "chargingLimitSource" required ValueSchema::Choice(ChargingLimitSource::SCHEMA);
        1 evse_id: "evseId" optional ValueSchema::Integer(RangeSchema::ANY);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    ClearedChargingLimitResponse closed {
        0 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    ClearedChargingLimit,
    V2_0_1,
    StationToCsms,
    "ClearedChargingLimit",
    "K. Smart Charging",
    "OCPP 2.0.1 part 2, K13; message 1.9",
    "Reports that an external charging limit is gone.",
    ClearedChargingLimitRequest -> ClearedChargingLimitResponse
);
