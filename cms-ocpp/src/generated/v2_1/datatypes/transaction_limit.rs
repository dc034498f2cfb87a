// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, JsonDecimal};

/// The limits of a transaction.
///
/// OCPP 2.1, `TransactionLimitType`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TransactionLimit {
    /// The most it may cost, without or with taxes as the tariff says.
    pub max_cost: Option<JsonDecimal>,
    /// The most energy, in Wh.
    pub max_energy: Option<JsonDecimal>,
    /// The longest time, in seconds.
    pub max_time: Option<i64>,
    /// The highest state of charge, in percent. From 0 to 100.
    pub max_soc: Option<i64>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl TransactionLimit {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

object! {
    TransactionLimit closed {
        0 max_cost: "maxCost" optional ValueSchema::Number(RangeSchema::ANY);
        1 max_energy: "maxEnergy" optional ValueSchema::Number(RangeSchema::ANY);
        2 max_time: "maxTime" optional ValueSchema::Integer(RangeSchema::ANY);
        3 max_soc: "maxSoC" optional ValueSchema::Integer(RangeSchema::ANY.at_least(0).at_most(100));
        4 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
