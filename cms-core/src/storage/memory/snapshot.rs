//! A view of a store in memory.

use std::ops::Bound::{Excluded, Unbounded};
use std::sync::Arc;

use async_trait::async_trait;

use super::parts::RowState;
use super::state::State;
use crate::storage::{
    AppendQuery, Appended, OutboxQuery, Page, Position, Record, RecordCursor, RowKey, RowQuery, Snapshot, StorageError,
    StoredOutboxMessage, StoredReply, StoredRow, Timer, Version,
};

#[derive(Debug)]
pub(super) struct MemorySnapshot {
    state: Arc<State>,
}

impl MemorySnapshot {
    pub(super) fn new(state: Arc<State>) -> Self {
        Self { state }
    }
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Snapshot for MemorySnapshot {
    async fn row(&mut self, key: RowKey) -> Result<Option<StoredRow>, StorageError> {
        Ok(self.state.row(&key).and_then(|row| stored(&key.id, row)))
    }

    async fn version(&mut self, key: RowKey) -> Result<Version, StorageError> {
        Ok(self.state.version(&key))
    }

    async fn rows(&mut self, query: RowQuery) -> Result<Page<StoredRow>, StorageError> {
        let Some(table) = self.state.tables.get(query.table.name()) else {
            return Ok(page(std::iter::empty(), query.limit));
        };
        let range = (query.after.as_deref().map_or(Unbounded, Excluded), Unbounded);
        let Some((name, value)) = query.index else {
            let rows = table.rows.range::<str, _>(range);
            return Ok(page(rows.filter_map(|(id, row)| stored(id, row)), query.limit));
        };
        let ids = table.index.get(name).and_then(|values| values.get(&value));
        let ids = ids.into_iter().flat_map(|ids| ids.range::<str, _>(range));
        Ok(page(ids.filter_map(|id| stored(id, table.rows.get(id)?)), query.limit))
    }

    async fn claim(&mut self, key: String) -> Result<Option<String>, StorageError> {
        Ok(self.state.claims.get(&key).cloned())
    }

    async fn reply(&mut self, key: String) -> Result<Option<StoredReply>, StorageError> {
        Ok(self.state.replies.get(&key).map(|stored| StoredReply::clone(&stored.reply)))
    }

    async fn appended(&mut self, query: AppendQuery) -> Result<Page<Appended>, StorageError> {
        let log = &self.state.log;
        let range = (Excluded(query.after), Unbounded);
        let Some(stream) = query.stream else {
            return Ok(page(log.entries.range(range).map(|(_, entry)| Appended::clone(&entry.row)), query.limit));
        };
        let positions = log.streams.get(stream.as_str()).into_iter().flat_map(|stream| stream.positions.range(range));
        Ok(page(positions.filter_map(|position| Some(Appended::clone(&log.entries.get(position)?.row))), query.limit))
    }

    async fn outbox(&mut self, query: OutboxQuery) -> Result<Vec<StoredOutboxMessage>, StorageError> {
        let outbox = &self.state.outbox;
        let wanted = |message: &&Arc<StoredOutboxMessage>| {
            query.topic.as_ref().is_none_or(|topic| *topic == message.topic)
                && query.key.as_ref().is_none_or(|key| *key == message.key)
                && (!query.heads || outbox.is_head(message))
        };
        let waiting = outbox.waiting.range((Excluded(query.after), Unbounded)).map(|(_, message)| message);
        let found = waiting.filter(wanted).take(query.limit as usize);
        Ok(found.map(|message| StoredOutboxMessage::clone(message)).collect())
    }

    async fn timers_due(&mut self, now_ms: i64, limit: u32) -> Result<Vec<Timer>, StorageError> {
        let timers = self.state.timers.by_due.iter().take_while(|((due_ms, _), _)| *due_ms <= now_ms);
        let timer = |((due_ms, key), body): (&(i64, String), &Arc<str>)| Timer {
            key: key.clone(),
            due_ms: *due_ms,
            body: body.to_string(),
        };
        Ok(timers.take(limit as usize).map(timer).collect())
    }

    async fn last_position(&mut self) -> Result<Position, StorageError> {
        Ok(self.state.last)
    }

    async fn records(&mut self, cursor: RecordCursor, limit: u32) -> Result<Page<Record>, StorageError> {
        Ok(page(self.state.records(cursor), limit))
    }

    async fn number(&mut self, series: String, owner: String) -> Result<Option<u64>, StorageError> {
        Ok(self.state.series.get(&series).and_then(|series| series.numbers.get(&owner)).copied())
    }
}

fn stored(id: &str, row: &RowState) -> Option<StoredRow> {
    let body = row.body.as_ref()?.to_string();
    Some(StoredRow { id: id.to_owned(), version: row.version, body })
}

fn page<T>(mut found: impl Iterator<Item = T>, limit: u32) -> Page<T> {
    let items = found.by_ref().take(limit as usize).collect();
    Page { items, more: found.next().is_some() }
}
