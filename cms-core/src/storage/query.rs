//! What can be asked of a snapshot, and what comes back.

use super::{Position, Table, Version};

/// A page of rows, by keyset: the next page starts after the last key of this one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// The rows.
    pub items: Vec<T>,
    /// Whether more rows follow the last one.
    pub more: bool,
}

/// Which rows of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowQuery {
    /// The table.
    pub table: Table,
    /// Only rows with this index entry: its name and value.
    pub index: Option<(&'static str, String)>,
    /// Only rows with a greater id.
    pub after: Option<String>,
    /// How many at the most.
    pub limit: u32,
}

/// A row as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredRow {
    /// Its id in the table.
    pub id: String,
    /// Its version.
    pub version: Version,
    /// Its JSON text.
    pub body: String,
}

/// Which appended rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppendQuery {
    /// Only of this stream; none reads all streams in the order of their positions.
    pub stream: Option<String>,
    /// Only after this position.
    pub after: Position,
    /// How many at the most.
    pub limit: u32,
}

/// An appended row as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appended {
    /// Its place in the order of everything appended.
    pub position: Position,
    /// Its stream.
    pub stream: String,
    /// Its natural key in the stream.
    pub key: String,
    /// When it happened, milliseconds since 1970 UTC.
    pub at_ms: i64,
    /// Its JSON text.
    pub body: String,
}

/// Which waiting messages of the outbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutboxQuery {
    /// Only of this topic.
    pub topic: Option<String>,
    /// Only of this ordering key.
    pub key: Option<String>,
    /// Only the first waiting message of each key, which is the one that may be delivered now.
    pub heads: bool,
    /// Only after this position.
    pub after: Position,
    /// How many at the most.
    pub limit: u32,
}

/// A waiting message of the outbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredOutboxMessage {
    /// Its place in the order of the outbox.
    pub position: Position,
    /// Its id.
    pub id: String,
    /// Its ordering key.
    pub key: String,
    /// Its topic.
    pub topic: String,
    /// Its JSON text.
    pub body: String,
}

/// A timer that is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timer {
    /// Its key.
    pub key: String,
    /// When it was due, milliseconds since 1970 UTC.
    pub due_ms: i64,
    /// Its JSON text.
    pub body: String,
}
