//! Rows, their versions, and finding them.

use super::support::{Build, SESSIONS, STATIONS, commit, ids, pages, snapshot, stored, version};
use crate::storage::{Page, RowKey, RowQuery, Store, Table};

pub(super) async fn a_version_counts_every_write(store: &dyn Store) {
    assert_eq!(version(store, STATIONS, "CS1").await, 0);
    assert_eq!(stored(store, STATIONS, "CS1").await, None);
    for (body, expected) in [("1", 1), ("2", 2), ("2", 3)] {
        commit(store, |c| c.row(STATIONS, "CS1", body)).await;
        assert_eq!(stored(store, STATIONS, "CS1").await, Some((body.to_owned(), expected)));
        assert_eq!(version(store, STATIONS, "CS1").await, expected);
    }
    assert_eq!(version(store, SESSIONS, "CS1").await, 0, "the same id in another table is another row");
}

pub(super) async fn a_version_goes_on_counting_after_a_delete(store: &dyn Store) {
    commit(store, |c| c.row(STATIONS, "CS1", "1")).await;
    commit(store, |c| c.deleting(STATIONS, "CS1")).await;
    assert_eq!(version(store, STATIONS, "CS1").await, 2);
    commit(store, |c| c.row(STATIONS, "CS1", "3")).await;
    assert_eq!(stored(store, STATIONS, "CS1").await, Some(("3".to_owned(), 3)));
    // Deleting what is not there counts too: whoever relied on its absence is told.
    commit(store, |c| c.deleting(STATIONS, "CS2")).await;
    assert_eq!(version(store, STATIONS, "CS2").await, 1);
    assert_eq!(stored(store, STATIONS, "CS2").await, None);
}

pub(super) async fn a_row_written_twice_in_one_change_counts_twice_and_keeps_the_last(store: &dyn Store) {
    commit(store, |c| {
        c.indexed(STATIONS, "CS1", &[("site", "A")]);
        c.indexed(STATIONS, "CS1", &[("site", "B")]);
        c.row(STATIONS, "CS2", "1");
        c.deleting(STATIONS, "CS2");
        c.deleting(STATIONS, "CS3");
        c.row(STATIONS, "CS3", "2");
    })
    .await;
    assert_eq!(version(store, STATIONS, "CS1").await, 2);
    assert_eq!(ids(store, STATIONS, Some(("site", "A"))).await, [""; 0]);
    assert_eq!(ids(store, STATIONS, Some(("site", "B"))).await, ["CS1"]);
    assert_eq!(stored(store, STATIONS, "CS2").await, None);
    assert_eq!(version(store, STATIONS, "CS2").await, 2);
    assert_eq!(stored(store, STATIONS, "CS3").await, Some(("2".to_owned(), 2)));
}

pub(super) async fn a_deleted_row_is_absent_everywhere(store: &dyn Store) {
    for id in ["CS1", "CS2", "CS3"] {
        commit(store, |c| c.indexed(STATIONS, id, &[("site", "A")])).await;
    }
    commit(store, |c| {
        c.deleting(STATIONS, "CS2");
        // An index entry given with a delete finds nothing.
        c.indexed(STATIONS, "CS3", &[("site", "A")]);
        c.rows.last_mut().unwrap().body = None;
    })
    .await;
    assert_eq!(stored(store, STATIONS, "CS2").await, None);
    assert_eq!(ids(store, STATIONS, None).await, ["CS1"]);
    assert_eq!(ids(store, STATIONS, Some(("site", "A"))).await, ["CS1"]);
    let query = RowQuery { table: STATIONS, index: None, after: None, limit: 1 };
    assert!(!snapshot(store).await.rows(query).await.unwrap().more, "deleted rows must not count as more");
}

pub(super) async fn what_a_row_is_found_by_is_replaced_when_it_is_written_again(store: &dyn Store) {
    commit(store, |c| c.indexed(STATIONS, "CS1", &[("site", "A"), ("vendor", "V")])).await;
    commit(store, |c| c.indexed(STATIONS, "CS2", &[("site", "A")])).await;
    assert_eq!(ids(store, STATIONS, Some(("site", "A"))).await, ["CS1", "CS2"]);
    commit(store, |c| c.indexed(STATIONS, "CS1", &[("site", "B")])).await;
    assert_eq!(ids(store, STATIONS, Some(("site", "A"))).await, ["CS2"]);
    assert_eq!(ids(store, STATIONS, Some(("site", "B"))).await, ["CS1"]);
    assert_eq!(ids(store, STATIONS, Some(("vendor", "V"))).await, [""; 0]);
    commit(store, |c| c.row(STATIONS, "CS1", "{}")).await;
    assert_eq!(ids(store, STATIONS, Some(("site", "B"))).await, [""; 0]);
    assert_eq!(ids(store, STATIONS, None).await, ["CS1", "CS2"]);
}

pub(super) async fn an_index_entry_given_twice_finds_the_row_once(store: &dyn Store) {
    commit(store, |c| c.indexed(STATIONS, "CS1", &[("site", "A"), ("site", "A"), ("site", "B")])).await;
    assert_eq!(ids(store, STATIONS, Some(("site", "A"))).await, ["CS1"]);
    assert_eq!(ids(store, STATIONS, Some(("site", "B"))).await, ["CS1"], "a row may have several values of one index");
}

pub(super) async fn indexes_of_other_names_and_tables_are_apart(store: &dyn Store) {
    commit(store, |c| {
        c.indexed(STATIONS, "CS1", &[("site", "A")]);
        c.indexed(STATIONS, "CS2", &[("vendor", "A")]);
        c.indexed(SESSIONS, "ses_1", &[("site", "A")]);
    })
    .await;
    assert_eq!(ids(store, STATIONS, Some(("site", "A"))).await, ["CS1"]);
    assert_eq!(ids(store, STATIONS, Some(("vendor", "A"))).await, ["CS2"]);
    assert_eq!(ids(store, SESSIONS, Some(("site", "A"))).await, ["ses_1"]);
    assert_eq!(ids(store, SESSIONS, Some(("vendor", "A"))).await, [""; 0]);
}

pub(super) async fn rows_come_in_the_byte_order_of_their_ids(store: &dyn Store) {
    let mut names = ["b", "B", "a", "A", "10", "9", "é", "e\u{301}", "z", "\u{1F50C}", "\u{FFFD}", "a b", "a", "", "_"];
    for id in names {
        commit(store, |c| c.indexed(STATIONS, id, &[("site", "A")])).await;
    }
    names.sort_unstable();
    let mut distinct = names.to_vec();
    distinct.dedup();
    for index in [None, Some(("site", "A"))] {
        assert_eq!(ids(store, STATIONS, index).await, distinct);
        assert_eq!(pages(&mut *snapshot(store).await, STATIONS, index, 1).await.concat(), distinct);
    }
}

pub(super) async fn pages_are_exact(store: &dyn Store) {
    paged(store, None).await;
}

pub(super) async fn pages_of_an_index_are_exact(store: &dyn Store) {
    paged(store, Some(("site", "A"))).await;
}

pub(super) async fn pages_lose_and_repeat_nothing_while_rows_come_and_go(store: &dyn Store) {
    let stays: Vec<String> = (0..20).map(|n| format!("stays{n:02}")).collect();
    commit(store, |c| stays.iter().for_each(|id| c.row(STATIONS, id, "{}"))).await;
    commit(store, |c| c.row(STATIONS, "gone", "{}")).await;
    let (mut seen, mut after, mut round) = (Vec::new(), None, 0);
    loop {
        let query = RowQuery { table: STATIONS, index: None, after: after.clone(), limit: 3 };
        let page = snapshot(store).await.rows(query).await.unwrap();
        seen.extend(page.items.into_iter().map(|row| row.id));
        if !page.more {
            break;
        }
        after = seen.last().cloned();
        round += 1;
        // Rows before and after the place of the reader come, and one that it stands on goes.
        commit(store, |c| {
            c.row(STATIONS, &format!("comes{round:02}"), "{}");
            c.row(STATIONS, &format!("zzz{round:02}"), "{}");
            if round == 1 {
                c.deleting(STATIONS, "gone");
            }
        })
        .await;
        assert!(round < 50, "the pages do not end");
    }
    let mut sorted = seen.clone();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(seen, sorted, "a row came twice or out of order");
    assert!(stays.iter().all(|id| seen.contains(id)), "a row that was there all the time is missing");
}

pub(super) async fn a_page_of_nothing_is_empty(store: &dyn Store) {
    let empty = Page { items: Vec::new(), more: false };
    let query =
        |after: Option<&str>, limit| RowQuery { table: STATIONS, index: None, after: after.map(str::to_owned), limit };
    assert_eq!(snapshot(store).await.rows(query(None, 10)).await.unwrap(), empty);
    commit(store, |c| c.row(STATIONS, "CS1", "{}")).await;
    assert_eq!(snapshot(store).await.rows(query(Some("CS1"), 10)).await.unwrap(), empty);
    assert_eq!(snapshot(store).await.rows(query(Some("D"), 10)).await.unwrap(), empty);
    let of_none = snapshot(store).await.rows(query(None, 0)).await.unwrap();
    assert_eq!(of_none, Page { items: Vec::new(), more: true });
    let table = Table::new("tariffs");
    let all = RowQuery { table, index: Some(("site", "A".to_owned())), after: None, limit: u32::MAX };
    assert_eq!(snapshot(store).await.rows(all).await.unwrap(), empty);
}

async fn paged(store: &dyn Store, index: Option<(&'static str, &str)>) {
    let expected: Vec<String> = (0..10).map(|n| format!("CS{n}")).collect();
    commit(store, |c| {
        for id in expected.iter().rev() {
            c.indexed(STATIONS, id, &[("site", "A")]);
        }
        c.indexed(SESSIONS, "CS99", &[("site", "A")]);
    })
    .await;
    if index.is_some() {
        commit(store, |c| c.indexed(STATIONS, "CS55", &[("site", "B")])).await;
    }
    let mut snapshot = snapshot(store).await;
    for (limit, sizes) in
        [(1, vec![1; 10]), (3, vec![3, 3, 3, 1]), (5, vec![5, 5]), (10, vec![10]), (u32::MAX, vec![10])]
    {
        let pages = pages(&mut *snapshot, STATIONS, index, limit).await;
        assert_eq!(pages.iter().map(Vec::len).collect::<Vec<_>>(), sizes, "pages of {limit}");
        assert_eq!(pages.concat(), expected, "pages of {limit}");
    }
    let row = snapshot.row(RowKey::new(STATIONS, "CS3")).await.unwrap().unwrap();
    let (index, after) = (index.map(|(name, value)| (name, value.to_owned())), Some("CS2".to_owned()));
    let page = snapshot.rows(RowQuery { table: STATIONS, index, after, limit: 1 }).await.unwrap();
    assert_eq!(page.items, [row], "a page gives the whole row");
}
