//! A connection that is lost at any byte: what is told is never more than is certain, and never less than was stored.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "helpers of tests")]

mod support;

use cms_core::storage::{CommitOutcome, RowKey, Store};
use cms_core_postgres::{Config, NoTls, Options, PostgresStore};
use support::proxy::{Proxy, Then, Way};
use support::{STATIONS, drop_schema, fresh_schema, name, numbered, put, runtime, server};

/// The bytes of the COMMIT, a simple query of that text, and of its answer: its tag, and that the session is ready.
const COMMIT: [usize; 2] = ["Q....COMMIT.".len(), "C....COMMIT.".len() + "Z....I".len()];

/// Where a connection is cut.
#[derive(Debug, Clone, Copy)]
enum Place {
    /// After so many of the 24 parts of what goes before the COMMIT or before its answer.
    Part(usize),
    /// So many bytes after the first byte of the COMMIT or of its answer, or before it.
    Byte(isize),
}

fn places(way: Way) -> impl Iterator<Item = Place> {
    let end = isize::try_from(COMMIT[way as usize]).unwrap();
    (0..24).map(Place::Part).chain((-8..=end).map(Place::Byte))
}

#[test]
fn what_is_cut_on_its_way_to_the_server_is_unavailable_until_the_commit_begins_and_unknown_from_then_on() {
    let Some(config) = server() else { return };
    runtime().block_on(async {
        let trials = Trials::start(config).await;
        for (n, place) in places(Way::ToServer).enumerate() {
            let (outcome, stored) = trials.cut(n, Way::ToServer, place, Then::Cut).await;
            let whole = matches!(place, Place::Byte(byte) if byte.cast_unsigned() == COMMIT[0]);
            let told = name(&outcome);
            match place {
                Place::Byte(1..) => assert_eq!((told, stored), ("unknown", whole), "{place:?}: {outcome:?}"),
                // The store may have sent it before it knows that the connection has ended.
                Place::Byte(0) => assert!(!stored && ["unavailable", "unknown"].contains(&told), "{outcome:?}"),
                _ => assert_eq!((told, stored), ("unavailable", false), "{place:?}: {outcome:?}"),
            }
        }
        trials.end().await;
    });
}

#[test]
fn what_is_cut_on_its_way_back_is_unknown_once_the_commit_was_sent() {
    let Some(config) = server() else { return };
    runtime().block_on(async {
        let trials = Trials::start(config).await;
        for (n, place) in places(Way::ToStore).enumerate() {
            let (outcome, stored) = trials.cut(n, Way::ToStore, place, Then::Cut).await;
            let told = name(&outcome);
            match place {
                Place::Byte(byte) if byte.cast_unsigned() == COMMIT[1] => {
                    // All of the answer has come; whether the store reads it before the end is its luck.
                    assert!(stored && ["committed", "unknown"].contains(&told), "{outcome:?}");
                }
                Place::Byte(1..) => assert_eq!((told, stored), ("unknown", true), "{place:?}: {outcome:?}"),
                // The COMMIT may be on its way, or the end of the connection is known before.
                Place::Byte(0) => {
                    let decided = if stored { &["unknown"][..] } else { &["unavailable", "unknown"] };
                    assert!(decided.contains(&told), "{stored} {outcome:?}");
                }
                _ => assert_eq!((told, stored), ("unavailable", false), "{place:?}: {outcome:?}"),
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
        for (n, place) in (0..24).step_by(3).map(Place::Part).enumerate() {
            let (outcome, stored) = trials.cut(n, Way::ToServer, place, Then::CutOnce).await;
            assert_eq!((name(&outcome), stored), ("committed", true), "{place:?}: {outcome:?}");
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
            let (store, wire) = trials.store("ref").await;
            let at = match asked {
                Asked::Begin => 1,
                Asked::Commit => wire[Way::ToServer as usize],
            };
            trials.proxy.plan(Some((Way::ToServer, at, Then::Silence)));
            let outcome = store.commit(numbered("cut")).await;
            tokio::time::resume();
            assert_eq!(name(&outcome), expected, "{outcome:?}");
            trials.proxy.plan(None);
            trials.proxy.end();
            let again = store.commit(numbered("cut")).await;
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
        let (store, _) = trials.store("ref").await;
        let key = || RowKey::new(STATIONS, "ref");
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
}

impl Trials {
    async fn start(config: Config) -> Self {
        let options = Options { schema: fresh_schema(), ..Options::default() };
        let proxy = Proxy::start(&config).await;
        let direct = PostgresStore::connect(config.clone(), NoTls, options.clone()).await.unwrap();
        // The first one makes the series; those that follow look alike.
        assert_eq!(name(&direct.commit(numbered("first")).await), "committed");
        Self { config, options, proxy, direct }
    }

    /// A store that has written before, so that all is prepared, and how many bytes a commit takes on it each way. The
    /// driver numbers the statements of a whole program, so this differs from store to store.
    async fn store(&self, id: &str) -> (PostgresStore, [usize; 2]) {
        self.proxy.plan(None);
        let config = self.proxy.config(&self.config);
        let store = PostgresStore::connect(config, NoTls, self.options.clone()).await.unwrap();
        assert_eq!(name(&store.commit(put("first")).await), "committed");
        self.proxy.plan(None);
        assert_eq!(name(&store.commit(numbered(id)).await), "committed");
        let wire = [Way::ToServer, Way::ToStore].map(|way| self.proxy.passed(way));
        (store, wire)
    }

    /// What a commit is told that is cut so, and whether it was stored.
    async fn cut(&self, n: usize, way: Way, place: Place, then: Then) -> (CommitOutcome, bool) {
        let (store, wire) = self.store(&format!("ref{n:03}")).await;
        let begins = wire[way as usize] - COMMIT[way as usize];
        let at = match place {
            Place::Part(part) => begins * part / 24,
            Place::Byte(byte) => begins.checked_add_signed(byte).unwrap(),
        };
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
