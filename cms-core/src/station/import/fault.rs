//! What is wrong in a sheet, and where.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::station::ConnectorProblem;

/// How much of a value is told, in characters.
const EXCERPT: usize = 60;

/// Something wrong in a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ImportProblem {
    /// The line, from 1; the heading is line 1.
    pub line: u64,
    /// The column by its heading; empty where it is the line as a whole.
    pub column: String,
    /// What stands there: the beginning of it, with what cannot be shown replaced.
    pub value: String,
    /// What is wrong with it.
    pub fault: ImportFault,
}

impl ImportProblem {
    pub(super) fn new(line: u64, column: &str, value: &str, fault: ImportFault) -> Self {
        Self { line, column: excerpt(column), value: excerpt(value), fault }
    }
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Error)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ImportFault {
    /// The sheet is too long.
    #[error("a sheet has at most 10000 lines and 4 MiB; split it")]
    TooLong,
    /// The text is not UTF-8.
    #[error("this is not UTF-8; save the sheet as CSV UTF-8")]
    NotUtf8,
    /// There is no line with stations.
    #[error("there are no stations; write a line for each connector below the heading")]
    NoStations,
    /// A column is missing.
    #[error("this column is missing; add it to the heading")]
    MissingColumn,
    /// A column is not known.
    #[error("this column is not known{}; correct or remove it", .nearest.as_ref().map(|name| format!(", {name} may be meant")).unwrap_or_default())]
    UnknownColumn {
        /// The nearest name of a column that is known.
        nearest: Option<String>,
    },
    /// A column comes twice.
    #[error("this column comes twice; remove one of them")]
    ColumnTwice,
    /// A line has more or fewer fields than the heading.
    #[error("the line has {fields} fields, the heading {columns}; check separators and quotes")]
    WrongLength {
        /// Fields of the line.
        fields: u64,
        /// Fields of the heading.
        columns: u64,
    },
    /// A value is missing.
    #[error("this must not be empty; fill it in")]
    Empty,
    /// Not a station identity.
    #[error("this is no station identity: 1 to 48 letters, digits and *-_=:+|@. characters; correct it")]
    InvalidStationId,
    /// Not an EVSE ID.
    #[error("this is no EVSE ID such as DE*ABC*E12345 or +49*810*000*438; correct it")]
    InvalidEvseId,
    /// Not a number.
    #[error("this is no whole number from 1 on, without units and separators; correct it")]
    InvalidNumber,
    /// Not the name of anything that is known.
    #[error("this is not known{}; use the names of OCPI", .nearest.as_ref().map(|name| format!(", {name} may be meant")).unwrap_or_default())]
    UnknownName {
        /// The nearest name that is known.
        nearest: Option<String>,
    },
    /// The connector cannot be what it is said to be.
    #[error("{0}")]
    Connector(ConnectorProblem),
    /// Another line of the same station or EVSE says something else.
    #[error("line {line} says {value} for the same station or EVSE; make them equal")]
    Differs {
        /// The other line.
        line: u64,
        /// What it says.
        value: String,
    },
    /// The same connector or EVSE ID stands on another line.
    #[error("this stands on line {line} already; correct one of them")]
    Twice {
        /// The other line.
        line: u64,
    },
    /// There is no such site.
    #[error("there is no such site; commission it first")]
    UnknownSite,
    /// There is no such tariff.
    #[error("there is no such tariff; publish it first")]
    UnknownTariff,
    /// Another station has the EVSE ID.
    #[error("the EVSE ID belongs to another station, and a retired one keeps its own; use another EVSE ID")]
    EvseIdTaken,
    /// The station is retired.
    #[error("the station is retired, and its identity stays taken; use another identity")]
    Retired,
}

impl ImportFault {
    /// A stable code for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLong => "import.too_long",
            Self::NotUtf8 => "import.not_utf8",
            Self::NoStations => "import.no_stations",
            Self::MissingColumn => "import.missing_column",
            Self::UnknownColumn { .. } => "import.unknown_column",
            Self::ColumnTwice => "import.column_twice",
            Self::WrongLength { .. } => "import.wrong_length",
            Self::Empty => "import.empty",
            Self::InvalidStationId => "import.invalid_station_id",
            Self::InvalidEvseId => "import.invalid_evse_id",
            Self::InvalidNumber => "import.invalid_number",
            Self::UnknownName { .. } => "import.unknown_name",
            Self::Connector(problem) => problem.code(),
            Self::Differs { .. } => "import.differs",
            Self::Twice { .. } => "import.twice",
            Self::UnknownSite => "import.unknown_site",
            Self::UnknownTariff => "import.unknown_tariff",
            Self::EvseIdTaken => "import.evse_id_taken",
            Self::Retired => "import.retired",
        }
    }
}

/// The beginning of a text from outside, with what is invisible or changes the direction of writing replaced.
pub(super) fn excerpt(text: &str) -> String {
    let shown = |c: char| {
        let hidden = c.is_control()
            || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
        if hidden { '\u{fffd}' } else { c }
    };
    let mut excerpt: String = text.chars().take(EXCERPT).map(shown).collect();
    if text.chars().nth(EXCERPT).is_some() {
        excerpt.push('…');
    }
    excerpt
}
