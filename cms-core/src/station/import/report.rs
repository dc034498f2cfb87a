//! What became of a sheet.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use super::ImportProblem;
use crate::station::StationId;

/// What an import does, or would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ImportReport {
    /// Whether it was done. It was not where there is a problem, or it was only tried.
    pub applied: bool,
    /// The stations of the sheet, in its order, as far as they could be read.
    pub stations: Vec<ImportedStation>,
    /// Everything that is wrong, by line.
    pub problems: Vec<ImportProblem>,
}

/// A station of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ImportedStation {
    /// The station.
    pub station: StationId,
    /// What the import makes of it.
    pub change: StationChange,
}

/// What an import makes of a station.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "a station was there as it is, otherwise, or not")]
pub enum StationChange {
    /// It is commissioned, with a password of this import.
    New,
    /// It is replaced; its password stays.
    Changed,
    /// It stays as it is.
    Unchanged,
}

impl ImportReport {
    /// Whether there is nothing wrong.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.problems.is_empty()
    }

    /// The problems as CSV, to be opened beside the sheet. Everything is quoted, and nothing in it is a formula to a
    /// spreadsheet, whatever stood in the sheet.
    #[must_use]
    pub fn problems_csv(&self) -> String {
        let mut csv = String::from("line,column,value,code,problem\r\n");
        for problem in &self.problems {
            let (column, value) = (field(&problem.column), field(&problem.value));
            let (code, sentence) = (field(problem.fault.code()), field(&problem.fault.to_string()));
            // Writing to a text cannot fail.
            let _ = write!(csv, "{},{column},{value},{code},{sentence}\r\n", problem.line);
        }
        csv
    }
}

fn field(text: &str) -> String {
    let formula = text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
        || text.starts_with(['\t', '\r', '\n']);
    format!("\"{}{}\"", if formula { "'" } else { "" }, text.replace('"', "\"\""))
}
