//! Messages that wait to be delivered.

use super::support::{Build, EVERY_MESSAGE, HEADS, commit, messages, waiting};
use crate::storage::{Changes, OutboxQuery, Store};

pub(super) async fn messages_wait_in_the_order_they_were_added(store: &dyn Store) {
    assert_eq!(waiting(store, EVERY_MESSAGE).await, [""; 0]);
    commit(store, |c| {
        c.message("m3", "CS2", "station");
        c.message("m1", "CS1", "station");
    })
    .await;
    commit(store, |c| c.message("m2", "CS2", "payment")).await;
    assert_eq!(waiting(store, EVERY_MESSAGE).await, ["m3", "m1", "m2"]);
    let found = messages(store, EVERY_MESSAGE).await;
    assert!(found.is_sorted_by(|earlier, later| earlier.position < later.position), "{found:?}");
    let first = found.first().unwrap();
    let fields = (first.id.as_str(), first.key.as_str(), first.topic.as_str(), first.body.as_str());
    assert_eq!(fields, ("m3", "CS2", "station", "{}"));
    let key = |key: &str| OutboxQuery { key: Some(key.to_owned()), ..EVERY_MESSAGE };
    assert_eq!(waiting(store, key("CS2")).await, ["m3", "m2"]);
    assert_eq!(waiting(store, key("CS")).await, [""; 0]);
    assert_eq!(waiting(store, OutboxQuery { topic: topic("payment"), ..EVERY_MESSAGE }).await, ["m2"]);
    assert_eq!(waiting(store, OutboxQuery { topic: topic("payment"), ..key("CS1") }).await, [""; 0]);
    for (limit, expected) in [(0, 0), (2, 2), (3, 3), (u32::MAX, 3)] {
        assert_eq!(waiting(store, OutboxQuery { limit, ..EVERY_MESSAGE }).await.len(), expected);
    }
}

pub(super) async fn only_the_first_message_of_each_key_is_a_head(store: &dyn Store) {
    commit(store, |c| {
        for (id, key) in [("a1", "a"), ("b1", "b"), ("a2", "a"), ("c1", "c"), ("b2", "b")] {
            c.message(id, key, "station");
        }
    })
    .await;
    assert_eq!(waiting(store, HEADS).await, ["a1", "b1", "c1"]);
    assert_eq!(waiting(store, OutboxQuery { limit: 2, ..HEADS }).await, ["a1", "b1"]);
    assert_eq!(waiting(store, OutboxQuery { key: Some("b".to_owned()), ..HEADS }).await, ["b1"]);
}

pub(super) async fn a_head_of_another_topic_holds_back_its_key(store: &dyn Store) {
    commit(store, |c| {
        c.message("a1", "a", "station");
        c.message("a2", "a", "payment");
        c.message("b1", "b", "payment");
    })
    .await;
    assert_eq!(waiting(store, OutboxQuery { topic: topic("payment"), ..HEADS }).await, ["b1"]);
    commit(store, |c| c.delivered("a1")).await;
    assert_eq!(waiting(store, OutboxQuery { topic: topic("payment"), ..HEADS }).await, ["a2", "b1"]);
}

pub(super) async fn a_delivered_message_makes_way_for_the_next(store: &dyn Store) {
    commit(store, |c| {
        for id in ["m1", "m2", "m3"] {
            c.message(id, "CS1", "station");
        }
    })
    .await;
    commit(store, |c| c.delivered("m2")).await;
    assert_eq!(waiting(store, HEADS).await, ["m1"]);
    commit(store, |c| c.delivered("m1")).await;
    assert_eq!(waiting(store, HEADS).await, ["m3"]);
    assert_eq!(waiting(store, EVERY_MESSAGE).await, ["m3"]);
    commit(store, |c| c.delivered("m3")).await;
    assert_eq!(waiting(store, HEADS).await, [""; 0]);
    commit(store, |c| c.message("m4", "CS1", "station")).await;
    assert_eq!(waiting(store, HEADS).await, ["m4"]);
}

pub(super) async fn a_known_id_is_passed_over_for_ever(store: &dyn Store) {
    let add = |c: &mut Changes| c.message("m1", "CS1", "station");
    let under_another_key = |c: &mut Changes| c.message("m1", "CS2", "payment");
    commit(store, add).await;
    let first = messages(store, EVERY_MESSAGE).await;
    commit(store, add).await;
    commit(store, under_another_key).await;
    assert_eq!(messages(store, EVERY_MESSAGE).await, first);
    commit(store, |c| c.delivered("m1")).await;
    commit(store, add).await;
    commit(store, under_another_key).await;
    assert_eq!(waiting(store, EVERY_MESSAGE).await, [""; 0], "a message once delivered is not delivered again");
}

pub(super) async fn a_message_delivered_in_its_own_change_never_waits(store: &dyn Store) {
    commit(store, |c| {
        c.message("m1", "CS1", "station");
        c.delivered("m1");
    })
    .await;
    assert_eq!(waiting(store, EVERY_MESSAGE).await, [""; 0]);
}

pub(super) async fn delivering_an_unknown_message_changes_nothing(store: &dyn Store) {
    commit(store, |c| {
        c.delivered("m1");
        c.message("m1", "CS1", "station");
        c.delivered("m2");
    })
    .await;
    commit(store, |c| c.delivered("m3")).await;
    assert_eq!(waiting(store, EVERY_MESSAGE).await, ["m1"]);
}

fn topic(name: &str) -> Option<String> {
    Some(name.to_owned())
}

pub(super) async fn a_reader_goes_on_after_a_position(store: &dyn Store) {
    commit(store, |c| {
        for (id, key) in [("a1", "a"), ("b1", "b"), ("a2", "a"), ("c1", "c"), ("b2", "b")] {
            c.message(id, key, "station");
        }
    })
    .await;
    let mut seen = Vec::new();
    for (id, heads) in [("b1", false), ("b1", true), ("c1", false)] {
        let after = messages(store, EVERY_MESSAGE).await.into_iter().find(|message| message.id == id).unwrap().position;
        seen.push(waiting(store, OutboxQuery { after, heads, ..EVERY_MESSAGE }).await.concat());
        let key = Some("b".to_owned());
        seen.push(waiting(store, OutboxQuery { after, heads, key, ..EVERY_MESSAGE }).await.concat());
    }
    assert_eq!(seen, ["a2c1b2", "b2", "c1", "", "b2", "b2"]);
}
