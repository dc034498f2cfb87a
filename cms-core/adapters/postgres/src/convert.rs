//! Numbers and texts between the store and PostgreSQL.

use cms_core::storage::{Position, StorageError, Version};
use tokio_postgres::Row;
use tokio_postgres::types::FromSql;

use crate::error::corrupt;
use crate::text::{is_cut, unescape};

/// A limit; one more than asked tells whether more follow.
pub(crate) fn one_more(limit: u32) -> i64 {
    i64::from(limit) + 1
}

/// A position to read after. Nothing stored is beyond the largest number of PostgreSQL.
pub(crate) fn position_to_sql(position: Position) -> i64 {
    i64::try_from(position.0).unwrap_or(i64::MAX)
}

pub(crate) fn position_from_sql(position: i64) -> Position {
    Position(u64::try_from(position).unwrap_or(0))
}

pub(crate) fn version_from_sql(version: i64) -> Version {
    Version(u64::try_from(version).unwrap_or(0))
}

pub(crate) fn number_from_sql(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}

/// The value of a column.
///
/// # Errors
/// [`StorageError::Corrupt`] where it is of another type; so for every function here.
pub(crate) fn column<'a, T: FromSql<'a>>(row: &'a Row, place: usize) -> Result<T, StorageError> {
    row.try_get(place).map_err(|error| corrupt(what(row, place), error.to_string()))
}

/// The string of a column of text.
pub(crate) fn string(row: &Row, place: usize) -> Result<String, StorageError> {
    unescaped(row, place, column(row, place)?)
}

/// The string of a column of text, if there is one.
pub(crate) fn optional(row: &Row, place: usize) -> Result<Option<String>, StorageError> {
    let text: Option<String> = column(row, place)?;
    text.map(|text| unescaped(row, place, text)).transpose()
}

/// The string of the key in a column, or of the whole key in the next column where that is there.
pub(crate) fn whole(row: &Row, place: usize) -> Result<String, StorageError> {
    let full: Option<String> = column(row, place + 1)?;
    match full {
        Some(full) => unescaped(row, place + 1, full),
        None => string(row, place),
    }
}

fn unescaped(row: &Row, place: usize, text: String) -> Result<String, StorageError> {
    let reason = if is_cut(&text) {
        "a key is too long for an index, and the version that wrote it kept only its beginning"
    } else {
        "it holds U+0001 where this store never writes one"
    };
    unescape(text).ok_or_else(|| corrupt(what(row, place), reason))
}

fn what(row: &Row, place: usize) -> String {
    let name = row.columns().get(place).map_or("?", |column| column.name());
    format!("the column {name}")
}
