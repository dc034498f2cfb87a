//! How many changes a second are made durable, by how many commit at once, and how long it takes to read a row.
//!
//! `cargo run --release -p cms-core-postgres --example throughput -- CONNECTION [WRITERS [MAX_BATCH]]`
//!
//! The connection is a string such as `host=/run/postgresql user=postgres`; the schema `cms_throughput` in it is dropped
//! and made anew. Each line is one measurement; `raw` is a program that inserts the same rows 256 changes per transaction
//! on one connection and decides nothing.

#![expect(clippy::print_stdout, reason = "it prints what it measures")]
#![expect(clippy::disallowed_methods, reason = "measuring is the one use of a clock here")]

use std::error::Error;
use std::sync::Arc;
use std::time::{Duration, Instant};

use cms_core::storage::{Append, Changes, CommitOutcome, IndexEntry, RowChange, RowKey, Store, Table, TimerChange};
use cms_core_postgres::{Config, NoTls, Options, PostgresStore};
use tokio_postgres::Client;

const SESSIONS: Table = Table::new("sessions");
const SCHEMA: &str = "cms_throughput";

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(connection) = arguments.first() else {
        println!("skipped: name a server to measure");
        return Ok(());
    };
    let number = |place: usize, default| arguments.get(place).map_or(Ok(default), |text| text.parse());
    let defaults = Options::default();
    let (writers, max_batch) = (number(1, defaults.writers)?, number(2, defaults.max_batch)?);
    let options = Options { schema: SCHEMA.to_owned(), writers, max_batch, ..defaults };
    let config: Config = connection.parse()?;
    println!("{writers} connections that write, at most {max_batch} changes per transaction");

    for at_once in [1, 8, 64, 256, 1024] {
        clear(&config).await?;
        let store = Arc::new(PostgresStore::connect(config.clone(), NoTls, options.clone()).await?);
        let (per_second, waits) = commit(&store, at_once, 24_576 / at_once.max(24)).await?;
        let read = read(&store, 500).await?;
        println!(
            "{at_once:>4} at once: {per_second:>6.0} changes a second, half of them in {:?}, 99 % in {:?}; a snapshot and a \
             row: {read:?}",
            waits[waits.len() / 2],
            waits[waits.len() * 99 / 100],
        );
        store.close().await;
    }
    clear(&config).await?;
    PostgresStore::connect(config.clone(), NoTls, options).await?.close().await;
    let per_second = raw(&client(&config).await?, 96).await?;
    println!("raw: {per_second:>6.0} changes a second");
    clear(&config).await
}

async fn client(config: &Config) -> Result<Client, Box<dyn Error>> {
    let (client, connection) = config.connect(NoTls).await?;
    tokio::spawn(connection);
    client.batch_execute(&format!("SET search_path TO {SCHEMA}")).await?;
    Ok(client)
}

async fn clear(config: &Config) -> Result<(), Box<dyn Error>> {
    Ok(client(config).await?.batch_execute(&format!("DROP SCHEMA IF EXISTS {SCHEMA} CASCADE; CHECKPOINT")).await?)
}

/// Commits `each` changes on every one of `at_once` tasks; gives the changes per second and how long each took, sorted.
async fn commit(
    store: &Arc<PostgresStore>,
    at_once: usize,
    each: usize,
) -> Result<(f64, Vec<Duration>), Box<dyn Error>> {
    let start = Instant::now();
    let tasks: Vec<_> = (0..at_once)
        .map(|task| {
            let store = Arc::clone(store);
            tokio::spawn(async move {
                let mut waits = Vec::with_capacity(each);
                for n in 0..each {
                    let asked = Instant::now();
                    if let CommitOutcome::Committed(_) = store.commit(session(&id(task, n))).await {
                        waits.push(asked.elapsed());
                    }
                }
                waits
            })
        })
        .collect();
    let mut waits = Vec::new();
    for task in tasks {
        waits.extend(task.await?);
    }
    let per_second = waits.len() as f64 / start.elapsed().as_secs_f64();
    if waits.len() != at_once * each {
        return Err(format!("only {} of {} were committed", waits.len(), at_once * each).into());
    }
    waits.sort_unstable();
    Ok((per_second, waits))
}

async fn read(store: &PostgresStore, times: u32) -> Result<Duration, Box<dyn Error>> {
    let start = Instant::now();
    for _ in 0..times {
        store.snapshot().await?.row(RowKey::new(SESSIONS, id(0, 0))).await?;
    }
    Ok(start.elapsed() / times)
}

fn id(task: usize, n: usize) -> String {
    format!("{task:04}_{n:05}")
}

/// What the start of a session changes, about.
fn session(id: &str) -> Changes {
    let mut changes = Changes::new();
    changes.claim(format!("open-transaction/{id}"), id);
    let index = vec![IndexEntry::new("station", "CS1")];
    changes.rows.push(RowChange { key: RowKey::new(SESSIONS, id), body: Some("x".repeat(600)), index });
    let (stream, key) = (format!("samples/{id}"), "1".to_owned());
    changes.append.push(Append { stream, key, at_ms: 0, body: "{}".to_owned() });
    changes.send(id, id, "station", &id);
    changes.timers.push(TimerChange::Set { key: id.to_owned(), due_ms: 0, body: "{}".to_owned() });
    changes
}

/// Inserts what `session` changes, 256 times per transaction, with one statement per table.
async fn raw(client: &Client, transactions: usize) -> Result<f64, Box<dyn Error>> {
    let mut statements = Vec::new();
    for sql in [
        "INSERT INTO claims SELECT 'open-transaction/' || i, i FROM unnest($1::text[], $2::text[]) AS n (i, b)",
        "INSERT INTO rows SELECT 'sessions', i, NULL, 1, b FROM unnest($1::text[], $2::text[]) AS n (i, b)",
        "INSERT INTO row_index SELECT 'sessions', 'station', 'CS1', i FROM unnest($1::text[], $2::text[]) AS n (i, b)",
        "INSERT INTO appended SELECT i::int8 * 2, 'samples/' || i, NULL, '1', NULL, 0, '{}'
            FROM unnest($1::text[], $2::text[]) AS n (i, b)",
        "INSERT INTO outbox SELECT i::int8 * 2 + 1, i, NULL, i, NULL, 'station', '\"' || i || '\"', false
            FROM unnest($1::text[], $2::text[]) AS n (i, b)",
        "INSERT INTO timers SELECT i, NULL, 0, '{}' FROM unnest($1::text[], $2::text[]) AS n (i, b)",
    ] {
        statements.push(client.prepare(sql).await?);
    }
    let bodies = vec!["x".repeat(600); 256];
    let start = Instant::now();
    for transaction in 0..transactions {
        let ids: Vec<String> = (0..256).map(|n| format!("{:08}", transaction * 256 + n)).collect();
        client.batch_execute("BEGIN").await?;
        for statement in &statements {
            client.execute(statement, &[&ids, &bodies]).await?;
        }
        client.batch_execute("COMMIT").await?;
    }
    Ok((transactions * 256) as f64 / start.elapsed().as_secs_f64())
}
