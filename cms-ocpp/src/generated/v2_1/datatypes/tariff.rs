// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::{MessageContent, Price, TariffEnergy, TariffFixed, TariffTime};
use crate::schema::{ListSchema, TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, Timestamp};

/// The prices a driver pays, by what is paid for.
///
/// OCPP 2.1, `TariffType`.
#[derive(Debug, Clone, PartialEq)]
pub struct Tariff {
    /// The tariff. At most 60 characters.
    pub tariff_id: String,
    /// What to show to the driver, by language. 1 to 10 items.
    pub description: Option<Vec<MessageContent>>,
    /// The currency, by its ISO 4217 code. At most 3 characters.
    pub currency: String,
    /// Energy.
    pub energy: Option<TariffEnergy>,
    /// From when on it holds; at once when absent.
    pub valid_from: Option<Timestamp>,
    /// Time spent charging.
    pub charging_time: Option<TariffTime>,
    /// Time connected without charging.
    pub idle_time: Option<TariffTime>,
    /// A fee per transaction.
    pub fixed_fee: Option<TariffFixed>,
    /// Time reserved.
    pub reservation_time: Option<TariffTime>,
    /// A fee per reservation.
    pub reservation_fixed: Option<TariffFixed>,
    /// The least a transaction costs.
    pub min_cost: Option<Price>,
    /// The most it may cost, without or with taxes as the tariff says.
    pub max_cost: Option<Price>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl Tariff {
    /// With the required members.
    pub fn new(tariff_id: impl Into<String>, currency: impl Into<String>) -> Self {
        Self {
            tariff_id: tariff_id.into(),
            description: None,
            currency: currency.into(),
            energy: None,
            valid_from: None,
            charging_time: None,
            idle_time: None,
            fixed_fee: None,
            reservation_time: None,
            reservation_fixed: None,
            min_cost: None,
            max_cost: None,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    Tariff closed {
        0 tariff_id: "tariffId" required ValueSchema::Text(TextSchema::up_to(60));
        1 description: "description" optional ValueSchema::List(&ListSchema::new(ValueSchema::Object(MessageContent::SCHEMA), 1, Some(10)));
        2 currency: "currency" required ValueSchema::Text(TextSchema::up_to(3));
        3 energy: "energy" optional ValueSchema::Object(TariffEnergy::SCHEMA);
        4 valid_from: "validFrom" optional ValueSchema::Time;
        5 charging_time: "chargingTime" optional ValueSchema::Object(TariffTime::SCHEMA);
        6 idle_time: "idleTime" optional ValueSchema::Object(TariffTime::SCHEMA);
        7 fixed_fee: "fixedFee" optional ValueSchema::Object(TariffFixed::SCHEMA);
        8 reservation_time: "reservationTime" optional ValueSchema::Object(TariffTime::SCHEMA);
        9 reservation_fixed: "reservationFixed" optional ValueSchema::Object(TariffFixed::SCHEMA);
        10 min_cost: "minCost" optional ValueSchema::Object(Price::SCHEMA);
        11 max_cost: "maxCost" optional ValueSchema::Object(Price::SCHEMA);
        12 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
