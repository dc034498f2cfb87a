//! Stations as a sheet lists them.

use super::ImportProblem;
use crate::station::{Evse, StationId};
use crate::{SiteId, TariffId};

/// The stations that a sheet lists, and what could not be read of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct StationSheet {
    /// The stations that could be read as a whole, in the order of the sheet.
    pub stations: Vec<SheetStation>,
    /// What could not be read, by line.
    pub problems: Vec<ImportProblem>,
}

/// A station of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::exhaustive_structs, reason = "who reads sheets of another kind writes it as a literal")]
pub struct SheetStation {
    /// The first line it stands on, from 1.
    pub line: u64,
    /// Its identity.
    pub id: StationId,
    /// Where it stands.
    pub site: SiteId,
    /// What charging costs there.
    pub tariff: TariffId,
    /// Its EVSEs.
    pub evses: Vec<SheetEvse>,
}

/// An EVSE of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::exhaustive_structs, reason = "who reads sheets of another kind writes it as a literal")]
pub struct SheetEvse {
    /// The first line it stands on, from 1.
    pub line: u64,
    /// The EVSE.
    pub evse: Evse,
}

impl StationSheet {
    /// A sheet of these stations, for who reads sheets of another kind.
    #[must_use]
    pub const fn new(stations: Vec<SheetStation>, problems: Vec<ImportProblem>) -> Self {
        Self { stations, problems }
    }
}
