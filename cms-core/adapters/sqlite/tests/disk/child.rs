//! What a child does under the shim. It tells what it begins and what it was told, so that this is in the record too.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use cms_core::storage::conformance::{block_on, join_all};
use cms_core::storage::{CommitOutcome, RowKey, StorageError, Store};
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
        ["sweep", mode, ref fault @ ..] => child.sweep(mode, &fault.join(" ")),
        ["leave", turn] => child.leave_a_log_behind(turn),
        ["recover", turn, ref fault @ ..] => child.recover(turn, &fault.join(" ")),
        ["full"] => child.the_disk_is_full(),
        ["full-index"] => child.the_index_of_the_log_cannot_grow(),
        _ => panic!("there is no task {task:?}"),
    }
}

/// Whether it is told that the disk fails. SQLite calls it damage when the system cannot read.
fn is_told(error: &StorageError) -> bool {
    error.code() == "storage.unavailable" || error.to_string().contains("the disk could not be read")
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

    /// Lets one call after the other fail, until the last of what `mode` does has failed once. `fault` has a gap for how
    /// many calls pass before.
    fn sweep(&self, mode: &str, fault: &str) {
        let mut skips: Box<dyn Iterator<Item = usize>> = Box::new(0..1000);
        if mode == "copy" {
            // Each turn takes a long log.
            skips = Box::new([0, 1, 2, 3, 5, 9, 17, 33, 65, 1000].into_iter());
        }
        let mut store = None;
        for (turn, skip) in skips.enumerate() {
            let ids: Vec<String> = (0..3).map(|n| format!("turn{turn}.{n}")).collect();
            let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
            let fail = || self.order(&format!("fail {}", fault.replace('_', &skip.to_string())));
            let used = match mode {
                "commit" => {
                    let store = store.take().unwrap_or_else(|| self.open());
                    fail();
                    self.commit(&store, &ids, 100);
                    self.try_to_read(&store);
                    Some(store)
                }
                "copy" => {
                    let store = store.take().unwrap_or_else(|| self.open());
                    fail();
                    for n in 0..25 {
                        self.commit(&store, &[&format!("turn{turn}.large{n}")], LARGE);
                    }
                    self.commit(&store, &ids, 100);
                    self.try_to_read(&store);
                    Some(store)
                }
                // Nothing of the file is in memory yet.
                "cold" => {
                    drop(store.take());
                    let store = self.open();
                    fail();
                    self.try_to_read(&store);
                    self.commit(&store, &ids, 100);
                    Some(store)
                }
                "reopen" => {
                    let store = store.take().unwrap_or_else(|| self.open());
                    self.commit(&store, &ids, 100);
                    fail();
                    drop(store);
                    self.try_to_open()
                }
                "create" => {
                    drop(store.take());
                    for suffix in ["", "-wal", "-shm", "-journal"] {
                        let _ = std::fs::remove_file(self.named(suffix));
                    }
                    fail();
                    self.try_to_open()
                }
                other => panic!("there is no mode {other:?}"),
            };
            let hit = self.was_hit();
            self.order("well");
            let used = used.unwrap_or_else(|| self.open());
            if mode != "create" {
                for id in ids {
                    self.settle(&used, id);
                }
            }
            if !hit {
                self.settle(&used, "last.1");
                self.say(&format!("swept {turn}"));
                std::process::exit(0);
            }
            store = Some(used);
        }
        assert_eq!(mode, "copy", "there is no end to it");
        std::process::exit(0);
    }

    /// Commits, and ends as if it were killed.
    fn leave_a_log_behind(&self, turn: &str) {
        let store = self.open();
        for n in 0..3 {
            self.settle(&store, &format!("turn{turn}.{n}"));
        }
        std::process::exit(0);
    }

    /// Opens what the above has left, with a fault.
    fn recover(&self, turn: &str, fault: &str) {
        self.order(&format!("fail {fault}"));
        let opened = self.try_to_open();
        if let Some(opened) = &opened {
            self.commit(opened, &[&format!("turn{turn}.late")], 100);
        }
        self.order("well");
        let opened = opened.unwrap_or_else(|| self.open());
        self.settle(&opened, &format!("turn{turn}.late"));
        std::process::exit(0);
    }

    /// No file grows any more, after some bytes or at once.
    fn the_disk_is_full(&self) {
        let mut store = self.open();
        for (turn, room) in [0, 1, 24, 600, 4096, 5000, 60_000, 700_000].into_iter().enumerate() {
            self.order(&format!("room {room}"));
            let refused =
                (0..600).find(|n| self.commit(&store, &[&format!("full{turn}.{n}")], STATION_BYTES) != ["committed"]);
            let refused = refused.unwrap_or_else(|| panic!("with room for {room} bytes the disk was never full"));
            block_on(store.snapshot()).unwrap();
            // To close and open it needs no room that is not there.
            drop(store);
            if let Some(opened) = self.try_to_open() {
                block_on(opened.snapshot()).unwrap();
                self.commit(&opened, &[&format!("full{turn}.{refused}")], STATION_BYTES);
            }
            self.order("well");
            store = self.open();
            self.settle(&store, &format!("full{turn}.{refused}"));
        }
        std::process::exit(0);
    }

    /// The log is longer than its index has room for, which cannot grow.
    fn the_index_of_the_log_cannot_grow(&self) {
        let store = self.open();
        let view = block_on(store.snapshot()).unwrap();
        self.order("fail s w 0 -1 28 0");
        let mut all = Vec::new();
        for turn in 0..2 {
            // Each of another station, whose row is in other pages.
            let ids: Vec<String> = (0..100).map(|n| format!("index{turn}-{n}.1")).collect();
            self.commit(&store, &ids.iter().map(String::as_str).collect::<Vec<_>>(), LARGE);
            all.extend(ids);
        }
        assert!(self.was_hit(), "the index had room");
        self.order("well");
        drop(view);
        for id in all {
            self.settle(&store, &id);
        }
        std::process::exit(0);
    }

    /// Commits a change on a disk that is well again: the first try has to do, be it only to learn that it was stored.
    fn settle(&self, store: &SqliteStore, id: &str) {
        assert_eq!(self.commit(store, &[id], 100), ["committed"], "{id}");
    }

    /// Opens the store where the disk may fail, which is told as what it is.
    fn try_to_open(&self) -> Option<SqliteStore> {
        let opened = SqliteStore::open_with(&self.path, options());
        opened.map_err(|error| assert!(is_told(&error), "{error}")).ok()
    }

    fn try_to_read(&self, store: &SqliteStore) {
        let read = async { store.snapshot().await?.row(RowKey::new(STATIONS, "turn0")).await };
        if let Err(error) = block_on(read) {
            assert!(is_told(&error), "{error}");
        }
    }

    fn named(&self, suffix: &str) -> PathBuf {
        let mut name = self.path.clone().into_os_string();
        name.push(suffix);
        name.into()
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
