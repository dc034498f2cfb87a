//! What was erased is not in the files any more.

#![expect(clippy::unwrap_used, reason = "a test may panic in its helpers too")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use cms_core::storage::conformance::block_on;
use cms_core::storage::{
    Append, Changes, CommitOutcome, IndexEntry, Prunable, Prune, RowChange, RowKey, Store, Table, TimerChange,
};
use cms_core_sqlite::SqliteStore;
use tempfile::TempDir;

const PERSONS: Table = Table::new("persons");

#[test]
fn the_bytes_of_a_deleted_row_are_gone_once_the_log_is_cut() {
    let (_directory, path) = directory();
    let store = SqliteStore::open(&path).unwrap();
    commit(&store, |c| write(c, 1, 1, 1));
    assert_eq!(found(&path), BTreeSet::from([secret(1, 1)]), "a test that finds nothing proves nothing");
    commit(&store, |c| delete(c, 1));
    assert_eq!(found(&path), BTreeSet::from([secret(1, 1)]), "the log still has it");
    assert!(block_on(store.truncate_log()).unwrap());
    assert_eq!(found(&path), BTreeSet::new());
}

#[test]
fn the_bytes_of_what_was_overwritten_or_deleted_among_many_are_gone_once_the_log_is_cut() {
    let (_directory, path) = directory();
    let store = SqliteStore::open(&path).unwrap();
    let mut there = BTreeSet::new();
    // Bodies of a line and of several pages, next to each other, so that pages are divided, joined and given back.
    for n in 0..600 {
        commit(&store, |c| write(c, n, 1, 1 + 37 * (n % 11).pow(2)));
    }
    for n in (0..600).map(|n| n * 7 % 600) {
        match n % 3 {
            0 => commit(&store, |c| delete(c, n)),
            1 => {
                commit(&store, |c| write(c, n, 2, 1 + 37 * (n % 7).pow(2)));
                there.insert(secret(n, 2));
            }
            _ => drop(there.insert(secret(n, 1))),
        }
    }
    assert!(block_on(store.truncate_log()).unwrap());
    assert_eq!(found(&path), there);
    drop(store);
    assert_eq!(found(&path), there);
}

#[test]
fn the_bytes_of_what_was_forgotten_or_pruned_are_gone_once_the_log_is_cut() {
    let (_directory, path) = directory();
    let store = SqliteStore::open(&path).unwrap();
    let appended = |c: &mut Changes, stream: &str, n: u32| {
        let body = secret(n, 1).repeat(40);
        c.append.push(Append { stream: stream.to_owned(), key: n.to_string(), at_ms: 0, body });
    };
    for n in 0..300 {
        commit(&store, |c| {
            c.at_ms = Some(i64::from(n));
            appended(c, "forgotten", n);
            appended(c, "pruned", 1000 + n);
            c.send(format!("m{n}"), "CS1", "station", &secret(2000 + n, 1));
            c.claim(secret(3000 + n, 1), "owner");
            c.timers.push(TimerChange::Set { key: n.to_string(), due_ms: 0, body: secret(4000 + n, 1) });
        });
    }
    commit(&store, |c| c.forget("forgotten"));
    let what = Prunable::Appended { stream: "pruned".to_owned() };
    assert_eq!(block_on(store.prune(Prune { what, before_ms: 150, limit: 1000 })).unwrap(), 150);
    for n in 0..300 {
        commit(&store, |c| {
            c.delivered(format!("m{n}"));
            c.release(secret(3000 + n, 1), "owner");
            c.cancel_timer(n.to_string());
        });
    }
    assert!(block_on(store.truncate_log()).unwrap());
    assert_eq!(found(&path), (1150..1300).map(|n| secret(n, 1)).collect());
}

#[test]
fn the_log_is_cut_once_nobody_reads_from_it_and_commits_do_not_wait() {
    let (_directory, path) = directory();
    let store = SqliteStore::open(&path).unwrap();
    commit(&store, |c| write(c, 1, 1, 1));
    let mut view = block_on(store.snapshot()).unwrap();
    commit(&store, |c| delete(c, 1));
    assert!(!block_on(store.truncate_log()).unwrap(), "somebody is still reading what was deleted");
    assert!(block_on(view.row(RowKey::new(PERSONS, "1"))).unwrap().is_some());
    commit(&store, |c| write(c, 2, 1, 1));
    drop(view);
    assert!(block_on(store.truncate_log()).unwrap());
    assert_eq!(found(&path), BTreeSet::from([secret(2, 1)]));
    store.close().unwrap();
    assert_eq!(block_on(store.truncate_log()).unwrap_err().code(), "storage.unavailable");
}

fn directory() -> (TempDir, PathBuf) {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("store.sqlite");
    (directory, path)
}

fn commit(store: &SqliteStore, build: impl FnOnce(&mut Changes)) {
    let mut changes = Changes::new();
    build(&mut changes);
    assert!(matches!(block_on(store.commit(changes)), CommitOutcome::Committed(_)));
}

/// Writes the key of a person, `times` over; it can be found by itself too.
fn write(changes: &mut Changes, person: u32, key: u32, times: u32) {
    let body = Some(secret(person, key).repeat(times as usize));
    let index = vec![IndexEntry::new("key", secret(person, key))];
    changes.rows.push(RowChange { key: RowKey::new(PERSONS, person.to_string()), body, index });
}

fn delete(changes: &mut Changes, person: u32) {
    let key = RowKey::new(PERSONS, person.to_string());
    changes.rows.push(RowChange { key, body: None, index: Vec::new() });
}

fn secret(person: u32, key: u32) -> String {
    format!("secret-{person:06}-{key:02}-")
}

/// The secrets that stand anywhere in the file or its log, whole or cut off before their last figures.
fn found(path: &Path) -> BTreeSet<String> {
    let log = path.with_extension("sqlite-wal");
    let logged = if log.exists() { fs::read(log).unwrap() } else { Vec::new() };
    let mut found = BTreeSet::new();
    for bytes in [fs::read(path).unwrap(), logged] {
        let starts = bytes.windows(7).enumerate().filter(|(_, window)| window == b"secret-").map(|(start, _)| start);
        found.extend(
            starts.map(|start| String::from_utf8_lossy(&bytes[start..bytes.len().min(start + 17)]).into_owned()),
        );
    }
    // A body of several pages is cut anywhere.
    found.retain(|secret| secret.len() == 17 && secret.is_ascii() && secret.ends_with('-'));
    found
}
