//! Which files are opened, and which are refused untouched.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may panic in its helpers too")]

use std::fs;
use std::path::{Path, PathBuf};

use cms_core::storage::conformance::block_on;
use cms_core::storage::{Changes, CommitOutcome, StorageError, Store};
use cms_core_sqlite::{Options, SqliteStore};
use rusqlite::Connection;
use tempfile::TempDir;

#[test]
fn a_file_of_a_newer_schema_is_too_new_and_untouched() {
    let (_directory, path) = directory();
    drop(SqliteStore::open(&path).unwrap());
    let known: u32 = pragma(&path, "user_version");
    Connection::open(&path).unwrap().pragma_update(None, "user_version", known + 3).unwrap();
    let before = fs::read(&path).unwrap();
    assert_eq!(SqliteStore::open(&path).unwrap_err(), StorageError::TooNew { found: known + 3, known });
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn what_is_no_database_is_corrupt_and_untouched() {
    for content in ["not a database at all, only text\n".repeat(100), "SQLite format 4\0".repeat(64)] {
        let (_directory, path) = directory();
        fs::write(&path, &content).unwrap();
        refused_as_corrupt(&path, "it is not an SQLite database");
        assert_eq!(fs::read(&path).unwrap(), content.as_bytes());
    }
}

#[test]
fn a_database_of_another_application_is_refused_and_untouched() {
    let foreign: [fn(&Connection); 3] = [
        |connection| connection.execute_batch("CREATE TABLE customers (name TEXT)").unwrap(),
        |connection| connection.pragma_update(None, "application_id", 0x0f05_5112).unwrap(),
        |connection| connection.pragma_update(None, "user_version", 1).unwrap(),
    ];
    for make in foreign {
        let (_directory, path) = directory();
        make(&Connection::open(&path).unwrap());
        let before = fs::read(&path).unwrap();
        refused_as_corrupt(&path, "another application");
        assert_eq!(fs::read(&path).unwrap(), before);
        assert!(!path.with_extension("sqlite-wal").exists());
    }
}

#[test]
fn a_damaged_file_is_corrupt() {
    let (_directory, path) = directory();
    drop(SqliteStore::open(&path).unwrap());
    let mut bytes = fs::read(&path).unwrap();
    bytes[100..4096].fill(0xFF);
    fs::write(&path, bytes).unwrap();
    refused_as_corrupt(&path, "malformed");
}

#[test]
fn a_row_that_cannot_be_understood_is_corrupt_and_not_absent() {
    let (_directory, path) = directory();
    let store = SqliteStore::open(&path).unwrap();
    let foreign = Connection::open(&path).unwrap();
    foreign.execute("INSERT INTO claims (key, owner) VALUES ('evse', CAST(x'FF' AS TEXT))", []).unwrap();
    let error = block_on(async { store.snapshot().await?.claim("evse".to_owned()).await }).unwrap_err();
    assert_eq!(error.code(), "storage.corrupt");
}

#[test]
fn an_empty_file_becomes_a_store() {
    let (_directory, path) = directory();
    fs::write(&path, "").unwrap();
    assert_eq!(next_number(&SqliteStore::open(&path).unwrap(), "a"), 1);
}

#[test]
fn a_place_where_no_file_can_be_is_unavailable() {
    let (directory, _) = directory();
    for path in [directory.path().to_owned(), directory.path().join("missing").join("store.sqlite")] {
        assert_eq!(SqliteStore::open(path).unwrap_err().code(), "storage.unavailable");
    }
}

#[test]
fn strange_names_of_files_are_only_names() {
    for name in ["with space.sqlite", "file:store?mode=memory", "':memory:'", "é \u{1F50C}.sqlite", "100%.sqlite"] {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join(name);
        next_number(&SqliteStore::open(&path).unwrap(), "a");
        assert!(path.exists(), "{name}");
        assert_eq!(next_number(&SqliteStore::open(&path).unwrap(), "b"), 2, "{name}");
    }
}

#[test]
fn two_stores_of_one_file_keep_each_other_s_promises() {
    let (_directory, path) = directory();
    let stores = [SqliteStore::open(&path).unwrap(), SqliteStore::open(&path).unwrap()];
    let mut numbers = Vec::new();
    std::thread::scope(|scope| {
        let threads: Vec<_> = stores
            .iter()
            .enumerate()
            .map(|(s, store)| {
                scope.spawn(move || (0..50).map(|n| next_number(store, &format!("{s}/{n}"))).collect::<Vec<_>>())
            })
            .collect();
        numbers = threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect();
    });
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=100).collect::<Vec<_>>());
}

#[test]
fn many_who_open_a_new_file_at_once_get_one_store() {
    let (_directory, path) = directory();
    let mut numbers: Vec<u64> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8)
            .map(|n| {
                let path = &path;
                scope.spawn(move || next_number(&SqliteStore::open(path).unwrap(), &n.to_string()))
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=8).collect::<Vec<_>>());
}

#[test]
fn limits_of_zero_still_make_a_store_that_works() {
    let (_directory, path) = directory();
    let options = Options { max_batch: 0, max_readers: 0, idle_readers: 0, ..Options::default() };
    let store = SqliteStore::open_with(path, options).unwrap();
    assert_eq!(next_number(&store, "a"), 1);
    assert!(block_on(store.snapshot()).is_ok());
}

fn directory() -> (TempDir, PathBuf) {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("store.sqlite");
    (directory, path)
}

fn refused_as_corrupt(path: &Path, why: &str) {
    match SqliteStore::open(path) {
        Err(StorageError::Corrupt { what, reason }) => {
            assert_eq!(Path::new(&what), path);
            assert!(reason.contains(why), "{reason}");
        }
        other => panic!("{other:?}"),
    }
}

fn pragma(path: &Path, name: &str) -> u32 {
    Connection::open(path).unwrap().pragma_query_value(None, name, |row| row.get(0)).unwrap()
}

fn next_number(store: &SqliteStore, owner: &str) -> u64 {
    let mut changes = Changes::new();
    changes.allocate("invoice", owner);
    match block_on(store.commit(changes)) {
        CommitOutcome::Committed(committed) => committed.numbers[0].number,
        other => panic!("{other:?}"),
    }
}
