//! How many changes a second are made durable, by how many commit at once, and how long it takes to read a row.
//!
//! `cargo run --release -p cms-core-sqlite --example throughput -- DIRECTORY`
//!
//! The directory should be on the disk in question; the files in it are removed at the end.

#![expect(clippy::print_stdout, reason = "it prints what it measures")]
#![expect(clippy::disallowed_methods, reason = "measuring is the one use of a clock here")]

use std::error::Error;
use std::path::Path;
use std::thread;
use std::time::Instant;

use cms_core::storage::conformance::block_on;
use cms_core::storage::{Append, Changes, CommitOutcome, IndexEntry, RowChange, RowKey, Store, Table, TimerChange};
use cms_core_sqlite::SqliteStore;

const SESSIONS: Table = Table::new("sessions");

fn main() -> Result<(), Box<dyn Error>> {
    let Some(parent) = std::env::args_os().nth(1) else { return Err("name a directory on the disk to measure".into()) };
    for writers in [1, 8, 64, 256] {
        let directory = tempfile::tempdir_in(Path::new(&parent))?;
        let store = SqliteStore::open(directory.path().join("store.sqlite"))?;
        let each = 16_384 / writers.max(16);

        let start = Instant::now();
        let committed: usize = thread::scope(|scope| {
            let store = &store;
            let work = move |writer| (0..each).filter(|n| is_committed(store, &format!("{writer:03}_{n:05}"))).count();
            let threads: Vec<_> = (0..writers).map(|writer| scope.spawn(move || work(writer))).collect();
            threads.into_iter().map(|thread| thread.join().unwrap_or(0)).sum()
        });
        let per_second = committed as f64 / start.elapsed().as_secs_f64();

        let start = Instant::now();
        for n in 0..each {
            let key = RowKey::new(SESSIONS, format!("000_{n:05}"));
            block_on(async { store.snapshot().await?.row(key).await })?;
        }
        let read = start.elapsed() / u32::try_from(each)?;
        println!("{writers:>3} writers: {per_second:>6.0} changes a second; a snapshot and a row: {read:?}");
        if committed != writers * each {
            return Err(format!("only {committed} of {} were committed", writers * each).into());
        }
    }
    Ok(())
}

/// Commits what the start of a session changes, about.
fn is_committed(store: &SqliteStore, id: &str) -> bool {
    let mut changes = Changes::new();
    changes.claim(format!("open-transaction/{id}"), id);
    let index = vec![IndexEntry::new("station", "CS1")];
    changes.rows.push(RowChange { key: RowKey::new(SESSIONS, id), body: Some("x".repeat(600)), index });
    let (stream, key) = (format!("samples/{id}"), "1".to_owned());
    changes.append.push(Append { stream, key, at_ms: 0, body: "{}".to_owned() });
    changes.send(id, id, "station", &id);
    changes.timers.push(TimerChange::Set { key: id.to_owned(), due_ms: 0, body: "{}".to_owned() });
    matches!(block_on(store.commit(changes)), CommitOutcome::Committed(_))
}
