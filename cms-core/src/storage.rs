//! What a store must do, as two traits and one value.
//!
//! Everything that one command changes is one [`Changes`]; [`Store::commit`] makes all of it durable or none of it, and
//! says exactly which of eight things happened. Everything that one command reads comes from one [`Snapshot`].
//! The module `conformance` (feature `conformance`) is the suite that every implementation passes; [`MemoryStore`] is the
//! one for tests.

mod changes;
#[cfg(any(test, feature = "conformance"))]
pub mod conformance;
mod keys;
mod memory;
mod outcome;
mod query;
mod row;

use async_trait::async_trait;

pub use changes::{
    Allocate, Append, Changes, Claim, Expect, Fence, OutboxChange, OutboxMessage, RowChange, TimerChange,
};
pub use keys::{Position, RowKey, Table, Version};
pub use memory::{Fault, FaultPlan, MemoryStore};
pub use outcome::{Allocated, CommitOutcome, Committed, StorageError, StoredReply};
pub use query::{AppendQuery, Appended, OutboxQuery, Page, RowQuery, StoredOutboxMessage, StoredRow, Timer};
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
    /// versions ([`CommitOutcome::Conflict`]), then releases and claims ([`CommitOutcome::Taken`]). After `Committed` the
    /// changes survive a crash of the process and of the machine; after every other outcome but
    /// [`CommitOutcome::Unknown`] nothing of them is stored. A change that could not be encoded
    /// ([`Changes::unencodable`]) is [`CommitOutcome::Unavailable`] before all checks.
    ///
    /// Every entry of [`Changes::rows`] is one write that counts a version, a delete too, also of a row that is not there.
    /// What stands in one list is applied in its order.
    async fn commit(&self, changes: Changes) -> CommitOutcome;
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

    /// The number that `owner` was given in `series`.
    async fn number(&mut self, series: String, owner: String) -> Result<Option<u64>, StorageError>;
}
