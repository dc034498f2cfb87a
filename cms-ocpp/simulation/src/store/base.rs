//! The truth: the store itself, watched at every commit.

use std::collections::{BTreeMap, BTreeSet};
use std::pin::pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context as TaskContext, Poll, Waker};

use cms_core::session::{Session, SessionState};
use cms_core::storage::{
    Changes, CommitOutcome, Import, MemoryStore, Prune, Row as _, Snapshot, StorageError, Store as _,
};

use super::Speaker;
use crate::context::Context;

/// The store behind all lines. It never fails.
pub(crate) struct Base {
    context: Arc<Context>,
    memory: MemoryStore,
    steps: AtomicU64,
    /// Until when it is out of reach, in milliseconds of the world.
    out_until_ms: AtomicU64,
    fenced: AtomicU64,
    watched: Mutex<Watched>,
}

/// What is watched while the world runs, as it could be gone at its end.
#[derive(Default)]
struct Watched {
    /// Session → the EVSE on which it is open.
    open: BTreeMap<String, (String, u32)>,
    consumed: BTreeSet<String>,
    epochs: BTreeSet<(String, u64)>,
}

impl Base {
    pub(crate) fn new(context: Arc<Context>) -> Self {
        let (memory, watched) = (MemoryStore::new(), Mutex::default());
        let [steps, out_until_ms, fenced] = std::array::from_fn(|_| AtomicU64::new(0));
        Self { context, memory, steps, out_until_ms, fenced, watched }
    }

    pub(crate) fn prune(&self, prune: Prune) -> Result<u32, StorageError> {
        ready(self.memory.prune(prune))
    }

    pub(crate) fn import(&self, step: Import) -> Result<(), StorageError> {
        ready(self.memory.import(step))
    }

    pub(crate) fn snapshot(&self) -> Result<Box<dyn Snapshot>, StorageError> {
        ready(self.memory.snapshot())
    }

    /// From now on nobody reaches it for so long.
    pub(crate) fn go_out_for(&self, ms: u64) {
        self.out_until_ms.store(self.context.now_ms() + ms, Ordering::Relaxed);
    }

    pub(crate) fn is_out(&self) -> bool {
        self.context.now_ms() < self.out_until_ms.load(Ordering::Relaxed)
    }

    /// Counts an await of a node at the store; the first is 1.
    pub(crate) fn count_step(&self) -> u64 {
        self.steps.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// The sessions that are open, by id.
    pub(crate) fn open_sessions(&self) -> Vec<String> {
        self.watched().open.keys().cloned().collect()
    }

    /// How many commits of replaced connections were refused.
    pub(crate) fn fenced(&self) -> u64 {
        self.fenced.load(Ordering::Relaxed)
    }

    pub(crate) fn steps(&self) -> u64 {
        self.steps.load(Ordering::Relaxed)
    }

    /// Stores `changes`. `intended` is what the node asked for, `speaker` the connection for which it did.
    pub(crate) fn commit(&self, changes: Changes, intended: &Changes, speaker: Option<&Speaker>) -> CommitOutcome {
        let written = changes.clone();
        let outcome = ready(self.memory.commit(changes));
        self.context.note(&["commit", name(&outcome), intended.reply.as_ref().map_or("", |reply| &reply.key)]);
        if matches!(outcome, CommitOutcome::Fenced { .. }) {
            self.fenced.fetch_add(1, Ordering::Relaxed);
        }
        if matches!(outcome, CommitOutcome::Committed(_)) {
            self.a_replaced_connection_changes_nothing(speaker);
            self.an_event_is_consumed_once(intended);
            self.one_open_transaction_per_evse(&written);
        }
        outcome
    }

    /// Every admitted connection has an epoch of its own.
    pub(crate) fn an_epoch_is_given_once(&self, station: &str, epoch: u64) {
        if !self.watched().epochs.insert((station.to_owned(), epoch)) {
            self.violate("an_epoch_is_given_once", format!("{station} was admitted twice in epoch {epoch}"));
        }
    }

    fn a_replaced_connection_changes_nothing(&self, speaker: Option<&Speaker>) {
        let Some(Speaker { station, fence: Some(fence) }) = speaker else { return };
        let now = self.snapshot().and_then(|mut snapshot| ready(snapshot.version(fence.lease.clone())));
        if now.as_ref().is_ok_and(|now| *now > fence.epoch) {
            let message = format!("a connection of {station} of epoch {:?} wrote in epoch {now:?}", fence.epoch);
            self.violate("a_replaced_connection_changes_nothing", message);
        }
    }

    fn an_event_is_consumed_once(&self, intended: &Changes) {
        for event in &intended.consumed {
            if !self.watched().consumed.insert(event.clone()) {
                self.violate("an_event_is_consumed_once", format!("{event} was taken twice"));
            }
        }
    }

    fn one_open_transaction_per_evse(&self, written: &Changes) {
        let mut watched = self.watched();
        for row in written.written(Session::TABLE) {
            let Some(session) = row.body.as_deref().and_then(|body| serde_json::from_str::<Session>(body).ok()) else {
                continue;
            };
            if session.state == SessionState::Open {
                watched.open.insert(row.key.id.clone(), (session.address.station.to_string(), session.address.evse));
            } else {
                watched.open.remove(&row.key.id);
            }
        }
        let mut on: BTreeMap<&(String, u32), usize> = BTreeMap::new();
        for place in watched.open.values().filter(|(_, evse)| *evse > 0) {
            *on.entry(place).or_default() += 1;
        }
        let doubled: Vec<String> = on
            .iter()
            .filter(|(_, count)| **count > 1)
            .map(|((station, evse), _)| format!("{station}/{evse}"))
            .collect();
        drop(watched);
        for place in doubled {
            self.violate("one_open_transaction_per_evse", format!("two transactions are open on {place}"));
        }
    }

    fn violate(&self, invariant: &'static str, message: String) {
        self.context.violate(invariant, message);
    }

    fn watched(&self) -> std::sync::MutexGuard<'_, Watched> {
        self.watched.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The output of a future of the store in memory, which never waits.
pub(crate) fn ready<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut TaskContext::from_waker(Waker::noop())) {
            return output;
        }
    }
}

fn name(outcome: &CommitOutcome) -> &'static str {
    match outcome {
        CommitOutcome::Committed(_) => "committed",
        CommitOutcome::Duplicate(_) => "duplicate",
        CommitOutcome::Mismatch { .. } => "mismatch",
        CommitOutcome::Conflict { .. } => "conflict",
        CommitOutcome::Taken(_) => "taken",
        CommitOutcome::Fenced { .. } => "fenced",
        CommitOutcome::Unavailable(_) => "unavailable",
        CommitOutcome::Unknown(_) => "unknown",
    }
}
