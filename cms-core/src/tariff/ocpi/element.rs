//! The elements of a tariff and their prices.

use cms_json::schema::{ListSchema, RangeSchema, ValueSchema};
use cms_json::types::{Extra, JsonDecimal};
use cms_json::{object, open_enum};

use super::OcpiRestrictions;

/// Prices that apply together under the same restrictions (OCPI 2.2.1, TariffElement).
#[derive(Debug, Clone, PartialEq)]
pub struct OcpiTariffElement {
    /// The prices; at least one.
    pub price_components: Vec<OcpiPriceComponent>,
    /// When they apply; always where absent.
    pub restrictions: Option<OcpiRestrictions>,
    /// Members that OCPI does not name.
    pub extra: Extra,
}

object! {
    OcpiTariffElement closed nullable {
        0 price_components: "price_components" required ValueSchema::List(&ListSchema::new(
            ValueSchema::Object(OcpiPriceComponent::SCHEMA), 1, None));
        1 restrictions: "restrictions" optional ValueSchema::Object(OcpiRestrictions::SCHEMA);
    }
}

/// One price (OCPI 2.2.1, PriceComponent).
#[derive(Debug, Clone, PartialEq)]
pub struct OcpiPriceComponent {
    /// What is charged for.
    pub dimension: OcpiDimension,
    /// Per kWh, per hour or once, without tax, in the tariff's currency.
    pub price: JsonDecimal,
    /// The rate of value added tax in percent; no such tax applies where absent.
    pub vat: Option<JsonDecimal>,
    /// The least that is billed at a time: watt-hours or seconds.
    pub step_size: i64,
    /// Members that OCPI does not name.
    pub extra: Extra,
}

object! {
    OcpiPriceComponent closed nullable {
        0 dimension: "type" required ValueSchema::Choice(OcpiDimension::SCHEMA);
        1 price: "price" required ValueSchema::Number(RangeSchema::ANY);
        2 vat: "vat" optional ValueSchema::Number(RangeSchema::ANY);
        3 step_size: "step_size" required ValueSchema::Integer(RangeSchema::ANY.at_least(0));
    }
}

open_enum! {
    /// What a price is for (OCPI 2.2.1, TariffDimensionType).
    OcpiDimension {
        /// Energy, per kWh; steps in Wh.
        Energy = "ENERGY",
        /// The session, once.
        Flat = "FLAT",
        /// Time in which the vehicle does not charge, per hour; steps in seconds.
        ParkingTime = "PARKING_TIME",
        /// Time in which the vehicle charges, or for which it is reserved, per hour; steps in seconds.
        Time = "TIME",
    }
}
