//! Many at once.

use std::collections::BTreeSet;
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::Barrier;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::Poll;
use std::thread;

use super::support::{
    Build, SESSIONS, STATIONS, attempt, commit, conflict, holder, ids, snapshot, stored, stored_reply, taken, tally,
    version,
};
use super::{block_on, join_all};
use crate::storage::{AppendQuery, Changes, CommitOutcome, Position, RowKey, Store};

const MANY: usize = 64;
/// Futures on this many threads at once, so that a store has whole batches of them before it.
const THREADS: usize = 8;
const EACH: usize = 32;

pub(super) async fn of_64_threads_one_gets_the_claim(store: &dyn Store) {
    one_got_the_claim(store, on_threads(store, claiming)).await;
}

pub(super) async fn of_64_futures_of_one_thread_one_gets_the_claim(store: &dyn Store) {
    let outcomes = join_all((0..MANY).map(|n| attempt(store, move |c| claiming(n, c)))).await;
    one_got_the_claim(store, outcomes).await;
}

pub(super) async fn of_256_tasks_one_gets_the_claim(store: &dyn Store) {
    let outcomes = on_tasks(store, claiming);
    assert_eq!(tally(&outcomes).into_iter().collect::<Vec<_>>(), [("committed", 1), ("taken", THREADS * EACH - 1)]);
    let winner = holder(store, "open-transaction/CS1/1").await.unwrap();
    assert_eq!(ids(store, SESSIONS, None).await, [winner.as_str()]);
}

pub(super) async fn of_256_tasks_each_gets_another_number(store: &dyn Store) {
    let outcomes = on_tasks(store, |n, c| c.number("invoice", &n.to_string()));
    let given = outcomes.iter().filter_map(|outcome| match outcome {
        CommitOutcome::Committed(committed) => committed.numbers.first(),
        _ => None,
    });
    let given: BTreeSet<u64> = given.map(|given| given.number).collect();
    assert_eq!(given, (1..=(THREADS * EACH) as u64).collect());
    for outcome in outcomes {
        let CommitOutcome::Committed(committed) = outcome else { panic!("{outcome:?}") };
        let told = committed.numbers.first().unwrap();
        let stored = snapshot(store).await.number(told.series.clone(), told.owner.clone()).await.unwrap();
        assert_eq!(stored, Some(told.number), "{} was told another number than it has", told.owner);
    }
}

pub(super) async fn of_256_tasks_that_decided_on_one_row_one_is_committed(store: &dyn Store) {
    for round in 0..3 {
        let outcomes = on_tasks(store, |n, c| {
            c.expecting(STATIONS, "CS1", round);
            c.row(STATIONS, "CS1", &n.to_string());
        });
        assert_eq!(tally(&outcomes).get("committed"), Some(&1));
        assert_eq!(tally(&outcomes).get("conflict"), Some(&(THREADS * EACH - 1)));
        let winner = outcomes.iter().position(|outcome| matches!(outcome, CommitOutcome::Committed(_))).unwrap();
        assert_eq!(stored(store, STATIONS, "CS1").await, Some((winner.to_string(), round + 1)));
    }
}

pub(super) async fn of_64_repeats_one_is_committed_and_all_get_its_reply(store: &dyn Store) {
    let outcomes = on_threads(store, |n, c| {
        c.row(SESSIONS, &n.to_string(), "{}");
        c.replying("start", "payload", &n.to_string());
    });
    assert_eq!(tally(&outcomes).into_iter().collect::<Vec<_>>(), [("committed", 1), ("duplicate", MANY - 1)]);
    let written = ids(store, SESSIONS, None).await;
    assert_eq!(written.len(), 1);
    let reply = stored_reply("start", "payload", &written.concat());
    for outcome in outcomes {
        assert!(!matches!(outcome, CommitOutcome::Duplicate(told) if told.as_ref() != Some(&reply)));
    }
}

pub(super) async fn of_64_consumers_one_takes_the_event(store: &dyn Store) {
    let outcomes = on_threads(store, |n, c| {
        c.row(SESSIONS, &n.to_string(), "{}");
        c.consuming("evt_1");
    });
    assert_eq!(tally(&outcomes).into_iter().collect::<Vec<_>>(), [("committed", 1), ("duplicate", MANY - 1)]);
    assert_eq!(ids(store, SESSIONS, None).await.len(), 1);
}

pub(super) async fn of_64_threads_each_gets_another_number(store: &dyn Store) {
    // Every second change is refused, so that a number taken too early would show as a gap.
    let outcomes = on_threads(store, |n, c| {
        c.number("invoice", &n.to_string());
        if n % 2 == 1 {
            c.expecting(STATIONS, "CS1", 1);
        }
    });
    let given: BTreeSet<u64> = outcomes
        .iter()
        .filter_map(|outcome| match outcome {
            CommitOutcome::Committed(committed) => committed.numbers.first().map(|given| given.number),
            _ => None,
        })
        .collect();
    assert_eq!(given, (1..=MANY as u64 / 2).collect());
    assert_eq!(tally(&outcomes).get("conflict"), Some(&(MANY / 2)));
}

pub(super) async fn no_update_of_one_row_by_64_threads_is_lost(store: &dyn Store) {
    commit(store, |c| c.row(STATIONS, "CS1", "0")).await;
    let read = async || snapshot(store).await.row(RowKey::new(STATIONS, "CS1")).await.unwrap().unwrap();
    // All decide on the same row first, so that all but one must be told, however the threads happen to run.
    let first = read().await;
    on_each_thread(|_| {
        block_on(async {
            let mut row = first.clone();
            loop {
                let count: u64 = row.body.parse().unwrap();
                let outcome = attempt(store, |c| {
                    c.expecting(STATIONS, "CS1", row.version.0);
                    c.row(STATIONS, "CS1", &(count + 1).to_string());
                })
                .await;
                match outcome {
                    CommitOutcome::Committed(_) => return,
                    outcome => assert_eq!(outcome, conflict(STATIONS, "CS1")),
                }
                row = read().await;
            }
        });
    });
    assert_eq!(stored(store, STATIONS, "CS1").await, Some((MANY.to_string(), MANY as u64 + 1)));
}

pub(super) async fn a_reader_that_follows_positions_misses_nothing(store: &dyn Store) {
    const WRITERS: usize = 8;
    const ENTRIES: usize = 25;
    let writing = AtomicUsize::new(WRITERS);
    let seen = thread::scope(|scope| {
        for writer in 0..WRITERS {
            let writing = &writing;
            scope.spawn(move || {
                let _ended = OnDrop(writing);
                for n in 0..ENTRIES {
                    block_on(commit(store, |c| {
                        c.appending(&format!("writer/{writer}"), &n.to_string(), "{}");
                        c.appending("all", &format!("{writer}/{n}"), "{}");
                        c.message(&format!("{writer}/{n}"), &writer.to_string(), "station");
                    }));
                }
            });
        }
        let (mut seen, mut after) = (Vec::new(), Position(0));
        loop {
            // Asked before reading: what was written before the last writer ended is then read at the latest now.
            let last_round = writing.load(Ordering::SeqCst) == 0;
            loop {
                let query = AppendQuery { stream: None, after, limit: 7 };
                let page = block_on(async { snapshot(store).await.appended(query).await.unwrap() });
                after = page.items.last().map_or(after, |entry| entry.position);
                seen.extend(page.items.into_iter().map(|entry| (entry.stream, entry.key)));
                if !page.more {
                    break;
                }
            }
            if last_round {
                return seen;
            }
            thread::yield_now();
        }
    });
    let distinct: BTreeSet<_> = seen.iter().collect();
    assert_eq!(distinct.len(), WRITERS * ENTRIES * 2, "the reader missed something");
    assert_eq!(seen.len(), WRITERS * ENTRIES * 2, "the reader saw something twice");
    for writer in 0..WRITERS {
        let stream = format!("writer/{writer}");
        let keys: Vec<_> = seen.iter().filter(|(of, _)| *of == stream).map(|(_, key)| key.clone()).collect();
        assert_eq!(keys, (0..ENTRIES).map(|n| n.to_string()).collect::<Vec<_>>(), "in the order they were written");
    }
}

pub(super) async fn a_commit_that_is_no_longer_waited_for_is_whole_or_absent(store: &dyn Store) {
    for n in 0..MANY {
        let id = n.to_string();
        let mut dropped = pin!(Some(attempt(store, |c| {
            c.row(STATIONS, &id, "{}");
            c.row(SESSIONS, &id, "{}");
            c.number("invoice", &id);
        })));
        poll_fn(|context| {
            if let Some(commit) = dropped.as_mut().as_pin_mut() {
                let _ = commit.poll(context);
            }
            Poll::Ready(())
        })
        .await;
        dropped.set(None);
    }
    // What is committed later sees each of them decided.
    commit(store, |c| c.number("invoice", "last")).await;
    let mut numbers = BTreeSet::new();
    for id in (0..MANY).map(|n| n.to_string()).chain(["last".to_owned()]) {
        let mut view = snapshot(store).await;
        let number = view.number("invoice".to_owned(), id.clone()).await.unwrap();
        numbers.extend(number);
        if id != "last" {
            let whole = u64::from(number.is_some());
            assert_eq!(view.version(RowKey::new(STATIONS, &id)).await.unwrap().0, whole);
            assert_eq!(version(store, SESSIONS, &id).await, whole);
        }
    }
    assert_eq!(numbers, (1..=numbers.len() as u64).collect(), "a number is missing or was given twice");
}

fn claiming(n: usize, changes: &mut Changes) {
    changes.claim("open-transaction/CS1/1", format!("ses_{n:02}"));
    changes.row(SESSIONS, &format!("ses_{n:02}"), "{}");
}

async fn one_got_the_claim(store: &dyn Store, outcomes: Vec<CommitOutcome>) {
    assert_eq!(tally(&outcomes).into_iter().collect::<Vec<_>>(), [("committed", 1), ("taken", MANY - 1)]);
    let winner = holder(store, "open-transaction/CS1/1").await.unwrap();
    assert_eq!(ids(store, SESSIONS, None).await, [winner.as_str()]);
    for (n, outcome) in outcomes.into_iter().enumerate() {
        match outcome {
            CommitOutcome::Committed(_) => assert_eq!(winner, format!("ses_{n:02}")),
            outcome => assert_eq!(outcome, taken("open-transaction/CS1/1", &winner)),
        }
    }
}

/// Commits what `build` makes for each of 64 threads, all at once, and gives the outcomes in the order of the threads.
fn on_threads(store: &dyn Store, build: impl Fn(usize, &mut Changes) + Sync) -> Vec<CommitOutcome> {
    on_each_thread(|n| block_on(attempt(store, |c| build(n, c))))
}

/// Commits what `build` makes for each of 256 futures, all at once, and gives the outcomes in their order.
fn on_tasks(store: &dyn Store, build: impl Fn(usize, &mut Changes) + Sync) -> Vec<CommitOutcome> {
    let of_threads = on_threads_of(THREADS, |thread| {
        let build = &build;
        block_on(join_all((0..EACH).map(|n| attempt(store, move |c| build(thread * EACH + n, c)))))
    });
    of_threads.concat()
}

fn on_each_thread<T: Send>(run: impl Fn(usize) -> T + Sync) -> Vec<T> {
    on_threads_of(MANY, run)
}

fn on_threads_of<T: Send>(threads: usize, run: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let start = Barrier::new(threads);
    thread::scope(|scope| {
        let threads: Vec<_> = (0..threads)
            .map(|n| {
                let (start, run) = (&start, &run);
                scope.spawn(move || {
                    start.wait();
                    run(n)
                })
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    })
}

/// Counts down when its thread ends, by a panic too, so that nobody waits for ever.
struct OnDrop<'a>(&'a AtomicUsize);

impl Drop for OnDrop<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

pub(super) async fn of_64_threads_one_fires_the_timer(store: &dyn Store) {
    commit(store, |c| c.timer("session/1", 1_000, "{}")).await;
    let outcomes = on_threads(store, |n, c| {
        c.row(SESSIONS, &n.to_string(), "{}");
        c.firing("session/1", 1_000);
    });
    assert_eq!(tally(&outcomes).into_iter().collect::<Vec<_>>(), [("committed", 1), ("conflict", MANY - 1)]);
    assert_eq!(ids(store, SESSIONS, None).await.len(), 1);
}
