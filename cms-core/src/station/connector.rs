//! Connectors: the sockets and plugs of an EVSE.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{ConnectorFormat, ConnectorStandard, StationId};

/// The least power a connector may be said to deliver, in watts: below it somebody has written kilowatts.
const LEAST_POWER_W: u32 = 500;

/// The most, in watts: more than any standard allows.
const MOST_POWER_W: u32 = 10_000_000;

/// A connector of an EVSE.
///
/// ```
/// use cms_core::station::{Connector, ConnectorFormat, ConnectorProblem, ConnectorStandard, PowerType};
///
/// let socket = Connector::new(1, ConnectorStandard::Type2, PowerType::Ac3Phase, 22_000)
///     .with_format(ConnectorFormat::Socket)
///     .rated(230, 32);
/// assert_eq!(socket.check(), Ok(()));
/// let half = Connector { max_current_a: Some(16), ..socket };
/// assert_eq!(half.check(), Err(ConnectorProblem::PowerBeyondRating { most_w: 11_040 }));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Connector {
    /// Its number at the EVSE, from 1.
    pub number: u32,
    /// Its form.
    pub standard: ConnectorStandard,
    /// What it delivers.
    pub power_type: PowerType,
    /// The most it delivers, in watts.
    pub max_power_w: u32,
    /// Whether a cable is fixed to it; none where that is not known.
    #[serde(default)]
    pub format: Option<ConnectorFormat>,
    /// The highest voltage, in volts: of a phase against neutral for alternating current.
    #[serde(default)]
    pub max_voltage_v: Option<u32>,
    /// The highest current, in amperes, of each phase.
    #[serde(default)]
    pub max_current_a: Option<u32>,
}

impl Connector {
    /// A connector of which format and rating are not known.
    #[must_use]
    pub const fn new(number: u32, standard: ConnectorStandard, power_type: PowerType, max_power_w: u32) -> Self {
        Self { number, standard, power_type, max_power_w, format: None, max_voltage_v: None, max_current_a: None }
    }

    /// The same with this format.
    #[must_use]
    pub fn with_format(self, format: ConnectorFormat) -> Self {
        Self { format: Some(format), ..self }
    }

    /// The same with a highest voltage and current.
    #[must_use]
    pub fn rated(self, max_voltage_v: u32, max_current_a: u32) -> Self {
        Self { max_voltage_v: Some(max_voltage_v), max_current_a: Some(max_current_a), ..self }
    }

    /// Checks that form, current and rating belong together. Nameplates round up, so a power of 5 % more than voltage and
    /// current make is let pass.
    ///
    /// # Errors
    /// The first [`ConnectorProblem`].
    pub fn check(&self) -> Result<(), ConnectorProblem> {
        if !(LEAST_POWER_W..=MOST_POWER_W).contains(&self.max_power_w) {
            return Err(ConnectorProblem::PowerOutOfRange);
        }
        if !self.standard.delivers(self.power_type) {
            return Err(ConnectorProblem::PowerTypeNotOfStandard);
        }
        if self.format.is_some_and(|format| !self.standard.comes_as(format)) {
            return Err(ConnectorProblem::FormatNotOfStandard);
        }
        let within = |value: Option<u32>, most: u32| value.is_none_or(|value| (1..=most).contains(&value));
        if !within(self.max_voltage_v, 2_000) || !within(self.max_current_a, 6_000) {
            return Err(ConnectorProblem::RatingOutOfRange);
        }
        if let (Some(volts), Some(amperes)) = (self.max_voltage_v, self.max_current_a) {
            let most_w = volts * amperes * self.power_type.conductors();
            if u64::from(self.max_power_w) * 100 > u64::from(most_w) * 105 {
                return Err(ConnectorProblem::PowerBeyondRating { most_w });
            }
        }
        Ok(())
    }
}

/// What a connector delivers, in the terms of OCPI (`PowerType`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum PowerType {
    /// One-phase alternating current.
    Ac1Phase,
    /// Two of three phases of alternating current.
    Ac2Phase,
    /// Two halves of a split phase, as in North America.
    Ac2PhaseSplit,
    /// Three-phase alternating current.
    Ac3Phase,
    /// Direct current.
    Dc,
}

impl PowerType {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::Ac1Phase, Self::Ac2Phase, Self::Ac2PhaseSplit, Self::Ac3Phase, Self::Dc];

    /// Its name in OCPI.
    #[must_use]
    pub const fn ocpi_name(self) -> &'static str {
        match self {
            Self::Ac1Phase => "AC_1_PHASE",
            Self::Ac2Phase => "AC_2_PHASE",
            Self::Ac2PhaseSplit => "AC_2_PHASE_SPLIT",
            Self::Ac3Phase => "AC_3_PHASE",
            Self::Dc => "DC",
        }
    }

    /// The kind with this name in OCPI; upper and lower case make no difference.
    #[must_use]
    pub fn from_ocpi(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.ocpi_name().eq_ignore_ascii_case(name))
    }

    /// How many conductors carry the current at the rated voltage.
    const fn conductors(self) -> u32 {
        match self {
            Self::Ac1Phase | Self::Dc => 1,
            Self::Ac2Phase | Self::Ac2PhaseSplit => 2,
            Self::Ac3Phase => 3,
        }
    }
}

/// Why a connector cannot be what it is said to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Error)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ConnectorProblem {
    /// Too little or too much power.
    #[error("a connector delivers 500 W to 10 MW; write its power in watts")]
    PowerOutOfRange,
    /// The form does not deliver that.
    #[error("a connector of this standard does not deliver this kind of power; correct one of them")]
    PowerTypeNotOfStandard,
    /// The form does not come like that.
    #[error("a connector of this standard does not come in this format; correct one of them")]
    FormatNotOfStandard,
    /// A voltage or current that no connector has.
    #[error("a connector has 1 to 2000 V and 1 to 6000 A; correct its rating")]
    RatingOutOfRange,
    /// More power than voltage and current make.
    #[error("voltage and current make {most_w} W at most; correct the power or the rating")]
    PowerBeyondRating {
        /// What they make, in watts.
        most_w: u32,
    },
}

impl ConnectorProblem {
    /// A stable code for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::PowerOutOfRange => "connector.power_out_of_range",
            Self::PowerTypeNotOfStandard => "connector.power_type_not_of_standard",
            Self::FormatNotOfStandard => "connector.format_not_of_standard",
            Self::RatingOutOfRange => "connector.rating_out_of_range",
            Self::PowerBeyondRating { .. } => "connector.power_beyond_rating",
        }
    }
}

/// Which connector of all: station, EVSE and connector number. EVSE 0 is the station as a whole.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ConnectorAddress {
    /// The station.
    pub station: StationId,
    /// The EVSE's number, from 1; 0 for the station as a whole.
    pub evse: u32,
    /// The connector's number at the EVSE, from 1; 0 for the EVSE as a whole.
    pub connector: u32,
}

impl fmt::Display for ConnectorAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}", self.station, self.evse, self.connector)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn connectors_of_the_market_are_accepted() {
        use ConnectorFormat::{Cable, Socket};
        use ConnectorStandard as Standard;
        let market = [
            (Standard::Type2, PowerType::Ac3Phase, 22_000, Socket, 230, 32),
            (Standard::Type2, PowerType::Ac1Phase, 3_700, Cable, 230, 16),
            (Standard::Type1, PowerType::Ac2PhaseSplit, 7_200, Cable, 120, 32),
            (Standard::Nacs, PowerType::Dc, 250_000, Cable, 500, 660),
            (Standard::Ccs2, PowerType::Dc, 400_000, Cable, 1_000, 500),
            (Standard::Mcs, PowerType::Dc, 3_750_000, Cable, 1_250, 3_000),
            (Standard::DomesticF, PowerType::Ac1Phase, 2_300, Socket, 230, 10),
        ];
        for (standard, power_type, watts, format, volts, amperes) in market {
            let connector = Connector::new(1, standard, power_type, watts).with_format(format).rated(volts, amperes);
            assert_eq!(connector.check(), Ok(()), "{connector:?}");
        }
    }

    #[test]
    fn what_no_connector_can_be_is_refused_with_its_reason() {
        let type2 = Connector::new(1, ConnectorStandard::Type2, PowerType::Ac3Phase, 22_000);
        let kilowatts = Connector { max_power_w: 22, ..type2.clone() };
        assert_eq!(kilowatts.check(), Err(ConnectorProblem::PowerOutOfRange));
        let direct = Connector { power_type: PowerType::Dc, ..type2.clone() };
        assert_eq!(direct.check(), Err(ConnectorProblem::PowerTypeNotOfStandard));
        let ccs = Connector::new(1, ConnectorStandard::Ccs2, PowerType::Dc, 150_000);
        assert_eq!(ccs.with_format(ConnectorFormat::Socket).check(), Err(ConnectorProblem::FormatNotOfStandard));
        for (volts, amperes) in [(0, 32), (230, 0), (u32::MAX, 1), (1, u32::MAX)] {
            assert_eq!(type2.clone().rated(volts, amperes).check(), Err(ConnectorProblem::RatingOutOfRange));
        }
        // The voltage between two phases is a common mistake, and makes more: only what is too much is refused.
        assert_eq!(type2.rated(230, 16).check(), Err(ConnectorProblem::PowerBeyondRating { most_w: 11_040 }));
    }

    #[test]
    fn a_connector_that_was_stored_without_a_rating_is_read() {
        let stored = r#"{"number":1,"standard":"ccs2","power_type":"dc","max_power_w":150000}"#;
        let read: Connector = serde_json::from_str(stored).unwrap();
        assert_eq!(read, Connector::new(1, ConnectorStandard::Ccs2, PowerType::Dc, 150_000));
    }
}
