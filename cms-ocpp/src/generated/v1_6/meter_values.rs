// Written by cms-ocpp-codegen from the OCPP 1.6 schemas. Do not edit.

//! `MeterValues`: the station reports what its meters show (OCPP 1.6, section 4.7).

use super::*;
use crate::message::define_action;
use crate::schema::{ListSchema, RangeSchema, ValueSchema, object};
use crate::types::Extra;

/// The action `MeterValues`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct MeterValues;

/// The request.
#[derive(Debug, Clone, PartialEq)]
pub struct MeterValuesRequest {
    /// Connector.
    pub connector_id: i64,
    /// Transaction.
    pub transaction_id: Option<i64>,
    /// Values.
    pub meter_value: Vec<MeterValue>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl MeterValuesRequest {
    /// With the members that are required.
    pub fn new(connector_id: i64, meter_value: Vec<MeterValue>) -> Self {
        Self { connector_id, transaction_id: None, meter_value, extra: Extra::default() }
    }
}

/// The response.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MeterValuesResponse {
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl MeterValuesResponse {
    /// With the members that are required.
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
    "OCPP 1.6, section 4.7",
    "x",
    MeterValuesRequest -> MeterValuesResponse
);
