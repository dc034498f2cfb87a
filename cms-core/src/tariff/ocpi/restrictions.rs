//! When an element of a tariff applies.

use cms_json::schema::{ListSchema, RangeSchema, TextSchema, ValueSchema};
use cms_json::types::{Extra, JsonDecimal};
use cms_json::{object, open_enum};

/// When an element of a tariff applies: all that is given has to hold (OCPI 2.2.1, TariffRestrictions).
#[derive(Debug, Clone, PartialEq)]
pub struct OcpiRestrictions {
    /// From this time of the day on, `HH:MM` at the station.
    pub start_time: Option<String>,
    /// Before this time of the day, `HH:MM` at the station.
    pub end_time: Option<String>,
    /// From this day on, `YYYY-MM-DD` at the station.
    pub start_date: Option<String>,
    /// Before this day, `YYYY-MM-DD` at the station.
    pub end_date: Option<String>,
    /// From this much energy of the session on, in kWh.
    pub min_kwh: Option<JsonDecimal>,
    /// Below this much energy of the session, in kWh.
    pub max_kwh: Option<JsonDecimal>,
    /// From this current on, over all phases, in A.
    pub min_current: Option<JsonDecimal>,
    /// Below this current, over all phases, in A.
    pub max_current: Option<JsonDecimal>,
    /// From this power on, in kW.
    pub min_power: Option<JsonDecimal>,
    /// Below this power, in kW.
    pub max_power: Option<JsonDecimal>,
    /// From this many seconds of the session on.
    pub min_duration: Option<i64>,
    /// Before this many seconds of the session.
    pub max_duration: Option<i64>,
    /// On these days of the week.
    pub day_of_week: Option<Vec<OcpiDayOfWeek>>,
    /// For a reservation instead of a session.
    pub reservation: Option<OcpiReservationRestriction>,
    /// Members that OCPI does not name.
    pub extra: Extra,
}

impl OcpiRestrictions {
    /// Whether nothing is restricted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let schema = Self::SCHEMA;
        let object = self as &dyn cms_json::schema::Object;
        let restricts = |position| match object.member(position) {
            None => false,
            Some(cms_json::schema::ValueRef::List(list)) => list.count() > 0,
            Some(_) => true,
        };
        !(0..schema.members().len()).any(restricts)
    }
}

object! {
    OcpiRestrictions closed nullable {
        0 start_time: "start_time" optional ValueSchema::Text(TextSchema::up_to(5));
        1 end_time: "end_time" optional ValueSchema::Text(TextSchema::up_to(5));
        2 start_date: "start_date" optional ValueSchema::Text(TextSchema::up_to(10));
        3 end_date: "end_date" optional ValueSchema::Text(TextSchema::up_to(10));
        4 min_kwh: "min_kwh" optional ValueSchema::Number(RangeSchema::ANY);
        5 max_kwh: "max_kwh" optional ValueSchema::Number(RangeSchema::ANY);
        6 min_current: "min_current" optional ValueSchema::Number(RangeSchema::ANY);
        7 max_current: "max_current" optional ValueSchema::Number(RangeSchema::ANY);
        8 min_power: "min_power" optional ValueSchema::Number(RangeSchema::ANY);
        9 max_power: "max_power" optional ValueSchema::Number(RangeSchema::ANY);
        10 min_duration: "min_duration" optional ValueSchema::Integer(RangeSchema::ANY);
        11 max_duration: "max_duration" optional ValueSchema::Integer(RangeSchema::ANY);
        12 day_of_week: "day_of_week" optional ValueSchema::List(&ListSchema::new(
            ValueSchema::Choice(OcpiDayOfWeek::SCHEMA), 0, None));
        13 reservation: "reservation" optional ValueSchema::Choice(OcpiReservationRestriction::SCHEMA);
    }
}

open_enum! {
    /// A day of the week.
    OcpiDayOfWeek {
        /// Monday.
        Monday = "MONDAY",
        /// Tuesday.
        Tuesday = "TUESDAY",
        /// Wednesday.
        Wednesday = "WEDNESDAY",
        /// Thursday.
        Thursday = "THURSDAY",
        /// Friday.
        Friday = "FRIDAY",
        /// Saturday.
        Saturday = "SATURDAY",
        /// Sunday.
        Sunday = "SUNDAY",
    }
}

open_enum! {
    /// What of a reservation is charged for (OCPI 2.2.1, ReservationRestrictionType).
    OcpiReservationRestriction {
        /// The reservation.
        Reservation = "RESERVATION",
        /// A reservation that nobody came for.
        ReservationExpires = "RESERVATION_EXPIRES",
    }
}
