//! What a child does under the shim. It tells what it begins and what it was told, so that this is in the record too.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use cms_core::storage::conformance::{block_on, join_all};
use cms_core::storage::{CommitOutcome, RowKey, Store};
use cms_core_sqlite::{Options, SqliteStore};

use crate::change::{LARGE, SERIES, STATION_BYTES, STATIONS, change};

/// Does `task`, the name of one and its arguments.
pub(crate) fn run(task: &str, path: PathBuf) {
    let child = Child::new(path);
    let words: Vec<&str> = task.split(' ').collect();
    match words[..] {
        ["load", changes] => child.load(&child.open(), changes.parse().unwrap()),
        ["lie", classes, changes] => {
            child.order(&format!("lie {classes}"));
            child.load(&child.open(), changes.parse().unwrap());
        }
        ["open-then-lie", classes, changes] => {
            let store = child.open();
            child.order(&format!("lie {classes}"));
            child.load(&store, changes.parse().unwrap());
        }
        ["failed-sync"] => child.a_sync_fails(),
        ["after-failed-sync"] => child.go_on_after_a_failed_sync(),
        ["failed-checkpoint"] => child.a_checkpoint_fails_after_one_that_was_not_complete(),
        _ => panic!("there is no task {task:?}"),
    }
}

/// A small log, so that it begins anew again and again.
fn options() -> Options {
    Options { log_pages: 512, ..Options::default() }
}

struct Child {
    path: PathBuf,
    marker: Mutex<File>,
    orders: Mutex<File>,
}

impl Child {
    fn new(path: PathBuf) -> Self {
        let open = |suffix: &str| {
            let mut name = path.clone().into_os_string();
            name.push(suffix);
            Mutex::new(OpenOptions::new().write(true).open(Path::new(&name)).unwrap())
        };
        let (marker, orders) = (open(".marker"), open(".fault"));
        Self { path, marker, orders }
    }

    /// Many writers at once, with a reader that holds on to what it sees; then the store is closed and opened again.
    fn load(&self, store: &SqliteStore, changes: usize) {
        const WRITERS: usize = 8;
        let done = AtomicUsize::new(0);
        thread::scope(|scope| {
            // Holds on to a view now and then, so that some checkpoints cannot be complete.
            scope.spawn(|| {
                for from in (0..changes).step_by(60) {
                    let wait_for = |count| {
                        while done.load(Ordering::SeqCst) < count {
                            thread::yield_now()
                        }
                    };
                    wait_for(from);
                    let mut view = block_on(store.snapshot()).unwrap();
                    let before = block_on(view.version(RowKey::new(STATIONS, "w0"))).unwrap();
                    wait_for((from + 20).min(changes));
                    assert_eq!(block_on(view.version(RowKey::new(STATIONS, "w0"))).unwrap(), before);
                }
            });
            for writer in 0..WRITERS {
                let done = &done;
                scope.spawn(move || {
                    for n in 0..changes / WRITERS {
                        self.confirmed(store, &format!("w{writer}.{n}"));
                        done.fetch_add(1, Ordering::SeqCst);
                    }
                });
            }
        });
        store.close().unwrap();
        let store = self.open();
        for n in 0..5 {
            self.confirmed(&store, &format!("again.{n}"));
        }
        // As if it were killed: nothing is closed.
        std::process::exit(0);
    }

    /// A sync of the log fails, and the program ends at once.
    fn a_sync_fails(&self) {
        let store = self.open();
        // So little that the log is not copied, of which the sync would be the one that fails.
        for n in 0..5 {
            assert_eq!(self.commit(&store, &[&format!("before.{n}")], 100), ["committed"]);
        }
        self.order("fail w s 0 1 5 0");
        assert_eq!(self.commit(&store, &["failed.1"], 100), ["unknown"]);
        std::process::exit(0);
    }

    /// What becomes of the program above when it is started again.
    fn go_on_after_a_failed_sync(&self) {
        let store = self.open();
        self.confirmed(&store, "failed.1");
        for n in 0..5 {
            self.confirmed(&store, &format!("later.{n}"));
        }
        std::process::exit(0);
    }

    /// A checkpoint that a reader keeps from its end is not synced; the next is, and the sync fails; the one after it has
    /// to write again what the first had written.
    fn a_checkpoint_fails_after_one_that_was_not_complete(&self) {
        let store = self.open();
        for n in 0..10 {
            self.confirmed(&store, &format!("early.{n}"));
        }
        let view = block_on(store.snapshot()).unwrap();
        self.fill_the_log(&store, "first");
        drop(view);
        self.order("fail d s 0 1 5 0");
        self.fill_the_log(&store, "second");
        assert!(self.was_hit(), "there was no checkpoint");
        self.order("well");
        for round in ["third", "fourth", "fifth"] {
            self.fill_the_log(&store, round);
        }
        std::process::exit(0);
    }

    /// Commits so much that the log is copied.
    fn fill_the_log(&self, store: &SqliteStore, station: &str) {
        for n in 0..25 {
            let id = format!("{station}.{n}");
            assert_eq!(self.commit(store, &[&id], LARGE), ["committed"], "{id}");
        }
    }

    fn open(&self) -> SqliteStore {
        SqliteStore::open_with(&self.path, options()).unwrap()
    }

    /// Commits a change that nothing is in the way of.
    fn confirmed(&self, store: &SqliteStore, id: &str) {
        assert_eq!(self.commit(store, &[id], STATION_BYTES), ["committed"], "{id}");
    }

    /// Commits changes side by side, and tells what became of each.
    fn commit(&self, store: &SqliteStore, ids: &[&str], bytes: usize) -> Vec<&'static str> {
        let commits = ids.iter().map(|id| async move {
            self.say(&format!("begin {id}"));
            let outcome = store.commit(change(crate::change::station_of(id), id, bytes)).await;
            let name = match &outcome {
                CommitOutcome::Committed(committed) => {
                    self.say(&format!("committed {id} {}", committed.numbers[0].number));
                    return "committed";
                }
                // It had been stored by the try that nothing was known of.
                CommitOutcome::Duplicate(Some(_)) => {
                    let number = async { store.snapshot().await?.number(SERIES.to_owned(), (*id).to_owned()).await };
                    self.say(&format!("committed {id} {}", number.await.unwrap().unwrap()));
                    return "committed";
                }
                CommitOutcome::Unavailable(_) => "unavailable",
                CommitOutcome::Unknown(_) => "unknown",
                other => panic!("{id}: {other:?}"),
            };
            self.say(&format!("{name} {id}"));
            name
        });
        block_on(join_all(commits))
    }

    fn say(&self, line: &str) {
        self.marker.lock().unwrap().write_all(line.as_bytes()).unwrap();
    }

    /// Whether a call was made to fail since the last `well`.
    fn was_hit(&self) -> bool {
        self.orders.lock().unwrap().write_all(b"hit").is_ok()
    }

    /// Gives the shim a command.
    fn order(&self, command: &str) {
        self.orders.lock().unwrap().write_all(command.as_bytes()).unwrap();
    }
}
