//! Which outcome a commit has, and that a refused change leaves nothing behind.

use serde::Serialize;

use super::support::{
    Build, EVERY_MESSAGE, SESSIONS, STATIONS, appended_keys, attempt, commit, conflict, due_keys, holder, number_of,
    snapshot, stored, stored_reply, taken, version, waiting,
};
use super::{Probe, support};
use crate::storage::{Changes, CommitOutcome, RowKey, Store};

pub(super) async fn an_empty_change_is_committed(store: &dyn Store) {
    let committed = commit(store, |_| {}).await;
    assert_eq!(committed.numbers, []);
}

pub(super) async fn all_parts_of_a_change_show_after_its_commit(store: &dyn Store) {
    let committed = commit(store, |c| everything(c, "1")).await;
    assert_eq!(committed.numbers.len(), 1);
    assert_eq!(stored(store, SESSIONS, "ses_1").await, Some(("{}".to_owned(), 1)));
    assert_eq!(support::ids(store, SESSIONS, Some(("evse", "1"))).await, ["ses_1"]);
    assert_eq!(holder(store, "claim/1").await.as_deref(), Some("ses_1"));
    assert_eq!(appended_keys(store, Some("samples/1")).await, ["1"]);
    let reply = snapshot(store).await.reply("reply/1".to_owned()).await.unwrap();
    assert_eq!(reply, Some(stored_reply("reply/1", "payload", "\"accepted\"")));
    assert_eq!(waiting(store, EVERY_MESSAGE).await, ["message/1"]);
    assert_eq!(due_keys(store, i64::MAX).await, ["timer/1"]);
    assert_eq!(number_of(store, "invoice", "owner/1").await, Some(1));
    let again = attempt(store, |c| c.consuming("event/1")).await;
    assert_eq!(again, CommitOutcome::Duplicate(None));
}

pub(super) async fn the_checks_come_in_their_order(store: &dyn Store) {
    seed(store).await;
    let mut changes = Changes::new();
    everything(&mut changes, "new");
    changes.fenced("lease", 1);
    changes.replying("known reply", "another payload", "2");
    changes.consuming("known event");
    changes.expecting(STATIONS, "CS1", 7);
    changes.claim("held", "another");
    let lease = RowKey::new(STATIONS, "lease");
    assert_eq!(store.commit(changes.clone()).await, CommitOutcome::Fenced { lease });

    changes.fenced("lease", 2);
    let key = "known reply".to_owned();
    assert_eq!(store.commit(changes.clone()).await, CommitOutcome::Mismatch { key });

    changes.replying("known reply", "payload", "2");
    let first = stored_reply("known reply", "payload", "1");
    assert_eq!(store.commit(changes.clone()).await, CommitOutcome::Duplicate(Some(first)));

    changes.replying("new reply", "payload", "2");
    assert_eq!(store.commit(changes.clone()).await, CommitOutcome::Duplicate(None));

    changes.consumed.retain(|event| event != "known event");
    assert_eq!(store.commit(changes.clone()).await, conflict(STATIONS, "CS1"));

    changes.expect.clear();
    assert_eq!(store.commit(changes.clone()).await, taken("held", "ses_0"));

    changes.release("held", "ses_0");
    assert!(matches!(store.commit(changes).await, CommitOutcome::Committed(_)));
}

pub(super) async fn a_refused_change_leaves_nothing_behind(store: &dyn Store) {
    type Spoil = fn(&mut Changes);
    let spoilers: [(&str, Spoil); 6] = [
        ("fenced", |c| c.fenced("lease", 1)),
        ("mismatch", |c| c.replying("known reply", "another payload", "2")),
        ("duplicate", |c| c.replying("known reply", "payload", "2")),
        ("duplicate", |c| c.consuming("known event")),
        ("conflict", |c| c.expecting(STATIONS, "CS1", 7)),
        ("taken", |c| c.claim("held", "another")),
    ];
    seed(store).await;
    let probe = Probe {
        tables: vec![STATIONS, SESSIONS],
        ids: ["CS1", "lease", "ses_new"].map(str::to_owned).to_vec(),
        indexes: vec![("evse", "new".to_owned())],
        claims: ["held", "held too", "claim/new"].map(str::to_owned).to_vec(),
        replies: ["known reply", "reply/new"].map(str::to_owned).to_vec(),
        numbers: vec![("invoice".to_owned(), "owner/new".to_owned())],
    };
    let before = probe.look(&mut *snapshot(store).await).await.unwrap();
    for (outcome, spoil) in spoilers {
        let refused = attempt(store, |c| {
            everything(c, "new");
            c.deleting(STATIONS, "CS1");
            c.release("held too", "ses_0");
            c.delivered("known message");
            c.cancel("known timer");
            spoil(c);
        })
        .await;
        assert_eq!(support::tally(&[refused]).into_keys().collect::<Vec<_>>(), [outcome]);
        assert_eq!(probe.look(&mut *snapshot(store).await).await.unwrap(), before, "after {outcome}");
    }
    // Its event and its number are still to be had: the store gives them out only by a commit.
    let committed = commit(store, |c| everything(c, "new")).await;
    assert_eq!(committed.numbers.first().map(|given| given.number), Some(2));
}

pub(super) async fn a_fence_holds_while_the_lease_stands_at_its_epoch(store: &dyn Store) {
    commit(store, |c| c.row(STATIONS, "lease", "{}")).await;
    commit(store, |c| c.fenced("lease", 1)).await;
    commit(store, |c| c.fenced("lease", 1)).await;
    commit(store, |c| c.row(STATIONS, "lease", "{}")).await;
    for epoch in [0, 1, 3] {
        let lease = RowKey::new(STATIONS, "lease");
        assert_eq!(attempt(store, |c| c.fenced("lease", epoch)).await, CommitOutcome::Fenced { lease });
    }
    commit(store, |c| c.fenced("lease", 2)).await;
}

pub(super) async fn a_fence_is_checked_before_the_change_rewrites_the_lease(store: &dyn Store) {
    let take_over = |epoch| {
        move |c: &mut Changes| {
            c.fenced("lease", epoch);
            c.row(STATIONS, "lease", "{}");
        }
    };
    commit(store, take_over(0)).await;
    commit(store, take_over(1)).await;
    let lease = RowKey::new(STATIONS, "lease");
    assert_eq!(attempt(store, take_over(1)).await, CommitOutcome::Fenced { lease });
    assert_eq!(version(store, STATIONS, "lease").await, 2);
}

pub(super) async fn a_repeat_gets_the_stored_reply(store: &dyn Store) {
    commit(store, |c| c.replying("start", "payload", "\"first\"")).await;
    for _ in 0..2 {
        let repeated = attempt(store, |c| c.replying("start", "payload", "\"second\"")).await;
        assert_eq!(repeated, CommitOutcome::Duplicate(Some(stored_reply("start", "payload", "\"first\""))));
    }
    let reply = snapshot(store).await.reply("start".to_owned()).await.unwrap();
    assert_eq!(reply, Some(stored_reply("start", "payload", "\"first\"")));
    assert_eq!(snapshot(store).await.reply("stop".to_owned()).await.unwrap(), None);
}

pub(super) async fn a_reply_key_with_another_payload_is_a_mismatch(store: &dyn Store) {
    commit(store, |c| c.replying("start", "payload", "1")).await;
    let reused = attempt(store, |c| c.replying("start", "another payload", "1")).await;
    assert_eq!(reused, CommitOutcome::Mismatch { key: "start".to_owned() });
    commit(store, |c| c.replying("another start", "another payload", "1")).await;
}

pub(super) async fn an_event_is_consumed_once(store: &dyn Store) {
    commit(store, |c| {
        c.consuming("evt_1");
        c.consuming("evt_2");
        c.consuming("evt_1");
    })
    .await;
    for known in ["evt_1", "evt_2"] {
        let again = attempt(store, |c| {
            c.consuming("evt_3");
            c.consuming(known);
        })
        .await;
        assert_eq!(again, CommitOutcome::Duplicate(None));
    }
    commit(store, |c| c.consuming("evt_3")).await;
}

pub(super) async fn a_row_that_changed_is_a_conflict(store: &dyn Store) {
    for id in ["CS1", "CS2"] {
        commit(store, |c| c.row(STATIONS, id, "{}")).await;
    }
    commit(store, |c| c.row(STATIONS, "CS2", "{}")).await;
    for stale in [0, 1, 3] {
        // A row relied on need not be written, and the first that changed is named.
        let outcome = attempt(store, |c| {
            c.expecting(STATIONS, "CS1", 1);
            c.expecting(STATIONS, "CS2", stale);
            c.expecting(STATIONS, "CS3", 9);
            c.row(SESSIONS, "ses_1", "{}");
        })
        .await;
        assert_eq!(outcome, conflict(STATIONS, "CS2"));
    }
    commit(store, |c| {
        c.expecting(STATIONS, "CS1", 1);
        c.expecting(STATIONS, "CS2", 2);
        c.row(STATIONS, "CS2", "{}");
    })
    .await;
    assert_eq!(attempt(store, |c| c.expecting(STATIONS, "CS2", 2)).await, conflict(STATIONS, "CS2"));
    assert_eq!(attempt(store, |c| c.expecting(SESSIONS, "CS2", 3)).await, conflict(SESSIONS, "CS2"));
}

pub(super) async fn a_row_relied_on_as_absent_must_never_have_been_written(store: &dyn Store) {
    let create = |c: &mut Changes| {
        c.expecting(STATIONS, "CS1", 0);
        c.row(STATIONS, "CS1", "{}");
    };
    commit(store, create).await;
    assert_eq!(attempt(store, create).await, conflict(STATIONS, "CS1"));
    commit(store, |c| c.deleting(STATIONS, "CS1")).await;
    assert_eq!(attempt(store, create).await, conflict(STATIONS, "CS1"));
}

pub(super) async fn a_change_that_could_not_be_encoded_is_refused(store: &dyn Store) {
    /// Has no JSON text.
    struct Unencodable;
    impl Serialize for Unencodable {
        fn serialize<S: serde::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
            Err(serde::ser::Error::custom("has no text"))
        }
    }
    let outcome = attempt(store, |c| {
        c.row(STATIONS, "CS1", "{}");
        c.append("samples", "1", chrono::DateTime::UNIX_EPOCH, &Unencodable);
    })
    .await;
    assert!(matches!(outcome, CommitOutcome::Unavailable(_)), "{outcome:?}");
    assert_eq!(version(store, STATIONS, "CS1").await, 0);
}

/// A change that uses every part, named apart by `name`.
fn everything(changes: &mut Changes, name: &str) {
    changes.claim(format!("claim/{name}"), format!("ses_{name}"));
    changes.indexed(SESSIONS, &format!("ses_{name}"), &[("evse", name)]);
    changes.appending(&format!("samples/{name}"), name, "{}");
    changes.replying(&format!("reply/{name}"), "payload", "\"accepted\"");
    changes.consuming(&format!("event/{name}"));
    changes.message(&format!("message/{name}"), "CS1", "station");
    changes.timer(&format!("timer/{name}"), 1_000, "{}");
    changes.number("invoice", &format!("owner/{name}"));
}

/// Something for every check to fail at, and for a refused change to spoil.
async fn seed(store: &dyn Store) {
    for _ in 0..2 {
        commit(store, |c| c.row(STATIONS, "lease", "{}")).await;
    }
    commit(store, |c| {
        c.row(STATIONS, "CS1", "{}");
        c.claim("held", "ses_0");
        c.claim("held too", "ses_0");
        c.replying("known reply", "payload", "1");
        c.consuming("known event");
        c.message("known message", "CS1", "station");
        c.timer("known timer", 500, "{}");
        c.number("invoice", "owner/0");
        c.appending("samples/0", "0", "{}");
    })
    .await;
}
