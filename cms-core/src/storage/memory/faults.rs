//! Faults on purpose.

use std::collections::BTreeMap;

use crate::storage::StorageError;

/// Which commits of a [`MemoryStore`](super::MemoryStore) fail, and how; counted from 1. There is no chance in it: the
/// same plan fails the same commits.
///
/// ```
/// use cms_core::storage::{Fault, FaultPlan, MemoryStore};
///
/// // The answer to the second commit is lost after it was stored; from the fifth on the disk is full.
/// let plan = FaultPlan::new().on(2, Fault::UnknownStored).from(5, Fault::Unavailable);
/// let store = MemoryStore::with_faults(plan);
/// # assert_eq!(store.commits(), 0);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FaultPlan {
    single: BTreeMap<u64, Fault>,
    lasting: BTreeMap<u64, Option<Fault>>,
}

impl FaultPlan {
    /// No fault.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Commit number `commit` fails with `fault`, whatever [`FaultPlan::from`] says about it.
    #[must_use]
    pub fn on(mut self, commit: u64, fault: Fault) -> Self {
        self.single.insert(commit, fault);
        self
    }

    /// Every commit from number `commit` on fails with `fault`, until a later [`FaultPlan::from`] or
    /// [`FaultPlan::healthy_from`].
    #[must_use]
    pub fn from(mut self, commit: u64, fault: Fault) -> Self {
        self.lasting.insert(commit, Some(fault));
        self
    }

    /// Commits from number `commit` on work again.
    #[must_use]
    pub fn healthy_from(mut self, commit: u64) -> Self {
        self.lasting.insert(commit, None);
        self
    }

    pub(super) fn at(&self, commit: u64) -> Option<Fault> {
        let lasting = || self.lasting.range(..=commit).next_back().and_then(|(_, fault)| *fault);
        self.single.get(&commit).copied().or_else(lasting)
    }
}

/// How a commit fails on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// Nothing is looked at and nothing is stored: `Unavailable`.
    Unavailable,
    /// All of it is stored, and the answer is lost: `Unknown`. A change that is refused is told its refusal.
    UnknownStored,
    /// The connection is lost before anything is stored: `Unknown`. A change that is refused is told its refusal.
    UnknownNotStored,
}

impl Fault {
    pub(super) fn error(self) -> StorageError {
        let reason = match self {
            Self::Unavailable => "a planned fault: the store refuses to work",
            // The two must not be told apart by anyone who reacts to them.
            Self::UnknownStored | Self::UnknownNotStored => "a planned fault: the connection was lost in the commit",
        };
        StorageError::Unavailable { reason: reason.to_owned() }
    }
}
