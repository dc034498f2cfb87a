//! A process that is killed, or whose disk takes no more, has lost nothing that it had confirmed.
//!
//! This program starts itself as a child, which writes and prints what was confirmed; the parent kills it, opens the
//! file and looks. It has a `main` of its own because a test harness cannot be its own child.

#![expect(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a test, though without the test harness")]

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::{env, thread};

use cms_core::storage::conformance::block_on;
use cms_core::storage::{
    Append, AppendQuery, Changes, CommitOutcome, OutboxQuery, Position, RowChange, RowKey, RowQuery, Store, Table,
};
use cms_core_sqlite::SqliteStore;

const FILE: &str = "CMS_CRASH_TEST_FILE";
const ROUND: &str = "CMS_CRASH_TEST_ROUND";
const SESSIONS: Table = Table::new("sessions");
const WRITERS: usize = 8;

fn main() {
    if let Some(file) = env::var_os(FILE) {
        return write_until_the_end(&PathBuf::from(file), &env::var(ROUND).unwrap());
    }
    what_was_confirmed_survives_a_kill();
    println!("test what_was_confirmed_survives_a_kill ... ok");
    #[cfg(unix)]
    {
        what_was_confirmed_survives_a_disk_that_takes_no_more();
        println!("test what_was_confirmed_survives_a_disk_that_takes_no_more ... ok");
    }
}

fn what_was_confirmed_survives_a_kill() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("store.sqlite");
    let mut confirmed = BTreeMap::new();
    // Again and again on one file, early and late, before and after the log was tidied up.
    for (round, lines) in [1, 30, 400, 7, 2500, 90].into_iter().enumerate() {
        let mut child = child(Command::new(env::current_exe().unwrap()), &file, round);
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let before = confirmed.len();
        while confirmed.len() - before < lines {
            let Some((id, number)) = read_confirmed(&mut output) else { panic!("the child ended by itself") };
            confirmed.insert(id, number);
        }
        child.kill().unwrap();
        assert!(!child.wait().unwrap().success(), "the child ended by itself");
        // What it had said before the kill took effect counts too.
        while let Some((id, number)) = read_confirmed(&mut output) {
            confirmed.insert(id, number);
        }
        check(&file, &confirmed);
    }
}

#[cfg(unix)]
fn what_was_confirmed_survives_a_disk_that_takes_no_more() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("store.sqlite");
    let mut shell = Command::new("sh");
    // No file may grow beyond this; the signal that says so is ignored, so that the write fails instead.
    shell.args(["-c", "trap '' XFSZ; ulimit -f 1500; exec \"$0\""]).arg(env::current_exe().unwrap());
    let mut child = child(shell, &file, 0);
    let mut output = BufReader::new(child.stdout.take().unwrap());
    let mut confirmed = BTreeMap::new();
    while let Some((id, number)) = read_confirmed(&mut output) {
        confirmed.insert(id, number);
    }
    let ended = child.wait().unwrap();
    assert_eq!(ended.code(), Some(UNKNOWN), "what fails in the COMMIT itself has no certain outcome: {ended}");
    assert!(confirmed.len() > WRITERS, "the disk was full too early to say anything");
    check(&file, &confirmed);

    let store = SqliteStore::open(&file).unwrap();
    assert!(matches!(block_on(store.commit(session("after"))), CommitOutcome::Committed(_)));
}

fn child(mut command: Command, file: &Path, round: usize) -> std::process::Child {
    command.env(FILE, file).env(ROUND, round.to_string()).stdout(Stdio::piped()).spawn().unwrap()
}

/// The next whole line of what a child confirmed: a session and the number it was given.
fn read_confirmed(output: &mut impl BufRead) -> Option<(String, u64)> {
    let mut line = String::new();
    output.read_line(&mut line).unwrap();
    let (id, number) = line.strip_suffix('\n')?.split_once(' ')?;
    Some((id.to_owned(), number.parse().unwrap()))
}

/// All that was confirmed is there, and every change is there whole or not at all.
fn check(file: &Path, confirmed: &BTreeMap<String, u64>) {
    let store = SqliteStore::open(file).unwrap();
    let mut snapshot = block_on(store.snapshot()).unwrap();
    let rows = RowQuery { table: SESSIONS, index: None, after: None, limit: u32::MAX };
    let rows: Vec<String> = block_on(snapshot.rows(rows)).unwrap().items.into_iter().map(|row| row.id).collect();
    let all = AppendQuery { stream: None, after: Position(0), limit: u32::MAX };
    let mut samples: Vec<String> = block_on(snapshot.appended(all)).unwrap().items.into_iter().map(|s| s.key).collect();
    samples.sort_unstable();
    let all = OutboxQuery { topic: None, key: None, heads: false, after: Position::default(), limit: u32::MAX };
    let mut messages: Vec<String> = block_on(snapshot.outbox(all)).unwrap().into_iter().map(|m| m.id).collect();
    messages.sort_unstable();
    let mut numbers: Vec<u64> = Vec::new();
    for id in &rows {
        let number = block_on(snapshot.number("invoice".to_owned(), id.clone())).unwrap();
        let holder = block_on(snapshot.claim(format!("claim/{id}"))).unwrap();
        assert_eq!(holder.as_deref(), Some(id.as_str()), "a claim of {id} was lost");
        numbers.push(number.unwrap_or_else(|| panic!("{id} has no number")));
        if let Some(confirmed) = confirmed.get(id) {
            assert_eq!(number, Some(*confirmed), "{id} was told another number");
        }
    }
    for id in confirmed.keys() {
        assert!(rows.binary_search(id).is_ok(), "{id} was confirmed and is lost");
    }
    assert_eq!(samples, rows, "a change was stored in part");
    assert_eq!(messages, rows, "a change was stored in part");
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=rows.len() as u64).collect::<Vec<_>>(), "the series has a gap");
}

/// How the child ends when the outcome of a commit was unknown.
const UNKNOWN: i32 = 17;
/// How the child ends when no outcome was unknown.
const REFUSED: i32 = 18;

/// The child: writes from several threads, and prints each session only after it was confirmed.
fn write_until_the_end(file: &Path, round: &str) {
    let store = SqliteStore::open(file).unwrap();
    let unknown = AtomicBool::new(false);
    thread::scope(|scope| {
        for writer in 0..WRITERS {
            let (store, unknown) = (&store, &unknown);
            scope.spawn(move || {
                for n in 0.. {
                    let id = format!("ses_{round}_{writer}_{n:06}");
                    let outcome = block_on(store.commit(session(&id)));
                    let CommitOutcome::Committed(committed) = outcome else {
                        return unknown.fetch_or(matches!(outcome, CommitOutcome::Unknown(_)), Ordering::SeqCst);
                    };
                    let line = format!("{id} {}\n", committed.numbers[0].number);
                    let mut out = std::io::stdout().lock();
                    out.write_all(line.as_bytes()).and_then(|()| out.flush()).unwrap();
                }
                false
            });
        }
    });
    std::process::exit(if unknown.into_inner() { UNKNOWN } else { REFUSED });
}

fn session(id: &str) -> Changes {
    let body = session_text(id);
    let mut changes = Changes::new();
    changes.claim(format!("claim/{id}"), id);
    changes.rows.push(RowChange { key: RowKey::new(SESSIONS, id), body: Some(body.clone()), index: Vec::new() });
    changes.append.push(Append { stream: format!("samples/{id}"), key: id.to_owned(), at_ms: 0, body });
    changes.send(id, id, "station", &id);
    changes.allocate("invoice", id);
    changes
}

/// JSON text of the size of a session.
fn session_text(id: &str) -> String {
    format!("{{\"id\":\"{id}\",\"note\":\"{}\"}}", "x".repeat(600))
}
