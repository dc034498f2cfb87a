//! The whole content of a store in memory: what refuses a change, and how one is applied.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::parts::{Log, Outbox, RowState, Series, TableRows, Timers};
use crate::storage::{
    Allocated, Changes, Claim, CommitOutcome, Committed, Position, RowKey, StorageError, StoredReply, Table, Version,
};

/// All that is stored at one moment. Cloning shares the parts; writing copies the parts written if they are shared.
#[derive(Debug, Clone, Default)]
pub(super) struct State {
    pub(super) tables: BTreeMap<Table, Arc<TableRows>>,
    pub(super) claims: Arc<BTreeMap<String, String>>,
    pub(super) replies: Arc<BTreeMap<String, Arc<StoredReply>>>,
    pub(super) log: Arc<Log>,
    pub(super) outbox: Arc<Outbox>,
    pub(super) timers: Arc<Timers>,
    pub(super) series: Arc<BTreeMap<String, Series>>,
    consumed: Arc<BTreeSet<String>>,
    last: Position,
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
            if let Some(stored) = self.replies.get(&reply.key) {
                return Some(if stored.payload_hash == reply.payload_hash {
                    CommitOutcome::Duplicate(Some(StoredReply::clone(stored)))
                } else {
                    CommitOutcome::Mismatch { key: reply.key.clone() }
                });
            }
        }
        if changes.consumed.iter().any(|event| self.consumed.contains(event)) {
            return Some(CommitOutcome::Duplicate(None));
        }
        if let Some(expect) = changes.expect.iter().find(|expect| self.version(&expect.key) != expect.version) {
            return Some(CommitOutcome::Conflict { key: expect.key.clone() });
        }
        self.taken(changes).map(CommitOutcome::Taken)
    }

    /// Applies `changes`, which nothing refuses.
    pub(super) fn apply(&mut self, changes: Changes) -> Committed {
        self.apply_claims(&changes);
        for row in changes.rows {
            Arc::make_mut(self.tables.entry(row.key.table).or_default()).write(row);
        }
        if !changes.append.is_empty() {
            let log = Arc::make_mut(&mut self.log);
            changes.append.into_iter().for_each(|append| log.append(append, &mut self.last));
        }
        if let Some(reply) = changes.reply {
            Arc::make_mut(&mut self.replies).insert(reply.key.clone(), Arc::new(reply));
        }
        if !changes.consumed.is_empty() {
            Arc::make_mut(&mut self.consumed).extend(changes.consumed);
        }
        if !changes.outbox.is_empty() {
            let outbox = Arc::make_mut(&mut self.outbox);
            changes.outbox.into_iter().for_each(|change| outbox.change(change, &mut self.last));
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
        self.tables.get(&key.table)?.rows.get(&key.id)
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
