//! The numbered steps from an empty file to the tables of this version.

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::error::{Failure, not_ours, too_new};

/// Marks a file as ours in its header: the letters "CMSc".
const APPLICATION_ID: i32 = i32::from_be_bytes(*b"CMSc");

/// Step n makes schema n + 1 out of schema n. A step that was ever released is never edited.
const MIGRATIONS: &[&str] = &[include_str!("schema/0001_first.sql"), include_str!("schema/0002_age.sql")];

/// What kind of file was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Found {
    /// Nothing in it yet.
    Empty,
    /// One of ours, of this schema or an older one.
    Ours { schema: usize },
}

/// Looks at a file without changing it.
///
/// # Errors
/// Where it is not ours, or of a newer version.
pub(crate) fn inspect(connection: &Connection) -> Result<Found, Failure> {
    // In one transaction: another process may be making the tables at this moment.
    let transaction = connection.unchecked_transaction()?;
    let found = look(&transaction)?;
    transaction.finish()?;
    Ok(found)
}

/// Brings the file to the schema of this version, each step in a transaction.
///
/// # Errors
/// As [`inspect`], or where it cannot be written.
pub(crate) fn migrate(connection: &mut Connection) -> Result<(), Failure> {
    while inspect(connection)? != (Found::Ours { schema: MIGRATIONS.len() }) {
        let transaction = Transaction::new(connection, TransactionBehavior::Immediate)?;
        // Asked again under the lock: another process may have done it meanwhile.
        let done = match look(&transaction)? {
            Found::Empty => 0,
            Found::Ours { schema } => schema,
        };
        if let Some(step) = MIGRATIONS.get(done) {
            transaction.execute_batch(step)?;
            transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
            transaction.pragma_update(None, "user_version", i32::try_from(done + 1).unwrap_or(i32::MAX))?;
        }
        transaction.commit()?;
    }
    Ok(())
}

fn look(connection: &Connection) -> Result<Found, Failure> {
    let application_id: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let schema: i32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if application_id != APPLICATION_ID {
        let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
        let empty = application_id == 0 && schema == 0 && tables == 0;
        return if empty { Ok(Found::Empty) } else { Err(not_ours("it is a database of another application")) };
    }
    match usize::try_from(schema) {
        Ok(schema) if schema > MIGRATIONS.len() => Err(too_new(schema, MIGRATIONS.len())),
        Ok(schema) if schema > 0 => Ok(Found::Ours { schema }),
        _ => Err(not_ours("its schema number makes no sense")),
    }
}
