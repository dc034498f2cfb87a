//! The things that a batch looks at or writes.

use std::collections::{BTreeMap, BTreeSet};

use cms_core::storage::{Allocate, Append, OutboxMessage, RowChange, StoredReply};

use super::wanted::{Pair, Text};
use crate::text::{escape, key, uncut};

/// A row that is looked at.
#[derive(Debug, Default)]
pub(super) struct RowState<'a> {
    pub(super) stored_version: i64,
    pub(super) version: i64,
    pub(super) uncut_id: Option<Text<'a>>,
    pub(super) body: Option<Text<'a>>,
    pub(super) deleted_ms: Option<i64>,
    pub(super) stored_index: BTreeSet<Pair<'a>>,
    /// Name and value of each entry, and the whole of a value that is cut.
    pub(super) index: BTreeMap<Pair<'a>, Option<Text<'a>>>,
}

/// Who holds a claim.
#[derive(Debug, Default)]
pub(super) struct Holder<'a> {
    pub(super) stored: Option<Text<'a>>,
    pub(super) now: Option<Text<'a>>,
    pub(super) uncut_key: Option<Text<'a>>,
}

/// The last number of a series.
#[derive(Debug, Default)]
pub(super) struct Last {
    pub(super) stored: i64,
    pub(super) now: i64,
}

/// A reply to store.
#[derive(Debug)]
pub(super) struct NewReply<'a> {
    pub(super) key: Text<'a>,
    pub(super) reply: &'a StoredReply,
    pub(super) at_ms: Option<i64>,
}

/// An event that is consumed.
#[derive(Debug)]
pub(super) struct NewEvent<'a> {
    pub(super) key: Text<'a>,
    pub(super) event: &'a str,
    pub(super) at_ms: Option<i64>,
}

/// A number that is given.
#[derive(Debug)]
pub(super) struct NewNumber<'a> {
    pub(super) pair: Pair<'a>,
    pub(super) asked: &'a Allocate,
    pub(super) number: i64,
}

/// An entry to append. Its place counts the positions of the batch.
#[derive(Debug)]
pub(super) struct NewEntry<'a> {
    pub(super) place: i64,
    pub(super) stream: Text<'a>,
    pub(super) key: Text<'a>,
    pub(super) append: &'a Append,
    pub(super) committed_ms: Option<i64>,
}

/// A message to put in the outbox.
#[derive(Debug)]
pub(super) struct NewMessage<'a> {
    pub(super) place: i64,
    pub(super) id: Text<'a>,
    pub(super) message: &'a OutboxMessage,
    pub(super) done: bool,
    pub(super) done_ms: Option<i64>,
}

/// A timer to set.
#[derive(Debug)]
pub(super) struct NewTimer<'a> {
    pub(super) uncut_key: Option<Text<'a>>,
    pub(super) due_ms: i64,
    pub(super) body: Text<'a>,
}

/// A message that is known.
#[derive(Debug, Clone, Copy)]
pub(super) enum Message {
    Stored { done: bool },
    New { place: usize },
}

impl<'a> RowState<'a> {
    /// Takes the change in.
    pub(super) fn write(&mut self, change: &'a RowChange, at_ms: Option<i64>) {
        self.version += 1;
        self.uncut_id = uncut(&change.key.id);
        self.body = change.body.as_deref().map(escape);
        self.deleted_ms = if change.body.is_some() { None } else { at_ms };
        let entries = if change.body.is_some() { change.index.as_slice() } else { &[] };
        self.index = entries.iter().map(|entry| ((key(entry.name), key(&entry.value)), uncut(&entry.value))).collect();
    }
}
