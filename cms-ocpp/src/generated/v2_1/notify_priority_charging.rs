// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `NotifyPriorityCharging`: Reports that priority charging was turned on or off at the station.
//!
//! OCPP 2.1 part 2, K22; message 1.55.

use crate::message::define_action;
use crate::schema::{TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Reports that priority charging was turned on or off at the station.
///
/// OCPP 2.1 part 2, K22; message 1.55.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NotifyPriorityCharging;

/// The request of [`NotifyPriorityCharging`]: reports that priority charging was turned on or off at the station.
#[derive(Debug, Clone, PartialEq)]
pub struct NotifyPriorityChargingRequest {
    /// The transaction. At most 36 characters.
    pub transaction_id: String,
    /// Whether it is on.
    pub activated: bool,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl NotifyPriorityChargingRequest {
    /// With the required members.
    pub fn new(transaction_id: impl Into<String>, activated: bool) -> Self {
        Self { transaction_id: transaction_id.into(), activated, custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`NotifyPriorityCharging`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NotifyPriorityChargingResponse {
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl NotifyPriorityChargingResponse {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

object! {
    NotifyPriorityChargingRequest closed {
        0 transaction_id: "transactionId" required ValueSchema::Text(TextSchema::up_to(36));
        1 activated: "activated" required ValueSchema::Boolean;
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    NotifyPriorityChargingResponse closed {
        0 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    NotifyPriorityCharging,
    V2_1,
    StationToCsms,
    "NotifyPriorityCharging",
    "K. Smart Charging",
    "OCPP 2.1 part 2, K22; message 1.55",
    "Reports that priority charging was turned on or off at the station.",
    NotifyPriorityChargingRequest -> NotifyPriorityChargingResponse
);
