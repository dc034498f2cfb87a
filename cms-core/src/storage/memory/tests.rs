//! What only the store in memory has: its faults and its sharing.

use super::{Fault, FaultPlan, MemoryStore};
use crate::storage::{Changes, CommitOutcome, RowChange, RowKey, Snapshot, Store, Table};
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

const STATIONS: Table = Table::new("stations");

#[test]
fn faults_come_at_the_planned_commits_and_at_no_other() {
    let plan = FaultPlan::new()
        .on(2, Fault::Unavailable)
        .on(3, Fault::UnknownStored)
        .on(4, Fault::UnknownNotStored)
        .from(6, Fault::Unavailable)
        .healthy_from(8);
    let store = MemoryStore::with_faults(plan);
    let outcomes: Vec<_> = (1..=8)
        .map(|n| match now(store.commit(put(&format!("CS{n}")))) {
            CommitOutcome::Committed(_) => "committed",
            CommitOutcome::Unavailable(_) => "unavailable",
            CommitOutcome::Unknown(_) => "unknown",
            other => panic!("{other:?}"),
        })
        .collect();
    let down = "unavailable";
    assert_eq!(outcomes, ["committed", down, "unknown", "unknown", "committed", down, down, "committed"]);
    let stored: Vec<_> = (1..=8).filter(|n| stands(&store, &format!("CS{n}"))).collect();
    assert_eq!(stored, [1, 3, 5, 8]);
    assert_eq!(store.commits(), 8);
}

#[test]
fn a_refused_change_is_told_its_refusal_even_where_the_connection_would_be_lost() {
    let store = MemoryStore::new();
    let claim = |owner: &str| {
        let mut changes = Changes::new();
        changes.claim("evse", owner);
        changes
    };
    now(store.commit(claim("ses_1")));
    for fault in [Fault::UnknownStored, Fault::UnknownNotStored] {
        store.set_faults(FaultPlan::new().on(1, fault));
        assert!(matches!(now(store.commit(claim("ses_2"))), CommitOutcome::Taken(_)));
    }
}

#[test]
fn the_two_kinds_of_an_unknown_outcome_look_the_same() {
    let outcome = |fault| now(MemoryStore::with_faults(FaultPlan::new().on(1, fault)).commit(put("CS1")));
    assert_eq!(outcome(Fault::UnknownStored), outcome(Fault::UnknownNotStored));
}

fn put(id: &str) -> Changes {
    let mut changes = Changes::new();
    changes.rows.push(RowChange { key: RowKey::new(STATIONS, id), body: Some("{}".to_owned()), index: Vec::new() });
    changes
}

fn stands(store: &MemoryStore, id: &str) -> bool {
    let mut snapshot: Box<dyn Snapshot> = now(store.snapshot()).unwrap();
    now(snapshot.row(RowKey::new(STATIONS, id))).unwrap().is_some()
}

/// The output of a future that is ready at once, as all of this store's are.
fn now<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("a store in memory never waits"),
    }
}
