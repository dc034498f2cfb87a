//! The one atomic value that a decision produces.

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::{IndexEntry, Loaded, Row, RowKey, StoredReply, Table, Timer, Version};
use crate::Effect;

/// Everything that one command changes; committed as a whole or not at all.
#[derive(Debug, Clone, Default)]
pub struct Changes {
    /// Set where a station's socket caused the change: refused if that socket has been replaced.
    pub fence: Option<Fence>,
    /// Every row relied on, also if it is not written, at the version it was read at.
    pub expect: Vec<Expect>,
    /// Unique keys to give up; applied before `claims`. Giving up what another owner holds is passed over.
    pub releases: Vec<Claim>,
    /// Unique keys to hold. Claiming again what the same owner holds is allowed.
    pub claims: Vec<Claim>,
    /// Rows to write or delete.
    pub rows: Vec<RowChange>,
    /// Immutable rows by natural key; one that is there already is passed over.
    pub append: Vec<Append>,
    /// The reply to store, so that a repeat gets the same answer.
    pub reply: Option<StoredReply>,
    /// Ids of events of a bus or webhook that this change answers; each is taken once.
    pub consumed: Vec<String>,
    /// Messages to deliver after the commit, ordered per key, and those that were delivered.
    pub outbox: Vec<OutboxChange>,
    /// Timers to set or cancel; they survive a restart.
    pub timers: Vec<TimerChange>,
    /// Owners that are to get the next number of a gapless series; one that has a number keeps it.
    pub allocate: Vec<Allocate>,
    /// Streams whose appended rows are to be forgotten, all that stand before this change. What this change itself appends
    /// stays, also under a natural key that was forgotten.
    pub forget: Vec<String>,
    /// When it was decided, milliseconds since 1970 UTC. What a change leaves behind only so that a repeat is recognised,
    /// and what it appends, can be pruned by this time; without one it is kept for ever.
    pub at_ms: Option<i64>,
    unencodable: Vec<String>,
}

impl Changes {
    /// No change.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Writes `row`.
    pub fn put<R: Row>(&mut self, row: &R) {
        match serde_json::to_string(row) {
            Ok(body) => self.rows.push(RowChange { key: row.key(), body: Some(body), index: row.index() }),
            Err(error) => self.unencodable.push(format!("{}: {error}", row.key())),
        }
    }

    /// Relies on `loaded` being unchanged, and writes `row` in its place.
    pub fn replace<R: Row>(&mut self, loaded: &Loaded<R>, row: &R) {
        self.rely_on(loaded);
        self.put(row);
    }

    /// Relies on no row of this key having ever been written, and writes `row`.
    pub fn create<R: Row>(&mut self, row: &R) {
        self.expect.push(Expect { key: row.key(), version: Version::ABSENT });
        self.put(row);
    }

    /// Relies on `loaded` being unchanged.
    pub fn rely_on<R: Row>(&mut self, loaded: &Loaded<R>) {
        self.expect.push(Expect { key: loaded.value.key(), version: loaded.version });
    }

    /// Relies on no row with this id having been written, as it was read.
    pub fn rely_on_absence<R: Row>(&mut self, id: impl Into<String>) {
        self.expect.push(Expect { key: RowKey::new(R::TABLE, id), version: Version::ABSENT });
    }

    /// Holds the unique key `key` for `owner`.
    pub fn claim(&mut self, key: impl Into<String>, owner: impl Into<String>) {
        self.claims.push(Claim { key: key.into(), owner: owner.into() });
    }

    /// Gives up the unique key `key` if `owner` holds it.
    pub fn release(&mut self, key: impl Into<String>, owner: impl Into<String>) {
        self.releases.push(Claim { key: key.into(), owner: owner.into() });
    }

    /// Appends `body` to `stream` under a natural key.
    pub fn append<T: Serialize>(
        &mut self,
        stream: impl Into<String>,
        key: impl Into<String>,
        at: DateTime<Utc>,
        body: &T,
    ) {
        let (stream, key) = (stream.into(), key.into());
        match serde_json::to_string(body) {
            Ok(body) => self.append.push(Append { stream, key, at_ms: at.timestamp_millis(), body }),
            Err(error) => self.unencodable.push(format!("{stream}/{key}: {error}")),
        }
    }

    /// Puts a message in the outbox, delivered after every earlier one of the same `key`.
    pub fn send<T: Serialize>(&mut self, id: impl Into<String>, key: impl Into<String>, topic: &'static str, body: &T) {
        let id = id.into();
        match serde_json::to_string(body) {
            Ok(body) => {
                let message = OutboxMessage { id, key: key.into(), topic: topic.to_owned(), body };
                self.outbox.push(OutboxChange::Add(message));
            }
            Err(error) => self.unencodable.push(format!("outbox {id}: {error}")),
        }
    }

    /// Takes a delivered message out of the outbox.
    pub fn delivered(&mut self, id: impl Into<String>) {
        self.outbox.push(OutboxChange::Done { id: id.into() });
    }

    /// Gives `owner` the next number of `series`, unless it has one.
    pub fn allocate(&mut self, series: impl Into<String>, owner: impl Into<String>) {
        self.allocate.push(Allocate { series: series.into(), owner: owner.into() });
    }

    /// Gives up everything that was appended to `stream`.
    pub fn forget(&mut self, stream: impl Into<String>) {
        self.forget.push(stream.into());
    }

    /// Deletes the row `loaded`, relying on it being unchanged.
    pub fn delete<R: Row>(&mut self, loaded: &Loaded<R>) {
        self.rely_on(loaded);
        self.rows.push(RowChange { key: loaded.value.key(), body: None, index: Vec::new() });
    }

    /// Sets the timer `key`, or moves it; `body` is handed out when it is due.
    pub fn set_timer<T: Serialize>(&mut self, key: impl Into<String>, due: DateTime<Utc>, body: &T) {
        let key = key.into();
        match serde_json::to_string(body) {
            Ok(body) => self.timers.push(TimerChange::Set { key, due_ms: due.timestamp_millis(), body }),
            Err(error) => self.unencodable.push(format!("timer {key}: {error}")),
        }
    }

    /// Cancels the timer `key`, if there is one.
    pub fn cancel_timer(&mut self, key: impl Into<String>) {
        self.timers.push(TimerChange::Cancel { key: key.into() });
    }

    /// Takes a timer that was found due out, relying on nobody having moved, cancelled or taken it since.
    pub fn fired(&mut self, timer: &Timer) {
        self.timers.push(TimerChange::Fired { key: timer.key.clone(), due_ms: timer.due_ms });
    }

    /// One effect per ordering key that got a message, so that the shell delivers at once instead of on its next round.
    #[must_use]
    pub fn deliveries(&self) -> Vec<Effect> {
        let added = self.outbox.iter().filter_map(|change| match change {
            OutboxChange::Add(message) => {
                Some(Effect::Deliver { topic: message.topic.clone(), key: message.key.clone() })
            }
            OutboxChange::Done { .. } => None,
        });
        added.collect()
    }

    /// The row of `table` that is written with this id, for readers of a change such as a live view.
    pub fn written(&self, table: Table) -> impl Iterator<Item = &RowChange> {
        self.rows.iter().filter(move |row| row.key.table == table)
    }

    /// What could not be turned into JSON text. A change in which this is not empty is incomplete: a store refuses it as
    /// `Unavailable`.
    #[must_use]
    pub fn unencodable(&self) -> &[String] {
        &self.unencodable
    }
}

/// The right of one socket to write for a station: the version of the station's lease row when the socket was accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fence {
    /// Key of the lease row.
    pub lease: RowKey,
    /// The epoch: the lease row's version after this socket took it.
    pub epoch: Version,
}

/// A row that must still be at this version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expect {
    /// The row.
    pub key: RowKey,
    /// Its version when it was read.
    pub version: Version,
}

/// A unique key and who holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The unique key, for example `open-transaction/CS1/1`.
    pub key: String,
    /// The holder, for example a session id.
    pub owner: String,
}

/// A row to write, or to delete.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowChange {
    /// The row.
    pub key: RowKey,
    /// Its new JSON text; none deletes the row.
    pub body: Option<String>,
    /// What it can be found by; replaces what it could be found by before.
    pub index: Vec<IndexEntry>,
}

/// An immutable row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Append {
    /// What it belongs to, for example `samples/ses_…`.
    pub stream: String,
    /// Its natural key in the stream.
    pub key: String,
    /// When it happened, milliseconds since 1970 UTC.
    pub at_ms: i64,
    /// JSON text.
    pub body: String,
}

/// A change of the outbox.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum OutboxChange {
    /// A message to deliver; one whose id is known already is passed over.
    Add(OutboxMessage),
    /// The message was delivered, or needs no delivery any more.
    Done {
        /// Its id.
        id: String,
    },
}

/// A message to deliver after the commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutboxMessage {
    /// Unique for ever.
    pub id: String,
    /// Messages of one key are delivered in order.
    pub key: String,
    /// What kind of message it is; the dispatcher chooses by it.
    pub topic: String,
    /// JSON text.
    pub body: String,
}

/// A change of a timer.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum TimerChange {
    /// Sets the timer, or moves it.
    Set {
        /// The timer's key.
        key: String,
        /// When it is due, milliseconds since 1970 UTC.
        due_ms: i64,
        /// JSON text handed out when it is due.
        body: String,
    },
    /// Cancels the timer if there is one.
    Cancel {
        /// The timer's key.
        key: String,
    },
    /// Takes the timer out because what it was set for is done in this change. The change is refused as a
    /// [`Conflict`](super::CommitOutcome::Conflict) of [`TimerChange::conflict`] where the timer is not set to this moment
    /// any more, so that a timer is acted on once, by one.
    Fired {
        /// The timer's key.
        key: String,
        /// When it was due.
        due_ms: i64,
    },
}

impl TimerChange {
    /// What a refused [`TimerChange::Fired`] is reported under.
    #[must_use]
    pub fn conflict(key: &str) -> RowKey {
        RowKey::new(Table::new("timer"), key)
    }
}

/// An owner that is to get the next number of a series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allocate {
    /// The series, for example `invoice/2026`.
    pub series: String,
    /// Who gets the number, for example an invoice id.
    pub owner: String,
}
