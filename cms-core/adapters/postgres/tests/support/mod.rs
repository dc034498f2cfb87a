//! A store in a schema of its own, on the server that `CMS_POSTGRES` names.

#![allow(dead_code, reason = "each test uses a part of it")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test may panic in its helpers too"
)]

pub(crate) mod cluster;
pub(crate) mod proxy;

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, OnceLock};

use cms_core::storage::conformance::{DurableFixture, Fixture};
use cms_core::storage::{Changes, CommitOutcome, MemoryStore, RowChange, RowKey, RowQuery, Store, Table};
use cms_core_postgres::{Config, NoTls, Options, PostgresStore};
use tokio::runtime::Runtime;
use tokio_postgres::Client;

pub(crate) const STATIONS: Table = Table::new("stations");

/// The runtime of all stores of this program.
pub(crate) fn runtime() -> &'static Runtime {
    static RUNTIME: OnceLock<Runtime> = OnceLock::new();
    RUNTIME.get_or_init(|| Runtime::new().unwrap())
}

/// The server to test on; none where there is none, and then the test says that it was skipped.
pub(crate) fn server() -> Option<Config> {
    match std::env::var("CMS_POSTGRES") {
        Ok(text) => Some(text.parse().unwrap()),
        Err(_) => {
            println!("skipped: CMS_POSTGRES is not set");
            None
        }
    }
}

/// A name that no other test uses.
pub(crate) fn fresh_schema() -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    format!("test_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed))
}

/// A connection past the store.
pub(crate) async fn client(config: &Config) -> Client {
    let (client, connection) = config.connect(NoTls).await.unwrap();
    tokio::spawn(connection);
    client
}

/// A store in a schema of its own, which is dropped with it. Without a server it is the store in memory, so that the
/// promises are at least called, and each says that it was skipped.
pub(crate) struct InSchema {
    opened: Opened,
}

enum Opened {
    Memory(MemoryStore),
    Postgres { config: Box<Config>, options: Options, store: Option<Box<PostgresStore>> },
}

impl InSchema {
    pub(crate) fn new(options: Options) -> Self {
        let Some(config) = server() else { return Self { opened: Opened::Memory(MemoryStore::new()) } };
        Self::on(config, options)
    }

    /// On the server of `config`.
    pub(crate) fn on(config: Config, options: Options) -> Self {
        let options = Options { schema: fresh_schema(), ..options };
        let mut opened = Opened::Postgres { config: Box::new(config), options, store: None };
        opened.open();
        Self { opened }
    }
}

impl Opened {
    fn open(&mut self) {
        if let Self::Postgres { config, options, store } = self {
            *store = Some(Box::new(open(config, options)));
        }
    }
}

/// Opens a store that must open.
pub(crate) fn open(config: &Config, options: &Options) -> PostgresStore {
    runtime().block_on(PostgresStore::connect(config.clone(), NoTls, options.clone())).unwrap()
}

impl Fixture for InSchema {
    fn store(&self) -> &dyn Store {
        match &self.opened {
            Opened::Memory(store) => store,
            Opened::Postgres { store, .. } => store.as_deref().unwrap(),
        }
    }
}

impl DurableFixture for InSchema {
    fn reopen(&mut self) {
        if let Opened::Postgres { store, .. } = &mut self.opened {
            // Dropped without being closed, as a program that ends in a hurry does.
            drop(store.take());
        }
        self.opened.open();
    }
}

impl Drop for InSchema {
    fn drop(&mut self) {
        if let Opened::Postgres { config, options, store } = &mut self.opened {
            runtime().block_on(async {
                if let Some(store) = store.take() {
                    store.close().await;
                }
                drop_schema(config, &options.schema).await;
            });
        }
    }
}

pub(crate) async fn drop_schema(config: &Config, schema: &str) {
    let dropped = client(config).await.batch_execute(&format!("DROP SCHEMA IF EXISTS {schema} CASCADE")).await;
    if !std::thread::panicking() {
        dropped.unwrap();
    }
}

/// A change that writes one station.
pub(crate) fn put(id: &str) -> Changes {
    let mut changes = Changes::new();
    changes.rows.push(RowChange { key: RowKey::new(STATIONS, id), body: Some("{}".to_owned()), index: Vec::new() });
    changes
}

/// A change that writes one station, takes a number and appends an event.
pub(crate) fn numbered(id: &str) -> Changes {
    let mut changes = put(id);
    changes.allocate("invoice", id);
    changes.send(id, "CS", "station", &());
    changes
}

/// The ids of all stations.
pub(crate) async fn stations(store: &dyn Store) -> Vec<String> {
    let query = RowQuery { table: STATIONS, index: None, after: None, limit: 100_000 };
    let page = store.snapshot().await.unwrap().rows(query).await.unwrap();
    page.items.into_iter().map(|row| row.id).collect()
}

/// The name of an outcome.
pub(crate) fn name(outcome: &CommitOutcome) -> &'static str {
    match outcome {
        CommitOutcome::Committed(_) => "committed",
        CommitOutcome::Duplicate(_) => "duplicate",
        CommitOutcome::Mismatch { .. } => "mismatch",
        CommitOutcome::Conflict { .. } => "conflict",
        CommitOutcome::Taken(_) => "taken",
        CommitOutcome::Fenced { .. } => "fenced",
        CommitOutcome::Unavailable(_) => "unavailable",
        CommitOutcome::Unknown(_) => "unknown",
    }
}

/// Runs `test` with so many stores of one schema, and a connection past them in that schema.
pub(crate) fn with_stores(count: usize, options: Options, test: impl AsyncFnOnce(&Client, &[Arc<PostgresStore>])) {
    if let Some(config) = server() {
        with_stores_of(&config, count, options, test);
    }
}

pub(crate) fn with_stores_of(
    config: &Config,
    count: usize,
    options: Options,
    test: impl AsyncFnOnce(&Client, &[Arc<PostgresStore>]),
) {
    runtime().block_on(async {
        let options = Options { schema: fresh_schema(), ..options };
        // Told apart in the server's list of sessions.
        let mut config = config.clone();
        config.application_name(&options.schema);
        let mut stores = Vec::new();
        for _ in 0..count {
            stores.push(Arc::new(PostgresStore::connect(config.clone(), NoTls, options.clone()).await.unwrap()));
        }
        let admin = client(&server().unwrap()).await;
        admin.batch_execute(&format!("SET search_path TO {}", options.schema)).await.unwrap();
        test(&admin, &stores).await;
        for store in stores {
            store.close().await;
        }
        drop_schema(&config, &options.schema).await;
    });
}

/// How often the server is asked for what has to happen; some ten seconds.
const PATIENCE: u32 = 50_000;

/// Waits until a session of the stores waits for a lock.
pub(crate) async fn wait_until_blocked(admin: &Client) {
    wait_for(async || blocked(admin).await > 0).await;
}

/// How many sessions of the stores wait for a lock.
pub(crate) async fn blocked(admin: &Client) -> i64 {
    // Within a transaction the list would stay as it was first seen.
    admin.batch_execute("SELECT pg_stat_clear_snapshot()").await.unwrap();
    let waiting = "SELECT count(*) FROM pg_stat_activity
        WHERE application_name = current_schema() AND wait_event_type = 'Lock'";
    admin.query_one(waiting, &[]).await.unwrap().get(0)
}

/// Asks again and again, but not for ever.
pub(crate) async fn wait_for(happened: impl AsyncFn() -> bool) {
    for _ in 0..PATIENCE {
        if happened().await {
            return;
        }
    }
    panic!("what had to happen never did");
}
