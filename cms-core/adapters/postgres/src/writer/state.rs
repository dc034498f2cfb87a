//! What is stored, as far as a batch looks at it, and what becomes of it change by change.
//!
//! Decided here as the store in memory decides: each change is checked against what is stored and what the changes before
//! it in the batch have made of it. What is to be written is only looked up at the end.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use cms_core::PayloadHash;
use cms_core::storage::{
    Allocate, Allocated, Append, Changes, Claim, CommitOutcome, OutboxChange, RowKey, StorageError, StoredReply,
    TimerChange, Version,
};

use super::parts::{Holder, Last, Message, NewEntry, NewEvent, NewMessage, NewNumber, NewReply, NewTimer, RowState};
use super::wanted::{Pair, Text, row_key};
use crate::convert::{number_from_sql, version_from_sql};
use crate::error::{corrupt, unavailable};
use crate::text::{escape, key, uncut, unescape};

#[derive(Debug, Default)]
pub(super) struct State<'a> {
    pub(super) rows: HashMap<Pair<'a>, RowState<'a>>,
    pub(super) claims: HashMap<Text<'a>, Holder<'a>>,
    pub(super) replies: HashMap<Text<'a>, (PayloadHash, String)>,
    pub(super) new_replies: Vec<NewReply<'a>>,
    pub(super) consumed: HashSet<Text<'a>>,
    pub(super) new_consumed: Vec<NewEvent<'a>>,
    pub(super) appended: HashSet<Pair<'a>>,
    pub(super) new_appended: Vec<NewEntry<'a>>,
    pub(super) forgotten: BTreeSet<Text<'a>>,
    pub(super) outbox: HashMap<Text<'a>, Message>,
    pub(super) new_messages: Vec<NewMessage<'a>>,
    /// Stored messages that are done now, and when that was, if it was told.
    pub(super) finished: Vec<(Text<'a>, Option<i64>)>,
    /// When each of those that were asked for is due.
    pub(super) stored_timers: HashMap<Text<'a>, i64>,
    pub(super) timers: BTreeMap<Text<'a>, Option<NewTimer<'a>>>,
    pub(super) numbers: HashMap<Pair<'a>, i64>,
    pub(super) new_numbers: Vec<NewNumber<'a>>,
    pub(super) series: HashMap<Text<'a>, Last>,
    /// How many positions were given out.
    pub(super) positions: i64,
    /// The last position that was stored when it was read.
    pub(super) last_position: i64,
}

/// What becomes of a change if the batch is committed.
#[derive(Debug)]
pub(super) enum Decided {
    /// It is refused.
    Refused(CommitOutcome),
    /// It is committed, when this many positions of the batch have been given out.
    Accepted { positions: i64, numbers: Vec<Allocated> },
}

impl<'a> State<'a> {
    /// Checks `changes` in the order of [`Store::commit`](cms_core::storage::Store::commit), and takes them in unless one
    /// fails.
    pub(super) fn decide(&mut self, changes: &'a Changes) -> Decided {
        match refuse_unknown_kinds(changes).and_then(|()| self.refusal(changes)) {
            Ok(None) => self.apply(changes),
            Ok(Some(refusal)) => Decided::Refused(refusal),
            Err(error) => Decided::Refused(CommitOutcome::Unavailable(error)),
        }
    }

    fn apply(&mut self, changes: &'a Changes) -> Decided {
        self.apply_claims(changes);
        for row in &changes.rows {
            self.rows.entry(row_key(&row.key)).or_default().write(row, changes.at_ms);
        }
        for stream in &changes.forget {
            self.forget(stream);
        }
        for append in &changes.append {
            self.append(append, changes.at_ms);
        }
        if let Some(reply) = &changes.reply {
            let stored = (reply.payload_hash.clone(), reply.body.clone());
            self.replies.insert(key(&reply.key), stored);
            self.new_replies.push(NewReply { key: key(&reply.key), reply, at_ms: changes.at_ms });
        }
        for event in &changes.consumed {
            if self.consumed.insert(key(event)) {
                self.new_consumed.push(NewEvent { key: key(event), event, at_ms: changes.at_ms });
            }
        }
        for change in &changes.outbox {
            self.change_outbox(change, changes.at_ms);
        }
        for change in &changes.timers {
            self.change_timer(change);
        }
        let numbers = changes.allocate.iter().map(|asked| Allocated {
            series: asked.series.clone(),
            owner: asked.owner.clone(),
            number: number_from_sql(self.allocate(asked)),
        });
        let numbers = numbers.collect();
        Decided::Accepted { positions: self.positions, numbers }
    }

    fn refusal(&self, changes: &Changes) -> Result<Option<CommitOutcome>, StorageError> {
        if let Some(fence) = &changes.fence {
            if self.version(&fence.lease) != fence.epoch {
                return Ok(Some(CommitOutcome::Fenced { lease: fence.lease.clone() }));
            }
        }
        if let Some(reply) = &changes.reply {
            if let Some((payload_hash, body)) = self.replies.get(key(&reply.key).as_ref()) {
                return Ok(Some(if *payload_hash == reply.payload_hash {
                    let (key, payload_hash, body) = (reply.key.clone(), payload_hash.clone(), body.clone());
                    CommitOutcome::Duplicate(Some(StoredReply { key, payload_hash, body }))
                } else {
                    CommitOutcome::Mismatch { key: reply.key.clone() }
                }));
            }
        }
        if changes.consumed.iter().any(|event| self.consumed.contains(key(event).as_ref())) {
            return Ok(Some(CommitOutcome::Duplicate(None)));
        }
        if let Some(expect) = changes.expect.iter().find(|expect| self.version(&expect.key) != expect.version) {
            return Ok(Some(CommitOutcome::Conflict { key: expect.key.clone() }));
        }
        let gone = changes.timers.iter().find_map(|change| match change {
            TimerChange::Fired { key, due_ms } if self.due(key) != Some(*due_ms) => Some(key),
            _ => None,
        });
        if let Some(timer) = gone {
            return Ok(Some(CommitOutcome::Conflict { key: TimerChange::conflict(timer) }));
        }
        Ok(self.taken(changes)?.map(CommitOutcome::Taken))
    }

    fn version(&self, of: &RowKey) -> Version {
        self.rows.get(&row_key(of)).map_or(Version::ABSENT, |row| version_from_sql(row.version))
    }

    /// When a timer that fires is due.
    fn due(&self, timer: &str) -> Option<i64> {
        let timer = key(timer);
        match self.timers.get(timer.as_ref()) {
            Some(set) => set.as_ref().map(|set| set.due_ms),
            None => self.stored_timers.get(timer.as_ref()).copied(),
        }
    }

    fn holder(&self, claim: &str) -> Option<&str> {
        self.claims.get(key(claim).as_ref()).and_then(|holder| holder.now.as_deref())
    }

    /// The first claim that is held by another once the releases have been made.
    fn taken(&self, changes: &Changes) -> Result<Option<Claim>, StorageError> {
        let mut changed: HashMap<&str, Option<Cow<'_, str>>> = HashMap::new();
        for release in &changes.releases {
            if self.holder(&release.key) == Some(&escape(&release.owner)) {
                changed.insert(&release.key, None);
            }
        }
        for claim in &changes.claims {
            let holder = match changed.get(claim.key.as_str()) {
                Some(holder) => holder.as_deref(),
                None => self.holder(&claim.key),
            };
            let owner = escape(&claim.owner);
            match holder {
                Some(holder) if holder != owner => {
                    let owner = unescape(holder.to_owned())
                        .ok_or_else(|| corrupt("a claim", "its owner is no text of ours"))?;
                    return Ok(Some(Claim { key: claim.key.clone(), owner }));
                }
                _ => changed.insert(&claim.key, Some(owner)),
            };
        }
        Ok(None)
    }

    fn apply_claims(&mut self, changes: &'a Changes) {
        for release in &changes.releases {
            if self.holder(&release.key) == Some(&escape(&release.owner)) {
                self.claims.entry(key(&release.key)).or_default().now = None;
            }
        }
        for claim in &changes.claims {
            let holder = self.claims.entry(key(&claim.key)).or_default();
            holder.now = Some(escape(&claim.owner));
            holder.uncut_key = uncut(&claim.key);
        }
    }

    fn forget(&mut self, stream: &'a str) {
        let stream = key(stream);
        self.appended.retain(|(of, _)| *of != stream);
        self.new_appended.retain(|entry| entry.stream != stream);
        self.forgotten.insert(stream);
    }

    fn append(&mut self, append: &'a Append, committed_ms: Option<i64>) {
        let (stream, key) = (key(&append.stream), key(&append.key));
        if self.appended.insert((stream.clone(), key.clone())) {
            self.positions += 1;
            self.new_appended.push(NewEntry { place: self.positions, stream, key, append, committed_ms });
        }
    }

    fn change_outbox(&mut self, change: &'a OutboxChange, at_ms: Option<i64>) {
        match change {
            OutboxChange::Add(message) => {
                let id = key(&message.id);
                if !self.outbox.contains_key(&id) {
                    self.positions += 1;
                    self.outbox.insert(id.clone(), Message::New { place: self.new_messages.len() });
                    let new = NewMessage { place: self.positions, id, message, done: false, done_ms: None };
                    self.new_messages.push(new);
                }
            }
            OutboxChange::Done { id } => match self.outbox.get_mut(&key(id)) {
                Some(Message::New { place }) => {
                    if let Some(message) = self.new_messages.get_mut(*place).filter(|message| !message.done) {
                        (message.done, message.done_ms) = (true, at_ms);
                    }
                }
                Some(Message::Stored { done }) if !*done => {
                    *done = true;
                    self.finished.push((key(id), at_ms));
                }
                _ => {}
            },
            _ => {}
        }
    }

    fn change_timer(&mut self, change: &'a TimerChange) {
        let (timer, set) = match change {
            TimerChange::Set { key, due_ms, body } => {
                (key, Some(NewTimer { uncut_key: uncut(key), due_ms: *due_ms, body: escape(body) }))
            }
            TimerChange::Cancel { key } | TimerChange::Fired { key, .. } => (key, None),
            _ => return,
        };
        self.timers.insert(key(timer), set);
    }

    fn allocate(&mut self, asked: &'a Allocate) -> i64 {
        let pair = (key(&asked.series), key(&asked.owner));
        if let Some(number) = self.numbers.get(&pair) {
            return *number;
        }
        let last = self.series.entry(key(&asked.series)).or_default();
        last.now += 1;
        self.numbers.insert(pair.clone(), last.now);
        self.new_numbers.push(NewNumber { pair, asked, number: last.now });
        last.now
    }
}

/// A kind of change that a newer core knows and this store does not: refusing it whole beats losing a part of it.
fn refuse_unknown_kinds(changes: &Changes) -> Result<(), StorageError> {
    let outbox = |change: &&OutboxChange| !matches!(change, OutboxChange::Add(_) | OutboxChange::Done { .. });
    let timer = |change: &&TimerChange| {
        !matches!(change, TimerChange::Set { .. } | TimerChange::Cancel { .. } | TimerChange::Fired { .. })
    };
    let outbox = changes.outbox.iter().find(outbox).map(|change| format!("{change:?}"));
    let unknown = outbox.or_else(|| changes.timers.iter().find(timer).map(|change| format!("{change:?}")));
    match unknown {
        None => Ok(()),
        Some(change) => {
            let kind = change.split([' ', '{', '(']).next().unwrap_or_default();
            Err(unavailable(format!("this version of the store does not know the change {kind}")))
        }
    }
}
