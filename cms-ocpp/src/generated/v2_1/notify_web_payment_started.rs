// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `NotifyWebPaymentStarted`: Tells the station that a driver has begun to pay on a web page.
//!
//! OCPP 2.1 part 2, C25; message 1.58.

use crate::message::define_action;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Tells the station that a driver has begun to pay on a web page.
///
/// OCPP 2.1 part 2, C25; message 1.58.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NotifyWebPaymentStarted;

/// The request of [`NotifyWebPaymentStarted`]: tells the station that a driver has begun to pay on a web page.
#[derive(Debug, Clone, PartialEq)]
pub struct NotifyWebPaymentStartedRequest {
    /// The EVSE; 0 is the station as a whole where that is allowed. At least 0.
    pub evse_id: i64,
    /// How long it holds, in seconds.
    pub timeout: i64,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl NotifyWebPaymentStartedRequest {
    /// With the required members.
    #[must_use]
    pub fn new(evse_id: i64, timeout: i64) -> Self {
        Self { evse_id, timeout, custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`NotifyWebPaymentStarted`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NotifyWebPaymentStartedResponse {
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl NotifyWebPaymentStartedResponse {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

object! {
    NotifyWebPaymentStartedRequest closed {
        0 evse_id: "evseId" required ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        1 timeout: "timeout" required ValueSchema::Integer(RangeSchema::ANY);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    NotifyWebPaymentStartedResponse closed {
        0 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    NotifyWebPaymentStarted,
    V2_1,
    CsmsToStation,
    "NotifyWebPaymentStarted",
    "C. Authorization",
    "OCPP 2.1 part 2, C25; message 1.58",
    "Tells the station that a driver has begun to pay on a web page.",
    NotifyWebPaymentStartedRequest -> NotifyWebPaymentStartedResponse
);
