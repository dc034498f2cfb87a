//! A program that holds a lock and does not go on: only what needs the lock is refused.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "helpers of tests")]

mod support;

use std::sync::Arc;
use std::time::Duration;

use cms_core::storage::conformance::join_all;
use cms_core::storage::{Changes, CommitOutcome, Store};
use cms_core_postgres::{Options, PostgresStore};
use support::{client, name, numbered, put, server, wait_until_blocked, with_stores};
use tokio_postgres::Client;

/// Long enough for locks that are free, however busy the machine is.
fn options() -> Options {
    Options { wait_for_server: Duration::from_secs(4), ..Options::default() }
}

#[test]
fn a_row_that_another_program_has_locked_holds_up_only_what_writes_it() {
    with_stores(1, options(), async |admin, stores| {
        let mut claiming = put("CS1");
        claiming.claim("evse", "ses_1");
        assert_eq!(name(&stores[0].commit(claiming).await), "committed");
        let mut all: Vec<Changes> = (0..40).map(|n| numbered(&format!("{n:02}"))).collect();
        all[17].release("evse", "ses_1");
        let held = |_: i32| "SELECT 1 FROM claims WHERE key = 'evse' FOR UPDATE".to_owned();
        only_one_is_refused(admin, &stores[0], all, 17, held).await;
    });
}

#[test]
fn a_node_that_froze_with_its_locks_holds_up_only_what_needs_them() {
    with_stores(1, options(), async |admin, stores| {
        let mut all: Vec<Changes> = (0..40).map(|n| numbered(&format!("{n:02}"))).collect();
        // The station of `stripes_are_the_same_in_every_version`, which says its stripe.
        all[9] = put("CS1");
        let frozen =
            |class| format!("SELECT pg_advisory_xact_lock_shared({class}, -1), pg_advisory_xact_lock({class}, 498)");
        only_one_is_refused(admin, &stores[0], all, 9, frozen).await;
    });
}

#[test]
fn a_node_that_froze_does_not_hold_up_a_batch_that_would_take_the_whole_store() {
    with_stores(1, options(), async |admin, stores| {
        // So many things that one transaction does not lock them one by one.
        let mut all: Vec<Changes> = (0..120)
            .map(|n| {
                let mut changes = put(&format!("{n:03}"));
                changes.claim(format!("claim/{n}"), "owner");
                changes
            })
            .collect();
        all[100] = put("CS1");
        let frozen =
            |class| format!("SELECT pg_advisory_xact_lock_shared({class}, -1), pg_advisory_xact_lock({class}, 498)");
        only_one_is_refused(admin, &stores[0], all, 100, frozen).await;
    });
}

/// Commits `all` as one batch while another program holds what `hold` locks in the class of the store.
async fn only_one_is_refused(
    admin: &Client,
    store: &Arc<PostgresStore>,
    all: Vec<Changes>,
    refused: usize,
    hold: impl Fn(i32) -> String,
) {
    // Held up at the first, which takes positions, so that all others share a transaction.
    admin.batch_execute("BEGIN; SELECT 1 FROM positions FOR UPDATE").await.unwrap();
    let first = tokio::spawn({
        let store = Arc::clone(store);
        async move { store.commit(numbered("first")).await }
    });
    wait_until_blocked(admin).await;
    let class = "SELECT classid::int8 FROM pg_locks AS l JOIN pg_stat_activity AS a ON a.pid = l.pid
        WHERE a.application_name = current_schema() AND l.locktype = 'advisory' AND l.granted LIMIT 1";
    let class = admin.query_one(class, &[]).await.unwrap().get::<_, i64>(0);
    let class = i32::from_be_bytes(u32::try_from(class).unwrap().to_be_bytes());
    let schema: String = admin.query_one("SELECT current_schema()::text", &[]).await.unwrap().get(0);
    let holder = client(&server().unwrap()).await;
    holder.batch_execute(&format!("SET search_path TO {schema}; BEGIN; {}", hold(class))).await.unwrap();
    let again = all[refused].clone();
    let commits: Vec<_> = all
        .into_iter()
        .map(|changes| {
            let store = Arc::clone(store);
            Box::pin(async move { store.commit(changes).await })
        })
        .collect();
    let all = tokio::spawn(join_all(commits));
    tokio::task::yield_now().await;
    admin.batch_execute("ROLLBACK").await.unwrap();
    assert_eq!(name(&first.await.unwrap()), "committed");
    for (place, outcome) in all.await.unwrap().iter().enumerate() {
        let expected = if place == refused { "unavailable" } else { "committed" };
        assert_eq!(name(outcome), expected, "{place}: {outcome:?}");
        if let CommitOutcome::Unavailable(error) = outcome {
            assert!(error.to_string().contains("lock"), "{error}");
        }
    }
    // Those who ask again meanwhile hold nobody up either.
    let both = join_all([store.commit(again.clone()), store.commit(put("another"))]).await;
    assert_eq!(both.iter().map(name).collect::<Vec<_>>(), ["unavailable", "committed"], "{both:?}");
    holder.batch_execute("ROLLBACK").await.unwrap();
    assert_eq!(name(&store.commit(again).await), "committed");
}
