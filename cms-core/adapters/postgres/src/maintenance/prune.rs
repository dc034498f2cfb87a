//! Removing what is old.
//!
//! What is old is looked for without a lock, then locked as a commit would, and removed if it is still as it was found. So
//! a commit decides either on what was there or on what is left, and waits at the most for one small transaction.

use cms_core::storage::{Prunable, Prune};

use super::{Done, Transaction};
use crate::connection::Ask;
use crate::convert::column;
use crate::error::Failure;
use crate::guard::{GUARD, usable};
use crate::locks::{Kind, LOCK, Locks};
use crate::text::key;

/// One transaction that removes.
pub(super) struct Pruning<'a> {
    pub(super) prune: &'a Prune,
    /// How many things it removes at the most.
    pub(super) at_once: u32,
    /// Up to which position of a stream nothing old is left.
    pub(super) after: i64,
}

/// All statements that it may ask, to prepare them.
pub(crate) const STATEMENTS: &[&str] = &[
    GUARD,
    LOCK,
    OLD_REPLIES,
    PRUNE_REPLIES,
    OLD_EVENTS,
    PRUNE_EVENTS,
    OLD_MESSAGES,
    PRUNE_MESSAGES,
    OLD_ROWS,
    PRUNE_ROWS,
    OLD_APPENDED,
    PRUNE_APPENDED,
];

impl Pruning<'_> {
    /// Opens the transaction and does all but the COMMIT.
    pub(super) async fn run(&self, transaction: &Transaction<'_>) -> Result<Done, Failure> {
        let (look, remove, kind, within) = match &self.prune.what {
            Prunable::Replies => (OLD_REPLIES, PRUNE_REPLIES, Kind::Reply, None),
            Prunable::Consumed => (OLD_EVENTS, PRUNE_EVENTS, Kind::Consumed, None),
            Prunable::Delivered => (OLD_MESSAGES, PRUNE_MESSAGES, Kind::Outbox, None),
            Prunable::Deleted { table } => (OLD_ROWS, PRUNE_ROWS, Kind::Row, Some(key(table.name()))),
            Prunable::Appended { stream } => (OLD_APPENDED, PRUNE_APPENDED, Kind::Stream, Some(key(stream))),
        };
        let of = |ask: Ask<'static>| match &within {
            Some(within) => ask.with(within.clone().into_owned()),
            None => ask,
        };
        let look = of(Ask::read(look).with(self.prune.before_ms).with(i64::from(self.at_once)));
        let look = if kind == Kind::Stream { look.with(self.after) } else { look };
        let answers = transaction.begin(&[Ask::read(GUARD), look]).await?;
        let mut answers = answers.into_iter().map(|answer| answer.rows);
        usable(&answers.next().unwrap_or_default())?;
        let found = answers.next().unwrap_or_default();
        if found.is_empty() {
            return Ok(Done::default());
        }
        let mut locks = Locks::default();
        let mut last = self.after;
        let remove = Ask::write(remove).with(self.prune.before_ms);
        let remove = if kind == Kind::Stream {
            // Whoever forgets the stream or appends to it waits for one transaction.
            locks.alone(kind, &[within.as_deref().unwrap_or_default()]);
            let positions = found.iter().map(|row| column(row, 0)).collect::<Result<Vec<i64>, _>>()?;
            last = positions.last().copied().unwrap_or(last);
            remove.with(positions)
        } else {
            let keys = found.iter().map(|row| column(row, 0)).collect::<Result<Vec<String>, _>>()?;
            for key in &keys {
                let parts: Vec<&str> = within.as_deref().into_iter().chain([key.as_str()]).collect();
                locks.alone(kind, &parts);
            }
            remove.with(keys)
        };
        let (stripes, alone) = locks.in_order();
        let lock = Ask::read(LOCK).with(transaction.lock_class()).with(stripes).with(alone);
        let answers = transaction.ask(&[lock, of(remove)]).await?;
        let removed = answers.last().map_or(0, |answer| answer.written);
        let small = |many: u64| u32::try_from(many).unwrap_or(u32::MAX);
        Ok(Done { found: small(found.len() as u64), removed: small(removed), last })
    }
}

const OLD_REPLIES: &str = "SELECT key FROM replies WHERE committed_ms < $1 ORDER BY committed_ms LIMIT $2";
const OLD_EVENTS: &str = "SELECT event FROM consumed WHERE committed_ms < $1 ORDER BY committed_ms LIMIT $2";
const OLD_MESSAGES: &str = "SELECT id FROM outbox WHERE done_ms < $1 ORDER BY done_ms LIMIT $2";
const OLD_ROWS: &str = "SELECT id FROM rows WHERE table_name = $3 AND deleted_ms < $1 ORDER BY deleted_ms LIMIT $2";
const OLD_APPENDED: &str = "SELECT position FROM appended WHERE stream = $3 AND position > $4 AND committed_ms < $1
    ORDER BY position LIMIT $2";
const PRUNE_REPLIES: &str = "DELETE FROM replies AS r USING unnest($2::text[]) AS o (key)
    WHERE r.key = o.key AND r.committed_ms < $1";
const PRUNE_EVENTS: &str = "DELETE FROM consumed AS c USING unnest($2::text[]) AS o (event)
    WHERE c.event = o.event AND c.committed_ms < $1";
const PRUNE_MESSAGES: &str = "DELETE FROM outbox AS m USING unnest($2::text[]) AS o (id)
    WHERE m.id = o.id AND m.done_ms < $1";
const PRUNE_ROWS: &str = "DELETE FROM rows AS r USING unnest($2::text[]) AS o (id)
    WHERE r.table_name = $3 AND r.id = o.id AND r.deleted_ms < $1";
const PRUNE_APPENDED: &str = "DELETE FROM appended AS a USING unnest($2::int8[]) AS o (position)
    WHERE a.stream = $3 AND a.position = o.position AND a.committed_ms < $1";
