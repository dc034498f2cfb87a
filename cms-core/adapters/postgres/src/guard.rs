//! What every transaction that writes asks once it has its locks.

use cms_core::storage::StorageError;
use tokio_postgres::Row;

use crate::convert::column;
use crate::error::{corrupt, too_new, unavailable};
use crate::schema::STEPS;

/// The store as a transaction found it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Found {
    /// The last position given out.
    pub(crate) last_position: i64,
    /// A backup was begun to be taken in and is not complete.
    pub(crate) importing: bool,
}

/// Asks for what [`found`] understands. A server can be told to stop keeping its promises while it runs, a newer version
/// may have changed the tables, and another node may be taking in a backup, so each transaction asks.
pub(crate) const GUARD: &str =
    "SELECT p.last, p.importing, current_setting('fsync'), current_setting('full_page_writes'), m.value
    FROM positions AS p LEFT JOIN meta AS m ON m.name = 'schema' WHERE p.id = 0";

/// The answer to [`GUARD`].
///
/// # Errors
/// [`StorageError::Unavailable`] where the server was told to confirm what it does not keep, [`StorageError::TooNew`] where
/// a newer version has changed the tables, [`StorageError::Corrupt`] for an answer that makes no sense.
pub(crate) fn found(rows: &[Row]) -> Result<Found, StorageError> {
    let row = rows.first().ok_or_else(|| corrupt("the table positions", "it has no row"))?;
    for (place, name) in [(2, "fsync"), (3, "full_page_writes")] {
        let setting: &str = column(row, place)?;
        if setting != "on" {
            return Err(unavailable(format!("{name} of the server was set {setting}; set it on")));
        }
    }
    let number: Option<&str> = column(row, 4)?;
    let number = number.and_then(|number| number.parse().ok()).unwrap_or(0);
    if number != STEPS.len() {
        return Err(too_new(number, STEPS.len()));
    }
    Ok(Found { last_position: column(row, 0)?, importing: column(row, 1)? })
}

/// As [`found`], for whoever uses the store.
///
/// # Errors
/// [`StorageError::Incomplete`] while a backup is taken in, too.
pub(crate) fn usable(rows: &[Row]) -> Result<Found, StorageError> {
    let found = found(rows)?;
    if found.importing { Err(StorageError::Incomplete) } else { Ok(found) }
}
