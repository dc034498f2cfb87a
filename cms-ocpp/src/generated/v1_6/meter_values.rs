// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `MeterValues`: Reports what the meter of a connector shows.
//!
//! OCPP 1.6 edition 2, section 4.7.

use super::datatypes::MeterValue;
use crate::message::define_action;
use crate::schema::{ListSchema, RangeSchema, ValueSchema, object};
use crate::types::Extra;

/// Reports what the meter of a connector shows.
///
/// OCPP 1.6 edition 2, section 4.7.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MeterValues;

/// The request of [`MeterValues`]: reports what the meter of a connector shows.
#[derive(Debug, Clone, PartialEq)]
pub struct MeterValuesRequest {
    /// The connector, numbered from 1; 0 is the station as a whole where that is allowed.
    pub connector_id: i64,
    /// The transaction.
    pub transaction_id: Option<i64>,
    /// The measurements, each of one moment.
    pub meter_value: Vec<MeterValue>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl MeterValuesRequest {
    /// With the required members.
    #[must_use]
    pub fn new(connector_id: i64, meter_value: Vec<MeterValue>) -> Self {
        Self { connector_id, transaction_id: None, meter_value, extra: Extra::default() }
    }
}

/// The response of [`MeterValues`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MeterValuesResponse {
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl MeterValuesResponse {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

object! {
    MeterValuesRequest closed {
        0 connector_id: "connectorId" required ValueSchema::Integer(RangeSchema::ANY);
        1 transaction_id: "transactionId" optional ValueSchema::Integer(RangeSchema::ANY);
        2 meter_value: "meterValue" required ValueSchema::List(&ListSchema::new(ValueSchema::Object(MeterValue::SCHEMA), 0, None));
    }
}

object! {
    MeterValuesResponse closed {}
}

define_action!(
    MeterValues,
    V1_6,
    StationToCsms,
    "MeterValues",
    "Core",
    "OCPP 1.6 edition 2, section 4.7",
    "Reports what the meter of a connector shows.",
    MeterValuesRequest -> MeterValuesResponse
);
