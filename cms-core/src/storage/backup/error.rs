//! What can go wrong with a backup.

use std::io;

use thiserror::Error;

use crate::HandleError;
use crate::storage::StorageError;

/// Why a backup could not be made or taken in.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum BackupError {
    /// The text is no backup.
    #[error("this is not a backup: {reason}; choose a file that was written as one")]
    NotABackup {
        /// What is wrong with its first line.
        reason: String,
    },
    /// It was written in a later format.
    #[error("the backup has format {found}, this version knows up to {known}; run a newer version")]
    TooNew {
        /// Its format.
        found: u32,
        /// The newest one known.
        known: u32,
    },
    /// A line cannot be understood, or the text is not what was written.
    #[error(
        "the backup is damaged in line {line}: {reason}; take another backup, and throw away the store that this one was taken into"
    )]
    Damaged {
        /// The line, counted from 1.
        line: u64,
        /// What is wrong with it.
        reason: String,
    },
    /// The text ends before the backup does.
    #[error("the backup ends after line {line} without its last one; it was cut off: take another backup")]
    CutOff {
        /// The last line.
        line: u64,
    },
    /// Transaction ids have room for 31 restores.
    #[error(
        "the store was restored {restores} times already and there is no epoch left; ask for help before you go on"
    )]
    NoEpochLeft {
        /// How often.
        restores: u32,
    },
    /// The text could not be read or written.
    #[error("the backup cannot be read or written: {0}")]
    Io(#[from] io::Error),
    /// The store could not be read or written.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// What was erased could not be erased again.
    #[error("what had been erased could not be erased again: {0}; do not use the store, restore once more")]
    Erase(#[source] HandleError),
}

impl BackupError {
    /// A stable code for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotABackup { .. } => "backup.not_a_backup",
            Self::TooNew { .. } => "backup.too_new",
            Self::Damaged { .. } => "backup.damaged",
            Self::CutOff { .. } => "backup.cut_off",
            Self::NoEpochLeft { .. } => "backup.no_epoch_left",
            Self::Io(_) => "backup.io",
            Self::Storage(error) => error.code(),
            Self::Erase(error) => error.code(),
        }
    }
}
