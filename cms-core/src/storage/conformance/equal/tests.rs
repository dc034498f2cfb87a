//! The comparison finds what differs.

use std::panic::{AssertUnwindSafe, catch_unwind};

use async_trait::async_trait;

use super::check_equal;
use super::random::Random;
use super::steps::{Step, sequence};
use crate::storage::conformance::DurableFixture;
use crate::storage::{
    Changes, CommitOutcome, Import, MemoryStore, Prunable, Prune, Record, Snapshot, StorageError, Store, TimerChange,
};

/// Two stores in memory are equal, whatever is done to them.
mod of_memory {
    use super::*;

    crate::store_equals_memory!(Spoiled::default);
}

#[test]
fn equal_seeds_make_equal_sequences() {
    let [first, again, other] = [7, 7, 8].map(|seed| format!("{:?}", sequence(&mut Random::new(seed))));
    assert_eq!(first, again);
    assert_ne!(first, other);
}

#[test]
fn every_kind_of_step_and_outcome_comes() {
    let steps: Vec<_> = (0..100).flat_map(|seed| sequence(&mut Random::new(seed))).collect();
    let kinds: [fn(&Step) -> bool; 7] = [
        |step| matches!(step, Step::Commit(_)),
        |step| matches!(step, Step::Fire { .. }),
        |step| matches!(step, Step::Prune { .. }),
        |step| matches!(step, Step::Ask(_)),
        |step| matches!(step, Step::Keep),
        |step| matches!(step, Step::Reopen),
        |step| matches!(step, Step::Restore { .. }),
    ];
    assert!(kinds.iter().all(|kind| steps.iter().any(kind)));
    let store = MemoryStore::new();
    let mut codes = std::collections::BTreeSet::new();
    for step in steps {
        if let Step::Commit(changes) = step {
            codes
                .insert(format!("{:?}", crate::storage::conformance::block_on(store.commit(*changes)))[..4].to_owned());
        }
    }
    let all = ["Comm", "Conf", "Dupl", "Fenc", "Mism", "Take"];
    assert_eq!(codes.iter().map(String::as_str).collect::<Vec<_>>(), all);
}

#[test]
fn a_store_that_differs_in_anything_is_found() {
    finds(|store| store.change = |changes| changes.at_ms = None);
    finds(|store| store.change = |changes| changes.forget.clear());
    finds(|store| store.change = |changes| changes.consumed.clear());
    finds(|store| store.change = |changes| changes.rows.iter_mut().for_each(|row| row.index.clear()));
    finds(|store| {
        store.change = |changes| {
            changes.timers.retain(|timer| !matches!(timer, TimerChange::Fired { .. } | TimerChange::Cancel { .. }))
        };
    });
    finds(|store| store.prune = |prune| prune.before_ms += 1);
    finds(|store| {
        store.prune = |prune| {
            if matches!(prune.what, Prunable::Appended { .. }) {
                prune.limit = 0;
            }
        };
    });
    finds(|store| store.import = |records| records.retain(|record| !matches!(record, Record::Consumed { .. })));
    finds(|store| store.forgets_when_reopened = true);
}

#[test]
fn what_differs_is_told_by_its_seed_and_a_short_sequence() {
    let told = told(|store| store.change = |changes| changes.releases.clear());
    assert!(told.contains("CMS_STORE_SEED="), "{told}");
    let steps = told.lines().filter(|line| line.contains(": Commit(")).count();
    assert!((1..=3).contains(&steps), "{told}");
}

fn finds(spoil: fn(&mut Spoiled)) {
    assert!(told(spoil).contains("differs from the one in memory"));
}

/// What is said about stores spoiled by `spoil`.
fn told(spoil: fn(&mut Spoiled)) -> String {
    let compare = || {
        check_equal(1, 400, || {
            let mut store = Spoiled::default();
            spoil(&mut store);
            store
        });
    };
    match catch_unwind(AssertUnwindSafe(compare)) {
        Ok(()) => panic!("the comparison missed it"),
        Err(panic) => *panic.downcast::<String>().unwrap(),
    }
}

/// A store in memory that does something else than it is told.
struct Spoiled {
    inner: MemoryStore,
    change: fn(&mut Changes),
    prune: fn(&mut Prune),
    import: fn(&mut Vec<Record>),
    forgets_when_reopened: bool,
}

impl Default for Spoiled {
    fn default() -> Self {
        Self { inner: MemoryStore::new(), change: |_| {}, prune: |_| {}, import: |_| {}, forgets_when_reopened: false }
    }
}

impl DurableFixture for Spoiled {
    fn reopen(&mut self) {
        if self.forgets_when_reopened {
            self.inner = MemoryStore::new();
        }
    }
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Store for Spoiled {
    async fn snapshot(&self) -> Result<Box<dyn Snapshot>, StorageError> {
        self.inner.snapshot().await
    }

    async fn commit(&self, mut changes: Changes) -> CommitOutcome {
        (self.change)(&mut changes);
        self.inner.commit(changes).await
    }

    async fn prune(&self, mut prune: Prune) -> Result<u32, StorageError> {
        (self.prune)(&mut prune);
        self.inner.prune(prune).await
    }

    async fn import(&self, step: Import) -> Result<(), StorageError> {
        let step = match step {
            Import::Records(mut records) => {
                (self.import)(&mut records);
                Import::Records(records)
            }
            finish => finish,
        };
        self.inner.import(step).await
    }
}
