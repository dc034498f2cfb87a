//! The store in memory passes the suite, and stores that break a promise do not.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use async_trait::async_trait;

use super::check;
use crate::storage::{
    AppendQuery, Appended, Changes, CommitOutcome, Import, MemoryStore, OutboxChange, OutboxQuery, Page, Position,
    Prune, Record, RecordCursor, RowKey, RowQuery, Snapshot, StorageError, Store, StoredOutboxMessage, StoredReply,
    StoredRow, Timer, TimerChange, Version,
};

crate::store_conformance!(MemoryStore::new);

/// Checks that a store which spoils every change with `spoil` breaks `promise`.
fn breaks(promise: &str, spoil: fn(&mut Changes)) {
    let store = Broken { inner: Arc::default(), spoil, live: false };
    assert!(catch_unwind(AssertUnwindSafe(|| check(promise, &store))).is_err(), "the suite missed it: {promise}");
}

#[test]
fn a_store_without_one_of_the_checks_is_noticed() {
    breaks("the_checks_come_in_their_order", |c| c.fence = None);
    breaks("a_fence_holds_while_the_lease_stands_at_its_epoch", |c| c.fence = None);
    breaks("a_repeat_gets_the_stored_reply", |c| c.reply = None);
    breaks("of_64_repeats_one_is_committed_and_all_get_its_reply", |c| c.reply = None);
    breaks("an_event_is_consumed_once", |c| c.consumed.clear());
    breaks("of_64_consumers_one_takes_the_event", |c| c.consumed.clear());
    breaks("a_row_that_changed_is_a_conflict", |c| c.expect.clear());
    breaks("no_update_of_one_row_by_64_threads_is_lost", |c| c.expect.clear());
    breaks("a_claim_that_is_taken_tells_its_holder", |c| c.claims.clear());
    breaks("of_64_threads_one_gets_the_claim", |c| c.claims.clear());
    breaks("of_256_tasks_one_gets_the_claim", |c| c.claims.clear());
    breaks("of_256_tasks_that_decided_on_one_row_one_is_committed", |c| c.expect.clear());
}

#[test]
fn a_store_that_loses_a_part_of_a_change_is_noticed() {
    breaks("a_version_counts_every_write", |c| c.rows.clear());
    breaks("what_a_row_is_found_by_is_replaced_when_it_is_written_again", |c| {
        c.rows.iter_mut().for_each(|row| row.index.clear());
    });
    breaks("a_released_claim_is_free", |c| c.releases.clear());
    breaks("a_natural_key_is_appended_once", |c| c.append.truncate(1));
    breaks("a_reader_that_follows_positions_misses_nothing", |c| c.append.truncate(1));
    breaks("a_delivered_message_makes_way_for_the_next", |c| {
        c.outbox.retain(|change| matches!(change, OutboxChange::Add(_)));
    });
    breaks("a_cancelled_timer_is_never_due", |c| {
        c.timers.retain(|change| matches!(change, TimerChange::Set { .. }));
    });
    breaks("a_series_counts_from_one_without_a_gap", |c| c.allocate.clear());
}

#[test]
fn a_store_that_gives_a_number_twice_or_leaves_a_gap_is_noticed() {
    let gap = |c: &mut Changes| {
        if let Some(first) = c.allocate.first().cloned() {
            c.allocate(first.series, "a draft that was thrown away");
        }
    };
    breaks("a_series_counts_from_one_without_a_gap", gap);
    breaks("of_64_threads_each_gets_another_number", |c| c.allocate.iter_mut().for_each(|a| a.owner.clear()));
    breaks("of_256_tasks_each_gets_another_number", |c| c.allocate.iter_mut().for_each(|a| a.owner.clear()));
}

#[test]
fn a_snapshot_that_sees_later_commits_is_noticed() {
    for promise in ["a_snapshot_does_not_see_later_commits", "snapshots_of_different_moments_stand_side_by_side"] {
        let store = Broken { inner: Arc::default(), spoil: |_| {}, live: true };
        assert!(catch_unwind(AssertUnwindSafe(|| check(promise, &store))).is_err(), "the suite missed it: {promise}");
    }
}

struct Broken {
    inner: Arc<MemoryStore>,
    spoil: fn(&mut Changes),
    live: bool,
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Store for Broken {
    async fn snapshot(&self) -> Result<Box<dyn Snapshot>, StorageError> {
        if self.live { Ok(Box::new(Live(Arc::clone(&self.inner)))) } else { self.inner.snapshot().await }
    }

    async fn commit(&self, mut changes: Changes) -> CommitOutcome {
        (self.spoil)(&mut changes);
        self.inner.commit(changes).await
    }

    async fn prune(&self, prune: Prune) -> Result<u32, StorageError> {
        self.inner.prune(prune).await
    }

    async fn import(&self, step: Import) -> Result<(), StorageError> {
        self.inner.import(step).await
    }
}

/// Looks at the store anew at every question.
struct Live(Arc<MemoryStore>);

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Snapshot for Live {
    async fn row(&mut self, key: RowKey) -> Result<Option<StoredRow>, StorageError> {
        self.0.snapshot().await?.row(key).await
    }

    async fn version(&mut self, key: RowKey) -> Result<Version, StorageError> {
        self.0.snapshot().await?.version(key).await
    }

    async fn rows(&mut self, query: RowQuery) -> Result<Page<StoredRow>, StorageError> {
        self.0.snapshot().await?.rows(query).await
    }

    async fn claim(&mut self, key: String) -> Result<Option<String>, StorageError> {
        self.0.snapshot().await?.claim(key).await
    }

    async fn reply(&mut self, key: String) -> Result<Option<StoredReply>, StorageError> {
        self.0.snapshot().await?.reply(key).await
    }

    async fn appended(&mut self, query: AppendQuery) -> Result<Page<Appended>, StorageError> {
        self.0.snapshot().await?.appended(query).await
    }

    async fn outbox(&mut self, query: OutboxQuery) -> Result<Vec<StoredOutboxMessage>, StorageError> {
        self.0.snapshot().await?.outbox(query).await
    }

    async fn timers_due(&mut self, now_ms: i64, limit: u32) -> Result<Vec<Timer>, StorageError> {
        self.0.snapshot().await?.timers_due(now_ms, limit).await
    }

    async fn last_position(&mut self) -> Result<Position, StorageError> {
        self.0.snapshot().await?.last_position().await
    }

    async fn records(&mut self, cursor: RecordCursor, limit: u32) -> Result<Page<Record>, StorageError> {
        self.0.snapshot().await?.records(cursor, limit).await
    }

    async fn number(&mut self, series: String, owner: String) -> Result<Option<u64>, StorageError> {
        self.0.snapshot().await?.number(series, owner).await
    }
}
