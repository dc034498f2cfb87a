//! The defects that sit between a node and its store.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use cms_core::storage::{Allocate, Allocated, Changes, CommitOutcome, Committed, OutboxChange, StoredReply};
use tokio::time::sleep;

use super::{Line, SPEAKER};
use crate::Mutant;

/// A defect at work, or none.
pub(super) struct Mutation {
    mutant: Option<Mutant>,
    seen: Mutex<Seen>,
}

#[derive(Default)]
struct Seen {
    /// What was tried before, by its sample keys.
    samples: BTreeSet<String>,
    /// The last reply that was stored.
    reply: Option<StoredReply>,
}

impl Mutation {
    pub(super) fn new(mutant: Option<Mutant>) -> Self {
        Self { mutant, seen: Mutex::default() }
    }

    /// What the defect makes of a change, or the outcome that it invents.
    pub(super) fn before(&self, mut changes: Changes, line: &Arc<Line>) -> Result<Changes, CommitOutcome> {
        match self.mutant {
            Some(Mutant::ReplyBeforeCommit) if !changes.append.is_empty() => return Err(store_later(changes, line)),
            Some(Mutant::NoFence) => changes.fence = None,
            Some(Mutant::LostOutbox) => changes.outbox.retain(|change| !matches!(change, OutboxChange::Add(_))),
            Some(Mutant::OutboxNeverDone) => changes.outbox.retain(|change| matches!(change, OutboxChange::Add(_))),
            Some(Mutant::DoubleAllocate) => {
                let again = |asked: &Allocate| Allocate { owner: format!("{}-again", asked.owner), ..asked.clone() };
                let twice: Vec<_> = changes.allocate.iter().map(again).collect();
                changes.allocate.extend(twice);
            }
            Some(Mutant::LostAppend) => changes.append.retain(|append| !append.stream.starts_with("session/")),
            Some(Mutant::ReplyNotStored) => changes.reply = None,
            Some(Mutant::ClaimIgnored) => changes.claims.clear(),
            Some(Mutant::ExpectIgnored) => changes.expect.clear(),
            Some(Mutant::SamplesDroppedOnRetry) => self.drop_samples_tried_before(&mut changes),
            Some(Mutant::ConsumedIgnored) => changes.consumed.clear(),
            Some(Mutant::TornCommit) if !changes.rows.is_empty() && !changes.append.is_empty() => {
                tear(&mut changes, line);
            }
            _ => {}
        }
        Ok(changes)
    }

    /// What the defect makes of an outcome.
    pub(super) fn after(&self, outcome: CommitOutcome, intended: &Changes) -> CommitOutcome {
        match (self.mutant, outcome) {
            (Some(Mutant::WrongReply), outcome) => self.wrong_reply(outcome, intended),
            (_, outcome) => outcome,
        }
    }

    fn drop_samples_tried_before(&self, changes: &mut Changes) {
        let mut seen = self.seen();
        changes.append.retain(|append| {
            !append.stream.starts_with("samples/") || seen.samples.insert(format!("{}/{}", append.stream, append.key))
        });
    }

    fn wrong_reply(&self, outcome: CommitOutcome, intended: &Changes) -> CommitOutcome {
        let mut seen = self.seen();
        match outcome {
            CommitOutcome::Committed(_) => {
                if intended.reply.is_some() {
                    seen.reply.clone_from(&intended.reply);
                }
                outcome
            }
            CommitOutcome::Duplicate(Some(right)) => CommitOutcome::Duplicate(seen.reply.clone().or(Some(right))),
            outcome => outcome,
        }
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Says that it is stored, and stores it a little later if the node still lives.
fn store_later(changes: Changes, line: &Arc<Line>) -> CommitOutcome {
    let owners = changes.allocate.iter();
    let numbers = owners.map(|asked| Allocated { series: asked.series.clone(), owner: asked.owner.clone(), number: 0 });
    let committed = Committed { numbers: numbers.collect(), ..Committed::default() };
    let (line, speaker) = (line.clone(), SPEAKER.try_with(Clone::clone).ok());
    let later = Duration::from_millis(50 + line.draw(2_000));
    tokio::spawn(async move {
        sleep(later).await;
        if line.is_alive() {
            let intended = changes.clone();
            line.base.commit(changes, &intended, speaker.as_ref());
        }
    });
    CommitOutcome::Committed(committed)
}

/// Sometimes only the rows are stored and what is appended is not.
fn tear(changes: &mut Changes, line: &Line) {
    if line.draw(9) == 0 {
        changes.append.clear();
    }
}
