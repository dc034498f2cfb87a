//! Strings that try to be more than strings.

use super::support::{
    Build, EVERY_MESSAGE, STATIONS, appended, attempt, commit, due, holder, ids, messages, number_of, snapshot, stored,
    stored_reply, taken,
};
use crate::storage::{CommitOutcome, OutboxQuery, Position, RowQuery, Store};

pub(super) const HOSTILE: [&str; 22] = [
    "",
    " ",
    "'",
    "''; DROP TABLE rows; --",
    "\"; SELECT 1; \"",
    "`",
    "\\",
    "\\x00",
    "%",
    "_",
    "a\0b",
    "\0",
    "line\r\nbreak\ttab",
    "\u{1F50C}\u{26A1}\u{1F468}\u{200D}\u{1F527}",
    "شحن \u{202E}הפוך\u{202C}",
    "\u{FEFF}mark",
    "\u{FFFF}",
    "e\u{301}",
    "NULL",
    "1e5",
    "0x10",
    "{\"json\":null}",
];

pub(super) async fn hostile_strings_are_only_strings(store: &dyn Store) {
    for (n, text) in (1..).zip(HOSTILE) {
        round_trip(store, text, n).await;
    }
    let mut sorted = HOSTILE.to_vec();
    sorted.sort_unstable();
    assert_eq!(ids(store, STATIONS, None).await, sorted);
    assert_eq!(appended(&mut *snapshot(store).await, None).await.len(), HOSTILE.len());
    assert_eq!(messages(store, EVERY_MESSAGE).await.len(), HOSTILE.len());
}

pub(super) async fn strings_that_look_alike_are_apart(store: &dyn Store) {
    let alike =
        ["a", "A", "a ", " a", "a\0", "á", "a\u{301}", "\u{430}", "ａ", "ß", "ss", "SS", "1", "01", "1.0", "+1"];
    for text in alike {
        commit(store, |c| {
            c.indexed(STATIONS, text, &[("site", text)]);
            c.claim(text, text);
            c.consuming(text);
            c.replying(text, text, "1");
            c.appending("samples", text, "{}");
            c.message(text, "CS1", "station");
            c.timer(text, 1, "{}");
            c.number("invoice", text);
        })
        .await;
    }
    for text in alike {
        assert_eq!(ids(store, STATIONS, Some(("site", text))).await, [text]);
        assert_eq!(holder(store, text).await.as_deref(), Some(text));
    }
    assert_eq!(appended(&mut *snapshot(store).await, Some("samples")).await.len(), alike.len());
    assert_eq!(messages(store, EVERY_MESSAGE).await.len(), alike.len());
    assert_eq!(due(store, 1, 100).await.len(), alike.len());
}

pub(super) async fn long_strings_are_kept_whole(store: &dyn Store) {
    for (n, piece) in (1..).zip(["x", "'", "\u{1F50C}", "\u{202E}א"]) {
        let text = piece.repeat(10_240 / piece.len());
        round_trip(store, &text, n).await;
    }
    let body = serde_json::to_string(&"é\u{1F50C}\"".repeat(200_000)).unwrap();
    commit(store, |c| c.row(STATIONS, "large", &body)).await;
    assert_eq!(stored(store, STATIONS, "large").await, Some((body, 1)));
}

/// Puts `text` everywhere a string can stand and finds it again.
async fn round_trip(store: &dyn Store, text: &str, n: u64) {
    let body = serde_json::to_string(text).unwrap();
    let committed = commit(store, |c| {
        c.expecting(STATIONS, text, 0);
        c.indexed(STATIONS, text, &[("site", text)]);
        c.rows.last_mut().unwrap().body = Some(body.clone());
        c.claim(text, text);
        c.appending(text, text, &body);
        c.replying(text, text, &body);
        c.consuming(text);
        c.message(text, text, text);
        c.timer(text, 1, &body);
        c.number(text, text);
        c.number("all", text);
    })
    .await;
    let numbers: Vec<_> = committed.numbers.iter().map(|given| (given.owner.as_str(), given.number)).collect();
    assert_eq!(numbers, [(text, 1), (text, n)]);
    assert_eq!(stored(store, STATIONS, text).await, Some((body.clone(), 1)));
    assert_eq!(ids(store, STATIONS, Some(("site", text))).await, [text]);
    assert_eq!(holder(store, text).await.as_deref(), Some(text));
    assert_eq!(attempt(store, |c| c.claim(text, "another")).await, taken(text, text));
    let reply = stored_reply(text, text, &body);
    assert_eq!(snapshot(store).await.reply(text.to_owned()).await.unwrap(), Some(reply.clone()));
    assert_eq!(attempt(store, |c| c.replying(text, text, "1")).await, CommitOutcome::Duplicate(Some(reply)));
    assert_eq!(attempt(store, |c| c.consuming(text)).await, CommitOutcome::Duplicate(None));
    assert_eq!(number_of(store, text, text).await, Some(1));
    let entries = appended(&mut *snapshot(store).await, Some(text)).await;
    let entries: Vec<_> = entries.iter().map(|e| (e.stream.as_str(), e.key.as_str(), e.body.as_str())).collect();
    assert_eq!(entries, [(text, text, body.as_str())]);
    let only = |text: &str| Some(text.to_owned());
    let query = OutboxQuery { topic: only(text), key: only(text), heads: true, after: Position::default(), limit: 10 };
    assert_eq!(messages(store, query).await.iter().map(|m| m.id.as_str()).collect::<Vec<_>>(), [text]);
    let timers = due(store, 1, 100).await;
    assert!(timers.iter().any(|timer| timer.key == text && timer.body == body));
    let after = RowQuery { table: STATIONS, index: None, after: only(text), limit: 1000 };
    assert!(snapshot(store).await.rows(after).await.unwrap().items.iter().all(|row| row.id.as_str() > text));
}
