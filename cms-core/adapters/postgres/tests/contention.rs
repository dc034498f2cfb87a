//! Many at once, over several stores and against programs that know nothing of the store.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "helpers of tests")]

mod support;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use cms_core::storage::conformance::join_all;
use cms_core::storage::{Append, AppendQuery, Changes, CommitOutcome, Expect, Position, RowKey, Store, Version};
use cms_core_postgres::{Options, PostgresStore};
use support::{
    STATIONS, client, name, numbered, put, server, stations, wait_until_blocked, with_stores, with_stores_of,
};
use tokio_postgres::Client;

#[test]
fn of_256_tasks_on_four_stores_one_gets_the_claim_and_each_its_own_number() {
    with_stores(4, Options::default(), async |_, stores| {
        let claiming = |n: usize| {
            let mut changes = put(&format!("{n:03}"));
            changes.claim("open-transaction/CS1/1", format!("{n:03}"));
            changes
        };
        let outcomes = on_tasks(stores, claiming).await;
        assert_eq!(count(&outcomes, "committed"), 1);
        assert_eq!(count(&outcomes, "taken"), 255);
        let winner = stations(&*stores[0]).await;
        for outcome in outcomes {
            assert!(!matches!(outcome, CommitOutcome::Taken(claim) if claim.owner != winner[0]));
        }

        let outcomes = on_tasks(stores, |n| {
            let mut changes = Changes::new();
            changes.allocate("invoice", n.to_string());
            if n % 2 == 1 {
                // Refused, so that a number taken too early would show as a gap.
                changes.claim("open-transaction/CS1/1", "another");
            }
            changes
        })
        .await;
        let numbers: BTreeSet<u64> = outcomes.iter().filter_map(number).collect();
        assert_eq!(numbers, (1..=128).collect());
        assert_eq!(count(&outcomes, "taken"), 128);
    });
}

#[test]
fn no_update_of_one_row_by_256_tasks_on_four_stores_is_lost() {
    with_stores(4, Options::default(), async |_, stores| {
        // All decide on what the last of them wrote, until each has written once.
        let mut left: Vec<usize> = (0..256).collect();
        let mut rounds = 0;
        while !left.is_empty() {
            let version = stores[0].snapshot().await.unwrap().version(RowKey::new(STATIONS, "CS1")).await.unwrap();
            let outcomes = join_all(left.iter().map(|n| {
                let mut changes = put("CS1");
                changes.expect.push(Expect { key: RowKey::new(STATIONS, "CS1"), version });
                stores[n % 4].commit(changes)
            }))
            .await;
            assert_eq!(count(&outcomes, "committed"), 1, "{outcomes:?}");
            assert_eq!(count(&outcomes, "conflict"), left.len() - 1);
            let mut outcomes = outcomes.iter();
            left.retain(|_| outcomes.next().is_some_and(|outcome| name(outcome) != "committed"));
            rounds += 1;
        }
        let version = stores[1].snapshot().await.unwrap().version(RowKey::new(STATIONS, "CS1")).await.unwrap();
        assert_eq!((rounds, version), (256, Version(256)));
    });
}

#[test]
fn two_changes_that_each_rely_on_what_the_other_writes_are_not_both_committed() {
    with_stores(2, Options::default(), async |_, stores| {
        for n in 0..64 {
            let change = |relied: &str, written: &str| {
                let mut changes = put(&format!("{written}{n}"));
                let key = RowKey::new(STATIONS, format!("{relied}{n}"));
                changes.expect.push(Expect { key, version: Version::ABSENT });
                changes
            };
            let both = join_all([stores[0].commit(change("a", "b")), stores[1].commit(change("b", "a"))]).await;
            assert_eq!((count(&both, "committed"), count(&both, "conflict")), (1, 1), "{both:?}");
        }
    });
}

#[test]
fn changes_of_overlapping_rows_in_any_order_all_get_through() {
    let options = Options { writers: 4, max_batch: 3, ..Options::default() };
    with_stores(3, options, async |_, stores| {
        let outcomes = on_tasks(stores, |n| {
            let mut changes = Changes::new();
            for step in 0..5 {
                // Up or down the same rows, claims and numbers.
                let at = if n % 2 == 0 { (n + step) % 7 } else { (n + 7 - step) % 7 };
                changes.rows.extend(put(&at.to_string()).rows);
                changes.allocate(format!("series/{at}"), n.to_string());
                changes.release(format!("claim/{at}"), "nobody");
            }
            changes.send(n.to_string(), "CS", "station", &());
            changes
        })
        .await;
        assert_eq!(count(&outcomes, "committed"), 256, "{outcomes:?}");
    });
}

#[test]
fn no_position_is_seen_before_an_earlier_one_is_decided() {
    with_stores(1, Options::default(), async |admin, stores| {
        let append = |key: &str| {
            let mut changes = Changes::new();
            let (stream, key) = ("events".to_owned(), key.to_owned());
            changes.append.push(Append { stream, key, at_ms: 0, body: "null".to_owned() });
            changes
        };
        let seen = async || {
            let all = AppendQuery { stream: None, after: Position(0), limit: 10 };
            let page = stores[0].snapshot().await.unwrap().appended(all).await.unwrap();
            page.items.into_iter().map(|entry| (entry.position.0, entry.key)).collect::<Vec<_>>()
        };
        for (round, end) in ["COMMIT", "ROLLBACK"].into_iter().enumerate() {
            let before = seen().await;
            // A slow transaction of another node: it has its position and is not decided.
            let take = format!(
                "BEGIN; UPDATE positions SET last = last + 1; INSERT INTO appended (position, stream, key, at_ms, body)
                 SELECT last, 'events', 'slow {round}', 0, 'null' FROM positions"
            );
            admin.batch_execute(&take).await.unwrap();
            let other = tokio::spawn({
                let (store, changes) = (Arc::clone(&stores[0]), append(&format!("fast {round}")));
                async move { store.commit(changes).await }
            });
            wait_until_blocked(admin).await;
            assert_eq!(seen().await, before, "a later position is seen, and the earlier one may still come");
            assert!(!other.is_finished());
            admin.batch_execute(end).await.unwrap();
            assert_eq!(name(&other.await.unwrap()), "committed");
        }
        let expected = [(1, "slow 0"), (2, "fast 0"), (3, "fast 1")].map(|(position, key)| (position, key.to_owned()));
        assert_eq!(seen().await, expected);
    });
}

#[test]
fn a_deadlock_with_another_program_is_tried_again() {
    let Some(mut config) = server() else { return };
    // The store's sessions look for deadlocks at once, the other programs never do, so that the store is the one chosen.
    config.options("-c deadlock_timeout=1ms");
    with_stores_of(&config, 1, Options::default(), async |admin, stores| {
        let mut first = put("CS1");
        first.claim("evse", "ses_1");
        assert_eq!(name(&stores[0].commit(first).await), "committed");
        let holder = client(&server().unwrap()).await;
        let path = format!("SET search_path TO {}", schema(admin).await);
        holder.batch_execute(&path).await.unwrap();
        holder.batch_execute("BEGIN; SELECT 1 FROM claims FOR UPDATE").await.unwrap();
        let other = client(&server().unwrap()).await;
        other.batch_execute(&path).await.unwrap();
        other.batch_execute("SET deadlock_timeout = '1h'; BEGIN; SELECT 1 FROM positions FOR UPDATE").await.unwrap();

        // The store writes the row and waits for the claim, …
        let commit = tokio::spawn({
            let (store, mut changes) = (Arc::clone(&stores[0]), numbered("CS1"));
            changes.release("evse", "ses_1");
            async move { store.commit(changes).await }
        });
        wait_until_blocked(admin).await;
        // … the other program holds the positions and waits for the row, …
        let pid: i32 = other.query_one("SELECT pg_backend_pid()", &[]).await.unwrap().get(0);
        let other = tokio::spawn(async move {
            other.batch_execute("UPDATE rows SET body = body WHERE id = 'CS1'").await.map(|()| other)
        });
        let blocked = "SELECT count(*) FROM pg_stat_activity WHERE pid = $1 AND wait_event_type = 'Lock'";
        while admin.query_one(blocked, &[&pid]).await.unwrap().get::<_, i64>(0) == 0 {}
        // … and the store goes on to the positions.
        holder.batch_execute("ROLLBACK").await.unwrap();
        let other = other.await.unwrap().expect("the other program gets the row only if the store gives way");
        assert!(!commit.is_finished());
        other.batch_execute("COMMIT").await.unwrap();
        assert_eq!(name(&commit.await.unwrap()), "committed");
        assert_eq!(stores[0].snapshot().await.unwrap().claim("evse".to_owned()).await.unwrap(), None);
    });
}

#[test]
fn what_another_program_changes_past_the_locks_is_decided_again() {
    with_stores(1, Options::default(), async |admin, stores| {
        assert_eq!(name(&stores[0].commit(numbered("CS1")).await), "committed");
        // Another program has changed the row and is not done: the store reads the old version, and waits to write.
        admin.batch_execute("BEGIN; UPDATE rows SET version = version + 1 WHERE id = 'CS1'").await.unwrap();
        let mut changes = put("CS1");
        changes.expect.push(Expect { key: RowKey::new(STATIONS, "CS1"), version: Version(1) });
        let commit = tokio::spawn({
            let store = Arc::clone(&stores[0]);
            async move { store.commit(changes).await }
        });
        wait_until_blocked(admin).await;
        admin.batch_execute("COMMIT").await.unwrap();
        assert_eq!(name(&commit.await.unwrap()), "conflict");
    });
}

#[test]
fn what_is_there_already_is_found_by_a_store_that_believes_it_to_be_new() {
    // Each store believes so until it was wrong for the first time.
    with_stores(4, Options::default(), async |_, stores| {
        let change = |owner: &str, key: &str| {
            let mut changes = Changes::new();
            changes.claim("open-transaction/CS1/1", owner);
            let (stream, key) = ("samples".to_owned(), key.to_owned());
            changes.append.push(Append { stream, key, at_ms: 0, body: "{}".to_owned() });
            changes.send("msg", "CS1", "station", &());
            changes
        };
        let position = |outcome: CommitOutcome| match outcome {
            CommitOutcome::Committed(committed) => committed.position.0,
            other => panic!("{other:?}"),
        };
        assert_eq!(position(stores[0].commit(change("ses_1", "1")).await), 2);
        assert_eq!(position(stores[1].commit(change("ses_1", "1")).await), 2, "all of it was there");
        match stores[2].commit(change("ses_2", "2")).await {
            CommitOutcome::Taken(claim) => assert_eq!(claim.owner, "ses_1"),
            other => panic!("{other:?}"),
        }
        let mut handed_over = change("ses_2", "2");
        handed_over.release("open-transaction/CS1/1", "ses_1");
        assert_eq!(position(stores[3].commit(handed_over).await), 3, "one sample is new");
    });
}

#[test]
fn a_lock_that_is_not_had_in_time_is_unavailable() {
    let options = Options { wait_for_server: Duration::from_secs(1), ..Options::default() };
    with_stores(1, options, async |admin, stores| {
        assert_eq!(name(&stores[0].commit(put("CS1")).await), "committed");
        admin.batch_execute("BEGIN; LOCK TABLE claims IN ACCESS EXCLUSIVE MODE").await.unwrap();
        let mut changes = put("CS1");
        changes.claim("evse", "ses_1");
        let outcome = stores[0].commit(changes.clone()).await;
        assert_eq!(name(&outcome), "unavailable", "{outcome:?}");
        admin.batch_execute("ROLLBACK").await.unwrap();
        assert_eq!(name(&stores[0].commit(changes).await), "committed");
    });
}

#[test]
fn a_change_that_the_server_refuses_fails_alone() {
    with_stores(1, Options::default(), async |admin, stores| {
        admin.batch_execute("ALTER TABLE rows ADD CHECK (body <> 'poison')").await.unwrap();
        // Held up at the first, so that the others share a transaction.
        admin.batch_execute("BEGIN; LOCK TABLE rows IN ACCESS EXCLUSIVE MODE").await.unwrap();
        let mut poison = numbered("b");
        poison.rows[0].body = Some("poison".to_owned());
        let commits: Vec<_> = [numbered("first"), numbered("a"), poison, numbered("c")]
            .into_iter()
            .map(|changes| {
                let store = Arc::clone(&stores[0]);
                Box::pin(async move { store.commit(changes).await })
            })
            .collect();
        let all = tokio::spawn(join_all(commits));
        wait_until_blocked(admin).await;
        admin.batch_execute("COMMIT").await.unwrap();
        let outcomes = all.await.unwrap();
        let names: Vec<_> = outcomes.iter().map(name).collect();
        assert_eq!(names, ["committed", "committed", "unavailable", "committed"], "{outcomes:?}");
        assert_eq!(outcomes.iter().filter_map(number).collect::<BTreeSet<_>>(), (1..=3).collect());
        assert_eq!(stations(&*stores[0]).await, ["a", "c", "first"]);
    });
}

/// Commits what `build` makes for each of 256 tasks, all at once.
async fn on_tasks(stores: &[Arc<PostgresStore>], build: impl Fn(usize) -> Changes) -> Vec<CommitOutcome> {
    let tasks: Vec<_> = (0..256)
        .map(|n| {
            let (store, changes) = (Arc::clone(&stores[n % stores.len()]), build(n));
            tokio::spawn(async move { store.commit(changes).await })
        })
        .collect();
    let mut outcomes = Vec::new();
    for task in tasks {
        outcomes.push(task.await.unwrap());
    }
    outcomes
}

async fn schema(admin: &Client) -> String {
    admin.query_one("SELECT current_schema()::text", &[]).await.unwrap().get(0)
}

fn count(outcomes: &[CommitOutcome], wanted: &str) -> usize {
    outcomes.iter().filter(|outcome| name(outcome) == wanted).count()
}

fn number(outcome: &CommitOutcome) -> Option<u64> {
    match outcome {
        CommitOutcome::Committed(committed) => committed.numbers.first().map(|given| given.number),
        _ => None,
    }
}
