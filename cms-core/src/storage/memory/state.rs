//! The whole content of a store in memory: what refuses a change, and how one is applied.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::parts::{Log, Outbox, RowState, Series, TableRows, Timers};
use crate::storage::{
    Allocated, Changes, Claim, CommitOutcome, Committed, Position, RowKey, StorageError, StoredReply, TimerChange,
    Version,
};

/// All that is stored at one moment. Cloning shares the parts; writing copies the parts written if they are shared.
#[derive(Debug, Clone, Default)]
pub(super) struct State {
    pub(super) tables: BTreeMap<String, Arc<TableRows>>,
    pub(super) claims: Arc<BTreeMap<String, String>>,
    pub(super) replies: Arc<BTreeMap<String, Reply>>,
    pub(super) log: Arc<Log>,
    pub(super) outbox: Arc<Outbox>,
    pub(super) timers: Arc<Timers>,
    pub(super) series: Arc<BTreeMap<String, Series>>,
    /// Ids of events and when they were consumed, if that was told.
    pub(super) consumed: Arc<BTreeMap<String, Option<i64>>>,
    pub(super) last: Position,
    /// An import was begun and not finished.
    pub(super) importing: bool,
}

/// A stored reply and when it was committed, if that was told.
#[derive(Debug, Clone)]
pub(super) struct Reply {
    pub(super) reply: Arc<StoredReply>,
    pub(super) at_ms: Option<i64>,
}

impl State {
    /// The first check that `changes` fails, in the order of [`Store::commit`](crate::storage::Store::commit).
    pub(super) fn refusal(&self, changes: &Changes) -> Option<CommitOutcome> {
        if !changes.unencodable().is_empty() {
            let reason = format!("the change cannot be turned into text: {}", changes.unencodable().join("; "));
            return Some(CommitOutcome::Unavailable(StorageError::Unavailable { reason }));
        }
        if let Some(fence) = &changes.fence {
            if self.version(&fence.lease) != fence.epoch {
                return Some(CommitOutcome::Fenced { lease: fence.lease.clone() });
            }
        }
        if let Some(reply) = &changes.reply {
            if let Some(Reply { reply: stored, .. }) = self.replies.get(&reply.key) {
                return Some(if stored.payload_hash == reply.payload_hash {
                    CommitOutcome::Duplicate(Some(StoredReply::clone(stored)))
                } else {
                    CommitOutcome::Mismatch { key: reply.key.clone() }
                });
            }
        }
        if changes.consumed.iter().any(|event| self.consumed.contains_key(event)) {
            return Some(CommitOutcome::Duplicate(None));
        }
        if let Some(expect) = changes.expect.iter().find(|expect| self.version(&expect.key) != expect.version) {
            return Some(CommitOutcome::Conflict { key: expect.key.clone() });
        }
        let gone = changes.timers.iter().find_map(|change| match change {
            TimerChange::Fired { key, due_ms } if self.timers.due.get(key) != Some(due_ms) => Some(key),
            _ => None,
        });
        if let Some(key) = gone {
            return Some(CommitOutcome::Conflict { key: TimerChange::conflict(key) });
        }
        self.taken(changes).map(CommitOutcome::Taken)
    }

    /// Applies `changes`, which nothing refuses.
    pub(super) fn apply(&mut self, changes: Changes) -> Committed {
        self.apply_claims(&changes);
        for row in changes.rows {
            let table = self.tables.entry(row.key.table.name().to_owned()).or_default();
            Arc::make_mut(table).write(row, changes.at_ms);
        }
        if !changes.forget.is_empty() {
            let log = Arc::make_mut(&mut self.log);
            changes.forget.iter().for_each(|stream| log.forget(stream));
        }
        if !changes.append.is_empty() {
            let log = Arc::make_mut(&mut self.log);
            changes.append.into_iter().for_each(|append| log.append(append, changes.at_ms, &mut self.last));
        }
        if let Some(reply) = changes.reply {
            let stored = Reply { reply: Arc::new(reply.clone()), at_ms: changes.at_ms };
            Arc::make_mut(&mut self.replies).insert(reply.key, stored);
        }
        if !changes.consumed.is_empty() {
            let consumed = changes.consumed.into_iter().map(|event| (event, changes.at_ms));
            Arc::make_mut(&mut self.consumed).extend(consumed);
        }
        if !changes.outbox.is_empty() {
            let outbox = Arc::make_mut(&mut self.outbox);
            changes.outbox.into_iter().for_each(|change| outbox.change(change, changes.at_ms, &mut self.last));
        }
        if !changes.timers.is_empty() {
            let timers = Arc::make_mut(&mut self.timers);
            changes.timers.into_iter().for_each(|change| timers.change(change));
        }
        let mut numbers = Vec::with_capacity(changes.allocate.len());
        for asked in changes.allocate {
            let series = Arc::make_mut(&mut self.series).entry(asked.series.clone()).or_default();
            let number = series.allocate(&asked.owner);
            numbers.push(Allocated { series: asked.series, owner: asked.owner, number });
        }
        Committed { position: self.last, numbers }
    }

    pub(super) fn row(&self, key: &RowKey) -> Option<&RowState> {
        self.tables.get(key.table.name())?.rows.get(&key.id)
    }

    pub(super) fn version(&self, key: &RowKey) -> Version {
        self.row(key).map_or(Version::ABSENT, |row| row.version)
    }

    /// The first claim that is held by another once the releases have been made.
    fn taken(&self, changes: &Changes) -> Option<Claim> {
        let mut changed: BTreeMap<&str, Option<&str>> = BTreeMap::new();
        for release in &changes.releases {
            if self.claims.get(&release.key) == Some(&release.owner) {
                changed.insert(&release.key, None);
            }
        }
        for claim in &changes.claims {
            let stored = || self.claims.get(&claim.key).map(String::as_str);
            let holder = changed.get(claim.key.as_str()).copied().unwrap_or_else(stored);
            match holder {
                Some(holder) if holder != claim.owner => {
                    return Some(Claim { key: claim.key.clone(), owner: holder.to_owned() });
                }
                _ => changed.insert(&claim.key, Some(&claim.owner)),
            };
        }
        None
    }

    fn apply_claims(&mut self, changes: &Changes) {
        if changes.releases.is_empty() && changes.claims.is_empty() {
            return;
        }
        let claims = Arc::make_mut(&mut self.claims);
        for release in &changes.releases {
            if claims.get(&release.key) == Some(&release.owner) {
                claims.remove(&release.key);
            }
        }
        for claim in &changes.claims {
            claims.insert(claim.key.clone(), claim.owner.clone());
        }
    }
}
