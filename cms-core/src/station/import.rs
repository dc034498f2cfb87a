//! Many stations at once, from a sheet.
//!
//! A sheet has a line per connector. [`StationSheet::read`] (feature `csv-import`) reads one; [`ImportStations`] holds it against
//! the store and tells every problem with its line and column. Either everything is taken or nothing, and the same sheet again
//! changes nothing.

mod command;
mod fault;
mod report;
mod sheet;
#[cfg(feature = "csv-import")]
mod text;

pub use command::{ImportFacts, ImportPasswords, ImportStations};
pub use fault::{ImportFault, ImportProblem};
pub use report::{ImportReport, ImportedStation, StationChange};
pub use sheet::{SheetEvse, SheetStation, StationSheet};
