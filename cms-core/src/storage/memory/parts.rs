//! The parts that a state consists of, each shared between snapshots until it is written.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::storage::{
    Append, Appended, OutboxChange, OutboxMessage, Position, RowChange, StoredOutboxMessage, TimerChange, Version,
};

/// The rows of one table and what they can be found by.
#[derive(Debug, Clone, Default)]
pub(super) struct TableRows {
    pub(super) rows: BTreeMap<String, RowState>,
    /// Index name → value → ids.
    pub(super) index: BTreeMap<String, BTreeMap<String, BTreeSet<String>>>,
}

/// A row; it stays after it was deleted, so that its version goes on counting.
#[derive(Debug, Clone, Default)]
pub(super) struct RowState {
    pub(super) version: Version,
    pub(super) body: Option<Arc<str>>,
    pub(super) entries: BTreeSet<(String, String)>,
    /// When it was deleted, if that was told.
    pub(super) deleted_ms: Option<i64>,
}

impl TableRows {
    pub(super) fn write(&mut self, change: RowChange, at_ms: Option<i64>) {
        let RowChange { key, body, index } = change;
        let version = self.rows.get(&key.id).map_or(Version::ABSENT, |row| row.version).next();
        let index = index.into_iter().map(|entry| (entry.name.to_owned(), entry.value));
        let entries = if body.is_some() { index.collect() } else { BTreeSet::new() };
        let deleted_ms = if body.is_some() { None } else { at_ms };
        self.put(key.id, RowState { version, body: body.map(Arc::from), entries, deleted_ms });
    }

    pub(super) fn put(&mut self, id: String, row: RowState) {
        let before = self.rows.get_mut(&id).map(|row| std::mem::take(&mut row.entries)).unwrap_or_default();
        for (name, value) in before {
            if let Some(values) = self.index.get_mut(&name) {
                if let Some(ids) = values.get_mut(&value) {
                    ids.remove(&id);
                    if ids.is_empty() {
                        values.remove(&value);
                    }
                }
            }
        }
        for (name, value) in &row.entries {
            self.index.entry(name.clone()).or_default().entry(value.clone()).or_default().insert(id.clone());
        }
        self.rows.insert(id, row);
    }

    pub(super) fn prune(&mut self, before_ms: i64, limit: usize) -> usize {
        let old = self.rows.iter().filter(|(_, row)| is_before(row.deleted_ms, before_ms));
        let old: Vec<String> = old.map(|(id, _)| id.clone()).take(limit).collect();
        for id in &old {
            self.rows.remove(id);
        }
        old.len()
    }
}

/// Everything appended, by position, and where each stream's rows are.
#[derive(Debug, Clone, Default)]
pub(super) struct Log {
    pub(super) entries: BTreeMap<Position, Entry>,
    pub(super) streams: BTreeMap<Arc<str>, Stream>,
}

/// An appended row and when it was committed, if that was told.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) row: Arc<Appended>,
    pub(super) at_ms: Option<i64>,
}

/// The rows of one stream.
#[derive(Debug, Clone, Default)]
pub(super) struct Stream {
    pub(super) positions: BTreeSet<Position>,
    keys: BTreeSet<Arc<str>>,
}

impl Log {
    pub(super) fn append(&mut self, append: Append, committed_ms: Option<i64>, last: &mut Position) {
        let Append { stream, key, at_ms, body } = append;
        if self.streams.get(stream.as_str()).is_some_and(|stream| stream.keys.contains(key.as_str())) {
            return;
        }
        last.0 += 1;
        self.put(Appended { position: *last, stream, key, at_ms, body }, committed_ms);
    }

    pub(super) fn put(&mut self, row: Appended, at_ms: Option<i64>) {
        let stream = self.streams.entry(Arc::from(row.stream.as_str())).or_default();
        stream.keys.insert(Arc::from(row.key.as_str()));
        stream.positions.insert(row.position);
        self.entries.insert(row.position, Entry { row: Arc::new(row), at_ms });
    }

    pub(super) fn forget(&mut self, stream: &str) {
        for position in self.streams.remove(stream).map(|stream| stream.positions).unwrap_or_default() {
            self.entries.remove(&position);
        }
    }

    pub(super) fn prune(&mut self, stream: &str, before_ms: i64, limit: usize) -> usize {
        let Some(found) = self.streams.get_mut(stream) else { return 0 };
        let old = found.positions.iter().copied();
        let is_old =
            |position: &Position| self.entries.get(position).is_some_and(|entry| is_before(entry.at_ms, before_ms));
        let old: Vec<Position> = old.filter(is_old).take(limit).collect();
        for position in &old {
            found.positions.remove(position);
            if let Some(entry) = self.entries.remove(position) {
                found.keys.remove(entry.row.key.as_str());
            }
        }
        if found.positions.is_empty() {
            self.streams.remove(stream);
        }
        old.len()
    }
}

/// The messages that wait, and the ids of all that ever did.
#[derive(Debug, Clone, Default)]
pub(super) struct Outbox {
    known: BTreeMap<String, Position>,
    pub(super) waiting: BTreeMap<Position, Arc<StoredOutboxMessage>>,
    pub(super) delivered: BTreeMap<Position, Delivered>,
    by_key: BTreeMap<String, BTreeSet<Position>>,
}

/// What is left of a delivered message, and when that was told, if it was.
#[derive(Debug, Clone)]
pub(super) struct Delivered {
    pub(super) message: Arc<StoredOutboxMessage>,
    pub(super) at_ms: Option<i64>,
}

impl Outbox {
    pub(super) fn change(&mut self, change: OutboxChange, at_ms: Option<i64>, last: &mut Position) {
        match change {
            OutboxChange::Add(message) => self.add(message, last),
            OutboxChange::Done { id } => self.done(&id, at_ms),
        }
    }

    pub(super) fn put_waiting(&mut self, message: StoredOutboxMessage) {
        self.known.insert(message.id.clone(), message.position);
        self.by_key.entry(message.key.clone()).or_default().insert(message.position);
        self.waiting.insert(message.position, Arc::new(message));
    }

    pub(super) fn put_delivered(&mut self, message: StoredOutboxMessage, at_ms: Option<i64>) {
        self.known.insert(message.id.clone(), message.position);
        self.delivered.insert(message.position, Delivered { message: Arc::new(message), at_ms });
    }

    pub(super) fn prune(&mut self, before_ms: i64, limit: usize) -> usize {
        let old = self.delivered.iter().filter(|(_, delivered)| is_before(delivered.at_ms, before_ms));
        let old: Vec<Position> = old.map(|(position, _)| *position).take(limit).collect();
        for position in &old {
            if let Some(delivered) = self.delivered.remove(position) {
                self.known.remove(&delivered.message.id);
            }
        }
        old.len()
    }

    pub(super) fn is_head(&self, message: &StoredOutboxMessage) -> bool {
        self.by_key.get(&message.key).and_then(|waiting| waiting.first()) == Some(&message.position)
    }

    fn add(&mut self, message: OutboxMessage, last: &mut Position) {
        let OutboxMessage { id, key, topic, body } = message;
        if self.known.contains_key(&id) {
            return;
        }
        last.0 += 1;
        self.put_waiting(StoredOutboxMessage { position: *last, id, key, topic, body });
    }

    fn done(&mut self, id: &str, at_ms: Option<i64>) {
        let Some(position) = self.known.get(id) else { return };
        let Some(message) = self.waiting.remove(position) else { return };
        if let Some(waiting) = self.by_key.get_mut(&message.key) {
            waiting.remove(position);
            if waiting.is_empty() {
                self.by_key.remove(&message.key);
            }
        }
        let left = StoredOutboxMessage { body: String::new(), ..StoredOutboxMessage::clone(&message) };
        self.delivered.insert(left.position, Delivered { message: Arc::new(left), at_ms });
    }
}

/// The timers that are set.
#[derive(Debug, Clone, Default)]
pub(super) struct Timers {
    pub(super) due: BTreeMap<String, i64>,
    /// In the order in which they are due; those of one moment in the order of their keys.
    pub(super) by_due: BTreeMap<(i64, String), Arc<str>>,
}

impl Timers {
    pub(super) fn change(&mut self, change: TimerChange) {
        let (key, set) = match change {
            TimerChange::Set { key, due_ms, body } => (key, Some((due_ms, body))),
            TimerChange::Cancel { key } | TimerChange::Fired { key, .. } => (key, None),
        };
        if let Some(due_ms) = self.due.remove(&key) {
            self.by_due.remove(&(due_ms, key.clone()));
        }
        if let Some((due_ms, body)) = set {
            self.due.insert(key.clone(), due_ms);
            self.by_due.insert((due_ms, key), Arc::from(body));
        }
    }
}

/// Whether something told when it was, and that was before.
pub(super) fn is_before(at_ms: Option<i64>, before_ms: i64) -> bool {
    at_ms.is_some_and(|at_ms| at_ms < before_ms)
}

/// The numbers of one gapless series.
#[derive(Debug, Clone, Default)]
pub(super) struct Series {
    pub(super) numbers: BTreeMap<String, u64>,
}

impl Series {
    pub(super) fn allocate(&mut self, owner: &str) -> u64 {
        if let Some(number) = self.numbers.get(owner) {
            return *number;
        }
        let number = self.numbers.len() as u64 + 1;
        self.numbers.insert(owner.to_owned(), number);
        number
    }
}
