// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `NotifySettlement`: Reports how a payment at the station's terminal was settled.
//!
//! OCPP 2.1 part 2, C21, C22; message 1.57.

use super::datatypes::Address;
use super::enums::PaymentStatus;
use crate::message::define_action;
use crate::schema::{RangeSchema, TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, JsonDecimal, Timestamp};

/// Reports how a payment at the station's terminal was settled.
///
/// OCPP 2.1 part 2, C21, C22; message 1.57.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NotifySettlement;

/// The request of [`NotifySettlement`]: reports how a payment at the station's terminal was settled.
#[derive(Debug, Clone, PartialEq)]
pub struct NotifySettlementRequest {
    /// The transaction. At most 36 characters.
    pub transaction_id: Option<String>,
    /// The reference of the payment service provider. At most 255 characters.
    pub psp_ref: String,
    /// The answer, or the state reported.
    pub status: PaymentStatus,
    /// More about the status. At most 500 characters.
    pub status_info: Option<String>,
    /// The amount that was settled.
    pub settlement_amount: JsonDecimal,
    /// When it was settled.
    pub settlement_time: Timestamp,
    /// The receipt. At most 50 characters.
    pub receipt_id: Option<String>,
    /// Where the receipt is. At most 2000 characters.
    pub receipt_url: Option<String>,
    /// The company of the VAT number.
    pub vat_company: Option<Address>,
    /// The VAT number. At most 20 characters.
    pub vat_number: Option<String>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl NotifySettlementRequest {
    /// With the required members.
    pub fn new(
        psp_ref: impl Into<String>,
        status: PaymentStatus,
        settlement_amount: JsonDecimal,
        settlement_time: Timestamp,
    ) -> Self {
        Self {
            transaction_id: None,
            psp_ref: psp_ref.into(),
            status,
            status_info: None,
            settlement_amount,
            settlement_time,
            receipt_id: None,
            receipt_url: None,
            vat_company: None,
            vat_number: None,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

/// The response of [`NotifySettlement`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NotifySettlementResponse {
    /// Where the receipt is. At most 2000 characters.
    pub receipt_url: Option<String>,
    /// The receipt. At most 50 characters.
    pub receipt_id: Option<String>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl NotifySettlementResponse {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

object! {
    NotifySettlementRequest closed {
        0 transaction_id: "transactionId" optional ValueSchema::Text(TextSchema::up_to(36));
        1 psp_ref: "pspRef" required ValueSchema::Text(TextSchema::up_to(255));
        2 status: "status" required ValueSchema::Choice(PaymentStatus::SCHEMA);
        3 status_info: "statusInfo" optional ValueSchema::Text(TextSchema::up_to(500));
        4 settlement_amount: "settlementAmount" required ValueSchema::Number(RangeSchema::ANY);
        5 settlement_time: "settlementTime" required ValueSchema::Time;
        6 receipt_id: "receiptId" optional ValueSchema::Text(TextSchema::up_to(50));
        7 receipt_url: "receiptUrl" optional ValueSchema::Text(TextSchema::up_to(2000));
        8 vat_company: "vatCompany" optional ValueSchema::Object(Address::SCHEMA);
        9 vat_number: "vatNumber" optional ValueSchema::Text(TextSchema::up_to(20));
        10 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    NotifySettlementResponse closed {
        0 receipt_url: "receiptUrl" optional ValueSchema::Text(TextSchema::up_to(2000));
        1 receipt_id: "receiptId" optional ValueSchema::Text(TextSchema::up_to(50));
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    NotifySettlement,
    V2_1,
    StationToCsms,
    "NotifySettlement",
    "C. Authorization",
    "OCPP 2.1 part 2, C21, C22; message 1.57",
    "Reports how a payment at the station's terminal was settled.",
    NotifySettlementRequest -> NotifySettlementResponse
);
