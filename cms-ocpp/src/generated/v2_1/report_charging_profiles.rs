// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `ReportChargingProfiles`: Delivers a part of the charging profiles that are set.
//!
//! OCPP 2.1 part 2, K09; message 1.63.

use super::datatypes::ChargingProfile;
use crate::message::define_action;
use crate::schema::{ListSchema, RangeSchema, TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Delivers a part of the charging profiles that are set.
///
/// OCPP 2.1 part 2, K09; message 1.63.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ReportChargingProfiles;

/// The request of [`ReportChargingProfiles`]: delivers a part of the charging profiles that are set.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportChargingProfilesRequest {
    /// Ties the parts of a report, or later notifications, to the request.
    pub request_id: i64,
    /// Who set the limit. At most 20 characters.
    pub charging_limit_source: String,
    /// The charging profile. At least 1 item.
    pub charging_profile: Vec<ChargingProfile>,
    /// Whether more parts follow. `false` when absent.
    pub tbc: Option<bool>,
    /// The EVSE; 0 is the station as a whole where that is allowed. At least 0.
    pub evse_id: i64,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ReportChargingProfilesRequest {
    /// With the required members.
    pub fn new(
        request_id: i64,
        charging_limit_source: impl Into<String>,
        charging_profile: Vec<ChargingProfile>,
        evse_id: i64,
    ) -> Self {
        Self {
            request_id,
            charging_limit_source: charging_limit_source.into(),
            charging_profile,
            tbc: None,
            evse_id,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

/// The response of [`ReportChargingProfiles`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ReportChargingProfilesResponse {
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ReportChargingProfilesResponse {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

object! {
    ReportChargingProfilesRequest closed {
        0 request_id: "requestId" required ValueSchema::Integer(RangeSchema::ANY);
        1 charging_limit_source: "chargingLimitSource" required ValueSchema::Text(TextSchema::up_to(20));
        2 charging_profile: "chargingProfile" required ValueSchema::List(&ListSchema::new(ValueSchema::Object(ChargingProfile::SCHEMA), 1, None));
        3 tbc: "tbc" optional ValueSchema::Boolean;
        4 evse_id: "evseId" required ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        5 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    ReportChargingProfilesResponse closed {
        0 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    ReportChargingProfiles,
    V2_1,
    StationToCsms,
    "ReportChargingProfiles",
    "K. Smart Charging",
    "OCPP 2.1 part 2, K09; message 1.63",
    "Delivers a part of the charging profiles that are set.",
    ReportChargingProfilesRequest -> ReportChargingProfilesResponse
);
