//! Timers.

use super::support::{Build, SESSIONS, attempt, commit, due, due_keys, not_due, stored};
use crate::storage::{Store, Timer};

pub(super) async fn a_timer_is_due_from_its_moment_on(store: &dyn Store) {
    commit(store, |c| c.timer("session/1", 1_000, "{\"n\":1}")).await;
    assert_eq!(due(store, 999, 10).await, []);
    let timer = Timer { key: "session/1".to_owned(), due_ms: 1_000, body: "{\"n\":1}".to_owned() };
    for now in [1_000, 1_001, i64::MAX] {
        assert_eq!(
            due(store, now, 10).await,
            std::slice::from_ref(&timer),
            "a timer stays due until it is set again or cancelled"
        );
    }
    assert_eq!(due(store, i64::MIN, 10).await, []);
}

pub(super) async fn due_timers_come_most_overdue_first(store: &dyn Store) {
    commit(store, |c| {
        for (key, due_ms) in [("b", 30), ("a", 20), ("d", -5), ("c", i64::MIN), ("e", 40), ("f", i64::MAX)] {
            c.timer(key, due_ms, "{}");
        }
    })
    .await;
    assert_eq!(due_keys(store, 30).await, ["c", "d", "a", "b"]);
    assert_eq!(due_keys(store, i64::MAX).await, ["c", "d", "a", "b", "e", "f"]);
    for (limit, expected) in [(0, 0), (3, 3), (u32::MAX, 6)] {
        assert_eq!(due(store, i64::MAX, limit).await.len(), expected);
    }
    assert_eq!(due(store, i64::MAX, 1).await.first().map(|timer| timer.due_ms), Some(i64::MIN));
    // Those of one moment come in the order of their keys, so that every store hands them out alike.
    commit(store, |c| ["z", "x", "y"].iter().for_each(|key| c.timer(key, -5, "{}"))).await;
    assert_eq!(due_keys(store, 0).await, ["c", "d", "x", "y", "z"]);
}

pub(super) async fn a_timer_set_again_moves(store: &dyn Store) {
    commit(store, |c| c.timer("session/1", 1_000, "1")).await;
    commit(store, |c| c.timer("session/1", 2_000, "2")).await;
    assert_eq!(due(store, 1_999, 10).await, []);
    commit(store, |c| c.timer("session/1", 500, "3")).await;
    let moved = Timer { key: "session/1".to_owned(), due_ms: 500, body: "3".to_owned() };
    assert_eq!(due(store, i64::MAX, 10).await, [moved]);
}

pub(super) async fn a_cancelled_timer_is_never_due(store: &dyn Store) {
    commit(store, |c| {
        c.timer("session/1", 1_000, "1");
        c.timer("session/2", 1_000, "2");
    })
    .await;
    commit(store, |c| {
        c.cancel("session/1");
        c.cancel("never set");
    })
    .await;
    assert_eq!(due_keys(store, i64::MAX).await, ["session/2"]);
    commit(store, |c| c.timer("session/1", 3_000, "3")).await;
    assert_eq!(due_keys(store, 3_000).await, ["session/2", "session/1"]);
}

pub(super) async fn changes_of_one_timer_apply_in_their_order(store: &dyn Store) {
    commit(store, |c| {
        c.timer("set, moved", 1, "1");
        c.timer("set, moved", 2, "2");
        c.timer("set, cancelled", 3, "3");
        c.cancel("set, cancelled");
        c.cancel("cancelled, set");
        c.timer("cancelled, set", 4, "4");
    })
    .await;
    let found = due(store, i64::MAX, 10).await;
    let found: Vec<_> = found.iter().map(|timer| (timer.key.as_str(), timer.body.as_str())).collect();
    assert_eq!(found, [("set, moved", "2"), ("cancelled, set", "4")]);
}

pub(super) async fn a_timer_fires_once(store: &dyn Store) {
    commit(store, |c| {
        c.timer("session/1", 1_000, "1");
        c.timer("session/2", 1_000, "2");
    })
    .await;
    commit(store, |c| c.firing("session/1", 1_000)).await;
    assert_eq!(due_keys(store, i64::MAX).await, ["session/2"]);
    let again = attempt(store, |c| {
        c.firing("session/1", 1_000);
        c.row(SESSIONS, "ses_1", "{}");
    })
    .await;
    assert_eq!(again, not_due("session/1"));
    assert_eq!(stored(store, SESSIONS, "ses_1").await, None, "what a timer did not fire for is not done");
    assert_eq!(attempt(store, |c| c.firing("never set", 1)).await, not_due("never set"));
}

pub(super) async fn a_timer_that_was_moved_or_cancelled_does_not_fire(store: &dyn Store) {
    commit(store, |c| {
        c.timer("moved", 1_000, "1");
        c.timer("cancelled", 1_000, "2");
    })
    .await;
    commit(store, |c| {
        c.timer("moved", 2_000, "3");
        c.cancel("cancelled");
    })
    .await;
    assert_eq!(attempt(store, |c| c.firing("moved", 1_000)).await, not_due("moved"));
    assert_eq!(attempt(store, |c| c.firing("cancelled", 1_000)).await, not_due("cancelled"));
    assert_eq!(due_keys(store, i64::MAX).await, ["moved"]);
    commit(store, |c| c.firing("moved", 2_000)).await;
    assert_eq!(due_keys(store, i64::MAX).await, [""; 0]);
}

pub(super) async fn a_timer_that_fired_may_be_set_again_in_the_same_change(store: &dyn Store) {
    commit(store, |c| c.timer("retry", 1_000, "1")).await;
    commit(store, |c| {
        c.firing("retry", 1_000);
        c.timer("retry", 2_000, "2");
    })
    .await;
    let again = Timer { key: "retry".to_owned(), due_ms: 2_000, body: "2".to_owned() };
    assert_eq!(due(store, i64::MAX, 10).await, [again]);
}
