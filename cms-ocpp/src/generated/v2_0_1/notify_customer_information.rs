// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `NotifyCustomerInformation`: Delivers a part of what the station stores about a customer.
//!
//! OCPP 2.0.1 part 2, N09; message 1.34.

use crate::message::define_action;
use crate::schema::{RangeSchema, TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, Timestamp};

/// Delivers a part of what the station stores about a customer.
///
/// OCPP 2.0.1 part 2, N09; message 1.34.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NotifyCustomerInformation;

/// The request of [`NotifyCustomerInformation`]: delivers a part of what the station stores about a customer.
#[derive(Debug, Clone, PartialEq)]
pub struct NotifyCustomerInformationRequest {
    /// What is transferred. At most 512 characters.
    pub data: String,
    /// Whether more parts follow. `false` when absent.
    pub tbc: Option<bool>,
    /// The number of this part, from 0.
    pub seq_no: i64,
    /// When the part was made.
    pub generated_at: Timestamp,
    /// Ties the parts of a report, or later notifications, to the request.
    pub request_id: i64,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl NotifyCustomerInformationRequest {
    /// With the required members.
    pub fn new(data: impl Into<String>, seq_no: i64, generated_at: Timestamp, request_id: i64) -> Self {
        Self {
            data: data.into(),
            tbc: None,
            seq_no,
            generated_at,
            request_id,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

/// The response of [`NotifyCustomerInformation`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NotifyCustomerInformationResponse {
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl NotifyCustomerInformationResponse {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

object! {
    NotifyCustomerInformationRequest closed {
        0 data: "data" required ValueSchema::Text(TextSchema::up_to(512));
        1 tbc: "tbc" optional ValueSchema::Boolean;
        2 seq_no: "seqNo" required ValueSchema::Integer(RangeSchema::ANY);
        3 generated_at: "generatedAt" required ValueSchema::Time;
        4 request_id: "requestId" required ValueSchema::Integer(RangeSchema::ANY);
        5 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    NotifyCustomerInformationResponse closed {
        0 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    NotifyCustomerInformation,
    V2_0_1,
    StationToCsms,
    "NotifyCustomerInformation",
    "N. Diagnostics",
    "OCPP 2.0.1 part 2, N09; message 1.34",
    "Delivers a part of what the station stores about a customer.",
    NotifyCustomerInformationRequest -> NotifyCustomerInformationResponse
);
