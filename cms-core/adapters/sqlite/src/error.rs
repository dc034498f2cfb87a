//! What SQLite says, in the words of the store.

use std::path::Path;

use cms_core::storage::StorageError;
use rusqlite::{Error, ErrorCode};

/// Why something failed, before the file's name is added.
#[derive(Debug)]
pub(crate) enum Failure {
    /// SQLite refused.
    Sqlite(Error),
    /// The file was understood, and is not one this version can use.
    Unusable(StorageError),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Sqlite(error)
    }
}

impl Failure {
    /// The error of the store, for the file at `path`.
    pub(crate) fn at(self, path: &Path) -> StorageError {
        match self {
            Self::Sqlite(error) => storage_error(&error, path),
            Self::Unusable(StorageError::Corrupt { reason, .. }) => corrupt(path, reason),
            Self::Unusable(error) => error,
        }
    }
}

/// The file is not one of ours.
pub(crate) fn not_ours(reason: &str) -> Failure {
    Failure::Unusable(StorageError::Corrupt { what: String::new(), reason: reason.to_owned() })
}

/// A backup was begun to be taken in and not finished.
pub(crate) fn incomplete() -> Failure {
    Failure::Unusable(StorageError::Incomplete)
}

/// The file was written by a newer version.
pub(crate) fn too_new(found: usize, known: usize) -> Failure {
    let number = |schema| u32::try_from(schema).unwrap_or(u32::MAX);
    Failure::Unusable(StorageError::TooNew { found: number(found), known: number(known) })
}

pub(crate) fn unavailable(reason: impl Into<String>) -> StorageError {
    StorageError::Unavailable { reason: reason.into() }
}

/// The error of the store for an error of SQLite. SQLite's texts name tables and columns, never a value.
pub(crate) fn storage_error(error: &Error, path: &Path) -> StorageError {
    match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => corrupt(path, "it is not an SQLite database".to_owned()),
        // SQLite calls it this too when the system reports an error while reading.
        Some(ErrorCode::DatabaseCorrupt) => corrupt(path, format!("{error}, or the disk could not be read")),
        Some(_) => unavailable(error.to_string()),
        None => match error {
            Error::FromSqlConversionFailure(..)
            | Error::IntegralValueOutOfRange(..)
            | Error::InvalidColumnType(..)
            | Error::Utf8Error(..)
            | Error::QueryReturnedNoRows => corrupt(path, error.to_string()),
            _ => unavailable(error.to_string()),
        },
    }
}

/// Whether a COMMIT that failed in this way has certainly stored nothing, not even for a recovery after a crash.
///
/// The end of a transaction is one frame of the WAL. Before it is written whole, nothing is stored; a full disk, a lock or
/// a constraint stops there. After an input or output error the frame may be on the disk without SQLite knowing it.
pub(crate) fn nothing_was_stored(error: &Error) -> bool {
    let stopped =
        [ErrorCode::DiskFull, ErrorCode::DatabaseBusy, ErrorCode::DatabaseLocked, ErrorCode::ConstraintViolation];
    error.sqlite_error_code().is_some_and(|code| stopped.contains(&code))
}

fn corrupt(path: &Path, reason: String) -> StorageError {
    StorageError::Corrupt { what: path.display().to_string(), reason }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rusqlite::ffi;

    fn failed(code: i32) -> Error {
        Error::SqliteFailure(ffi::Error::new(code), None)
    }

    #[test]
    fn after_a_failed_commit_only_what_stops_before_the_disk_is_certain() {
        for code in [ffi::SQLITE_FULL, ffi::SQLITE_BUSY, ffi::SQLITE_CONSTRAINT_COMMITHOOK] {
            assert!(nothing_was_stored(&failed(code)), "{code}");
        }
        for code in [ffi::SQLITE_IOERR_FSYNC, ffi::SQLITE_IOERR_WRITE, ffi::SQLITE_CORRUPT, ffi::SQLITE_NOMEM] {
            assert!(!nothing_was_stored(&failed(code)), "{code}");
        }
        assert!(!nothing_was_stored(&Error::InvalidQuery));
    }

    #[test]
    fn damage_and_refusal_are_told_apart() {
        let path = Path::new("charging.sqlite");
        for code in [ffi::SQLITE_NOTADB, ffi::SQLITE_CORRUPT] {
            let error = storage_error(&failed(code), path);
            assert_eq!(error.code(), "storage.corrupt");
            assert!(error.to_string().contains("charging.sqlite"), "{error}");
        }
        for code in [ffi::SQLITE_FULL, ffi::SQLITE_IOERR_READ, ffi::SQLITE_BUSY, ffi::SQLITE_CANTOPEN] {
            assert_eq!(storage_error(&failed(code), path).code(), "storage.unavailable");
        }
    }
}
