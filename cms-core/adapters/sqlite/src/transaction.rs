//! A transaction of its own, between two batches.

use rusqlite::{Connection, Result};

use crate::error::Failure;

/// Runs `work` in a transaction; all of it is durable, or none.
///
/// # Errors
/// What `work` gave, or what SQLite said.
pub(crate) fn run<T>(
    connection: &Connection,
    work: impl FnOnce(&Connection) -> Result<T, Failure>,
) -> Result<T, Failure> {
    begin(connection)?;
    let done = work(connection).and_then(|value| {
        connection.prepare_cached("COMMIT")?.execute([])?;
        Ok(value)
    });
    if done.is_err() {
        // Should this fail, the next transaction begins by trying it again.
        let _ = roll_back(connection);
    }
    done
}

/// Begins one that writes; one that was left open is rolled back before.
///
/// # Errors
/// What SQLite said.
pub(crate) fn begin(connection: &Connection) -> Result<()> {
    roll_back(connection)?;
    connection.prepare_cached("BEGIN IMMEDIATE")?.execute([]).map(drop)
}

/// Rolls back if there is a transaction.
///
/// # Errors
/// What SQLite said.
pub(crate) fn roll_back(connection: &Connection) -> Result<()> {
    if connection.is_autocommit() { Ok(()) } else { connection.execute_batch("ROLLBACK") }
}
