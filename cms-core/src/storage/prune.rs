//! What may be removed from a store because of its age.

use super::Table;

/// What to remove.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prune {
    /// What kind of thing.
    pub what: Prunable,
    /// Only what was committed before this moment ([`Changes::at_ms`](super::Changes::at_ms)), milliseconds since 1970 UTC.
    pub before_ms: i64,
    /// How many at the most; bounds how long other changes wait.
    pub limit: u32,
}

/// A kind of thing that can be removed because of its age.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::exhaustive_enums, reason = "a store has to know every kind")]
pub enum Prunable {
    /// Stored replies: the same command would be carried out again.
    Replies,
    /// Ids of consumed events: the same event would be taken again.
    Consumed,
    /// Ids of delivered messages: the same message could be sent again. A message that waits is never pruned.
    Delivered,
    /// What is left of deleted rows of a table, their ids and versions. Only for tables whose ids never come again.
    Deleted {
        /// The table.
        table: Table,
    },
    /// Appended rows of one stream, the earliest first. Their natural keys are forgotten with them.
    Appended {
        /// The stream.
        stream: String,
    },
}
