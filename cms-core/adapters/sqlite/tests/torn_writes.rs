//! A loss of power may leave any part of what was being written; what was confirmed is before it.

#![expect(clippy::unwrap_used, reason = "a test may panic in its helpers too")]

use std::fs;
use std::path::Path;

use cms_core::storage::conformance::block_on;
use cms_core::storage::{Changes, CommitOutcome, RowQuery, Store, Table};
use cms_core_sqlite::SqliteStore;

const STATIONS: Table = Table::new("stations");
const COMMITS: usize = 12;

#[test]
fn a_log_that_ends_anywhere_after_a_confirmed_change_still_has_it_and_no_half_of_the_next() {
    with_logs_of_confirmed_changes(|database, log, lengths| {
        for (confirmed, length) in lengths.iter().enumerate() {
            let next = lengths.get(confirmed + 1).copied().unwrap_or(log.len());
            // Right after it, in the header and in the content of the first frame that follows, and one byte short.
            for cut in [*length, length + 1, length + 30, length + 2000, next - 1] {
                let cut = cut.clamp(*length, if next > *length { next - 1 } else { next });
                assert_eq!(stations(database, &log[..cut]), expected(confirmed), "cut at {cut}");
            }
        }
    });
}

#[test]
fn a_log_that_goes_on_with_garbage_after_a_confirmed_change_still_has_it() {
    with_logs_of_confirmed_changes(|database, log, lengths| {
        for (confirmed, length) in lengths.iter().enumerate() {
            for garbage in [0x00, 0x5A, 0xFF] {
                let mut torn = log.to_vec();
                torn[*length..].fill(garbage);
                assert_eq!(stations(database, &torn), expected(confirmed), "garbage {garbage:#x} from {length}");
            }
        }
    });
}

/// Hands over the database, its log, and how long the log was when 0, 1, 2 … changes had been confirmed.
fn with_logs_of_confirmed_changes(check: impl Fn(&[u8], &[u8], &[usize])) {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("store.sqlite");
    // Once closed, the tables are in the file itself and the log begins anew.
    SqliteStore::open(&path).unwrap().close().unwrap();
    let store = SqliteStore::open(&path).unwrap();
    let log = directory.path().join("store.sqlite-wal");
    let mut lengths = vec![0];
    for n in 0..COMMITS {
        let mut changes = Changes::new();
        let body = Some(format!("\"{}\"", "x".repeat(700 * n)));
        let key = cms_core::storage::RowKey::new(STATIONS, name(n));
        changes.rows.push(cms_core::storage::RowChange { key, body, index: Vec::new() });
        assert!(matches!(block_on(store.commit(changes)), CommitOutcome::Committed(_)));
        lengths.push(usize::try_from(fs::metadata(&log).unwrap().len()).unwrap());
    }
    assert!(lengths.is_sorted_by(|shorter, longer| shorter < longer), "{lengths:?}");
    check(&fs::read(&path).unwrap(), &fs::read(&log).unwrap(), &lengths);
}

/// What is there after the power comes back.
fn stations(database: &[u8], log: &[u8]) -> Vec<String> {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("store.sqlite");
    write(&path, database);
    write(&directory.path().join("store.sqlite-wal"), log);
    let store = SqliteStore::open(&path).unwrap();
    let query = RowQuery { table: STATIONS, index: None, after: None, limit: 1000 };
    let page = block_on(async { store.snapshot().await?.rows(query).await }).unwrap();
    page.items.into_iter().map(|row| row.id).collect()
}

fn write(path: &Path, bytes: &[u8]) {
    fs::write(path, bytes).unwrap();
}

fn expected(confirmed: usize) -> Vec<String> {
    (0..confirmed).map(name).collect()
}

fn name(n: usize) -> String {
    format!("CS{n:02}")
}
