//! What the promises are written with.

use std::collections::BTreeMap;

use crate::PayloadHash;
use crate::storage::{
    Allocate, Append, AppendQuery, Appended, Changes, Claim, CommitOutcome, Committed, Expect, Fence, IndexEntry,
    OutboxChange, OutboxMessage, OutboxQuery, Position, RowChange, RowKey, RowQuery, Snapshot, Store,
    StoredOutboxMessage, StoredReply, Table, Timer, TimerChange, Version,
};

pub(super) const STATIONS: Table = Table::new("stations");
pub(super) const SESSIONS: Table = Table::new("sessions");

/// Commits what `build` puts together, which must succeed.
pub(super) async fn commit(store: &dyn Store, build: impl FnOnce(&mut Changes)) -> Committed {
    match attempt(store, build).await {
        CommitOutcome::Committed(committed) => committed,
        other => panic!("the change should have been committed: {other:?}"),
    }
}

/// Commits what `build` puts together and tells what became of it.
pub(super) async fn attempt(store: &dyn Store, build: impl FnOnce(&mut Changes)) -> CommitOutcome {
    let mut changes = Changes::new();
    build(&mut changes);
    store.commit(changes).await
}

pub(super) async fn snapshot(store: &dyn Store) -> Box<dyn Snapshot> {
    store.snapshot().await.unwrap()
}

/// Short ways of filling in a change.
pub(super) trait Build {
    fn row(&mut self, table: Table, id: &str, body: &str);
    fn indexed(&mut self, table: Table, id: &str, entries: &[(&'static str, &str)]);
    fn deleting(&mut self, table: Table, id: &str);
    fn expecting(&mut self, table: Table, id: &str, version: u64);
    fn fenced(&mut self, lease: &str, epoch: u64);
    fn appending(&mut self, stream: &str, key: &str, body: &str);
    fn replying(&mut self, key: &str, payload: &str, body: &str);
    fn consuming(&mut self, event: &str);
    fn message(&mut self, id: &str, key: &str, topic: &str);
    fn timer(&mut self, key: &str, due_ms: i64, body: &str);
    fn cancel(&mut self, key: &str);
    fn firing(&mut self, key: &str, due_ms: i64);
    fn at(&mut self, at_ms: i64) -> &mut Self;
    fn number(&mut self, series: &str, owner: &str);
}

impl Build for Changes {
    fn row(&mut self, table: Table, id: &str, body: &str) {
        self.rows.push(RowChange { key: RowKey::new(table, id), body: Some(body.to_owned()), index: Vec::new() });
    }

    fn indexed(&mut self, table: Table, id: &str, entries: &[(&'static str, &str)]) {
        let index = entries.iter().map(|(name, value)| IndexEntry::new(name, *value)).collect();
        self.rows.push(RowChange { key: RowKey::new(table, id), body: Some("{}".to_owned()), index });
    }

    fn deleting(&mut self, table: Table, id: &str) {
        self.rows.push(RowChange { key: RowKey::new(table, id), body: None, index: Vec::new() });
    }

    fn expecting(&mut self, table: Table, id: &str, version: u64) {
        self.expect.push(Expect { key: RowKey::new(table, id), version: Version(version) });
    }

    fn fenced(&mut self, lease: &str, epoch: u64) {
        self.fence = Some(Fence { lease: RowKey::new(STATIONS, lease), epoch: Version(epoch) });
    }

    fn appending(&mut self, stream: &str, key: &str, body: &str) {
        let (stream, key, body) = (stream.to_owned(), key.to_owned(), body.to_owned());
        self.append.push(Append { stream, key, at_ms: 1_700_000_000_123, body });
    }

    fn replying(&mut self, key: &str, payload: &str, body: &str) {
        self.reply = Some(stored_reply(key, payload, body));
    }

    fn consuming(&mut self, event: &str) {
        self.consumed.push(event.to_owned());
    }

    fn message(&mut self, id: &str, key: &str, topic: &str) {
        let (id, key, topic) = (id.to_owned(), key.to_owned(), topic.to_owned());
        self.outbox.push(OutboxChange::Add(OutboxMessage { id, key, topic, body: "{}".to_owned() }));
    }

    fn timer(&mut self, key: &str, due_ms: i64, body: &str) {
        self.timers.push(TimerChange::Set { key: key.to_owned(), due_ms, body: body.to_owned() });
    }

    fn cancel(&mut self, key: &str) {
        self.timers.push(TimerChange::Cancel { key: key.to_owned() });
    }

    fn firing(&mut self, key: &str, due_ms: i64) {
        self.timers.push(TimerChange::Fired { key: key.to_owned(), due_ms });
    }

    fn at(&mut self, at_ms: i64) -> &mut Self {
        self.at_ms = Some(at_ms);
        self
    }

    fn number(&mut self, series: &str, owner: &str) {
        self.allocate.push(Allocate { series: series.to_owned(), owner: owner.to_owned() });
    }
}

pub(super) fn stored_reply(key: &str, payload: &str, body: &str) -> StoredReply {
    let payload_hash = PayloadHash::of(payload.as_bytes());
    StoredReply { key: key.to_owned(), payload_hash, body: body.to_owned() }
}

pub(super) fn taken(key: &str, holder: &str) -> CommitOutcome {
    CommitOutcome::Taken(Claim { key: key.to_owned(), owner: holder.to_owned() })
}

/// What a change is refused with whose timer is not set to the moment that it says.
pub(super) fn not_due(key: &str) -> CommitOutcome {
    CommitOutcome::Conflict { key: TimerChange::conflict(key) }
}

pub(super) fn conflict(table: Table, id: &str) -> CommitOutcome {
    CommitOutcome::Conflict { key: RowKey::new(table, id) }
}

pub(super) async fn holder(store: &dyn Store, key: &str) -> Option<String> {
    snapshot(store).await.claim(key.to_owned()).await.unwrap()
}

/// The body and version of a row.
pub(super) async fn stored(store: &dyn Store, table: Table, id: &str) -> Option<(String, u64)> {
    let row = snapshot(store).await.row(RowKey::new(table, id)).await.unwrap()?;
    assert_eq!(row.id, id);
    Some((row.body, row.version.0))
}

pub(super) async fn version(store: &dyn Store, table: Table, id: &str) -> u64 {
    snapshot(store).await.version(RowKey::new(table, id)).await.unwrap().0
}

/// The ids on the pages of `limit` that a query comes to, one list per page, until no more follow.
pub(super) async fn pages(
    snapshot: &mut dyn Snapshot,
    table: Table,
    index: Option<(&'static str, &str)>,
    limit: u32,
) -> Vec<Vec<String>> {
    let mut pages: Vec<Vec<String>> = Vec::new();
    loop {
        let after = pages.last().and_then(|page| page.last()).cloned();
        let index = index.map(|(name, value)| (name, value.to_owned()));
        let page = snapshot.rows(RowQuery { table, index, after, limit }).await.unwrap();
        assert!(!page.more || !page.items.is_empty(), "a page that promises more must not be empty");
        pages.push(page.items.into_iter().map(|row| row.id).collect());
        if !page.more {
            return pages;
        }
    }
}

/// All ids that a query finds.
pub(super) async fn ids(store: &dyn Store, table: Table, index: Option<(&'static str, &str)>) -> Vec<String> {
    pages(&mut *snapshot(store).await, table, index, 1000).await.concat()
}

pub(super) async fn appended(snapshot: &mut dyn Snapshot, stream: Option<&str>) -> Vec<Appended> {
    let query = AppendQuery { stream: stream.map(str::to_owned), after: Default::default(), limit: 10_000 };
    let page = snapshot.appended(query).await.unwrap();
    assert!(!page.more);
    page.items
}

/// The natural keys in a stream, or in all.
pub(super) async fn appended_keys(store: &dyn Store, stream: Option<&str>) -> Vec<String> {
    appended(&mut *snapshot(store).await, stream).await.into_iter().map(|entry| entry.key).collect()
}

pub(super) const EVERY_MESSAGE: OutboxQuery =
    OutboxQuery { topic: None, key: None, heads: false, after: Position(0), limit: 1000 };
pub(super) const HEADS: OutboxQuery =
    OutboxQuery { topic: None, key: None, heads: true, after: Position(0), limit: 1000 };

pub(super) async fn messages(store: &dyn Store, query: OutboxQuery) -> Vec<StoredOutboxMessage> {
    snapshot(store).await.outbox(query).await.unwrap()
}

/// The ids of waiting messages.
pub(super) async fn waiting(store: &dyn Store, query: OutboxQuery) -> Vec<String> {
    messages(store, query).await.into_iter().map(|message| message.id).collect()
}

pub(super) async fn due(store: &dyn Store, now_ms: i64, limit: u32) -> Vec<Timer> {
    snapshot(store).await.timers_due(now_ms, limit).await.unwrap()
}

/// The keys of the timers that are due.
pub(super) async fn due_keys(store: &dyn Store, now_ms: i64) -> Vec<String> {
    due(store, now_ms, 1000).await.into_iter().map(|timer| timer.key).collect()
}

pub(super) async fn number_of(store: &dyn Store, series: &str, owner: &str) -> Option<u64> {
    snapshot(store).await.number(series.to_owned(), owner.to_owned()).await.unwrap()
}

/// How often each outcome came.
pub(super) fn tally(outcomes: &[CommitOutcome]) -> BTreeMap<&'static str, usize> {
    let mut tally = BTreeMap::new();
    for outcome in outcomes {
        let name = match outcome {
            CommitOutcome::Committed(_) => "committed",
            CommitOutcome::Duplicate(_) => "duplicate",
            CommitOutcome::Mismatch { .. } => "mismatch",
            CommitOutcome::Conflict { .. } => "conflict",
            CommitOutcome::Taken(_) => "taken",
            CommitOutcome::Fenced { .. } => "fenced",
            CommitOutcome::Unavailable(_) => "unavailable",
            CommitOutcome::Unknown(_) => "unknown",
        };
        *tally.entry(name).or_insert(0) += 1;
    }
    tally
}
