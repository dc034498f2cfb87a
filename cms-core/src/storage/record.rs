//! Everything that a store holds, as a backup carries it.

use serde::{Deserialize, Serialize};

use super::{Position, Version};

/// One thing that a store holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[expect(clippy::exhaustive_enums, reason = "a store has to know every kind; a new one is a new format of backups")]
pub enum Record {
    /// A row, or what is left of a deleted one.
    Row {
        /// Name of its table.
        table: String,
        /// Its id there.
        id: String,
        /// Its version.
        version: Version,
        /// Its JSON text; none where it was deleted.
        body: Option<String>,
        /// What it can be found by: name and value, ascending.
        index: Vec<(String, String)>,
        /// For a deleted row: when, if that was told.
        at_ms: Option<i64>,
    },
    /// A unique key that is held.
    Claim {
        /// The key.
        key: String,
        /// Who holds it.
        owner: String,
    },
    /// An appended row.
    Appended {
        /// Its position.
        position: Position,
        /// Its stream.
        stream: String,
        /// Its natural key in the stream.
        key: String,
        /// When it happened.
        happened_ms: i64,
        /// Its JSON text.
        body: String,
        /// When it was committed, if that was told.
        at_ms: Option<i64>,
    },
    /// A stored reply.
    Reply {
        /// Its natural key.
        key: String,
        /// The hash of what was asked, 64 hexadecimal digits.
        payload_hash: String,
        /// The reply as JSON text.
        body: String,
        /// When it was committed, if that was told.
        at_ms: Option<i64>,
    },
    /// The id of a consumed event.
    Consumed {
        /// The id.
        event: String,
        /// When it was consumed, if that was told.
        at_ms: Option<i64>,
    },
    /// A message of the outbox.
    Message {
        /// Its position.
        position: Position,
        /// Its id.
        id: String,
        /// Its ordering key.
        key: String,
        /// Its topic.
        topic: String,
        /// Its JSON text; none where it was delivered.
        body: Option<String>,
        /// For a delivered message: when that was committed, if it was told.
        at_ms: Option<i64>,
    },
    /// A timer.
    Timer {
        /// Its key.
        key: String,
        /// When it is due.
        due_ms: i64,
        /// Its JSON text.
        body: String,
    },
    /// A number of a gapless series.
    Number {
        /// The series.
        series: String,
        /// The number.
        number: u64,
        /// Who has it.
        owner: String,
    },
}

/// A kind of record and a place among those of that kind: after the key given, or from the beginning.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::exhaustive_enums, reason = "one per kind of record")]
pub enum RecordCursor {
    /// Rows, by table and id.
    Rows(Option<(String, String)>),
    /// Claims, by key.
    Claims(Option<String>),
    /// Appended rows, by position.
    Appended(Option<Position>),
    /// Replies, by key.
    Replies(Option<String>),
    /// Consumed events, by id.
    Consumed(Option<String>),
    /// Messages, by position.
    Messages(Option<Position>),
    /// Timers, by key.
    Timers(Option<String>),
    /// Numbers, by series and number.
    Numbers(Option<(String, u64)>),
}

impl RecordCursor {
    /// The beginning of each kind, in the order in which a backup holds them.
    pub const KINDS: [Self; 8] = [
        Self::Rows(None),
        Self::Claims(None),
        Self::Appended(None),
        Self::Replies(None),
        Self::Consumed(None),
        Self::Messages(None),
        Self::Timers(None),
        Self::Numbers(None),
    ];

    /// The place after `record`.
    #[must_use]
    pub fn after(record: &Record) -> Self {
        match record {
            Record::Row { table, id, .. } => Self::Rows(Some((table.clone(), id.clone()))),
            Record::Claim { key, .. } => Self::Claims(Some(key.clone())),
            Record::Appended { position, .. } => Self::Appended(Some(*position)),
            Record::Reply { key, .. } => Self::Replies(Some(key.clone())),
            Record::Consumed { event, .. } => Self::Consumed(Some(event.clone())),
            Record::Message { position, .. } => Self::Messages(Some(*position)),
            Record::Timer { key, .. } => Self::Timers(Some(key.clone())),
            Record::Number { series, number, .. } => Self::Numbers(Some((series.clone(), *number))),
        }
    }
}

/// A step of taking in a backup.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::exhaustive_enums, reason = "a store has to know every step")]
pub enum Import {
    /// Some of the records, in the order in which they were read: that of [`RecordCursor::KINDS`].
    Records(Vec<Record>),
    /// The backup is complete: positions go on after this one, and the store can be used.
    Finish {
        /// At least the last position that the records hold.
        last: Position,
    },
}
