//! What PostgreSQL says, in the words of the store.

use cms_core::storage::StorageError;
use tokio_postgres::error::{DbError, Severity, SqlState};

/// Why a transaction did not come to its end.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Another transaction was in the way; the same again may succeed at once.
    Retry(StorageError),
    /// A lock of another program was not had in time; what does not need it may succeed.
    Held(StorageError),
    /// The server refused a statement for what is in it, so that other changes may succeed.
    Refused(StorageError),
    /// The connection is gone; nothing is known of the server.
    Lost(StorageError),
    /// The server cannot be reached or refuses to work.
    Down(StorageError),
}

impl Failure {
    /// What is told to whoever waits.
    pub(crate) fn into_error(self) -> StorageError {
        match self {
            Self::Retry(error) | Self::Held(error) | Self::Refused(error) | Self::Lost(error) | Self::Down(error) => {
                error
            }
        }
    }
}

impl From<tokio_postgres::Error> for Failure {
    fn from(error: tokio_postgres::Error) -> Self {
        let told = storage_error(&error);
        let Some(code) = error.code() else { return Self::Lost(told) };
        if in_the_way(code) || *code == SqlState::UNIQUE_VIOLATION {
            // A unique violation is what a foreign program wrote without the locks of the store.
            return Self::Retry(told);
        }
        if *code == SqlState::LOCK_NOT_AVAILABLE {
            return Self::Held(told);
        }
        // Data, constraints, syntax and limits of the program are about this statement; all else is about the server.
        match code.code().get(..2) {
            Some("22" | "23" | "42" | "54") => Self::Refused(told),
            Some("08") => Self::Lost(told),
            _ if error.as_db_error().and_then(DbError::parsed_severity) != Some(Severity::Error) => Self::Lost(told),
            _ => Self::Down(told),
        }
    }
}

impl From<StorageError> for Failure {
    fn from(error: StorageError) -> Self {
        Self::Down(error)
    }
}

/// Whether a COMMIT that was answered in this way has certainly stored nothing.
///
/// Of all that can be answered only this is certain: a session that is ended, or a server that goes down, may have written
/// its COMMIT before it said so.
pub(crate) fn nothing_was_stored(error: &tokio_postgres::Error) -> bool {
    error
        .as_db_error()
        .is_some_and(|answer| answer.parsed_severity() == Some(Severity::Error) && error.code().is_some_and(in_the_way))
}

/// Whether another transaction was in the way.
fn in_the_way(code: &SqlState) -> bool {
    [SqlState::T_R_SERIALIZATION_FAILURE, SqlState::T_R_DEADLOCK_DETECTED].contains(code)
}

pub(crate) fn unavailable(reason: impl Into<String>) -> StorageError {
    StorageError::Unavailable { reason: reason.into() }
}

pub(crate) fn closed() -> StorageError {
    unavailable("the store was closed; open it again")
}

pub(crate) fn silent() -> StorageError {
    unavailable("the server did not answer in time")
}

pub(crate) fn corrupt(what: impl Into<String>, reason: impl Into<String>) -> StorageError {
    StorageError::Corrupt { what: what.into(), reason: reason.into() }
}

/// The tables are those of a newer version.
pub(crate) fn too_new(found: usize, known: usize) -> StorageError {
    let number = |steps| u32::try_from(steps).unwrap_or(u32::MAX);
    StorageError::TooNew { found: number(found), known: number(known) }
}

/// The error of the store for one of the server or of the way to it. Only the message of the server is told: its detail
/// may name values.
pub(crate) fn storage_error(error: &tokio_postgres::Error) -> StorageError {
    if let Some(answer) = error.as_db_error() {
        let reason = format!("{} (SQLSTATE {})", answer.message(), answer.code().code());
        return match answer.code().code().get(..2) {
            // Data or index corrupted.
            Some("XX") if answer.code() != &SqlState::INTERNAL_ERROR => corrupt("a table", reason),
            _ => unavailable(reason),
        };
    }
    match std::error::Error::source(error) {
        Some(source) => unavailable(format!("{error}: {source}")),
        None => unavailable(error.to_string()),
    }
}
