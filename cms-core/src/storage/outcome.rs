//! What became of a commit.

use thiserror::Error;

use super::{Claim, Position, RowKey};
use crate::PayloadHash;

/// What became of a commit: one of eight things, each with one right reaction.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::exhaustive_enums, reason = "a shell must react to each outcome; a ninth would be a new contract")]
pub enum CommitOutcome {
    /// All of it is durable. Apply it to memory, then reply.
    Committed(Committed),
    /// The same command was committed before. Give this reply; none where only a consumed event was repeated.
    Duplicate(Option<StoredReply>),
    /// The reply key was used by another payload. Do not apply; it is not a repeat but a reuse.
    Mismatch {
        /// The reply key.
        key: String,
    },
    /// A row was written since it was read. Read again and decide again.
    Conflict {
        /// The row.
        key: RowKey,
    },
    /// A unique key is held by another. Read again and decide again.
    Taken(Claim),
    /// The socket that caused the change has been replaced. Drop the change and close the socket.
    Fenced {
        /// The lease row.
        lease: RowKey,
    },
    /// Nothing is stored. Do not reply; the sender repeats.
    Unavailable(StorageError),
    /// It may be stored or not. Drop what is cached, read again, retry under the same key.
    Unknown(StorageError),
}

/// What a successful commit settled.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Committed {
    /// The position up to which the store is now filled by this commit.
    pub position: Position,
    /// The numbers that were given, in the order they were asked for.
    pub numbers: Vec<Allocated>,
}

/// A number of a gapless series, given to its owner for ever.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allocated {
    /// The series.
    pub series: String,
    /// Who has it.
    pub owner: String,
    /// The number; the first of a series is 1.
    pub number: u64,
}

/// A reply kept under a natural key, so that a repeat gets the same answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredReply {
    /// The natural key: what makes two messages the same event, independent of their message ids.
    pub key: String,
    /// The hash of what was asked.
    pub payload_hash: PayloadHash,
    /// The reply as JSON text.
    pub body: String,
}

/// Why a store could not be read or written.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum StorageError {
    /// The store cannot be reached or refuses to work (disk full, lost connection).
    #[error("the store is not available: {reason}; nothing was changed, try again")]
    Unavailable {
        /// What the store said.
        reason: String,
    },
    /// What is stored cannot be understood.
    #[error(
        "{what} is stored in a form that this version cannot read: {reason}; restore a backup or run the version that wrote it"
    )]
    Corrupt {
        /// Which row or file.
        what: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A backup was begun to be taken in and not finished.
    #[error("a backup was only partly taken in; throw this store away and restore the backup into an empty one")]
    Incomplete,
    /// A backup is to be taken into a store that is in use.
    #[error("the store is not empty; restore the backup into a new one")]
    NotEmpty,
    /// The file was written by a newer version.
    #[error("the store has schema {found}, this version knows up to {known}; run a newer version")]
    TooNew {
        /// The schema number found.
        found: u32,
        /// The newest one this version knows.
        known: u32,
    },
}

impl StorageError {
    /// A stable code for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unavailable { .. } => "storage.unavailable",
            Self::Corrupt { .. } => "storage.corrupt",
            Self::TooNew { .. } => "storage.too_new",
            Self::Incomplete => "storage.incomplete",
            Self::NotEmpty => "storage.not_empty",
        }
    }
}
