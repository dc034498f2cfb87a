//! Opening the file.

use std::fs::File;
use std::path::Path;

use cms_core::storage::StorageError;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use crate::error::{Failure, unavailable};
use crate::options::Options;
use crate::recovery::recover;
use crate::schema;

/// Statements kept prepared per connection: more than there are, so that none is prepared twice.
const STATEMENTS: usize = 64;

/// Opens the one connection that writes; makes the file and its tables where they are not there yet.
///
/// # Errors
/// [`StorageError`], as [`SqliteStore::open`](crate::SqliteStore::open) says.
pub(crate) fn open_for_writing(path: &Path, options: &Options) -> Result<Connection, StorageError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    recover(path).map_err(|failure| failure.at(path))?;
    let connection = prepare_for_writing(path, flags, options).map_err(|failure| failure.at(path))?;
    // The log was made too. SQLite syncs its name with the first commit, but passes over it when that fails.
    sync_directory(path)?;
    Ok(connection)
}

/// Opens a connection that only reads.
///
/// # Errors
/// [`StorageError`] where the file cannot be read.
pub(crate) fn open_for_reading(path: &Path, options: &Options) -> Result<Connection, StorageError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let open = || {
        let connection = Connection::open_with_flags(path, flags)?;
        configure(&connection, options)?;
        Ok(connection)
    };
    open().map_err(|error| Failure::Sqlite(error).at(path))
}

/// Opens the connection that copies the log into the file, as durably as the one that writes would.
///
/// # Errors
/// [`StorageError`] where the file cannot be opened.
pub(crate) fn open_for_copying(path: &Path, options: &Options) -> Result<Connection, StorageError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let open = || {
        let connection = Connection::open_with_flags(path, flags)?;
        configure(&connection, options)?;
        wait_for_the_disk(&connection)?;
        Ok(connection)
    };
    open().map_err(|error| Failure::Sqlite(error).at(path))
}

fn prepare_for_writing(path: &Path, flags: OpenFlags, options: &Options) -> Result<Connection, Failure> {
    let mut connection = Connection::open_with_flags(path, flags)?;
    configure(&connection, options)?;
    // Before anything is written, so that a file of somebody else stays as it is.
    schema::inspect(&connection)?;
    let mode = write_ahead(&connection)?;
    if !mode.eq_ignore_ascii_case("wal") {
        let reason = format!("the file system allows no write-ahead log (journal mode {mode}); use a local disk");
        return Err(Failure::Unusable(unavailable(reason)));
    }
    wait_for_the_disk(&connection)?;
    // What is erased must not be readable in the file any more.
    connection.pragma_update_and_check(None, "secure_delete", true, |_| Ok(()))?;
    // A thread of its own does that; see `writer/log.rs`.
    connection.pragma_update_and_check(None, "wal_autocheckpoint", 0, |_| Ok(()))?;
    // Ids are random, so each change touches pages all over the file: 64 MiB of them are kept.
    connection.pragma_update(None, "cache_size", -65_536)?;
    // A log that grew while a snapshot was open for long gives its space back.
    connection.pragma_update_and_check(None, "journal_size_limit", 64 << 20, |_| Ok(()))?;
    schema::migrate(&mut connection)?;
    Ok(connection)
}

/// Makes every commit and every checkpoint of `connection` wait for the disk.
pub(crate) fn wait_for_the_disk(connection: &Connection) -> Result<(), rusqlite::Error> {
    connection.pragma_update(None, "synchronous", "FULL")?;
    // What the disk of a Mac calls a flush is none without these; elsewhere they do nothing.
    connection.pragma_update(None, "fullfsync", true)?;
    connection.pragma_update(None, "checkpoint_fullfsync", true)
}

/// Asks for a write-ahead log and tells which journal there is then.
fn write_ahead(connection: &Connection) -> Result<String, rusqlite::Error> {
    // SQLite does not wait for another process that asks for the same at this moment, so this does: by a lock that it
    // does wait for.
    let ask = || connection.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0));
    for _ in 0..100 {
        match ask() {
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => {
                connection.execute_batch("BEGIN IMMEDIATE; ROLLBACK")?;
            }
            asked => return asked,
        }
    }
    ask()
}

fn configure(connection: &Connection, options: &Options) -> Result<(), rusqlite::Error> {
    connection.busy_timeout(options.busy_timeout)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    // A file that was tampered with must not bring code of its own in a view or trigger.
    connection.pragma_update(None, "trusted_schema", false)
}

/// Makes the names of new files durable too: without it, a crash may leave a file that cannot be found.
fn sync_directory(path: &Path) -> Result<(), StorageError> {
    if cfg!(not(unix)) {
        return Ok(());
    }
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let synced = File::open(parent).and_then(|directory| directory.sync_all());
    synced.map_err(|error| unavailable(format!("the directory {} cannot be synced: {error}", parent.display())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_commit_waits_for_the_disk() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("store.sqlite");
        // The second time the file is there already.
        for _ in 0..2 {
            let connection = open_for_writing(&path, &Options::default()).unwrap();
            let pragma =
                |name: &str| connection.pragma_query_value(None, name, |row| row.get::<_, rusqlite::types::Value>(0));
            assert_eq!(pragma("journal_mode").unwrap(), "wal".to_owned().into());
            assert_eq!(pragma("synchronous").unwrap(), 2.into());
            assert_eq!(pragma("fullfsync").unwrap(), 1.into());
            assert_eq!(pragma("checkpoint_fullfsync").unwrap(), 1.into());
            assert_eq!(pragma("trusted_schema").unwrap(), 0.into());
        }
    }

    #[test]
    fn a_connection_for_reading_cannot_write() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("store.sqlite");
        let _writer = open_for_writing(&path, &Options::default()).unwrap();
        let reader = open_for_reading(&path, &Options::default()).unwrap();
        assert!(reader.execute("DELETE FROM rows", []).is_err());
    }
}
