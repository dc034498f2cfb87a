// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::TariffCost;
use super::{Price, TotalPrice};
use crate::schema::{TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// What a transaction costs, by what is paid for.
///
/// OCPP 2.1, `TotalCostType`.
#[derive(Debug, Clone, PartialEq)]
pub struct TotalCost {
    /// The currency, by its ISO 4217 code. At most 3 characters.
    pub currency: String,
    /// Type of cost.
    pub type_of_cost: TariffCost,
    /// Fixed.
    pub fixed: Option<Price>,
    /// Energy.
    pub energy: Option<Price>,
    /// Time spent charging.
    pub charging_time: Option<Price>,
    /// Time connected without charging.
    pub idle_time: Option<Price>,
    /// Time reserved.
    pub reservation_time: Option<Price>,
    /// A fee per reservation.
    pub reservation_fixed: Option<Price>,
    /// Total.
    pub total: TotalPrice,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl TotalCost {
    /// With the required members.
    pub fn new(currency: impl Into<String>, type_of_cost: TariffCost, total: TotalPrice) -> Self {
        Self {
            currency: currency.into(),
            type_of_cost,
            fixed: None,
            energy: None,
            charging_time: None,
            idle_time: None,
            reservation_time: None,
            reservation_fixed: None,
            total,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    TotalCost closed {
        0 currency: "currency" required ValueSchema::Text(TextSchema::up_to(3));
        1 type_of_cost: "typeOfCost" required ValueSchema::Choice(TariffCost::SCHEMA);
        2 fixed: "fixed" optional ValueSchema::Object(Price::SCHEMA);
        3 energy: "energy" optional ValueSchema::Object(Price::SCHEMA);
        4 charging_time: "chargingTime" optional ValueSchema::Object(Price::SCHEMA);
        5 idle_time: "idleTime" optional ValueSchema::Object(Price::SCHEMA);
        6 reservation_time: "reservationTime" optional ValueSchema::Object(Price::SCHEMA);
        7 reservation_fixed: "reservationFixed" optional ValueSchema::Object(Price::SCHEMA);
        8 total: "total" required ValueSchema::Object(TotalPrice::SCHEMA);
        9 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
