//! Appended rows and the order of their positions.

use super::support::{Build, appended, appended_keys, commit, snapshot};
use crate::storage::{AppendQuery, Position, Store};

pub(super) async fn a_natural_key_is_appended_once(store: &dyn Store) {
    commit(store, |c| c.appending("samples/1", "a", "1")).await;
    commit(store, |c| {
        c.appending("samples/1", "a", "2");
        c.appending("samples/1", "b", "3");
        c.appending("samples/1", "b", "4");
    })
    .await;
    let entries = appended(&mut *snapshot(store).await, Some("samples/1")).await;
    let entries: Vec<_> = entries.iter().map(|entry| (entry.key.as_str(), entry.body.as_str())).collect();
    assert_eq!(entries, [("a", "1"), ("b", "3")], "the first body of a natural key stays");
}

pub(super) async fn natural_keys_of_other_streams_are_apart(store: &dyn Store) {
    commit(store, |c| c.appending("samples/1", "a", "1")).await;
    commit(store, |c| c.appending("samples/2", "a", "2")).await;
    assert_eq!(appended_keys(store, Some("samples/1")).await, ["a"]);
    assert_eq!(appended_keys(store, Some("samples/2")).await, ["a"]);
    assert_eq!(appended_keys(store, None).await, ["a", "a"]);
}

pub(super) async fn positions_ascend_in_the_order_of_the_commits(store: &dyn Store) {
    for (first, second) in [("d", "c"), ("b", "a")] {
        commit(store, |c| {
            c.appending("samples", first, "{}");
            c.message(first, "CS1", "station");
            c.appending("events", second, "{}");
        })
        .await;
    }
    let entries = appended(&mut *snapshot(store).await, None).await;
    assert_eq!(entries.iter().map(|entry| entry.key.as_str()).collect::<Vec<_>>(), ["d", "c", "b", "a"]);
    assert!(entries.is_sorted_by(|earlier, later| earlier.position < later.position), "{entries:?}");
    assert!(entries.iter().all(|entry| entry.position > Position(0)), "reading starts after position 0");
}

pub(super) async fn a_commit_tells_a_position_that_covers_what_it_appended(store: &dyn Store) {
    let mut last = Position(0);
    for n in 0..3 {
        let committed = commit(store, |c| {
            c.appending("samples", &format!("{n}a"), "{}");
            c.appending("samples", &format!("{n}b"), "{}");
        })
        .await;
        let query = AppendQuery { stream: None, after: last, limit: 10 };
        let news = snapshot(store).await.appended(query).await.unwrap();
        assert_eq!(news.items.len(), 2, "whoever has read up to a commit's position finds the next commit after it");
        assert!(news.items.iter().all(|entry| entry.position <= committed.position), "{committed:?} {news:?}");
        last = committed.position;
    }
    let idle = commit(store, |c| c.number("invoice", "inv_1")).await;
    assert!(idle.position >= last, "a position never goes back");
}

pub(super) async fn a_reader_of_one_stream_sees_only_that_stream(store: &dyn Store) {
    commit(store, |c| {
        for n in 0..3 {
            c.appending("samples/1", &format!("{n}"), "1");
            c.appending("samples/10", &format!("{n}"), "10");
        }
    })
    .await;
    let entries = appended(&mut *snapshot(store).await, Some("samples/1")).await;
    assert_eq!(entries.len(), 3);
    for entry in entries {
        assert_eq!((entry.stream.as_str(), entry.body.as_str(), entry.at_ms), ("samples/1", "1", 1_700_000_000_123));
    }
    assert_eq!(appended_keys(store, Some("samples/")).await, [""; 0]);
}

pub(super) async fn pages_of_appended_rows_are_exact(store: &dyn Store) {
    commit(store, |c| {
        for n in 0..7 {
            c.appending("samples", &format!("{n}"), "{}");
            c.appending("events", &format!("{n}"), "{}");
        }
    })
    .await;
    let mut snapshot = snapshot(store).await;
    for (stream, total) in [(None, 14), (Some("samples"), 7), (Some("nothing"), 0)] {
        let all = appended(&mut *snapshot, stream).await;
        assert_eq!(all.len(), total);
        for limit in [1, 3, 7, 14, u32::MAX] {
            let (mut seen, mut after) = (Vec::new(), Position(0));
            loop {
                let query = AppendQuery { stream: stream.map(str::to_owned), after, limit };
                let page = snapshot.appended(query).await.unwrap();
                assert!(page.items.len() as u64 <= u64::from(limit));
                seen.extend(page.items);
                assert_eq!(page.more, seen.len() < total, "pages of {limit}");
                if !page.more {
                    break;
                }
                after = seen.last().unwrap().position;
            }
            assert_eq!(seen, all, "pages of {limit}");
        }
    }
    let none = snapshot.appended(AppendQuery { stream: None, after: Position(0), limit: 0 }).await.unwrap();
    assert!(none.items.is_empty() && none.more);
    let end = AppendQuery { stream: None, after: Position(u64::MAX), limit: 1 };
    assert!(snapshot.appended(end).await.unwrap().items.is_empty());
}

pub(super) async fn a_forgotten_stream_is_gone_and_its_keys_are_free(store: &dyn Store) {
    commit(store, |c| {
        c.appending("samples/1", "0", "\"first\"");
        c.appending("samples/2", "0", "\"other\"");
        c.appending("samples/1", "1", "\"second\"");
    })
    .await;
    let last = snapshot(store).await.last_position().await.unwrap();
    commit(store, |c| {
        c.forget("samples/1");
        c.forget("never there");
    })
    .await;
    assert_eq!(appended_keys(store, Some("samples/1")).await, [""; 0]);
    assert_eq!(appended_keys(store, None).await, ["0"]);
    commit(store, |c| c.appending("samples/1", "0", "\"again\"")).await;
    let found = appended(&mut *snapshot(store).await, Some("samples/1")).await;
    assert_eq!(found.iter().map(|entry| entry.body.as_str()).collect::<Vec<_>>(), ["\"again\""]);
    assert!(found.iter().all(|entry| entry.position > last), "a position never comes twice");
}

pub(super) async fn what_a_change_appends_outlives_what_it_forgets(store: &dyn Store) {
    commit(store, |c| c.appending("samples/1", "0", "\"old\"")).await;
    commit(store, |c| {
        c.forget("samples/1");
        c.appending("samples/1", "0", "\"new\"");
    })
    .await;
    let found = appended(&mut *snapshot(store).await, Some("samples/1")).await;
    assert_eq!(found.iter().map(|entry| entry.body.as_str()).collect::<Vec<_>>(), ["\"new\""]);
}
