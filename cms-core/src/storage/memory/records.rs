//! A state as records, and back; and what is removed because of its age.

use std::ops::Bound::{Excluded, Included, Unbounded};
use std::ops::RangeBounds;
use std::sync::Arc;

use super::parts::{RowState, is_before};
use super::state::{Reply, State};
use crate::PayloadHash;
use crate::storage::{
    Appended, Import, Position, Prunable, Prune, Record, RecordCursor, StorageError, StoredOutboxMessage, StoredReply,
    TimerChange,
};

impl State {
    /// The records of one kind from a place on.
    pub(super) fn records(&self, cursor: RecordCursor) -> Box<dyn Iterator<Item = Record> + Send + '_> {
        match cursor {
            RecordCursor::Rows(after) => Box::new(self.row_records(after)),
            RecordCursor::Claims(after) => {
                let claims = self.claims.range::<String, _>(beyond(&after));
                Box::new(claims.map(|(key, owner)| Record::Claim { key: key.clone(), owner: owner.clone() }))
            }
            RecordCursor::Appended(after) => {
                let entries = self.log.entries.range(beyond(&after));
                Box::new(entries.map(|(_, entry)| {
                    let Appended { position, stream, key, at_ms, body } = Appended::clone(&entry.row);
                    Record::Appended { position, stream, key, happened_ms: at_ms, body, at_ms: entry.at_ms }
                }))
            }
            RecordCursor::Replies(after) => {
                Box::new(self.replies.range::<String, _>(beyond(&after)).map(|(_, stored)| {
                    let StoredReply { key, payload_hash, body } = StoredReply::clone(&stored.reply);
                    Record::Reply { key, payload_hash: payload_hash.as_str().to_owned(), body, at_ms: stored.at_ms }
                }))
            }
            RecordCursor::Consumed(after) => {
                let consumed = self.consumed.range::<String, _>(beyond(&after));
                Box::new(consumed.map(|(event, at_ms)| Record::Consumed { event: event.clone(), at_ms: *at_ms }))
            }
            RecordCursor::Messages(after) => Box::new(self.message_records(beyond(&after))),
            RecordCursor::Timers(after) => {
                let timers = self.timers.due.range::<String, _>(beyond(&after));
                Box::new(timers.map(|(key, due_ms)| {
                    let body = self.timers.by_due.get(&(*due_ms, key.clone())).map(ToString::to_string);
                    Record::Timer { key: key.clone(), due_ms: *due_ms, body: body.unwrap_or_default() }
                }))
            }
            RecordCursor::Numbers(after) => Box::new(self.number_records(after)),
        }
    }

    fn row_records(&self, after: Option<(String, String)>) -> impl Iterator<Item = Record> + Send + '_ {
        let from = after.as_ref().map_or(Unbounded, |(table, _)| Included(table.clone()));
        self.tables.range::<String, _>((from, Unbounded)).flat_map(move |(name, table)| {
            let within = after.as_ref().filter(|(last, _)| last == name).map(|(_, id)| id.clone());
            table.rows.range::<String, _>(beyond(&within)).map(|(id, row)| Record::Row {
                table: name.clone(),
                id: id.clone(),
                version: row.version,
                body: row.body.as_ref().map(ToString::to_string),
                index: row.entries.iter().cloned().collect(),
                at_ms: row.deleted_ms,
            })
        })
    }

    /// Waiting and delivered messages, in the order of their positions.
    fn message_records(&self, range: impl RangeBounds<Position> + Clone) -> impl Iterator<Item = Record> + Send {
        let record = |message: &StoredOutboxMessage, waits: bool, at_ms| {
            let StoredOutboxMessage { position, id, key, topic, body } = message.clone();
            Record::Message { position, id, key, topic, body: waits.then_some(body), at_ms }
        };
        let waiting = self.outbox.waiting.range(range.clone());
        let waiting = waiting.map(|(position, message)| (*position, record(message, true, None)));
        let delivered = self.outbox.delivered.range(range);
        let delivered = delivered.map(|(position, left)| (*position, record(&left.message, false, left.at_ms)));
        let mut all: Vec<_> = waiting.chain(delivered).collect();
        all.sort_unstable_by_key(|(position, _)| *position);
        all.into_iter().map(|(_, record)| record)
    }

    fn number_records(&self, after: Option<(String, u64)>) -> impl Iterator<Item = Record> + Send + '_ {
        let from = after.as_ref().map_or(Unbounded, |(series, _)| Included(series.clone()));
        self.series.range::<String, _>((from, Unbounded)).flat_map(move |(name, series)| {
            let seen = after.as_ref().filter(|(last, _)| last == name).map_or(0, |(_, number)| *number);
            let mut numbers: Vec<_> = series.numbers.iter().filter(|(_, number)| **number > seen).collect();
            numbers.sort_unstable_by_key(|(_, number)| **number);
            let record = |(owner, number): (&String, &u64)| Record::Number {
                series: name.clone(),
                number: *number,
                owner: owner.clone(),
            };
            numbers.into_iter().map(record).collect::<Vec<_>>()
        })
    }

    /// Takes in a step of a backup.
    pub(super) fn import(&mut self, step: Import) -> Result<(), StorageError> {
        if !self.importing && !self.is_empty() {
            return Err(StorageError::NotEmpty);
        }
        match step {
            Import::Records(records) => {
                self.importing = true;
                records.into_iter().for_each(|record| self.put(record));
            }
            Import::Finish { last } => {
                self.importing = false;
                self.last = self.last.max(last);
            }
        }
        Ok(())
    }

    fn is_empty(&self) -> bool {
        self.last == Position::default()
            && RecordCursor::KINDS.into_iter().all(|kind| self.records(kind).next().is_none())
    }

    fn put(&mut self, record: Record) {
        match record {
            Record::Row { table, id, version, body, index, at_ms } => {
                let entries = index.into_iter().collect();
                let row = RowState { version, body: body.map(Arc::from), entries, deleted_ms: at_ms };
                Arc::make_mut(self.tables.entry(table).or_default()).put(id, row);
            }
            Record::Claim { key, owner } => {
                Arc::make_mut(&mut self.claims).insert(key, owner);
            }
            Record::Appended { position, stream, key, happened_ms, body, at_ms } => {
                self.last = self.last.max(position);
                let row = Appended { position, stream, key, at_ms: happened_ms, body };
                Arc::make_mut(&mut self.log).put(row, at_ms);
            }
            Record::Reply { key, payload_hash, body, at_ms } => {
                let payload_hash = PayloadHash::from_stored(payload_hash);
                let reply = Arc::new(StoredReply { key: key.clone(), payload_hash, body });
                Arc::make_mut(&mut self.replies).insert(key, Reply { reply, at_ms });
            }
            Record::Consumed { event, at_ms } => {
                Arc::make_mut(&mut self.consumed).insert(event, at_ms);
            }
            Record::Message { position, id, key, topic, body, at_ms } => {
                self.last = self.last.max(position);
                let outbox = Arc::make_mut(&mut self.outbox);
                match body {
                    Some(body) => outbox.put_waiting(StoredOutboxMessage { position, id, key, topic, body }),
                    None => {
                        let left = StoredOutboxMessage { position, id, key, topic, body: String::new() };
                        outbox.put_delivered(left, at_ms);
                    }
                }
            }
            Record::Timer { key, due_ms, body } => {
                Arc::make_mut(&mut self.timers).change(TimerChange::Set { key, due_ms, body });
            }
            Record::Number { series, number, owner } => {
                Arc::make_mut(&mut self.series).entry(series).or_default().numbers.insert(owner, number);
            }
        }
    }

    /// Removes what is old; tells how many.
    pub(super) fn prune(&mut self, prune: &Prune) -> u32 {
        let (before_ms, limit) = (prune.before_ms, prune.limit as usize);
        let removed = match &prune.what {
            Prunable::Replies => {
                let replies = Arc::make_mut(&mut self.replies);
                let old = replies.iter().filter(|(_, stored)| is_before(stored.at_ms, before_ms));
                let old: Vec<String> = old.map(|(key, _)| key.clone()).take(limit).collect();
                old.iter().for_each(|key| drop(replies.remove(key)));
                old.len()
            }
            Prunable::Consumed => {
                let consumed = Arc::make_mut(&mut self.consumed);
                let old = consumed.iter().filter(|(_, at_ms)| is_before(**at_ms, before_ms));
                let old: Vec<String> = old.map(|(event, _)| event.clone()).take(limit).collect();
                for event in &old {
                    consumed.remove(event);
                }
                old.len()
            }
            Prunable::Delivered => Arc::make_mut(&mut self.outbox).prune(before_ms, limit),
            Prunable::Deleted { table } => match self.tables.get_mut(table.name()) {
                Some(table) => Arc::make_mut(table).prune(before_ms, limit),
                None => 0,
            },
            Prunable::Appended { stream } => Arc::make_mut(&mut self.log).prune(stream, before_ms, limit),
        };
        u32::try_from(removed).unwrap_or(u32::MAX)
    }
}

fn beyond<K: Clone>(after: &Option<K>) -> (std::ops::Bound<K>, std::ops::Bound<K>) {
    (after.clone().map_or(Unbounded, Excluded), Unbounded)
}
