// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::{EvAbsolutePriceSchedule, EvPowerSchedule};
use crate::schema::{ValueSchema, object};
use crate::types::{CustomData, Extra};

/// EV energy offer.
///
/// OCPP 2.1, `EVEnergyOfferType`.
#[derive(Debug, Clone, PartialEq)]
pub struct EvEnergyOffer {
    /// EV absolute price schedule.
    pub ev_absolute_price_schedule: Option<EvAbsolutePriceSchedule>,
    /// EV power schedule.
    pub ev_power_schedule: EvPowerSchedule,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl EvEnergyOffer {
    /// With the required members.
    #[must_use]
    pub fn new(ev_power_schedule: EvPowerSchedule) -> Self {
        Self { ev_absolute_price_schedule: None, ev_power_schedule, custom_data: None, extra: Extra::default() }
    }
}

object! {
    EvEnergyOffer closed {
        0 ev_absolute_price_schedule: "evAbsolutePriceSchedule" optional ValueSchema::Object(EvAbsolutePriceSchedule::SCHEMA);
        1 ev_power_schedule: "evPowerSchedule" required ValueSchema::Object(EvPowerSchedule::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
