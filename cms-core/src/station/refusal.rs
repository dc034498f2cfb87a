//! Why what an operator asks about sites and stations is refused.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::ConnectorProblem;

/// Why a site or station was refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Error)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum StationRefusal {
    /// EVSE or connector numbers are missing, zero or double.
    #[error("a station needs EVSEs with connectors, each numbered from 1 without repeats; correct its layout")]
    InvalidLayout,
    /// A connector cannot be what it is said to be.
    #[error("connector {connector} of EVSE {evse}: {problem}")]
    InvalidConnector {
        /// The EVSE's number.
        evse: u32,
        /// The connector's number.
        connector: u32,
        /// What is wrong with it.
        problem: ConnectorProblem,
    },
    /// Two EVSEs of the station have one EVSE ID.
    #[error("two EVSEs of the station have the same EVSE ID; give each its own")]
    EvseIdTwice,
    /// The time zone's name is not one.
    #[error("the time zone must be an IANA name such as Europe/Berlin; correct it")]
    InvalidTimeZone,
    /// The country is not a code.
    #[error("the country must be two capital letters such as DE; correct it")]
    InvalidCountry,
    /// The opening hours are not hours.
    #[error("opening hours and exceptions must end after they begin, and there may be 500 exceptions; correct them")]
    InvalidHours,
    /// The limit lets nothing through.
    #[error("a grid connection has to let something through; correct its limit, or leave it out")]
    InvalidGridLimit,
    /// The site is not known.
    #[error("there is no such site; commission it first")]
    UnknownSite,
    /// The tariff is not known.
    #[error("there is no such tariff; publish it first")]
    UnknownTariff,
    /// The station is not known.
    #[error("there is no such station; commission it first")]
    UnknownStation,
    /// Another station has one of the EVSE IDs.
    #[error("one of the EVSE IDs belongs to another station, and a retired one keeps its own; use another EVSE ID")]
    EvseIdTaken,
    /// The station is retired.
    #[error("the station is retired, and its identity stays taken; commission another one")]
    Retired,
}

impl StationRefusal {
    /// A stable code for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::InvalidLayout => "station.invalid_layout",
            Self::InvalidConnector { problem, .. } => problem.code(),
            Self::EvseIdTwice => "station.evse_id_twice",
            Self::InvalidTimeZone => "station.invalid_time_zone",
            Self::InvalidCountry => "station.invalid_country",
            Self::InvalidHours => "station.invalid_hours",
            Self::InvalidGridLimit => "station.invalid_grid_limit",
            Self::UnknownSite => "station.unknown_site",
            Self::UnknownTariff => "station.unknown_tariff",
            Self::UnknownStation => "station.unknown_station",
            Self::EvseIdTaken => "station.evse_id_taken",
            Self::Retired => "station.retired",
        }
    }
}
