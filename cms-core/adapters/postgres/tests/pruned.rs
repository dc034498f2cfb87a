//! Removing what is old, and forgetting, among the commits of several nodes.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "helpers of tests")]

mod support;

use std::collections::BTreeSet;
use std::sync::Arc;

use cms_core::PayloadHash;
use cms_core::storage::conformance::join_all;
use cms_core::storage::{Append, AppendQuery, Changes, CommitOutcome, Position, Prunable, Prune, Store, StoredReply};
use cms_core_postgres::Options;
use support::{blocked, name, numbered, stations, wait_for, wait_until_blocked, with_stores};

#[test]
fn two_nodes_that_prune_at_once_remove_each_thing_once_and_disturb_no_commit() {
    const OLD: usize = 1500;
    with_stores(3, Options::default(), async |_, stores| {
        let outcomes = join_all((0..OLD).map(|n| {
            let mut changes = replying(n);
            changes.at_ms = Some(i64::try_from(n).unwrap());
            stores[n % 3].commit(changes)
        }))
        .await;
        assert!(outcomes.iter().all(|outcome| name(outcome) == "committed"));
        let pruning: Vec<_> = (0..2)
            .map(|n| {
                let store = Arc::clone(&stores[n]);
                let prune = Prune { what: Prunable::Replies, before_ms: 1000, limit: u32::MAX };
                tokio::spawn(async move { store.prune(prune).await.unwrap() })
            })
            .collect();
        // Meanwhile some ask again for what is being removed, and some for what stays.
        let asking: Vec<_> = (0..OLD)
            .step_by(5)
            .map(|n| {
                let store = Arc::clone(&stores[2]);
                tokio::spawn(async move { (n, store.commit(replying(n)).await) })
            })
            .collect();
        let mut removed = 0;
        for task in pruning {
            removed += task.await.unwrap();
        }
        assert_eq!(removed, 1000);
        let mut again = BTreeSet::new();
        for task in asking {
            match task.await.unwrap() {
                (n, CommitOutcome::Committed(_)) => assert!(n < 1000 && again.insert(n)),
                (n, CommitOutcome::Duplicate(Some(reply))) => assert_eq!(reply.key, n.to_string()),
                other => panic!("{other:?}"),
            }
        }
        let mut view = stores[0].snapshot().await.unwrap();
        for n in 0..OLD {
            let there = view.reply(n.to_string()).await.unwrap().is_some();
            assert_eq!(there, n >= 1000 || again.contains(&n), "{n}");
        }
    });
}

#[test]
fn a_long_stream_is_pruned_from_its_beginning_whatever_stands_between() {
    with_stores(1, Options::default(), async |_, stores| {
        // Of each four one is young and one without a time.
        for n in 0..400_u32 {
            let mut changes = Changes::new();
            changes.at_ms = [Some(10), Some(99), None, Some(5)][n as usize % 4];
            let (key, body) = (format!("{n:03}"), "null".to_owned());
            changes.append.push(Append { stream: "timeline".to_owned(), key, at_ms: 0, body });
            assert_eq!(name(&stores[0].commit(changes).await), "committed");
        }
        let prune = async |limit| {
            let what = Prunable::Appended { stream: "timeline".to_owned() };
            stores[0].prune(Prune { what, before_ms: 50, limit }).await.unwrap()
        };
        let left = async || {
            let query = AppendQuery { stream: Some("timeline".to_owned()), after: Position(0), limit: 400 };
            let found = stores[0].snapshot().await.unwrap().appended(query).await.unwrap().items;
            found.into_iter().map(|entry| entry.key.parse::<u32>().unwrap()).collect::<Vec<_>>()
        };
        assert_eq!(prune(150).await, 150);
        let expected = (0..400).filter(|n| [1, 2].contains(&(n % 4)) || *n >= 300);
        assert_eq!(left().await, expected.collect::<Vec<_>>());
        assert_eq!((prune(150).await, prune(150).await), (50, 0));
        assert_eq!(left().await, (0..400).filter(|n| [1, 2].contains(&(n % 4))).collect::<Vec<_>>());
    });
}

#[test]
fn commits_go_on_while_pruning_waits() {
    with_stores(1, Options::default(), async |admin, stores| {
        for n in 0..3 {
            let mut changes = replying(n);
            changes.at_ms = Some(1);
            assert_eq!(name(&stores[0].commit(changes).await), "committed");
        }
        admin.batch_execute("BEGIN; SELECT 1 FROM replies WHERE key = '1' FOR UPDATE").await.unwrap();
        let pruning = tokio::spawn({
            let store = Arc::clone(&stores[0]);
            async move { store.prune(Prune { what: Prunable::Replies, before_ms: 2, limit: 10 }).await }
        });
        wait_until_blocked(admin).await;
        assert_eq!(name(&stores[0].commit(numbered("CS1")).await), "committed");
        assert_eq!(stations(&*stores[0]).await, ["CS1"]);
        assert!(!pruning.is_finished());
        admin.batch_execute("ROLLBACK").await.unwrap();
        assert_eq!(pruning.await.unwrap(), Ok(3));
    });
}

#[test]
fn a_pruning_that_is_no_longer_waited_for_holds_nothing() {
    with_stores(1, Options::default(), async |admin, stores| {
        let mut changes = replying(1);
        changes.at_ms = Some(1);
        assert_eq!(name(&stores[0].commit(changes).await), "committed");
        admin.batch_execute("BEGIN; SELECT 1 FROM replies FOR UPDATE").await.unwrap();
        let pruning = tokio::spawn({
            let store = Arc::clone(&stores[0]);
            async move { store.prune(Prune { what: Prunable::Replies, before_ms: 2, limit: 10 }).await }
        });
        wait_until_blocked(admin).await;
        pruning.abort();
        assert!(pruning.await.unwrap_err().is_cancelled());
        admin.batch_execute("ROLLBACK").await.unwrap();
        // It waits for the locks of the one that was given up, which the server undoes.
        let again = stores[0].commit(replying(1)).await;
        assert!(["duplicate", "committed"].contains(&name(&again)), "{again:?}");
        let left = stores[0].prune(Prune { what: Prunable::Replies, before_ms: 2, limit: 10 }).await.unwrap();
        assert!(left <= 1);
    });
}

#[test]
fn a_stream_that_is_forgotten_while_another_node_appends_is_as_if_one_came_after_the_other() {
    with_stores(2, Options::default(), async |admin, stores| {
        let append = |keys: [&str; 2]| {
            let mut changes = Changes::new();
            let entry = |key: &str| (key.to_owned(), "null".to_owned());
            for (key, body) in keys.map(entry) {
                changes.append.push(Append { stream: "samples".to_owned(), key, at_ms: 0, body });
            }
            changes
        };
        let mut forget = Changes::new();
        forget.forget("samples");
        // The repeat makes the store read what it appends, instead of believing it to be new.
        for _ in 0..2 {
            assert_eq!(name(&stores[0].commit(append(["first", "second"])).await), "committed");
        }
        // It has seen that the first is there, and waits to write the third.
        admin.batch_execute("BEGIN; SELECT 1 FROM positions FOR UPDATE").await.unwrap();
        let commit = |store: usize, changes: Changes| {
            let store = Arc::clone(&stores[store]);
            tokio::spawn(async move { store.commit(changes).await })
        };
        let appending = commit(0, append(["first", "third"]));
        wait_until_blocked(admin).await;
        let forgetting = commit(1, forget);
        wait_for(async || forgetting.is_finished() || blocked(admin).await > 1).await;
        admin.batch_execute("ROLLBACK").await.unwrap();
        for outcome in [appending.await.unwrap(), forgetting.await.unwrap()] {
            assert_eq!(name(&outcome), "committed");
        }
        let query = AppendQuery { stream: Some("samples".to_owned()), after: Position(0), limit: 100 };
        let found = stores[0].snapshot().await.unwrap().appended(query).await.unwrap().items;
        assert_eq!(found, [], "one that is forgotten was taken for one that is there");
    });
}

fn replying(n: usize) -> Changes {
    let mut changes = Changes::new();
    let payload_hash = PayloadHash::of(b"start");
    changes.reply = Some(StoredReply { key: n.to_string(), payload_hash, body: "{}".to_owned() });
    changes
}
