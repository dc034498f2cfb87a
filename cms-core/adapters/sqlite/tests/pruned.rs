//! Removing what is old, and taking in backups that no store has made.

#![expect(clippy::unwrap_used, reason = "a test may panic in its helpers too")]

use cms_core::storage::conformance::{block_on, join_all};
use cms_core::storage::{
    Append, AppendQuery, Changes, CommitOutcome, Import, Position, Prunable, Prune, Record, RowQuery, StorageError,
    Store, Table, Version,
};
use cms_core_sqlite::SqliteStore;
use tempfile::TempDir;

const SESSIONS: Table = Table::new("sessions");

#[test]
fn more_than_is_removed_at_once_is_removed_bit_by_bit_up_to_the_limit() {
    let (_directory, store) = open();
    fill(&store, 1300);
    for what in [events(), Prunable::Consumed] {
        let prune = |limit| block_on(store.prune(Prune { what: what.clone(), before_ms: 1_200, limit })).unwrap();
        assert_eq!([prune(1_100), prune(u32::MAX), prune(u32::MAX)], [1_100, 100, 0], "{what:?}");
    }
    assert_eq!(keys(&store), (1_200..1_300).map(|n| n.to_string()).collect::<Vec<_>>());
}

#[test]
fn what_is_old_is_found_behind_what_is_young_or_has_no_time() {
    let (_directory, store) = open();
    let mut changes = Changes::new();
    changes.append.extend((0..700).map(|n| event(&format!("timeless {n}"))));
    commit(&store, changes);
    fill(&store, 700);
    let prune = || block_on(store.prune(Prune { what: events(), before_ms: 700, limit: 1_000 })).unwrap();
    assert_eq!([prune(), prune()], [700, 0]);
    assert_eq!(keys(&store).len(), 700);
}

#[test]
fn who_prune_at_once_remove_each_thing_once() {
    let (_directory, store) = open();
    fill(&store, 900);
    let prunes = (0..4).map(|_| store.prune(Prune { what: events(), before_ms: i64::MAX, limit: u32::MAX }));
    let removed: u32 = block_on(join_all(prunes)).into_iter().map(Result::unwrap).sum();
    assert_eq!(removed, 900);
    assert_eq!(keys(&store), [""; 0]);
}

#[test]
fn nothing_is_pruned_from_half_a_backup() {
    let (_directory, store) = open();
    block_on(store.import(Import::Records(vec![consumed("event")]))).unwrap();
    for what in [events(), Prunable::Consumed] {
        let refused = block_on(store.prune(Prune { what, before_ms: i64::MAX, limit: 1 }));
        assert_eq!(refused, Err(StorageError::Incomplete));
    }
}

#[test]
fn a_step_that_comes_twice_is_taken_in_once() {
    let (_directory, store) = open();
    let row = Record::Row {
        table: "sessions".to_owned(),
        id: "ses_1".to_owned(),
        version: Version(3),
        body: Some("{}".to_owned()),
        index: vec![("site".to_owned(), "A".to_owned())],
        at_ms: None,
    };
    let number = Record::Number { series: "invoice".to_owned(), number: 7, owner: "inv_7".to_owned() };
    for _ in 0..2 {
        block_on(store.import(Import::Records(vec![row.clone(), consumed("event"), number.clone()]))).unwrap();
    }
    block_on(store.import(Import::Finish { last: Position(0) })).unwrap();
    let query = RowQuery { table: SESSIONS, index: Some(("site", "A".to_owned())), after: None, limit: 9 };
    assert_eq!(block_on(async { store.snapshot().await?.rows(query).await }).unwrap().items.len(), 1);
    let mut changes = Changes::new();
    changes.allocate("invoice", "inv_8");
    match block_on(store.commit(changes)) {
        CommitOutcome::Committed(committed) => assert_eq!(committed.numbers[0].number, 8),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_record_that_no_store_gives_does_no_harm() {
    let (_directory, store) = open();
    let position = Position(u64::MAX);
    let (stream, key, body) = ("events".to_owned(), "1".to_owned(), "{}".to_owned());
    let too_far = Record::Appended { position, stream, key, happened_ms: 0, body, at_ms: None };
    let refused = block_on(store.import(Import::Records(vec![consumed("event"), too_far]))).unwrap_err();
    assert_eq!(refused.code(), "storage.corrupt");
    assert!(block_on(store.snapshot()).is_ok(), "a step is taken in whole or not at all");
    // Told to be old although it waits, and to be found although it is deleted.
    let waits = Record::Message {
        position: Position(1),
        id: "m1".to_owned(),
        key: "CS1".to_owned(),
        topic: "station".to_owned(),
        body: Some("{}".to_owned()),
        at_ms: Some(1),
    };
    let deleted = Record::Row {
        table: "sessions".to_owned(),
        id: "ses_1".to_owned(),
        version: Version(2),
        body: None,
        index: vec![("site".to_owned(), "A".to_owned())],
        at_ms: None,
    };
    block_on(store.import(Import::Records(vec![waits, deleted]))).unwrap();
    block_on(store.import(Import::Finish { last: Position(1) })).unwrap();
    assert_eq!(block_on(store.prune(Prune { what: Prunable::Delivered, before_ms: 9, limit: 9 })), Ok(0));
    let query = RowQuery { table: SESSIONS, index: Some(("site", "A".to_owned())), after: None, limit: 9 };
    assert_eq!(block_on(async { store.snapshot().await?.rows(query).await }).unwrap().items, []);
}

fn open() -> (TempDir, SqliteStore) {
    let directory = tempfile::tempdir().unwrap();
    let store = SqliteStore::open(directory.path().join("store.sqlite")).unwrap();
    (directory, store)
}

/// As many events, each committed and consumed at the moment of its number.
fn fill(store: &SqliteStore, count: u32) {
    let outcomes = block_on(join_all((0..count).map(|n| {
        let mut changes = Changes::new();
        changes.at_ms = Some(i64::from(n));
        changes.append.push(event(&n.to_string()));
        changes.consumed.push(n.to_string());
        store.commit(changes)
    })));
    assert!(outcomes.iter().all(|outcome| matches!(outcome, CommitOutcome::Committed(_))));
}

fn commit(store: &SqliteStore, changes: Changes) {
    assert!(matches!(block_on(store.commit(changes)), CommitOutcome::Committed(_)));
}

fn event(key: &str) -> Append {
    Append { stream: "events".to_owned(), key: key.to_owned(), at_ms: 0, body: "{}".to_owned() }
}

fn events() -> Prunable {
    Prunable::Appended { stream: "events".to_owned() }
}

fn consumed(event: &str) -> Record {
    Record::Consumed { event: event.to_owned(), at_ms: Some(1) }
}

fn keys(store: &SqliteStore) -> Vec<String> {
    let query = AppendQuery { stream: Some("events".to_owned()), after: Position(0), limit: u32::MAX };
    let page = block_on(async { store.snapshot().await?.appended(query).await }).unwrap();
    page.items.into_iter().map(|entry| entry.key).collect()
}
