//! Which servers are refused, and what is left when one is killed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "helpers of tests")]

mod support;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use cms_core::storage::{AppendQuery, CommitOutcome, OutboxQuery, Position, StorageError, Store};
use cms_core_postgres::{Config, NoTls, Options, PostgresStore};
use support::cluster::Cluster;
use support::{client, name, numbered, put, runtime, stations};

#[test]
fn a_server_or_a_session_that_would_lose_what_it_confirms_is_refused() {
    let Some(cluster) = Cluster::start() else { return };
    runtime().block_on(async {
        let config = cluster.config();
        let admin = client(&config).await;
        let run = async |sql: &str| admin.batch_execute(sql).await.unwrap();
        run("CREATE ROLE hasty LOGIN SUPERUSER; ALTER ROLE hasty SET synchronous_commit = off").await;
        run("CREATE ROLE reader LOGIN SUPERUSER; ALTER ROLE reader SET default_transaction_read_only = on").await;
        run("CREATE DATABASE hasty").await;
        run("ALTER DATABASE hasty SET synchronous_commit = off").await;
        run("CREATE DATABASE old ENCODING 'SQL_ASCII' TEMPLATE template0").await;

        // A store that is open while the server is told to stop keeping its promises.
        let open = connect(&config).await.unwrap();
        assert_eq!(name(&open.commit(put("before")).await), "committed");

        refused(&with(&config, |config| config.user("hasty")), "synchronous_commit").await;
        refused(&with(&config, |config| config.dbname("hasty")), "synchronous_commit").await;
        refused(&with(&config, |config| config.options("-c synchronous_commit=off")), "synchronous_commit").await;
        refused(&with(&config, |config| config.user("reader")), "default_transaction_read_only").await;
        refused(&with(&config, |config| config.dbname("old")), "server_encoding").await;
        // What the connection asks for goes before what the role is given.
        let careful = with(&config, |config| config.user("hasty").options("-c synchronous_commit=remote_apply"));
        connect(&careful).await.unwrap().close().await;

        set(&config, "synchronous_commit", "off").await;
        refused(&config, "synchronous_commit").await;
        assert_eq!(name(&open.commit(put("during")).await), "committed", "a session keeps what it was checked with");
        set(&config, "synchronous_commit", "on").await;
        for setting in ["fsync", "full_page_writes"] {
            set(&config, setting, "off").await;
            refused(&config, setting).await;
            // The running session is told of it between two of its commands.
            loop {
                match open.commit(put("now")).await {
                    CommitOutcome::Committed(_) => {}
                    CommitOutcome::Unavailable(StorageError::Unavailable { reason }) => {
                        break assert!(reason.contains(setting), "{reason}");
                    }
                    other => panic!("{other:?}"),
                }
            }
            set(&config, setting, "on").await;
        }
        while name(&open.commit(put("after")).await) != "committed" {}
        let stored: Vec<String> = stations(&open).await.into_iter().filter(|id| id != "now").collect();
        assert_eq!(stored, ["after", "before", "during"]);
        open.close().await;
        run("ALTER TABLE cms.timers SET UNLOGGED").await;
        refused(&config, "unlogged").await;
        run("ALTER TABLE cms.timers SET LOGGED").await;
        connect(&config).await.unwrap().close().await;
    });
}

#[test]
fn what_was_confirmed_survives_the_server_being_killed() {
    let Some(cluster) = Cluster::start() else { return };
    runtime().block_on(async {
        let config = cluster.config();
        let store = Arc::new(connect(&config).await.unwrap());
        let (mut confirmed, mut unknown) = (BTreeMap::new(), Vec::new());
        for (round, until) in [40, 400, 5].into_iter().enumerate() {
            let killed = Arc::new(AtomicBool::new(false));
            let (told, mut outcomes) = tokio::sync::mpsc::unbounded_channel();
            for writer in 0..8 {
                let (store, killed, told) = (Arc::clone(&store), Arc::clone(&killed), told.clone());
                tokio::spawn(async move {
                    for n in 0.. {
                        let id = format!("{round}/{writer}/{n:05}");
                        let outcome = store.commit(numbered(&id)).await;
                        let committed = matches!(outcome, CommitOutcome::Committed(_));
                        if told.send((id, outcome)).is_err() || (!committed && killed.load(Ordering::SeqCst)) {
                            return;
                        }
                    }
                });
            }
            drop(told);
            let mut heard = 0;
            while let Some((id, outcome)) = outcomes.recv().await {
                heard += 1;
                match outcome {
                    CommitOutcome::Committed(committed) => drop(confirmed.insert(id, committed.numbers[0].number)),
                    CommitOutcome::Unknown(_) => unknown.push(id),
                    CommitOutcome::Unavailable(_) => {}
                    other => panic!("{other:?}"),
                }
                if heard == until {
                    killed.store(true, Ordering::SeqCst);
                    tokio::task::block_in_place(|| cluster.kill());
                }
            }
            tokio::task::block_in_place(|| cluster.launch());
            // The store that was open all the time goes on.
            check(&*store, &confirmed, &unknown).await;
            let outcome = store.commit(numbered(&format!("{round}/after"))).await;
            let CommitOutcome::Committed(committed) = outcome else { panic!("{outcome:?}") };
            confirmed.insert(format!("{round}/after"), committed.numbers[0].number);
        }
        check(&connect(&config).await.unwrap(), &confirmed, &unknown).await;
    });
}

/// All that was confirmed is there, of the rest only what was unknown, and each change whole.
async fn check(store: &dyn Store, confirmed: &BTreeMap<String, u64>, unknown: &[String]) {
    let rows = stations(store).await;
    let mut view = store.snapshot().await.unwrap();
    let mut numbers = Vec::new();
    for id in &rows {
        let number = view.number("invoice".to_owned(), id.clone()).await.unwrap();
        match confirmed.get(id) {
            Some(confirmed) => assert_eq!(number, Some(*confirmed), "{id} was told another number"),
            None => assert!(unknown.contains(id), "{id} is stored and was told to be refused"),
        }
        numbers.push(number.expect("a change was stored in part"));
    }
    for id in confirmed.keys() {
        assert!(rows.binary_search(id).is_ok(), "{id} was confirmed and is lost");
    }
    let all = OutboxQuery { topic: None, key: None, heads: false, after: Position::default(), limit: u32::MAX };
    let mut messages: Vec<String> = view.outbox(all).await.unwrap().into_iter().map(|message| message.id).collect();
    messages.sort_unstable();
    assert_eq!(messages, rows, "a change was stored in part");
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=rows.len() as u64).collect::<Vec<_>>(), "the series has a gap");
    let appended = AppendQuery { stream: None, after: Position(0), limit: 1 };
    assert!(view.appended(appended).await.unwrap().items.is_empty());
}

async fn connect(config: &Config) -> Result<PostgresStore, StorageError> {
    PostgresStore::connect(config.clone(), NoTls, Options::default()).await
}

fn with(config: &Config, change: impl FnOnce(&mut Config) -> &mut Config) -> Config {
    let mut config = config.clone();
    change(&mut config);
    config
}

async fn refused(config: &Config, why: &str) {
    match connect(config).await {
        Err(StorageError::Unavailable { reason }) => assert!(reason.contains(why), "{reason}"),
        other => panic!("{why}: {other:?}"),
    }
}

/// Changes a setting of the server, as its administrator does, and waits until new sessions have it.
async fn set(config: &Config, setting: &str, value: &str) {
    client(config).await.batch_execute(&format!("ALTER SYSTEM SET {setting} = {value}")).await.unwrap();
    client(config).await.batch_execute("SELECT pg_reload_conf()").await.unwrap();
    loop {
        let row = client(config).await.query_one("SELECT current_setting($1)", &[&setting]).await.unwrap();
        if row.get::<_, String>(0) == value {
            return;
        }
    }
}
