//! Changes that share a transaction do what they would do one after the other.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "helpers of tests")]

mod support;

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;

use cms_core::PayloadHash;
use cms_core::storage::conformance::join_all;
use cms_core::storage::{
    Append, Changes, Expect, IndexEntry, MemoryStore, OutboxChange, OutboxMessage, Position, Record, RecordCursor,
    RowChange, RowKey, Store, StoredReply, TimerChange, Version,
};
use cms_core_postgres::Options;
use support::{STATIONS, name, wait_until_blocked, with_stores};

#[test]
fn a_batch_is_decided_as_its_changes_would_be_one_by_one() {
    for seed in 1..=16 {
        with_stores(1, Options::default(), async |admin, stores| {
            let memory = MemoryStore::new();
            let mut random = Random(seed);
            for batch in 0..4 {
                let first = append(&format!("first {batch}"));
                let changes: Vec<Changes> = (0..60).map(|_| random.change()).collect();
                // Held up at the first, so that all others share a transaction; they are queued in their order.
                admin.batch_execute("BEGIN; SELECT 1 FROM positions FOR UPDATE").await.unwrap();
                let held = tokio::spawn({
                    let (store, first) = (Arc::clone(&stores[0]), first.clone());
                    async move { store.commit(first).await }
                });
                wait_until_blocked(admin).await;
                let mut all = pin!(join_all(changes.iter().map(|changes| stores[0].commit(changes.clone()))));
                poll_fn(|context| {
                    assert!(all.as_mut().poll(context).is_pending());
                    Poll::Ready(())
                })
                .await;
                admin.batch_execute("ROLLBACK").await.unwrap();
                assert_eq!(name(&held.await.unwrap()), "committed");
                memory.commit(first).await;
                for (place, (outcome, changes)) in all.await.into_iter().zip(&changes).enumerate() {
                    let expected = memory.commit(changes.clone()).await;
                    assert_eq!(outcome, expected, "seed {seed}, batch {batch}, change {place}: {changes:?}");
                }
                assert_eq!(records(&*stores[0]).await, records(&memory).await, "seed {seed}, batch {batch}");
            }
        });
    }
}

/// A generator of small numbers, the same for a seed wherever it runs.
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }

    fn name(&mut self) -> String {
        ["a", "b", "c"][usize::try_from(self.below(3)).unwrap()].to_owned()
    }

    /// A change of one to three parts, of few names, so that they meet.
    fn change(&mut self) -> Changes {
        let mut changes = Changes::new();
        changes.at_ms = [None, Some(1), Some(2)][usize::try_from(self.below(3)).unwrap()];
        for _ in 0..=self.below(3) {
            self.part(&mut changes);
        }
        changes
    }

    fn part(&mut self, changes: &mut Changes) {
        let (first, second, body) = (self.name(), self.name(), self.below(100).to_string());
        let due_ms = i64::try_from(self.below(3)).unwrap();
        match self.below(14) {
            0 | 1 => changes.append.push(Append { stream: first, key: second, at_ms: due_ms, body }),
            2 => changes.forget(first),
            3 | 4 => changes.timers.push(TimerChange::Set { key: first, due_ms, body }),
            5 => changes.timers.push(TimerChange::Cancel { key: first }),
            6 => changes.timers.push(TimerChange::Fired { key: first, due_ms }),
            7 => {
                let id = format!("{first}{}", self.below(20));
                changes.outbox.push(OutboxChange::Add(OutboxMessage { id, key: second, topic: "t".to_owned(), body }));
            }
            8 => changes.delivered(format!("{first}{}", self.below(20))),
            9 => changes.claim(first, second),
            10 => changes.release(first, second),
            11 => {
                let (key, version) = (RowKey::new(STATIONS, first), Version(self.below(4)));
                changes.expect.push(Expect { key, version });
            }
            12 => {
                let payload_hash = PayloadHash::of(second.as_bytes());
                changes.reply = Some(StoredReply { key: format!("{first}{}", self.below(9)), payload_hash, body });
                changes.consumed.push(format!("{second}{}", self.below(30)));
                changes.allocate(first, second);
            }
            _ => {
                let body = (self.below(3) > 0).then_some(body);
                let index = vec![IndexEntry::new("site", second)];
                changes.rows.push(RowChange { key: RowKey::new(STATIONS, first), body, index });
            }
        }
    }
}

fn append(key: &str) -> Changes {
    let mut changes = Changes::new();
    let (stream, body) = ("first".to_owned(), "null".to_owned());
    changes.append.push(Append { stream, key: key.to_owned(), at_ms: 0, body });
    changes
}

/// Everything that is stored, positions included.
async fn records(store: &dyn Store) -> Vec<Record> {
    let mut view = store.snapshot().await.unwrap();
    let mut all = Vec::new();
    for kind in RecordCursor::KINDS {
        let page = view.records(kind, 10_000).await.unwrap();
        assert!(!page.more);
        all.extend(page.items);
    }
    assert!(view.last_position().await.unwrap() > Position(0));
    all
}
