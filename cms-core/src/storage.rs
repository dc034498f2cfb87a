//! What a store must do, as two traits and one value.
//!
//! Everything that one command changes is one [`Changes`]; [`Store::commit`] makes all of it durable or none of it, and
//! says exactly which of eight things happened. Everything that one command reads comes from one [`Snapshot`].
//! The module `conformance` (feature `conformance`) is the suite that every implementation passes; [`MemoryStore`] is the
//! one for tests.

mod anchor;
pub mod backup;
mod changes;
#[cfg(any(test, feature = "conformance"))]
pub mod conformance;
mod epoch;
mod keys;
mod memory;
mod outcome;
mod prune;
mod query;
mod reader;
mod record;
mod row;

use async_trait::async_trait;

pub use anchor::{Anchor, AnchorError};
pub use changes::{
    Allocate, Append, Changes, Claim, Expect, Fence, OutboxChange, OutboxMessage, RowChange, TimerChange,
};
pub use epoch::IdEpoch;
pub use keys::{Position, RowKey, Table, Version};
pub use memory::{Fault, FaultPlan, MemoryStore};
pub use outcome::{Allocated, CommitOutcome, Committed, StorageError, StoredReply};
pub use prune::{Prunable, Prune};
pub use query::{AppendQuery, Appended, OutboxQuery, Page, RowQuery, StoredOutboxMessage, StoredRow, Timer};
pub use reader::{Events, ReaderPosition, next_events};
pub use record::{Import, Record, RecordCursor};
pub use row::{IndexEntry, Loaded, Row, all, load, page};

/// A store of one operator.
///
/// What implementations promise is written at [`Store::commit`]; the suite `storage::conformance` holds them to it.
#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
pub trait Store: Send + Sync {
    /// Opens a view of the store as it is now; later commits do not show in it.
    ///
    /// # Errors
    /// [`StorageError`] where the store cannot be read.
    async fn snapshot(&self) -> Result<Box<dyn Snapshot>, StorageError>;

    /// Makes all of `changes` durable, or none of it.
    ///
    /// Checked in this order, the first that fails is the outcome: the fence ([`CommitOutcome::Fenced`]), the reply key
    /// ([`CommitOutcome::Duplicate`] or [`CommitOutcome::Mismatch`]), the consumed events (`Duplicate`), the expected
    /// versions and the timers that fired ([`CommitOutcome::Conflict`]), then releases and claims
    /// ([`CommitOutcome::Taken`]). After `Committed` the
    /// changes survive a crash of the process and of the machine; after every other outcome but
    /// [`CommitOutcome::Unknown`] nothing of them is stored. A change that could not be encoded
    /// ([`Changes::unencodable`]) is [`CommitOutcome::Unavailable`] before all checks.
    ///
    /// Every entry of [`Changes::rows`] is one write that counts a version, a delete too, also of a row that is not there.
    /// What stands in one list is applied in its order.
    async fn commit(&self, changes: Changes) -> CommitOutcome;

    /// Removes up to [`Prune::limit`] of what is kept only to recognise repeats, or to be read, and is older than
    /// [`Prune::before_ms`]; tells how many it removed. Fewer than the limit: nothing of it is left. What was committed
    /// without a time ([`Changes::at_ms`]) is never removed. Positions, versions and numbers go on counting as before.
    ///
    /// A repeat of what was pruned is not recognised any more: choose times longer than any sender repeats.
    ///
    /// # Errors
    /// [`StorageError`] where the store cannot be written; a part may have been removed.
    async fn prune(&self, prune: Prune) -> Result<u32, StorageError>;

    /// Takes in what a backup holds, step by step, into a store in which nothing has ever been committed.
    ///
    /// From the first step to [`Import::Finish`] the store cannot be used: snapshots and commits are refused
    /// ([`StorageError::Incomplete`]), also after it was closed and opened again, so that half a backup is never taken for a
    /// whole one. A store that an import was begun in and not finished has to be thrown away. No index entry, number or
    /// claim in the steps is checked against another: they come from a store that has.
    ///
    /// # Errors
    /// [`StorageError::NotEmpty`] where something has been committed before; otherwise as every write.
    async fn import(&self, step: Import) -> Result<(), StorageError>;
}

/// A consistent view of a [`Store`] at one moment.
#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
pub trait Snapshot: Send {
    /// The row with this key; a deleted row is absent.
    ///
    /// # Errors
    /// [`StorageError`] where the store cannot be read; so for every method of this trait.
    async fn row(&mut self, key: RowKey) -> Result<Option<StoredRow>, StorageError>;

    /// The version a row is at; [`Version::ABSENT`] for one that was never written. A deleted row keeps counting, so that
    /// a version never comes twice.
    async fn version(&mut self, key: RowKey) -> Result<Version, StorageError>;

    /// A page of rows in ascending order of id, byte by byte.
    async fn rows(&mut self, query: RowQuery) -> Result<Page<StoredRow>, StorageError>;

    /// Who holds a claim.
    async fn claim(&mut self, key: String) -> Result<Option<String>, StorageError>;

    /// The reply stored under a natural key.
    async fn reply(&mut self, key: String) -> Result<Option<StoredReply>, StorageError>;

    /// A page of appended rows in ascending order of position.
    async fn appended(&mut self, query: AppendQuery) -> Result<Page<Appended>, StorageError>;

    /// Waiting messages of the outbox in ascending order of position; with [`OutboxQuery::heads`] only the first of each
    /// key, so that one of another topic holds back those behind it.
    async fn outbox(&mut self, query: OutboxQuery) -> Result<Vec<StoredOutboxMessage>, StorageError>;

    /// Timers that are due at or before `now_ms` (milliseconds since 1970 UTC), the most overdue first;
    /// those of one moment by key.
    async fn timers_due(&mut self, now_ms: i64, limit: u32) -> Result<Vec<Timer>, StorageError>;

    /// The last position given out, to an appended row or a message; of this view.
    async fn last_position(&mut self) -> Result<Position, StorageError>;

    /// A page of everything that is stored, of the kind and from the place that `cursor` says; in an order of the
    /// keys of that kind, appended rows and messages in the order of their positions. This is how a backup is made: what [`Store::import`] is given in the same order makes a store that
    /// answers alike.
    async fn records(&mut self, cursor: RecordCursor, limit: u32) -> Result<Page<Record>, StorageError>;

    /// The number that `owner` was given in `series`.
    async fn number(&mut self, series: String, owner: String) -> Result<Option<u64>, StorageError>;
}
