//! A store in memory.

mod faults;
mod parts;
mod records;
mod snapshot;
mod state;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;

use self::snapshot::MemorySnapshot;
use self::state::State;
use super::{Changes, CommitOutcome, Import, Prune, Snapshot, StorageError, Store};

pub use self::faults::{Fault, FaultPlan};

/// A store that lives in memory, for tests, simulations and small uses that may forget everything when they end.
///
/// It keeps every promise of [`Store`] but durability: `Committed` survives neither a crash nor a restart. It needs
/// nothing but the standard library and runs in a browser.
///
/// A snapshot shares its parts with the store and costs a pointer. A commit copies a part (one table, the claims, the
/// outbox …) only if it writes to it while a snapshot that still sees it is alive; so keep snapshots short where the
/// parts are large.
///
/// [`MemoryStore::with_faults`] makes commits fail at chosen places.
///
/// ```
/// use cms_core::storage::{Changes, CommitOutcome, MemoryStore, Store};
/// # use std::{future::Future, pin::pin, task::{Context, Poll, Waker}};
/// # fn block_on<F: Future>(future: F) -> F::Output {
/// #     match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
/// #         Poll::Ready(output) => output,
/// #         Poll::Pending => panic!("a store in memory never waits"),
/// #     }
/// # }
///
/// let store = MemoryStore::new();
/// let mut changes = Changes::new();
/// changes.claim("open-transaction/CS1/1", "ses_1");
/// assert!(matches!(block_on(store.commit(changes)), CommitOutcome::Committed(_)));
///
/// let mut changes = Changes::new();
/// changes.claim("open-transaction/CS1/1", "ses_2");
/// match block_on(store.commit(changes)) {
///     CommitOutcome::Taken(claim) => assert_eq!(claim.owner, "ses_1"),
///     other => panic!("{other:?}"),
/// }
/// ```
#[derive(Debug, Default)]
pub struct MemoryStore {
    inner: Mutex<Inner>,
}

impl MemoryStore {
    /// An empty store.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// An empty store whose commits fail as `plan` says.
    #[must_use]
    pub fn with_faults(plan: FaultPlan) -> Self {
        let store = Self::new();
        store.set_faults(plan);
        store
    }

    /// Replaces the plan of faults; the next commit is number 1 of the new plan.
    pub fn set_faults(&self, plan: FaultPlan) {
        let mut inner = self.lock();
        inner.faults = plan;
        inner.commits = 0;
    }

    /// How many commits were tried since the store was made or was given its present plan of faults; of any outcome.
    #[must_use]
    pub fn commits(&self) -> u64 {
        self.lock().commits
    }

    // A panic elsewhere while the lock was held cannot leave a half-made change: what is checked only reads, and what
    // is applied after that cannot fail.
    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Store for MemoryStore {
    async fn snapshot(&self) -> Result<Box<dyn Snapshot>, StorageError> {
        let state = Arc::clone(&self.lock().state);
        if state.importing {
            return Err(StorageError::Incomplete);
        }
        Ok(Box::new(MemorySnapshot::new(state)))
    }

    async fn commit(&self, changes: Changes) -> CommitOutcome {
        self.lock().commit(changes)
    }

    async fn prune(&self, prune: Prune) -> Result<u32, StorageError> {
        let mut inner = self.lock();
        if inner.state.importing {
            return Err(StorageError::Incomplete);
        }
        Ok(Arc::make_mut(&mut inner.state).prune(&prune))
    }

    async fn import(&self, step: Import) -> Result<(), StorageError> {
        Arc::make_mut(&mut self.lock().state).import(step)
    }
}

#[derive(Debug, Default)]
struct Inner {
    state: Arc<State>,
    faults: FaultPlan,
    commits: u64,
}

impl Inner {
    fn commit(&mut self, changes: Changes) -> CommitOutcome {
        if self.state.importing {
            return CommitOutcome::Unavailable(StorageError::Incomplete);
        }
        self.commits += 1;
        let fault = self.faults.at(self.commits);
        if fault == Some(Fault::Unavailable) {
            return CommitOutcome::Unavailable(Fault::Unavailable.error());
        }
        // A connection can only be lost in COMMIT by a change that came so far, so a refused one is told as ever.
        if let Some(refusal) = self.state.refusal(&changes) {
            return refusal;
        }
        if fault == Some(Fault::UnknownNotStored) {
            return CommitOutcome::Unknown(Fault::UnknownNotStored.error());
        }
        let committed = Arc::make_mut(&mut self.state).apply(changes);
        match fault {
            Some(fault) => CommitOutcome::Unknown(fault.error()),
            None => CommitOutcome::Committed(committed),
        }
    }
}

#[cfg(test)]
mod tests;
