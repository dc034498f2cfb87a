// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::CostKind;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// An amount and what it is: a price, a share of renewable energy, an emission.
///
/// OCPP 2.1, `CostType`.
#[derive(Debug, Clone, PartialEq)]
pub struct Cost {
    /// Cost kind.
    pub cost_kind: CostKind,
    /// Amount.
    pub amount: i64,
    /// Amount multiplier.
    pub amount_multiplier: Option<i64>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl Cost {
    /// With the required members.
    #[must_use]
    pub fn new(cost_kind: CostKind, amount: i64) -> Self {
        Self { cost_kind, amount, amount_multiplier: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    Cost closed {
        0 cost_kind: "costKind" required ValueSchema::Choice(CostKind::SCHEMA);
        1 amount: "amount" required ValueSchema::Integer(RangeSchema::ANY);
        2 amount_multiplier: "amountMultiplier" optional ValueSchema::Integer(RangeSchema::ANY);
        3 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
