//! Everything in a store as records, and a store made from them.

use super::hostile::HOSTILE;
use super::support::{Build, SESSIONS, STATIONS, appended_keys, attempt, commit, number_of, snapshot, stored, waiting};
use super::support::{EVERY_MESSAGE, due_keys};
use super::{Probe, join_all};
use crate::storage::{
    Changes, CommitOutcome, Import, MemoryStore, Position, Record, RecordCursor, Snapshot, StorageError, Store,
};

pub(super) async fn an_empty_store_has_no_records(store: &dyn Store) {
    assert_eq!(records(&mut *snapshot(store).await, 10).await, []);
    assert_eq!(snapshot(store).await.last_position().await.unwrap(), Position(0));
}

pub(super) async fn every_part_of_a_store_is_a_record(store: &dyn Store) {
    let memory = MemoryStore::new();
    for target in [store, &memory] {
        fill(target).await;
    }
    let found = comparable(records(&mut *snapshot(store).await, 1000).await);
    assert_eq!(found, comparable(records(&mut *snapshot(&memory).await, 1000).await));
    let kinds: std::collections::BTreeSet<_> = found.iter().map(|(kind, _)| *kind).collect();
    assert_eq!(kinds.len(), RecordCursor::KINDS.len());
}

pub(super) async fn pages_of_records_are_exact(store: &dyn Store) {
    fill(store).await;
    let mut snapshot = snapshot(store).await;
    let whole = records(&mut *snapshot, 1000).await;
    for limit in [1, 2, 3, 7] {
        assert_eq!(records(&mut *snapshot, limit).await, whole, "pages of {limit}");
    }
    for cursor in RecordCursor::KINDS {
        let nothing = snapshot.records(cursor, 0).await.unwrap();
        assert!(nothing.items.is_empty() && nothing.more);
    }
}

pub(super) async fn records_make_a_store_that_answers_alike(store: &dyn Store) {
    let memory = MemoryStore::new();
    fill(&memory).await;
    take_in(store, &memory).await;
    let probe = probe();
    let (there, here) =
        (probe.look(&mut *snapshot(&memory).await).await, probe.look(&mut *snapshot(store).await).await);
    assert_eq!(here.unwrap(), there.unwrap());
    // What both are asked from now on they answer alike, what is told to have been there before included.
    let asked: [fn(&mut Changes); 10] = [
        |c| c.replying("reply/1", "payload", "2"),
        |c| c.replying("reply/1", "another", "2"),
        |c| c.consuming("event/1"),
        |c| c.claim("claim/1", "another"),
        |c| c.expecting(SESSIONS, "deleted", 1),
        |c| c.expecting(SESSIONS, "deleted", 2),
        |c| c.fenced("lease", 2),
        |c| c.firing("timer/1", 9),
        |c| c.number("invoice", "late"),
        |c| c.number("invoice", "owner/1"),
    ];
    for (place, build) in asked.into_iter().enumerate() {
        let (there, here) = (attempt(&memory, build).await, attempt(store, build).await);
        match (there, here) {
            (CommitOutcome::Committed(there), CommitOutcome::Committed(here)) => {
                assert_eq!(here.numbers, there.numbers, "{place}");
            }
            (there, here) => assert_eq!(here, there, "{place}"),
        }
    }
    commit(store, |c| {
        c.message("delivered", "CS1", "station");
        c.message("waits", "CS1", "station");
        c.appending("samples/1", "1", "\"another\"");
    })
    .await;
    assert_eq!(waiting(store, EVERY_MESSAGE).await, ["message/0", "message/2", "message/3", "waits"]);
    assert_eq!(appended_keys(store, Some("samples/1")).await, ["1", "3"]);
}

pub(super) async fn a_store_that_takes_in_a_backup_cannot_be_used(store: &dyn Store) {
    let row = Record::Claim { key: "claim".to_owned(), owner: "owner".to_owned() };
    store.import(Import::Records(vec![row])).await.unwrap();
    assert_eq!(store.snapshot().await.err(), Some(StorageError::Incomplete));
    let refused = CommitOutcome::Unavailable(StorageError::Incomplete);
    assert_eq!(attempt(store, |c| c.claim("other", "owner")).await, refused);
    store.import(Import::Finish { last: Position(0) }).await.unwrap();
    assert!(matches!(attempt(store, |c| c.claim("claim", "another")).await, CommitOutcome::Taken(_)));
}

pub(super) async fn a_store_that_is_in_use_takes_no_backup(store: &dyn Store) {
    commit(store, |c| c.number("invoice", "owner")).await;
    let row = || Record::Claim { key: "claim".to_owned(), owner: "owner".to_owned() };
    for step in [Import::Records(vec![row()]), Import::Records(Vec::new()), Import::Finish { last: Position(9) }] {
        assert_eq!(store.import(step).await, Err(StorageError::NotEmpty));
    }
    assert_eq!(number_of(store, "invoice", "owner").await, Some(1));
    commit(store, |c| c.claim("claim", "another")).await;
}

pub(super) async fn positions_go_on_after_the_one_that_a_backup_ends_with(store: &dyn Store) {
    let memory = MemoryStore::new();
    fill(&memory).await;
    let records = records(&mut *snapshot(&memory).await, 1000).await;
    store.import(Import::Records(records)).await.unwrap();
    store.import(Import::Finish { last: Position(1 << 44) }).await.unwrap();
    assert_eq!(snapshot(store).await.last_position().await.unwrap(), Position(1 << 44));
    let committed = commit(store, |c| c.appending("samples/1", "new", "{}")).await;
    assert!(committed.position > Position(1 << 44));
}

pub(super) async fn hostile_strings_survive_a_backup(store: &dyn Store) {
    let memory = MemoryStore::new();
    for (n, text) in (0..).zip(HOSTILE) {
        commit(&memory, |c| {
            c.at(n).indexed(STATIONS, text, &[("site", text)]);
            c.claim(text, text);
            c.consuming(text);
            c.replying(text, text, text);
            c.appending(text, text, text);
            c.message(text, text, "station");
            c.timer(text, n, text);
            c.number(text, text);
        })
        .await;
    }
    take_in(store, &memory).await;
    let (there, here) = join_all(
        [&memory as &dyn Store, store].map(|store| async { comparable(records(&mut *snapshot(store).await, 7).await) }),
    )
    .await
    .into_iter()
    .fold((Vec::new(), Vec::new()), |(_, last), next| (last, next));
    assert_eq!(here, there);
    assert_eq!(due_keys(store, i64::MAX).await.len(), HOSTILE.len());
    assert_eq!(stored(store, STATIONS, "a\0b").await, Some(("{}".to_owned(), 1)));
}

/// Takes everything of `from` into `into`, in small steps.
pub(super) async fn take_in(into: &dyn Store, from: &dyn Store) {
    let mut snapshot = snapshot(from).await;
    let last = snapshot.last_position().await.unwrap();
    for step in records(&mut *snapshot, 100).await.chunks(5) {
        into.import(Import::Records(step.to_vec())).await.unwrap();
    }
    into.import(Import::Finish { last }).await.unwrap();
}

/// Every kind of thing, some of it deleted, delivered or released again.
pub(super) async fn fill(store: &dyn Store) {
    for n in 0..4_i64 {
        commit(store, |c| {
            c.at(100 + n).row(STATIONS, "lease", "{}");
            c.indexed(SESSIONS, &format!("ses_{n}"), &[("site", "A"), ("site", "B"), ("site", "A")]);
            c.claim(format!("claim/{n}"), format!("owner/{n}"));
            c.appending(&format!("samples/{}", n % 2), &n.to_string(), "{}");
            c.replying(&format!("reply/{n}"), "payload", "1");
            c.consuming(&format!("event/{n}"));
            c.message(&format!("message/{n}"), "CS1", "station");
            c.timer(&format!("timer/{n}"), 10 - n, "{}");
            c.number("invoice", &format!("owner/{n}"));
            c.number("credit", &format!("owner/{}", 9 - n));
        })
        .await;
    }
    // Without a time: kept for ever, and told so.
    commit(store, |c| {
        c.row(SESSIONS, "deleted", "{}");
        c.deleting(SESSIONS, "ses_3");
        c.message("delivered", "CS1", "station");
        c.consuming("timeless");
        c.replying("timeless", "payload", "1");
        c.appending("timeless", "0", "{}");
    })
    .await;
    commit(store, |c| {
        c.at(200).deleting(SESSIONS, "deleted");
        c.delivered("delivered");
        c.delivered("message/1");
        c.release("claim/3", "owner/3");
        c.cancel("timer/3");
    })
    .await;
}

/// All records, read in pages of `limit`.
pub(super) async fn records(snapshot: &mut dyn Snapshot, limit: u32) -> Vec<Record> {
    let mut all = Vec::new();
    for kind in RecordCursor::KINDS {
        let mut cursor = kind;
        loop {
            let page = snapshot.records(cursor.clone(), limit).await.unwrap();
            assert!(page.items.len() <= limit as usize);
            assert!(!page.more || !page.items.is_empty(), "a page that promises more must not be empty");
            all.extend(page.items);
            match all.last() {
                Some(last) if page.more => cursor = RecordCursor::after(last),
                _ => break,
            }
        }
    }
    all
}

/// Records of two stores to be compared: in one order, whatever a store's own is, and with the positions of each kind
/// numbered through, as a store may leave gaps.
fn comparable(records: Vec<Record>) -> Vec<(&'static str, Record)> {
    let (mut appended, mut messages) = (0, 0);
    let mut named: Vec<_> = records
        .into_iter()
        .map(|mut record| {
            let name = match &mut record {
                Record::Row { .. } => "row",
                Record::Claim { .. } => "claim",
                Record::Appended { position, .. } => {
                    appended += 1;
                    *position = Position(appended);
                    "appended"
                }
                Record::Reply { .. } => "reply",
                Record::Consumed { .. } => "consumed",
                Record::Message { position, .. } => {
                    messages += 1;
                    *position = Position(messages);
                    "message"
                }
                Record::Timer { .. } => "timer",
                Record::Number { .. } => "number",
            };
            (name, record)
        })
        .collect();
    named.sort_by_cached_key(|(name, record)| format!("{name} {record:?}"));
    named
}

fn probe() -> Probe {
    let numbered = |name: &str| (0..5).map(|n| format!("{name}{n}")).collect::<Vec<_>>();
    let mut ids = numbered("ses_");
    ids.extend(["deleted".to_owned(), "lease".to_owned()]);
    let owners = (0..10).map(|n| format!("owner/{n}"));
    let numbers = owners.flat_map(|owner| [("invoice".to_owned(), owner.clone()), ("credit".to_owned(), owner)]);
    Probe {
        tables: vec![STATIONS, SESSIONS],
        ids,
        indexes: ["A", "B"].map(|value| ("site", value.to_owned())).to_vec(),
        claims: numbered("claim/"),
        replies: numbered("reply/").into_iter().chain(["timeless".to_owned()]).collect(),
        numbers: numbers.collect(),
    }
}
