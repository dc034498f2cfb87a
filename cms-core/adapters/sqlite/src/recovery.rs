//! What is done about a log that was left behind, before anything in it is believed.
//!
//! SQLite believes of such a log whatever it can read, and what it can read may be in the cache of the operating system
//! only: where a sync failed, the system gives the pages up as written, and no later sync brings them to the disk. A
//! program that ended after a failed sync would, once started again, find the changes of it, build on them, confirm
//! them and lose them with the next loss of power, and everything after them. So the log is written again, as it can be
//! read, and synced.

use std::ffi::OsString;
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use crate::error::{Failure, unavailable};
use crate::file::wait_for_the_disk;
use crate::schema;

/// How much of the log is in memory at a time.
const PIECE: usize = 1 << 20;

/// What became of a log that was left behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Recovered {
    /// There is none any more, or what is in it is on the disk.
    Durable,
    /// Others have the file open, and with it a log of which they know what is durable.
    InUse,
}

/// Writes the log of the file at `path` to the disk again, and brings it into the file, unless somebody has it open.
///
/// # Errors
/// Where the file is not ours, or the disk does not take it.
pub(crate) fn recover(path: &Path) -> Result<Recovered, Failure> {
    let log = log_of(path);
    // A log without its file belongs to none; SQLite removes it when it makes a new one.
    if !path.exists() || !log.metadata().is_ok_and(|log| log.len() > 0) {
        return Ok(Recovered::Durable);
    }
    match alone(path) {
        Ok(connection) => {
            write_again(&log).map_err(|error| {
                let sentence =
                    "the disk does not take the log that was left behind; see to the disk, then open it again";
                Failure::Unusable(unavailable(format!("{sentence}: {error}")))
            })?;
            // Being the last to close, it brings the log into the file. Should that fail, the log stays and is good.
            connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
            drop(connection);
            Ok(Recovered::Durable)
        }
        Err(Failure::Sqlite(error)) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => {
            Ok(Recovered::InUse)
        }
        Err(failure) => Err(failure),
    }
}

/// A connection besides which there is no other, in any process.
fn alone(path: &Path) -> Result<Connection, Failure> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    // A log that is not durable must not get into the file: of what a loss of power then leaves of the log, old pages
    // would hide newer ones of the file.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    connection.busy_timeout(Duration::ZERO)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    // Whoever reads a log in this mode locks the whole file, and keeps it locked.
    connection.pragma_update_and_check(None, "locking_mode", "EXCLUSIVE", |_| Ok(()))?;
    schema::inspect(&connection)?;
    wait_for_the_disk(&connection)?;
    Ok(connection)
}

/// Writes the same bytes to the same places, which is harmless wherever it stops, and waits for the disk.
fn write_again(log: &Path) -> io::Result<()> {
    let mut log = match OpenOptions::new().read(true).write(true).open(log) {
        Ok(log) => log,
        // SQLite found nothing in it and removed it.
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    let mut piece = vec![0; PIECE];
    let mut at = 0;
    loop {
        log.seek(SeekFrom::Start(at))?;
        let read = read_piece(&mut log, &mut piece)?;
        if read.is_empty() {
            break;
        }
        log.seek(SeekFrom::Start(at))?;
        log.write_all(read)?;
        at += read.len() as u64;
    }
    log.sync_all()
}

fn read_piece<'a>(log: &mut File, piece: &'a mut [u8]) -> io::Result<&'a [u8]> {
    let mut filled = 0;
    while let Some(rest) = piece.get_mut(filled..).filter(|rest| !rest.is_empty()) {
        match log.read(rest) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(piece.get(..filled).unwrap_or_default())
}

fn log_of(path: &Path) -> PathBuf {
    let mut name = OsString::from(path);
    name.push("-wal");
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Options;
    use crate::file::open_for_writing;

    /// A file whose log was left behind, as by a program that was killed.
    fn left_behind() -> (tempfile::TempDir, PathBuf) {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("store.sqlite");
        let writer = open_for_writing(&path, &Options::default()).unwrap();
        for n in 0..300 {
            let owner = "x".repeat(10_000);
            writer.execute("INSERT INTO claims (key, owner) VALUES (?1, ?2)", (n.to_string(), owner)).unwrap();
        }
        let copy = tempfile::tempdir().unwrap();
        let copied = copy.path().join("store.sqlite");
        std::fs::copy(log_of(&path), log_of(&copied)).unwrap();
        std::fs::copy(&path, &copied).unwrap();
        (copy, copied)
    }

    #[test]
    fn a_log_larger_than_a_piece_is_written_again_as_it_was() {
        let (_directory, path) = left_behind();
        let log = log_of(&path);
        let before = std::fs::read(&log).unwrap();
        assert!(before.len() > PIECE);
        write_again(&log).unwrap();
        assert!(std::fs::read(&log).unwrap() == before, "the log was changed");
    }

    #[test]
    fn a_log_that_was_left_behind_is_brought_into_the_file() {
        let (_directory, path) = left_behind();
        assert_eq!(recover(&path).unwrap(), Recovered::Durable);
        assert!(!log_of(&path).exists());
        let connection = Connection::open(&path).unwrap();
        let claims: i64 = connection.query_row("SELECT count(*) FROM claims", [], |row| row.get(0)).unwrap();
        assert_eq!(claims, 300);
    }

    #[test]
    fn a_log_without_its_file_is_no_hindrance() {
        let (_directory, path) = left_behind();
        std::fs::remove_file(&path).unwrap();
        let connection = open_for_writing(&path, &Options::default()).unwrap();
        let claims: i64 = connection.query_row("SELECT count(*) FROM claims", [], |row| row.get(0)).unwrap();
        assert_eq!(claims, 0);
    }

    #[test]
    fn a_log_that_somebody_uses_is_left_alone() {
        let (_directory, path) = left_behind();
        let writer = open_for_writing(&path, &Options::default()).unwrap();
        writer.execute("DELETE FROM claims WHERE key = '7'", []).unwrap();
        assert_eq!(recover(&path).unwrap(), Recovered::InUse);
        writer.execute("DELETE FROM claims WHERE key = '8'", []).unwrap();
    }
}
