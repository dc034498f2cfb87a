//! A connection that is lost at any byte: what is told is never more than is certain, and never less than was stored.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "helpers of tests")]

mod support;

use cms_core::storage::{CommitOutcome, RowKey, Store};
use cms_core_postgres::{Config, NoTls, Options, PostgresStore};
use support::proxy::{Proxy, Then, Way};
use support::{STATIONS, drop_schema, fresh_schema, name, numbered, put, runtime, server};

/// How a commit that went through looks on the wire.
struct Wire {
    to_server: usize,
    to_store: usize,
}

/// The bytes of the COMMIT: a simple query of that text.
const COMMIT: usize = "Q....COMMIT.".len();

#[test]
fn what_is_cut_on_its_way_to_the_server_is_unavailable_until_the_commit_begins_and_unknown_from_then_on() {
    let Some(config) = server() else { return };
    runtime().block_on(async {
        let trials = Trials::start(config).await;
        let begins = trials.wire.to_server - COMMIT;
        let steps = (0..begins).step_by(61).chain(begins.saturating_sub(12)..trials.wire.to_server + 1);
        for (n, at) in steps.enumerate() {
            let (outcome, stored) = trials.cut(n, Way::ToServer, at, Then::Cut).await;
            let expected = if at < begins { "unavailable" } else { "unknown" };
            let told = name(&outcome);
            // Of a connection that ends just before the COMMIT the store may not know yet.
            assert!(told == expected || at == begins && told == "unavailable", "cut at {at} of {begins}: {outcome:?}");
            assert_eq!(stored, at >= trials.wire.to_server, "cut at {at} of {}: {outcome:?}", trials.wire.to_server);
        }
        trials.end().await;
    });
}

#[test]
fn what_is_cut_on_its_way_back_is_unknown_once_the_commit_was_sent() {
    let Some(config) = server() else { return };
    runtime().block_on(async {
        let trials = Trials::start(config).await;
        // The answer to the COMMIT: its tag and that the session is ready.
        let begins = trials.wire.to_store - ("C....COMMIT.".len() + "Z....I".len());
        let steps = (0..begins).step_by(37).chain(begins..trials.wire.to_store);
        for (n, at) in steps.enumerate() {
            let (outcome, stored) = trials.cut(n, Way::ToStore, at, Then::Cut).await;
            if at < begins {
                assert_eq!((name(&outcome), stored), ("unavailable", false), "cut at {at} of {begins}: {outcome:?}");
            } else {
                let told = name(&outcome);
                // All that comes before the answer to the COMMIT has come: the COMMIT may be on its way or not.
                let none = at == begins && told == "unavailable" && !stored;
                assert!(none || told == "unknown", "cut at {at} of {begins}: {outcome:?}");
                assert!(stored || at == begins, "cut at {at} of {begins}: {outcome:?}");
            }
        }
        trials.end().await;
    });
}

#[test]
fn a_connection_lost_before_the_commit_is_replaced_where_another_can_be_had() {
    let Some(config) = server() else { return };
    runtime().block_on(async {
        let trials = Trials::start(config).await;
        let begins = trials.wire.to_server - COMMIT;
        for (n, at) in (0..begins).step_by(begins / 9).enumerate() {
            let (outcome, stored) = trials.cut(n, Way::ToServer, at, Then::CutOnce).await;
            assert_eq!((name(&outcome), stored), ("committed", true), "cut at {at} of {begins}: {outcome:?}");
        }
        trials.end().await;
    });
}

#[test]
fn a_silent_server_is_waited_for_only_so_long() {
    let Some(config) = server() else { return };
    // The clock of this runtime can be stopped, and then goes on by itself when nothing else happens.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    for (asked, expected) in [(Asked::Begin, "unavailable"), (Asked::Commit, "unknown")] {
        runtime.block_on(async {
            let trials = Trials::start(config.clone()).await;
            let at = match asked {
                Asked::Begin => 1,
                Asked::Commit => trials.wire.to_server,
            };
            let store = trials.store().await;
            trials.proxy.plan(Some((Way::ToServer, at, Then::Silence)));
            let outcome = store.commit(numbered("silent")).await;
            tokio::time::resume();
            assert_eq!(name(&outcome), expected, "{outcome:?}");
            trials.proxy.plan(None);
            trials.proxy.end();
            let again = store.commit(numbered("silent")).await;
            assert_eq!(name(&again), "committed", "the store is usable when the server is: {again:?}");
            trials.end().await;
        });
    }
}

#[test]
fn a_snapshot_whose_connection_is_lost_is_an_error_and_the_next_one_is_not() {
    let Some(config) = server() else { return };
    runtime().block_on(async {
        let trials = Trials::start(config).await;
        let store = trials.store().await;
        let key = || RowKey::new(STATIONS, "first");
        let mut view = store.snapshot().await.unwrap();
        assert!(view.row(key()).await.unwrap().is_some());
        drop(store.snapshot().await.unwrap());
        trials.proxy.end();
        assert_eq!(view.row(key()).await.unwrap_err().code(), "storage.unavailable");
        assert_eq!(view.row(key()).await.unwrap_err().code(), "storage.unavailable");
        assert!(store.snapshot().await.unwrap().row(key()).await.unwrap().is_some());
        trials.end().await;
    });
}

enum Asked {
    Begin,
    Commit,
}

struct Trials {
    config: Config,
    options: Options,
    proxy: Proxy,
    /// Connected past the proxy.
    direct: PostgresStore,
    wire: Wire,
}

impl Trials {
    async fn start(config: Config) -> Self {
        let options = Options { schema: fresh_schema(), ..Options::default() };
        let proxy = Proxy::start(&config).await;
        let direct = PostgresStore::connect(config.clone(), NoTls, options.clone()).await.unwrap();
        let wire = Wire { to_server: 0, to_store: 0 };
        let mut trials = Self { config, options, proxy, direct, wire };
        // What follows is of the same length: every name has as many letters, and every number as many digits.
        let store = trials.store().await;
        // The first one makes the series.
        assert_eq!(name(&store.commit(numbered("len000")).await), "committed");
        trials.proxy.plan(None);
        assert_eq!(name(&store.commit(numbered("len001")).await), "committed");
        trials.wire.to_server = trials.proxy.passed(Way::ToServer);
        trials.wire.to_store = trials.proxy.passed(Way::ToStore);
        store.close().await;
        trials
    }

    /// A store that has written before, so that all is prepared.
    async fn store(&self) -> PostgresStore {
        self.proxy.plan(None);
        let config = self.proxy.config(&self.config);
        let store = PostgresStore::connect(config, NoTls, self.options.clone()).await.unwrap();
        assert_eq!(name(&store.commit(put("first")).await), "committed");
        store
    }

    /// What a commit is told that is cut so, and whether it was stored.
    async fn cut(&self, n: usize, way: Way, at: usize, then: Then) -> (CommitOutcome, bool) {
        let store = self.store().await;
        self.proxy.plan(Some((way, at, then)));
        if at == 0 {
            self.proxy.plan(None);
            self.proxy.refuse(then == Then::Cut);
            self.proxy.end();
        }
        let id = format!("cut{n:03}");
        let outcome = store.commit(numbered(&id)).await;
        // Waits for the locks of a transaction that the server has not ended yet, so that it is decided by then.
        let mut settled = put(&id);
        settled.allocate("invoice", &id);
        let before = number(&self.direct, &id).await;
        let CommitOutcome::Committed(committed) = self.direct.commit(settled).await else {
            panic!("the server is there")
        };
        let stored = self.version(&id).await == 2;
        if before.is_some() {
            assert_eq!(before, Some(committed.numbers[0].number), "a number changed");
        }
        (outcome, stored)
    }

    async fn version(&self, id: &str) -> u64 {
        self.direct.snapshot().await.unwrap().version(RowKey::new(STATIONS, id)).await.unwrap().0
    }

    async fn end(self) {
        self.direct.close().await;
        drop_schema(&self.config, &self.options.schema).await;
    }
}

async fn number(store: &PostgresStore, id: &str) -> Option<u64> {
    store.snapshot().await.unwrap().number("invoice".to_owned(), id.to_owned()).await.unwrap()
}
