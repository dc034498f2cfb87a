//! The store that the nodes see: one in memory, with everything that can happen on the way to it and back.

mod base;
mod mutate;
mod snapshot;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use cms_core::storage::{Changes, CommitOutcome, Fence, Import, Prune, Snapshot, StorageError, Store};
use tokio::sync::{mpsc, oneshot};
use tokio::time::sleep;

use crate::FaultKind;
use crate::context::Context;
use crate::random::Random;

pub(crate) use base::{Base, ready};
use mutate::Mutation;
use snapshot::SimSnapshot;

tokio::task_local! {
    /// The connection on whose behalf a task of a node works.
    pub(crate) static SPEAKER: Speaker;
}

/// A station's connection, as the simulation knows it, whatever the node believes.
#[derive(Debug, Clone)]
pub(crate) struct Speaker {
    pub(crate) station: String,
    pub(crate) fence: Option<Fence>,
}

/// One node's way to the store.
pub(crate) struct SimStore {
    line: Arc<Line>,
    mutation: Mutation,
    /// What a node with a defect reads when it starts.
    stale: Mutex<Option<Box<dyn Snapshot>>>,
}

/// What lies between a node and the store.
pub(crate) struct Line {
    pub(crate) context: Arc<Context>,
    pub(crate) base: Arc<Base>,
    /// Whether the process of the node lives. A dead one hears and says nothing more.
    alive: AtomicBool,
    die: mpsc::UnboundedSender<FaultKind>,
    random: Mutex<Random>,
}

impl SimStore {
    pub(crate) fn new(line: Arc<Line>, stale: Option<Box<dyn Snapshot>>) -> Self {
        let mutation = Mutation::new(line.context.plan.mutant);
        Self { line, mutation, stale: Mutex::new(stale) }
    }

    fn take_stale(&self) -> Option<Box<dyn Snapshot>> {
        self.stale.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

#[async_trait]
impl Store for SimStore {
    async fn snapshot(&self) -> Result<Box<dyn Snapshot>, StorageError> {
        self.line.step(Some(FaultKind::CrashInRead)).await;
        if let Some(stale) = self.take_stale() {
            return Ok(stale);
        }
        if self.line.strikes(FaultKind::StoreUnreadable) || self.line.base.is_out() {
            return Err(unavailable("it cannot be read"));
        }
        let inner = self.line.base.snapshot()?;
        Ok(Box::new(SimSnapshot::new(inner, self.line.clone())))
    }

    async fn commit(&self, changes: Changes) -> CommitOutcome {
        let line = &self.line;
        let speaker = SPEAKER.try_with(Clone::clone).ok();
        line.step(None).await;
        if line.strikes(FaultKind::StoreUnavailable) || line.base.is_out() {
            line.context.note(&["commit", "refused"]);
            return CommitOutcome::Unavailable(unavailable("it refuses to work"));
        }
        if line.strikes(FaultKind::StoreUnknownLost) {
            return CommitOutcome::Unknown(lost());
        }
        let intended = changes.clone();
        let changes = match self.mutation.before(changes, line) {
            Ok(changes) => changes,
            Err(outcome) => return outcome,
        };
        let pause = Duration::from_millis(line.draw(3));
        if line.strikes(FaultKind::StoreUnknownLate) {
            let (base, late) = (line.base.clone(), Duration::from_millis(20 + line.draw(3_000)));
            tokio::spawn(async move {
                sleep(late).await;
                base.commit(changes, &intended, speaker.as_ref());
            });
            sleep(pause).await;
            return CommitOutcome::Unknown(lost());
        }
        // The store is another process: what has reached it is stored, whether the node lives to hear of it or not.
        let (told, heard) = oneshot::channel();
        let (base, asked) = (line.base.clone(), intended.clone());
        tokio::spawn(async move {
            sleep(pause).await;
            // A node that is gone meanwhile does not hear it.
            let _ = told.send(base.commit(changes, &asked, speaker.as_ref()));
        });
        if line.strikes(FaultKind::CrashBeforeCommit) {
            line.crash(FaultKind::CrashBeforeCommit).await;
        }
        let outcome = heard.await.unwrap_or_else(|_| CommitOutcome::Unknown(lost()));
        line.step(None).await;
        if matches!(outcome, CommitOutcome::Committed(_)) {
            if line.strikes(FaultKind::CrashAfterCommit) {
                line.crash(FaultKind::CrashAfterCommit).await;
            }
            if line.strikes(FaultKind::StoreUnknownStored) {
                return CommitOutcome::Unknown(lost());
            }
        }
        self.mutation.after(outcome, &intended)
    }

    async fn prune(&self, prune: Prune) -> Result<u32, StorageError> {
        self.line.step(None).await;
        self.line.base.prune(prune)
    }

    async fn import(&self, step: Import) -> Result<(), StorageError> {
        self.line.step(None).await;
        self.line.base.import(step)
    }
}

impl Line {
    pub(crate) fn new(
        context: Arc<Context>,
        base: Arc<Base>,
        die: mpsc::UnboundedSender<FaultKind>,
        random: Random,
    ) -> Self {
        Self { context, base, alive: AtomicBool::new(true), die, random: Mutex::new(random) }
    }

    pub(crate) fn is_alive(&self) -> bool {
        self.alive.load(Ordering::Relaxed)
    }

    pub(crate) fn kill(&self) {
        self.alive.store(false, Ordering::Relaxed);
    }

    /// A place where the node waits for the store: time may pass, and the node may die.
    async fn step(&self, crash: Option<FaultKind>) {
        if !self.is_alive() {
            std::future::pending::<()>().await;
        }
        if self.context.plan.crash_at == Some(self.base.count_step()) {
            self.context.count(FaultKind::CrashInRead, None);
            self.crash(FaultKind::CrashInRead).await;
        }
        if let Some(kind) = crash
            && self.strikes(kind)
        {
            self.crash(kind).await;
        }
        match self.draw(15) {
            0 => sleep(Duration::from_millis(1 + self.draw(4))).await,
            1..=3 => tokio::task::yield_now().await,
            _ => {}
        }
    }

    /// The end of this process, at this await.
    async fn crash(&self, kind: FaultKind) {
        self.kill();
        // The keeper of the node is there as long as the world.
        let _ = self.die.send(kind);
        std::future::pending::<()>().await;
    }

    fn strikes(&self, kind: FaultKind) -> bool {
        let station = SPEAKER.try_with(|speaker| speaker.station.clone()).ok();
        let mut random = self.random.lock().unwrap_or_else(PoisonError::into_inner);
        self.context.strikes(kind, station.as_deref(), &mut random)
    }

    /// A number up to `most`.
    fn draw(&self, most: u64) -> u64 {
        self.random.lock().unwrap_or_else(PoisonError::into_inner).between(0, most)
    }
}

fn unavailable(reason: &str) -> StorageError {
    StorageError::Unavailable { reason: format!("simulated: {reason}") }
}

fn lost() -> StorageError {
    unavailable("the connection was lost in the commit")
}
