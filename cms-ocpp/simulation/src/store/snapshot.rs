//! A view of the store over a line on which time passes.

use std::sync::Arc;

use async_trait::async_trait;
use cms_core::storage::{
    AppendQuery, Appended, OutboxQuery, Page, Position, Record, RecordCursor, RowKey, RowQuery, Snapshot, StorageError,
    StoredOutboxMessage, StoredReply, StoredRow, Timer, Version,
};

use super::Line;

pub(super) struct SimSnapshot {
    inner: Box<dyn Snapshot>,
    line: Arc<Line>,
}

impl SimSnapshot {
    pub(super) fn new(inner: Box<dyn Snapshot>, line: Arc<Line>) -> Self {
        Self { inner, line }
    }
}

#[async_trait]
impl Snapshot for SimSnapshot {
    async fn row(&mut self, key: RowKey) -> Result<Option<StoredRow>, StorageError> {
        self.line.step(None).await;
        self.inner.row(key).await
    }

    async fn version(&mut self, key: RowKey) -> Result<Version, StorageError> {
        self.line.step(None).await;
        self.inner.version(key).await
    }

    async fn rows(&mut self, query: RowQuery) -> Result<Page<StoredRow>, StorageError> {
        self.line.step(None).await;
        self.inner.rows(query).await
    }

    async fn claim(&mut self, key: String) -> Result<Option<String>, StorageError> {
        self.line.step(None).await;
        self.inner.claim(key).await
    }

    async fn reply(&mut self, key: String) -> Result<Option<StoredReply>, StorageError> {
        self.line.step(None).await;
        self.inner.reply(key).await
    }

    async fn appended(&mut self, query: AppendQuery) -> Result<Page<Appended>, StorageError> {
        self.line.step(None).await;
        self.inner.appended(query).await
    }

    async fn outbox(&mut self, query: OutboxQuery) -> Result<Vec<StoredOutboxMessage>, StorageError> {
        self.line.step(None).await;
        self.inner.outbox(query).await
    }

    async fn timers_due(&mut self, now_ms: i64, limit: u32) -> Result<Vec<Timer>, StorageError> {
        self.line.step(None).await;
        self.inner.timers_due(now_ms, limit).await
    }

    async fn last_position(&mut self) -> Result<Position, StorageError> {
        self.line.step(None).await;
        self.inner.last_position().await
    }

    async fn records(&mut self, cursor: RecordCursor, limit: u32) -> Result<Page<Record>, StorageError> {
        self.line.step(None).await;
        self.inner.records(cursor, limit).await
    }

    async fn number(&mut self, series: String, owner: String) -> Result<Option<u64>, StorageError> {
        self.line.step(None).await;
        self.inner.number(series, owner).await
    }
}
