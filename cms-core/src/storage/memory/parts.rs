//! The parts that a state consists of, each shared between snapshots until it is written.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::storage::{
    Append, Appended, IndexEntry, OutboxChange, OutboxMessage, Position, RowChange, StoredOutboxMessage, TimerChange,
    Version,
};

/// The rows of one table and what they can be found by.
#[derive(Debug, Clone, Default)]
pub(super) struct TableRows {
    pub(super) rows: BTreeMap<String, RowState>,
    /// Index name → value → ids.
    pub(super) index: BTreeMap<&'static str, BTreeMap<String, BTreeSet<String>>>,
}

/// A row; it stays after it was deleted, so that its version goes on counting.
#[derive(Debug, Clone, Default)]
pub(super) struct RowState {
    pub(super) version: Version,
    pub(super) body: Option<Arc<str>>,
    entries: Vec<IndexEntry>,
}

impl TableRows {
    pub(super) fn write(&mut self, change: RowChange) {
        let RowChange { key, body, index } = change;
        let row = self.rows.entry(key.id.clone()).or_default();
        for entry in std::mem::take(&mut row.entries) {
            if let Some(values) = self.index.get_mut(entry.name) {
                if let Some(ids) = values.get_mut(&entry.value) {
                    ids.remove(&key.id);
                    if ids.is_empty() {
                        values.remove(&entry.value);
                    }
                }
            }
        }
        row.version = row.version.next();
        row.body = body.map(Arc::from);
        if row.body.is_some() {
            for entry in &index {
                let ids = self.index.entry(entry.name).or_default().entry(entry.value.clone()).or_default();
                ids.insert(key.id.clone());
            }
            row.entries = index;
        }
    }
}

/// Everything appended, by position, and where each stream's rows are.
#[derive(Debug, Clone, Default)]
pub(super) struct Log {
    pub(super) entries: BTreeMap<Position, Arc<Appended>>,
    pub(super) streams: BTreeMap<Arc<str>, Stream>,
}

/// The rows of one stream.
#[derive(Debug, Clone, Default)]
pub(super) struct Stream {
    pub(super) positions: BTreeSet<Position>,
    keys: BTreeSet<Arc<str>>,
}

impl Log {
    pub(super) fn append(&mut self, append: Append, last: &mut Position) {
        let Append { stream, key, at_ms, body } = append;
        let entry = self.streams.entry(Arc::from(stream.as_str())).or_default();
        if !entry.keys.insert(Arc::from(key.as_str())) {
            return;
        }
        last.0 += 1;
        entry.positions.insert(*last);
        self.entries.insert(*last, Arc::new(Appended { position: *last, stream, key, at_ms, body }));
    }
}

/// The messages that wait, and the ids of all that ever did.
#[derive(Debug, Clone, Default)]
pub(super) struct Outbox {
    known: BTreeMap<String, Position>,
    pub(super) waiting: BTreeMap<Position, Arc<StoredOutboxMessage>>,
    by_key: BTreeMap<String, BTreeSet<Position>>,
}

impl Outbox {
    pub(super) fn change(&mut self, change: OutboxChange, last: &mut Position) {
        match change {
            OutboxChange::Add(message) => self.add(message, last),
            OutboxChange::Done { id } => self.done(&id),
        }
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
        self.known.insert(id.clone(), *last);
        self.by_key.entry(key.clone()).or_default().insert(*last);
        self.waiting.insert(*last, Arc::new(StoredOutboxMessage { position: *last, id, key, topic, body }));
    }

    fn done(&mut self, id: &str) {
        let Some(position) = self.known.get(id) else { return };
        let Some(message) = self.waiting.remove(position) else { return };
        if let Some(waiting) = self.by_key.get_mut(&message.key) {
            waiting.remove(position);
            if waiting.is_empty() {
                self.by_key.remove(&message.key);
            }
        }
    }
}

/// The timers that are set.
#[derive(Debug, Clone, Default)]
pub(super) struct Timers {
    due: BTreeMap<String, i64>,
    /// In the order in which they are due; those of one moment in the order of their keys.
    pub(super) by_due: BTreeMap<(i64, String), Arc<str>>,
}

impl Timers {
    pub(super) fn change(&mut self, change: TimerChange) {
        let (key, set) = match change {
            TimerChange::Set { key, due_ms, body } => (key, Some((due_ms, body))),
            TimerChange::Cancel { key } => (key, None),
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
