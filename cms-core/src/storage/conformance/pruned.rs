//! What is removed because of its age, and what never is.

use super::support::{
    Build, EVERY_MESSAGE, SESSIONS, STATIONS, appended_keys, attempt, commit, number_of, snapshot, stored, version,
    waiting,
};
use crate::storage::{Changes, CommitOutcome, Prunable, Prune, Store};

pub(super) async fn replies_are_pruned_by_age(store: &dyn Store) {
    commit(store, |c| c.at(100).replying("old", "payload", "1")).await;
    commit(store, |c| c.at(200).replying("young", "payload", "2")).await;
    assert_eq!(prune(store, Prunable::Replies, 100).await, 0, "what is as old as the limit stays");
    assert_eq!(prune(store, Prunable::Replies, 200).await, 1);
    assert_eq!(snapshot(store).await.reply("old".to_owned()).await.unwrap(), None);
    assert!(matches!(attempt(store, |c| c.replying("old", "another", "3")).await, CommitOutcome::Committed(_)));
    assert!(matches!(attempt(store, |c| c.replying("young", "payload", "4")).await, CommitOutcome::Duplicate(_)));
}

pub(super) async fn consumed_events_are_pruned_by_age(store: &dyn Store) {
    commit(store, |c| c.at(100).consuming("old")).await;
    commit(store, |c| c.at(200).consuming("young")).await;
    assert_eq!(prune(store, Prunable::Consumed, 101).await, 1);
    assert!(matches!(attempt(store, |c| c.consuming("old")).await, CommitOutcome::Committed(_)));
    assert_eq!(attempt(store, |c| c.consuming("young")).await, CommitOutcome::Duplicate(None));
}

pub(super) async fn delivered_messages_are_pruned_by_age_and_waiting_ones_never(store: &dyn Store) {
    commit(store, |c| {
        c.at(100);
        for id in ["delivered early", "delivered late", "waits"] {
            c.message(id, "CS1", "station");
        }
    })
    .await;
    commit(store, |c| c.at(150).delivered("delivered early")).await;
    commit(store, |c| c.at(300).delivered("delivered late")).await;
    assert_eq!(prune(store, Prunable::Delivered, 200).await, 1, "the time of the delivery counts");
    assert_eq!(waiting(store, EVERY_MESSAGE).await, ["waits"]);
    commit(store, |c| {
        c.message("delivered early", "CS1", "station");
        c.message("delivered late", "CS1", "station");
    })
    .await;
    assert_eq!(waiting(store, EVERY_MESSAGE).await, ["waits", "delivered early"]);
    assert_eq!(prune(store, Prunable::Delivered, i64::MAX).await, 1);
    assert_eq!(waiting(store, EVERY_MESSAGE).await, ["waits", "delivered early"]);
}

pub(super) async fn deleted_rows_are_pruned_by_age_and_others_never(store: &dyn Store) {
    commit(store, |c| {
        c.at(100);
        for id in ["deleted early", "deleted late", "there", "written again"] {
            c.indexed(SESSIONS, id, &[("site", "A")]);
        }
        c.row(STATIONS, "deleted early", "{}");
    })
    .await;
    commit(store, |c| {
        c.at(150);
        for id in ["deleted early", "written again"] {
            c.deleting(SESSIONS, id);
        }
        c.deleting(STATIONS, "deleted early");
    })
    .await;
    commit(store, |c| {
        c.at(300).deleting(SESSIONS, "deleted late");
        c.row(SESSIONS, "written again", "{}");
    })
    .await;
    assert_eq!(prune(store, Prunable::Deleted { table: SESSIONS }, 200).await, 1);
    assert_eq!(version(store, SESSIONS, "deleted early").await, 0);
    assert_eq!(version(store, SESSIONS, "deleted late").await, 2);
    assert_eq!(version(store, SESSIONS, "written again").await, 3);
    assert_eq!(stored(store, SESSIONS, "there").await, Some(("{}".to_owned(), 1)));
    assert_eq!(version(store, STATIONS, "deleted early").await, 2, "other tables are left alone");
}

pub(super) async fn appended_rows_of_one_stream_are_pruned_by_age(store: &dyn Store) {
    for (at_ms, key) in [(100, "a"), (200, "b"), (300, "c")] {
        commit(store, |c| {
            c.at(at_ms).appending("timeline/CS1", key, "{}");
            c.appending("timeline/CS2", key, "{}");
        })
        .await;
    }
    // The time of the commit counts, not the one that the rows tell: stations have wrong clocks.
    let stream = || Prunable::Appended { stream: "timeline/CS1".to_owned() };
    assert_eq!(prune(store, stream(), 300).await, 2);
    assert_eq!(appended_keys(store, Some("timeline/CS1")).await, ["c"]);
    assert_eq!(appended_keys(store, Some("timeline/CS2")).await, ["a", "b", "c"]);
    commit(store, |c| c.appending("timeline/CS1", "a", "{}")).await;
    assert_eq!(appended_keys(store, Some("timeline/CS1")).await, ["c", "a"]);
    assert_eq!(prune(store, Prunable::Appended { stream: "timeline".to_owned() }, i64::MAX).await, 0);
}

pub(super) async fn what_was_committed_without_a_time_is_never_pruned(store: &dyn Store) {
    commit(store, |c| everything(c, 0)).await;
    commit(store, finished).await;
    for kind in kinds() {
        assert_eq!(prune(store, kind.clone(), i64::MAX).await, 0, "{kind:?}");
    }
}

pub(super) async fn pruning_stops_at_its_limit(store: &dyn Store) {
    for n in 0..5 {
        commit(store, |c| everything(c.at(100 + n), n)).await;
        commit(store, |c| finished(c.at(100 + n))).await;
    }
    for kind in kinds() {
        let mut removed = Vec::new();
        for _ in 0..4 {
            let limited = Prune { what: kind.clone(), before_ms: i64::MAX, limit: 2 };
            removed.push(store.prune(limited).await.unwrap());
        }
        let expected =
            if matches!(kind, Prunable::Deleted { .. } | Prunable::Delivered) { [1, 0, 0, 0] } else { [2, 2, 1, 0] };
        assert_eq!(removed, expected, "{kind:?}");
        assert_eq!(store.prune(Prune { what: kind, before_ms: i64::MAX, limit: 0 }).await.unwrap(), 0);
    }
}

pub(super) async fn positions_and_numbers_go_on_after_pruning(store: &dyn Store) {
    commit(store, |c| everything(c.at(100), 0)).await;
    let last = commit(store, |c| finished(c.at(100))).await.position;
    for kind in kinds() {
        prune(store, kind, i64::MAX).await;
    }
    assert_eq!(snapshot(store).await.last_position().await.unwrap(), last);
    let next = commit(store, |c| everything(c, 1)).await;
    assert!(next.position > last);
    assert_eq!(number_of(store, "invoice", "1").await, Some(2));
}

/// Something of every kind that can be pruned.
fn everything(c: &mut Changes, n: i64) {
    c.replying(&format!("reply/{n}"), "payload", "1");
    c.consuming(&format!("event/{n}"));
    c.message("message", "CS1", "station");
    c.row(SESSIONS, "ses_1", "{}");
    c.appending("timeline/CS1", &n.to_string(), "{}");
    c.number("invoice", &n.to_string());
}

fn finished(c: &mut Changes) {
    c.delivered("message");
    c.deleting(SESSIONS, "ses_1");
}

fn kinds() -> [Prunable; 5] {
    [
        Prunable::Replies,
        Prunable::Consumed,
        Prunable::Delivered,
        Prunable::Deleted { table: SESSIONS },
        Prunable::Appended { stream: "timeline/CS1".to_owned() },
    ]
}

async fn prune(store: &dyn Store, what: Prunable, before_ms: i64) -> u32 {
    store.prune(Prune { what, before_ms, limit: 1000 }).await.unwrap()
}
