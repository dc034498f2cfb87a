// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `BatterySwap`: Reports batteries put into or taken out of a swap station.
//!
//! OCPP 2.1 part 2, S03; message 1.4.

use super::datatypes::{BatteryData, IdToken};
use super::enums::BatterySwapEvent;
use crate::message::define_action;
use crate::schema::{ListSchema, RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Reports batteries put into or taken out of a swap station.
///
/// OCPP 2.1 part 2, S03; message 1.4.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct BatterySwap;

/// The request of [`BatterySwap`]: reports batteries put into or taken out of a swap station.
#[derive(Debug, Clone, PartialEq)]
pub struct BatterySwapRequest {
    /// Battery data. At least 1 item.
    pub battery_data: Vec<BatteryData>,
    /// Which event it is.
    pub event_type: BatterySwapEvent,
    /// The token a driver is identified by.
    pub id_token: IdToken,
    /// Ties the parts of a report, or later notifications, to the request.
    pub request_id: i64,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl BatterySwapRequest {
    /// With the required members.
    #[must_use]
    pub fn new(
        battery_data: Vec<BatteryData>,
        event_type: BatterySwapEvent,
        id_token: IdToken,
        request_id: i64,
    ) -> Self {
        Self { battery_data, event_type, id_token, request_id, custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`BatterySwap`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BatterySwapResponse {
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl BatterySwapResponse {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

object! {
    BatterySwapRequest closed {
        0 battery_data: "batteryData" required ValueSchema::List(&ListSchema::new(ValueSchema::Object(BatteryData::SCHEMA), 1, None));
        1 event_type: "eventType" required ValueSchema::Choice(BatterySwapEvent::SCHEMA);
        2 id_token: "idToken" required ValueSchema::Object(IdToken::SCHEMA);
        3 request_id: "requestId" required ValueSchema::Integer(RangeSchema::ANY);
        4 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    BatterySwapResponse closed {
        0 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    BatterySwap,
    V2_1,
    StationToCsms,
    "BatterySwap",
    "S. Battery Swapping",
    "OCPP 2.1 part 2, S03; message 1.4",
    "Reports batteries put into or taken out of a swap station.",
    BatterySwapRequest -> BatterySwapResponse
);
