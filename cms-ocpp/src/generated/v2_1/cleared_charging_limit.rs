// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `ClearedChargingLimit`: Reports that an external charging limit is gone.
//!
//! OCPP 2.1 part 2, K13; message 1.14.

use crate::message::define_action;
use crate::schema::{RangeSchema, TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Reports that an external charging limit is gone.
///
/// OCPP 2.1 part 2, K13; message 1.14.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ClearedChargingLimit;

/// The request of [`ClearedChargingLimit`]: reports that an external charging limit is gone.
#[derive(Debug, Clone, PartialEq)]
pub struct ClearedChargingLimitRequest {
    /// Who set the limit. At most 20 characters.
    pub charging_limit_source: String,
    /// The EVSE; 0 is the station as a whole where that is allowed. At least 0.
    pub evse_id: Option<i64>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ClearedChargingLimitRequest {
    /// With the required members.
    pub fn new(charging_limit_source: impl Into<String>) -> Self {
        Self {
            charging_limit_source: charging_limit_source.into(),
            evse_id: None,
            custom_data: None,
            extra: Extra::default(),
        }
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
        0 charging_limit_source: "chargingLimitSource" required ValueSchema::Text(TextSchema::up_to(20));
        1 evse_id: "evseId" optional ValueSchema::Integer(RangeSchema::ANY.at_least(0));
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
    V2_1,
    StationToCsms,
    "ClearedChargingLimit",
    "K. Smart Charging",
    "OCPP 2.1 part 2, K13; message 1.14",
    "Reports that an external charging limit is gone.",
    ClearedChargingLimitRequest -> ClearedChargingLimitResponse
);
