//! Group commit, failing disks and a thread that ends.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;

use cms_core::storage::conformance::{block_on, join_all};
use cms_core::storage::{Changes, CommitOutcome, Expect, RowChange, RowKey, Store, Table, Version};

use crate::{Options, SqliteStore};

const STATIONS: Table = Table::new("stations");

#[test]
fn a_batch_shares_one_commit_and_each_change_has_its_own_outcome() {
    let (_directory, store) = open(Options::default());
    let commits = count_commits(&store);
    let outcomes =
        together(&store, vec![put("CS1"), expecting("CS1", 7), put("CS2"), numbered("CS3"), expecting("CS1", 1)]);
    assert_eq!(names(&outcomes), ["committed", "conflict", "committed", "committed", "committed"]);
    assert_eq!(commits.load(Ordering::SeqCst), 1);
    assert_eq!(stations(&store), ["CS1", "CS2", "CS3"]);
}

#[test]
fn a_batch_is_no_larger_than_asked() {
    let (_directory, store) = open(Options { max_batch: 2, ..Options::default() });
    let commits = count_commits(&store);
    let outcomes = together(&store, (0..5).map(|n| put(&format!("CS{n}"))).collect());
    assert_eq!(names(&outcomes), ["committed"; 5]);
    assert_eq!(commits.load(Ordering::SeqCst), 3);
}

#[test]
fn a_commit_that_certainly_stored_nothing_is_unavailable_for_the_whole_batch() {
    let (_directory, store) = open(Options::default());
    store.writer().run(|connection| connection.commit_hook(Some(|| true)).unwrap());
    let outcomes = together(&store, vec![numbered("CS1"), expecting("CS1", 7), numbered("CS2")]);
    assert_eq!(names(&outcomes), ["unavailable"; 3], "a refusal may rest on what was not stored");
    assert_eq!(stations(&store), [""; 0]);

    store.writer().run(|connection| connection.commit_hook(None::<fn() -> bool>).unwrap());
    let CommitOutcome::Committed(committed) = block_on(store.commit(numbered("CS3"))) else { panic!() };
    assert_eq!(committed.numbers[0].number, 1, "a number was lost with the batch");
    assert_eq!(committed.position.0, 1, "a position was lost with the batch");
}

#[test]
fn a_change_that_finds_the_disk_full_fails_alone() {
    let (_directory, store) = open(Options::default());
    store.writer().run(|connection| {
        let pages: i64 = connection.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
        connection.pragma_update_and_check(None, "max_page_count", pages + 8, |_| Ok(())).unwrap();
    });
    let outcomes = together(&store, vec![put("CS1"), large("CS2"), numbered("CS3"), large("CS4"), put("CS5")]);
    assert_eq!(names(&outcomes), ["committed", "unavailable", "committed", "unavailable", "committed"]);
    assert_eq!(stations(&store), ["CS1", "CS3", "CS5"]);
    store.writer().run(|connection| {
        connection.pragma_update_and_check(None, "max_page_count", 1 << 20, |_| Ok(())).unwrap();
    });
    assert_eq!(names(&[block_on(store.commit(large("CS2")))]), ["committed"], "a disk with room is used again");
}

#[test]
fn a_file_locked_by_another_is_unavailable_and_then_usable_again() {
    let (directory, store) = open(Options { busy_timeout: std::time::Duration::ZERO, ..Options::default() });
    let other = rusqlite::Connection::open(directory.path().join("store.sqlite")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert_eq!(names(&together(&store, vec![put("CS1"), put("CS2")])), ["unavailable"; 2]);
    assert_eq!(stations(&store), [""; 0], "reading goes on");
    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(names(&together(&store, vec![put("CS1")])), ["committed"]);
}

#[test]
fn a_panic_of_the_writer_leaves_nobody_waiting() {
    let (directory, store) = open(Options::default());
    assert_eq!(names(&together(&store, vec![put("CS1")])), ["committed"]);
    store.writer().run(|_| panic!("on purpose"));
    let outcomes = block_on(join_all([put("CS2"), put("CS3")].map(|changes| store.commit(changes))));
    assert_eq!(names(&outcomes), ["unavailable"; 2]);
    assert_eq!(stations(&store), ["CS1"], "reading goes on");
    assert_eq!(store.close().unwrap_err().code(), "storage.unavailable");
    drop(store);
    let again = SqliteStore::open(directory.path().join("store.sqlite")).unwrap();
    assert_eq!(names(&together(&again, vec![put("CS2")])), ["committed"]);
    assert_eq!(stations(&again), ["CS1", "CS2"]);
}

#[test]
fn a_panic_in_the_middle_of_a_commit_is_an_unknown_outcome() {
    let (_directory, store) = open(Options::default());
    let (hold, held) = mpsc::channel::<()>();
    // rusqlite catches a panic in a hook, so the panic is in a waker: it runs after the COMMIT, before the others know.
    store.writer().run(move |_| wait(&held));
    let mut first = Box::pin(store.commit(put("CS1")));
    let waker = std::task::Waker::from(Arc::new(PanickingWaker));
    assert!(first.as_mut().poll(&mut std::task::Context::from_waker(&waker)).is_pending());
    let mut second = Box::pin(store.commit(put("CS2")));
    assert!(second.as_mut().poll(&mut std::task::Context::from_waker(std::task::Waker::noop())).is_pending());
    drop(hold);
    assert_eq!(names(&[block_on(second)]), ["unknown"]);
    assert_eq!(stations(&store), ["CS1", "CS2"]);
}

#[test]
fn a_closed_store_refuses_and_what_was_queued_is_stored() {
    let (directory, store) = open(Options::default());
    for n in 0..20 {
        let mut abandoned = Box::pin(store.commit(put(&format!("CS{n:02}"))));
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        let _ = abandoned.as_mut().poll(&mut context);
    }
    store.close().unwrap();
    store.close().unwrap();
    assert_eq!(names(&[block_on(store.commit(put("late")))]), ["unavailable"]);
    assert!(block_on(store.snapshot()).is_err());
    assert!(!directory.path().join("store.sqlite-wal").exists(), "the log was not tidied up");
    let again = SqliteStore::open(directory.path().join("store.sqlite")).unwrap();
    assert_eq!(stations(&again).len(), 20);
}

#[test]
fn a_snapshot_outlives_its_store() {
    let (_directory, store) = open(Options::default());
    block_on(store.commit(put("CS1")));
    let mut view = block_on(store.snapshot()).unwrap();
    drop(store);
    assert!(block_on(view.row(RowKey::new(STATIONS, "CS1"))).unwrap().is_some());
}

#[test]
fn the_last_handle_may_be_dropped_on_the_thread_that_writes() {
    let (directory, store) = open(Options::default());
    let (ended, end) = mpsc::channel();
    let store = Arc::new(store);
    let handle = Arc::clone(&store);
    let (hold, held) = mpsc::channel::<()>();
    store.writer().run(move |_| {
        wait(&held);
        drop(handle);
        let _ = ended.send(());
    });
    drop(store);
    drop(hold);
    end.recv().unwrap();
    let again = SqliteStore::open(directory.path().join("store.sqlite")).unwrap();
    assert_eq!(names(&[block_on(again.commit(put("CS1")))]), ["committed"]);
}

struct PanickingWaker;

impl std::task::Wake for PanickingWaker {
    fn wake(self: Arc<Self>) {
        panic!("on purpose");
    }
}

fn open(options: Options) -> (tempfile::TempDir, SqliteStore) {
    let directory = tempfile::tempdir().unwrap();
    let store = SqliteStore::open_with(directory.path().join("store.sqlite"), options).unwrap();
    (directory, store)
}

/// Commits all of `changes` in one batch: the writer is held until all are queued.
fn together(store: &SqliteStore, changes: Vec<Changes>) -> Vec<CommitOutcome> {
    let (hold, held) = mpsc::channel::<()>();
    store.writer().run(move |_| wait(&held));
    let mut commits: Vec<_> = changes.into_iter().map(|changes| store.commit(changes)).collect();
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    for commit in &mut commits {
        assert!(commit.as_mut().poll(&mut context).is_pending());
    }
    drop(hold);
    block_on(join_all(commits))
}

/// Waits until the other end is dropped.
fn wait(held: &mpsc::Receiver<()>) {
    assert_eq!(held.recv(), Err(mpsc::RecvError));
}

/// Counts the transactions that reach COMMIT from now on.
fn count_commits(store: &SqliteStore) -> Arc<AtomicUsize> {
    let commits = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&commits);
    store.writer().run(move |connection| {
        let count = move || {
            counter.fetch_add(1, Ordering::SeqCst);
            false
        };
        connection.commit_hook(Some(count)).unwrap();
    });
    commits
}

fn put(id: &str) -> Changes {
    let mut changes = Changes::new();
    changes.rows.push(RowChange { key: RowKey::new(STATIONS, id), body: Some("{}".to_owned()), index: Vec::new() });
    changes
}

/// A change too large for the room that the tests leave.
fn large(id: &str) -> Changes {
    let mut changes = put(id);
    changes.rows[0].body = Some("x".repeat(200_000));
    changes
}

fn numbered(id: &str) -> Changes {
    let mut changes = put(id);
    changes.allocate("invoice", id);
    changes.send(id, "CS", "station", &());
    changes
}

fn expecting(id: &str, version: u64) -> Changes {
    let mut changes = Changes::new();
    changes.expect.push(Expect { key: RowKey::new(STATIONS, id), version: Version(version) });
    changes
}

fn stations(store: &SqliteStore) -> Vec<String> {
    let query = cms_core::storage::RowQuery { table: STATIONS, index: None, after: None, limit: 1000 };
    let page = block_on(async { store.snapshot().await?.rows(query).await }).unwrap();
    page.items.into_iter().map(|row| row.id).collect()
}

fn names(outcomes: &[CommitOutcome]) -> Vec<&'static str> {
    let name = |outcome: &CommitOutcome| match outcome {
        CommitOutcome::Committed(_) => "committed",
        CommitOutcome::Conflict { .. } => "conflict",
        CommitOutcome::Unavailable(_) => "unavailable",
        CommitOutcome::Unknown(_) => "unknown",
        other => panic!("{other:?}"),
    };
    outcomes.iter().map(name).collect()
}
