//! A file of every number of migrations is opened, with all that is in it.
//!
//! `schemas/NNNN.sql` is what a store of that number looked like with some of every kind of thing in it, as text of its
//! own: it does not use the migrations. `schemas/NNNN.txt` is what is read from it today.

#![expect(clippy::unwrap_used, reason = "a test may panic in its helpers too")]

use std::fs;
use std::path::{Path, PathBuf};

use cms_core::PayloadHash;
use cms_core::storage::conformance::{Probe, block_on};
use cms_core::storage::{Changes, CommitOutcome, Prunable, Prune, RecordCursor, Store, Table};
use cms_core_sqlite::SqliteStore;
use rusqlite::Connection;
use tempfile::TempDir;

/// The steps, and the SHA-256 of each. A step that was released is never edited: files that it has made already would
/// differ from those it makes. Make a new one.
const STEPS: [(&str, &str); 2] = [
    ("0001_first.sql", "10e547aac221230d9c1883a95718bcf0c786a2f8b62a340ebf3fd5af9b2604ea"),
    ("0002_age.sql", "66a677324aee7e21ba054324d4bfeb56b94a055608023849f178f08bfefdaba1"),
];

const STATIONS: Table = Table::new("stations");
const SESSIONS: Table = Table::new("sessions");

#[test]
fn a_file_of_every_number_is_brought_up_to_date_with_all_that_is_in_it() {
    let (_directory, fresh) = fresh_file();
    for number in 1..=STEPS.len() {
        let (_directory, path) = kept(number);
        let store = SqliteStore::open(&path).unwrap();
        let content = fs::read_to_string(schemas().join(format!("{number:04}.txt"))).unwrap();
        assert_eq!(look(&store), content.trim_end(), "of number {number}");
        store.close().unwrap();
        assert_eq!(structure(&path), structure(&fresh), "of number {number}");
    }
}

#[test]
fn a_file_of_every_number_goes_on_where_it_was() {
    for number in 1..=STEPS.len() {
        let (_directory, path) = kept(number);
        let store = SqliteStore::open(&path).unwrap();
        let last = block_on(async { store.snapshot().await?.last_position().await }).unwrap();
        let mut changes = Changes::new();
        changes.allocate("invoice", "inv_3");
        changes.consumed.push("event 5".to_owned());
        changes.send("m1", "CS1", "station", &"known already");
        changes.send("m4", "CS1", "station", &"new");
        let CommitOutcome::Committed(committed) = block_on(store.commit(changes)) else { panic!("of number {number}") };
        assert_eq!((committed.position.0, committed.numbers[0].number), (last.0 + 1, 3), "of number {number}");
        let mut repeated = Changes::new();
        repeated.consumed.push("event 2".to_owned());
        assert_eq!(block_on(store.commit(repeated)), CommitOutcome::Duplicate(None), "of number {number}");
    }
}

#[test]
fn what_was_stored_before_there_were_times_is_never_pruned() {
    // Replies, consumed events, delivered messages, deleted stations, deleted sessions, appended rows.
    for (number, removed) in [(1, [0; 6]), (2, [2, 3, 1, 1, 1, 2])] {
        let (_directory, path) = kept(number);
        let store = SqliteStore::open(&path).unwrap();
        let kinds = [
            Prunable::Replies,
            Prunable::Consumed,
            Prunable::Delivered,
            Prunable::Deleted { table: STATIONS },
            Prunable::Deleted { table: SESSIONS },
            Prunable::Appended { stream: "events".to_owned() },
        ];
        let prune = |what| block_on(store.prune(Prune { what, before_ms: i64::MAX, limit: 100 })).unwrap();
        assert_eq!(kinds.map(prune), removed, "of number {number}");
    }
}

#[test]
fn no_step_was_edited_and_of_each_number_a_file_is_kept() {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/schema");
    let mut names: Vec<_> = fs::read_dir(&directory).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort_unstable();
    assert_eq!(names, STEPS.map(|(name, _)| name), "add the new step, and what a file of its number looks like");
    for (number, (name, hash)) in (1..).zip(STEPS) {
        let step = fs::read(directory.join(name)).unwrap();
        assert_eq!(PayloadHash::of(&step).as_str(), hash, "{name} was edited; make a new step instead");
        assert!(schemas().join(format!("{number:04}.sql")).exists(), "no file of number {number} is kept");
    }
    let (_directory, fresh) = fresh_file();
    assert_eq!(number_of(&fresh), STEPS.len());
}

/// A file as a store of `number` migrations left it.
fn kept(number: usize) -> (TempDir, PathBuf) {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("store.sqlite");
    let dump = fs::read_to_string(schemas().join(format!("{number:04}.sql"))).unwrap();
    Connection::open(&path).unwrap().execute_batch(&dump).unwrap();
    assert_eq!(number_of(&path), number);
    (directory, path)
}

fn fresh_file() -> (TempDir, PathBuf) {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("store.sqlite");
    drop(SqliteStore::open(&path).unwrap());
    (directory, path)
}

fn schemas() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemas")
}

fn number_of(path: &Path) -> usize {
    let connection = Connection::open(path).unwrap();
    let number: u32 = connection.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    usize::try_from(number).unwrap()
}

/// The tables and indexes of a file, which has to be sound.
fn structure(path: &Path) -> Vec<(String, String, Option<String>)> {
    let connection = Connection::open(path).unwrap();
    let sound: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(sound, "ok");
    let mut schema = connection.prepare("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name").unwrap();
    let schema = schema.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap();
    schema.collect::<Result<_, _>>().unwrap()
}

/// What is found, asked for by name and read as records.
fn look(store: &SqliteStore) -> String {
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let probe = Probe {
        tables: vec![STATIONS, SESSIONS],
        ids: names(&["CS1", "gone", "ses_1", "ses_gone"]),
        indexes: vec![("site", "A".to_owned()), ("site", "O'Hare é".to_owned()), ("evse", "CS1/1".to_owned())],
        claims: names(&["evse/CS1/1", "evse/CS1/2"]),
        replies: names(&["start/CS1/1", "stop/CS1/1"]),
        numbers: [("invoice", "inv_2"), ("credit note", "cn_1")].map(|(s, o)| (s.to_owned(), o.to_owned())).to_vec(),
    };
    block_on(async {
        let mut snapshot = store.snapshot().await.unwrap();
        let mut lines = probe.look(&mut *snapshot).await.unwrap();
        for kind in RecordCursor::KINDS {
            let page = snapshot.records(kind, 1000).await.unwrap();
            lines.extend(page.items.iter().map(|record| format!("{record:?}")));
        }
        lines.join("\n")
    })
}
