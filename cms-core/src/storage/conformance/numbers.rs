//! Gapless series.

use super::support::{Build, STATIONS, attempt, commit, conflict, number_of};
use crate::storage::{Allocated, Store};

pub(super) async fn a_series_counts_from_one_without_a_gap(store: &dyn Store) {
    for n in 1..=5 {
        let owner = format!("inv_{n}");
        let committed = commit(store, |c| c.number("invoice/2026", &owner)).await;
        assert_eq!(committed.numbers, [given("invoice/2026", &owner, n)]);
        assert_eq!(number_of(store, "invoice/2026", &owner).await, Some(n));
    }
    let other = commit(store, |c| c.number("invoice/2027", "inv_6")).await;
    assert_eq!(other.numbers, [given("invoice/2027", "inv_6", 1)], "series count apart");
    assert_eq!(number_of(store, "invoice/2026", "inv_6").await, None);
}

pub(super) async fn an_owner_keeps_its_number(store: &dyn Store) {
    commit(store, |c| c.number("invoice", "inv_1")).await;
    commit(store, |c| c.number("invoice", "inv_2")).await;
    let again = commit(store, |c| {
        c.number("invoice", "inv_1");
        c.number("invoice", "inv_3");
        c.number("invoice", "inv_3");
        c.number("credit", "inv_1");
    })
    .await;
    let expected = [
        given("invoice", "inv_1", 1),
        given("invoice", "inv_3", 3),
        given("invoice", "inv_3", 3),
        given("credit", "inv_1", 1),
    ];
    assert_eq!(again.numbers, expected);
}

pub(super) async fn numbers_come_in_the_order_they_were_asked_for(store: &dyn Store) {
    let committed = commit(store, |c| {
        c.number("invoice", "z");
        c.number("credit", "y");
        c.number("invoice", "a");
    })
    .await;
    assert_eq!(committed.numbers, [given("invoice", "z", 1), given("credit", "y", 1), given("invoice", "a", 2)]);
}

pub(super) async fn a_refused_change_leaves_no_gap(store: &dyn Store) {
    commit(store, |c| c.number("invoice", "inv_1")).await;
    for _ in 0..3 {
        let refused = attempt(store, |c| {
            c.number("invoice", "inv_2");
            c.number("new series", "inv_2");
            c.expecting(STATIONS, "CS1", 1);
        })
        .await;
        assert_eq!(refused, conflict(STATIONS, "CS1"));
        assert_eq!(number_of(store, "invoice", "inv_2").await, None);
    }
    let next = commit(store, |c| {
        c.number("invoice", "inv_3");
        c.number("new series", "inv_3");
    })
    .await;
    assert_eq!(next.numbers, [given("invoice", "inv_3", 2), given("new series", "inv_3", 1)]);
}

fn given(series: &str, owner: &str, number: u64) -> Allocated {
    Allocated { series: series.to_owned(), owner: owner.to_owned(), number }
}
