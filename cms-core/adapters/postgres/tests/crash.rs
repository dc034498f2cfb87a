//! A program that is killed among its commits has lost nothing that it had confirmed.
//!
//! This program starts itself as a child, which writes and prints what was confirmed; the parent kills it, opens the
//! store and looks. It has a `main` of its own because a test harness cannot be its own child.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "helpers of tests")]

mod support;

use std::collections::BTreeMap;
use std::env;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use cms_core::storage::{Append, AppendQuery, CommitOutcome, OutboxQuery, Position, RowKey, RowQuery, Store, Table};
use cms_core::storage::{Changes, RowChange};
use cms_core_postgres::{Options, PostgresStore};
use support::{drop_schema, fresh_schema, open, runtime, server};

const SCHEMA: &str = "CMS_CRASH_TEST_SCHEMA";
const ROUND: &str = "CMS_CRASH_TEST_ROUND";
const SESSIONS: Table = Table::new("sessions");
const WRITERS: usize = 8;

fn main() {
    if let Ok(schema) = env::var(SCHEMA) {
        return write_until_the_end(schema, env::var(ROUND).unwrap());
    }
    if server().is_some() {
        what_was_confirmed_survives_a_kill();
        println!("test what_was_confirmed_survives_a_kill ... ok");
    }
}

fn what_was_confirmed_survives_a_kill() {
    let options = Options { schema: fresh_schema(), ..Options::default() };
    let mut confirmed = BTreeMap::new();
    // Again and again in one schema, early and late.
    for (round, lines) in [1, 30, 400, 7, 2500, 90].into_iter().enumerate() {
        let mut child = child(&options.schema, round);
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
        runtime().block_on(check(&options, &confirmed));
    }
    runtime().block_on(drop_schema(&server().unwrap(), &options.schema));
}

fn child(schema: &str, round: usize) -> Child {
    let mut command = Command::new(env::current_exe().unwrap());
    command.env(SCHEMA, schema).env(ROUND, round.to_string()).stdout(Stdio::piped()).spawn().unwrap()
}

/// The next whole line of what a child confirmed: a session and the number it was given.
fn read_confirmed(output: &mut impl BufRead) -> Option<(String, u64)> {
    let mut line = String::new();
    output.read_line(&mut line).unwrap();
    let (id, number) = line.strip_suffix('\n')?.split_once(' ')?;
    Some((id.to_owned(), number.parse().unwrap()))
}

/// All that was confirmed is there, and every change is there whole or not at all.
async fn check(options: &Options, confirmed: &BTreeMap<String, u64>) {
    let store = PostgresStore::connect(server().unwrap(), cms_core_postgres::NoTls, options.clone()).await.unwrap();
    // Of the killed program a transaction may still be open. It holds the series, so this comes after its end.
    let CommitOutcome::Committed(last) = store.commit(session("zzz")).await else { panic!("the series is locked") };
    let mut confirmed = confirmed.clone();
    confirmed.insert("zzz".to_owned(), last.numbers[0].number);
    let mut snapshot = store.snapshot().await.unwrap();
    let rows = RowQuery { table: SESSIONS, index: None, after: None, limit: u32::MAX };
    let rows: Vec<String> = snapshot.rows(rows).await.unwrap().items.into_iter().map(|row| row.id).collect();
    let all = AppendQuery { stream: None, after: Position(0), limit: u32::MAX };
    let mut samples: Vec<String> = snapshot.appended(all).await.unwrap().items.into_iter().map(|s| s.key).collect();
    samples.sort_unstable();
    let all = OutboxQuery { topic: None, key: None, heads: false, after: Position::default(), limit: u32::MAX };
    let mut messages: Vec<String> = snapshot.outbox(all).await.unwrap().into_iter().map(|m| m.id).collect();
    messages.sort_unstable();
    let mut numbers: Vec<u64> = Vec::new();
    for id in &rows {
        let number = snapshot.number("invoice".to_owned(), id.clone()).await.unwrap();
        let holder = snapshot.claim(format!("claim/{id}")).await.unwrap();
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
    drop(snapshot);
    store.close().await;
}

/// The child: writes from several tasks, and prints each session only after it was confirmed.
fn write_until_the_end(schema: String, round: String) {
    let store = Arc::new(open(&server().unwrap(), &Options { schema, ..Options::default() }));
    let writers = (0..WRITERS).map(|writer| {
        let (store, round) = (Arc::clone(&store), round.clone());
        runtime().spawn(async move {
            for n in 0.. {
                let id = format!("ses_{round}_{writer}_{n:06}");
                let CommitOutcome::Committed(committed) = store.commit(session(&id)).await else { return };
                let line = format!("{id} {}\n", committed.numbers[0].number);
                let mut out = std::io::stdout().lock();
                out.write_all(line.as_bytes()).and_then(|()| out.flush()).unwrap();
            }
        })
    });
    for writer in writers.collect::<Vec<_>>() {
        runtime().block_on(writer).unwrap();
    }
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
