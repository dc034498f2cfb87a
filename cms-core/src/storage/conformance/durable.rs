//! What a store keeps when it is closed.

use super::support::{
    Build, EVERY_MESSAGE, HEADS, SESSIONS, STATIONS, appended, attempt, commit, conflict, snapshot, stored_reply,
    taken, version, waiting,
};
use super::{DurableFixture, Probe, block_on, records};
use crate::storage::{Changes, CommitOutcome, Import, MemoryStore, Record, RowKey, StorageError, Store};

pub(super) fn everything_is_there_after_reopening(fixture: &mut dyn DurableFixture) {
    for n in 0..5 {
        block_on(commit(fixture.store(), |c| everything(c, n)));
    }
    let before = look(fixture);
    for _ in 0..3 {
        fixture.reopen();
        assert_eq!(look(fixture), before);
    }
}

pub(super) fn what_was_used_once_stays_used_after_reopening(fixture: &mut dyn DurableFixture) {
    block_on(commit(fixture.store(), |c| everything(c, 0)));
    block_on(commit(fixture.store(), |c| c.delivered("message/0")));
    fixture.reopen();
    block_on(async {
        let store = fixture.store();
        let repeated = attempt(store, |c| c.replying("reply/0", "payload", "2")).await;
        assert_eq!(repeated, CommitOutcome::Duplicate(Some(stored_reply("reply/0", "payload", "\"accepted\""))));
        let reused = attempt(store, |c| c.replying("reply/0", "another payload", "2")).await;
        assert_eq!(reused, CommitOutcome::Mismatch { key: "reply/0".to_owned() });
        assert_eq!(attempt(store, |c| c.consuming("event/0")).await, CommitOutcome::Duplicate(None));
        assert_eq!(attempt(store, |c| c.claim("claim/0", "another")).await, taken("claim/0", "owner/0"));
        let stale = attempt(store, |c| c.fenced("lease", 0)).await;
        assert_eq!(stale, CommitOutcome::Fenced { lease: RowKey::new(STATIONS, "lease") });
        commit(store, |c| {
            c.message("message/0", "CS1", "station");
            c.appending("samples", "0", "\"another\"");
        })
        .await;
        assert_eq!(waiting(store, EVERY_MESSAGE).await, [""; 0]);
        let entries = appended(&mut *snapshot(store).await, None).await;
        assert_eq!(entries.iter().map(|entry| entry.body.as_str()).collect::<Vec<_>>(), ["{}"]);
    });
}

pub(super) fn versions_positions_and_numbers_go_on_after_reopening(fixture: &mut dyn DurableFixture) {
    let first = block_on(commit(fixture.store(), |c| everything(c, 0)));
    block_on(commit(fixture.store(), |c| {
        c.deleting(STATIONS, "CS1");
        c.delivered("message/0");
    }));
    fixture.reopen();
    let second = block_on(commit(fixture.store(), |c| everything(c, 1)));
    assert!(second.position > first.position);
    assert_eq!(second.numbers.first().map(|given| given.number), Some(2));
    block_on(async {
        let store = fixture.store();
        assert_eq!(version(store, STATIONS, "CS1").await, 3);
        let entries = appended(&mut *snapshot(store).await, Some("samples")).await;
        assert_eq!(entries.iter().map(|entry| entry.key.as_str()).collect::<Vec<_>>(), ["0", "1"]);
        let place = |n: usize| entries.get(n).map(|entry| entry.position);
        assert!(place(0) <= Some(first.position) && place(1) > Some(first.position));
        assert_eq!(waiting(store, HEADS).await, ["message/1"]);
    });
}

pub(super) fn a_refused_change_is_absent_after_reopening(fixture: &mut dyn DurableFixture) {
    block_on(commit(fixture.store(), |c| everything(c, 0)));
    let before = look(fixture);
    let refused = block_on(attempt(fixture.store(), |c| {
        everything(c, 1);
        c.expecting(SESSIONS, "ses_9", 9);
    }));
    assert_eq!(refused, conflict(SESSIONS, "ses_9"));
    fixture.reopen();
    assert_eq!(look(fixture), before);
}

fn everything(changes: &mut Changes, n: i64) {
    changes.row(STATIONS, "lease", "{}");
    changes.indexed(STATIONS, "CS1", &[("site", "A")]);
    changes.indexed(SESSIONS, &format!("ses_{n}"), &[("site", if n % 2 == 0 { "even" } else { "odd" })]);
    changes.claim(format!("claim/{n}"), format!("owner/{n}"));
    changes.appending("samples", &n.to_string(), "{}");
    changes.replying(&format!("reply/{n}"), "payload", "\"accepted\"");
    changes.consuming(&format!("event/{n}"));
    changes.message(&format!("message/{n}"), "CS1", "station");
    changes.timer(&format!("timer/{n}"), 100 - n, "{}");
    changes.number("invoice", &format!("owner/{n}"));
}

fn look(fixture: &dyn DurableFixture) -> Vec<String> {
    let numbered = |name: &str| (0..6).map(|n| format!("{name}{n}")).collect::<Vec<_>>();
    let mut ids = numbered("ses_");
    ids.extend(["CS1".to_owned(), "lease".to_owned()]);
    let probe = Probe {
        tables: vec![STATIONS, SESSIONS],
        ids,
        indexes: ["A", "even", "odd"].map(|value| ("site", value.to_owned())).to_vec(),
        claims: numbered("claim/"),
        replies: numbered("reply/"),
        numbers: numbered("owner/").into_iter().map(|owner| ("invoice".to_owned(), owner)).collect(),
    };
    block_on(async { probe.look(&mut *snapshot(fixture.store()).await).await.unwrap() })
}

pub(super) fn a_backup_half_taken_in_stays_unusable_after_reopening(fixture: &mut dyn DurableFixture) {
    let claim = Record::Claim { key: "claim".to_owned(), owner: "owner".to_owned() };
    block_on(fixture.store().import(Import::Records(vec![claim]))).unwrap();
    fixture.reopen();
    assert_eq!(block_on(fixture.store().snapshot()).err(), Some(StorageError::Incomplete));
    let refused = CommitOutcome::Unavailable(StorageError::Incomplete);
    assert_eq!(block_on(attempt(fixture.store(), |c| c.claim("other", "owner"))), refused);
}

pub(super) fn what_was_taken_in_is_there_after_reopening(fixture: &mut dyn DurableFixture) {
    let memory = MemoryStore::new();
    block_on(records::fill(&memory));
    block_on(records::take_in(fixture.store(), &memory));
    let all = |store: &dyn Store| block_on(async { records::records(&mut *snapshot(store).await, 1000).await });
    let before = all(fixture.store());
    fixture.reopen();
    assert_eq!(all(fixture.store()), before);
    assert_eq!(before.len(), all(&memory).len());
}
