//! A view of the store at one moment.

#[cfg(test)]
mod plans;
mod records;

use async_trait::async_trait;
use cms_core::PayloadHash;
use cms_core::storage::{
    AppendQuery, Appended, OutboxQuery, Page, Position, Record, RecordCursor, RowKey, RowQuery, Snapshot, StorageError,
    StoredOutboxMessage, StoredReply, StoredRow, Timer, Version,
};
use tokio_postgres::Row;
use tokio_postgres::types::ToSql;

use crate::convert::{
    column, number_from_sql, one_more, position_from_sql, position_to_sql, string, version_from_sql, whole,
};
use crate::error::{corrupt, storage_error};
use crate::readers::Lease;
use crate::text::{escape, key};

/// One transaction that reads, on a connection of its own; its end gives the connection back.
#[derive(Debug)]
pub(crate) struct PostgresSnapshot {
    lease: Lease,
}

impl PostgresSnapshot {
    pub(crate) fn new(lease: Lease) -> Self {
        Self { lease }
    }

    async fn read(&mut self, sql: &'static str, values: &[&(dyn ToSql + Sync)]) -> Result<Vec<Row>, StorageError> {
        let (connection, connector) = self.lease.connection()?;
        match connector.within(connection.rows(sql, values)).await {
            Ok(answer) => answer.map_err(|error| storage_error(&error)),
            Err(error) => {
                self.lease.cut();
                Err(error)
            }
        }
    }

    async fn first<T>(
        &mut self,
        sql: &'static str,
        values: &[&(dyn ToSql + Sync)],
        from_row: impl FnOnce(&Row) -> Result<T, StorageError>,
    ) -> Result<Option<T>, StorageError> {
        self.read(sql, values).await?.first().map(from_row).transpose()
    }
}

#[async_trait]
impl Snapshot for PostgresSnapshot {
    async fn row(&mut self, asked: RowKey) -> Result<Option<StoredRow>, StorageError> {
        self.first(ROW, &[&key(asked.table.name()), &key(&asked.id)], stored_row).await
    }

    async fn version(&mut self, asked: RowKey) -> Result<Version, StorageError> {
        let version =
            self.first(VERSION, &[&key(asked.table.name()), &key(&asked.id)], |row| column::<i64>(row, 0)).await?;
        Ok(version.map_or(Version::ABSENT, version_from_sql))
    }

    async fn rows(&mut self, query: RowQuery) -> Result<Page<StoredRow>, StorageError> {
        // No id is before the empty one, so without a place to start it is the first that may come.
        let sql = match (&query.index, &query.after) {
            (None, None) => ROWS_FROM,
            (None, Some(_)) => ROWS_AFTER,
            (Some(_), None) => INDEXED_FROM,
            (Some(_), Some(_)) => INDEXED_AFTER,
        };
        let (table, after, limit) =
            (key(query.table.name()), key(query.after.as_deref().unwrap_or_default()), one_more(query.limit));
        let found = match &query.index {
            None => self.read(sql, &[&table, &after, &limit]).await?,
            Some((name, value)) => self.read(sql, &[&table, &after, &limit, &key(name), &key(value)]).await?,
        };
        page(&found, query.limit, stored_row)
    }

    async fn claim(&mut self, asked: String) -> Result<Option<String>, StorageError> {
        self.first(CLAIM, &[&key(&asked)], |row| string(row, 0)).await
    }

    async fn reply(&mut self, asked: String) -> Result<Option<StoredReply>, StorageError> {
        let (payload_hash, body) = match self.read(REPLY, &[&key(&asked)]).await?.first() {
            None => return Ok(None),
            Some(row) => (PayloadHash::from_stored(string(row, 0)?), string(row, 1)?),
        };
        Ok(Some(StoredReply { key: asked, payload_hash, body }))
    }

    async fn appended(&mut self, query: AppendQuery) -> Result<Page<Appended>, StorageError> {
        let (after, limit) = (position_to_sql(query.after), one_more(query.limit));
        let found = match &query.stream {
            None => self.read(APPENDED, &[&after, &limit]).await?,
            Some(stream) => self.read(APPENDED_OF_STREAM, &[&after, &limit, &key(stream)]).await?,
        };
        page(&found, query.limit, stored_entry)
    }

    async fn outbox(&mut self, query: OutboxQuery) -> Result<Vec<StoredOutboxMessage>, StorageError> {
        let sql = match (&query.key, query.heads) {
            (None, false) => OUTBOX,
            (None, true) => OUTBOX_HEADS,
            (Some(_), false) => OUTBOX_OF_KEY,
            (Some(_), true) => OUTBOX_HEAD_OF_KEY,
        };
        let (topic, limit) = (query.topic.as_deref().map(escape), i64::from(query.limit));
        let after = position_to_sql(query.after);
        let found = match &query.key {
            None => self.read(sql, &[&topic, &limit, &after]).await?,
            Some(of) => self.read(sql, &[&topic, &limit, &after, &key(of)]).await?,
        };
        found.iter().map(stored_message).collect()
    }

    async fn timers_due(&mut self, now_ms: i64, limit: u32) -> Result<Vec<Timer>, StorageError> {
        let found = self.read(TIMERS, &[&now_ms, &i64::from(limit)]).await?;
        let timer = |row: &Row| Ok(Timer { key: whole(row, 0)?, due_ms: column(row, 2)?, body: string(row, 3)? });
        found.iter().map(timer).collect()
    }

    async fn last_position(&mut self) -> Result<Position, StorageError> {
        let last = self.first(LAST_POSITION, &[], |row| column::<i64>(row, 0)).await?;
        last.map(position_from_sql).ok_or_else(|| corrupt("the table positions", "it has no row"))
    }

    async fn records(&mut self, cursor: RecordCursor, limit: u32) -> Result<Page<Record>, StorageError> {
        self.page_of_records(cursor, limit).await
    }

    async fn number(&mut self, series: String, owner: String) -> Result<Option<u64>, StorageError> {
        let number = self.first(NUMBER, &[&key(&series), &key(&owner)], |row| column::<i64>(row, 0)).await?;
        Ok(number.map(number_from_sql))
    }
}

/// All statements that read a page or what is due.
#[cfg(test)]
const PAGES: &[&str] = &[
    ROWS_FROM,
    ROWS_AFTER,
    INDEXED_FROM,
    INDEXED_AFTER,
    APPENDED,
    APPENDED_OF_STREAM,
    OUTBOX,
    OUTBOX_OF_KEY,
    OUTBOX_HEADS,
    OUTBOX_HEAD_OF_KEY,
    TIMERS,
];

const ROW: &str = "SELECT id, full_id, version, body FROM rows WHERE table_name = $1 AND id = $2 AND body IS NOT NULL";
const VERSION: &str = "SELECT version FROM rows WHERE table_name = $1 AND id = $2";
const ROWS_FROM: &str = "SELECT id, full_id, version, body FROM rows
    WHERE table_name = $1 AND id >= $2 AND body IS NOT NULL ORDER BY id LIMIT $3";
const ROWS_AFTER: &str = "SELECT id, full_id, version, body FROM rows
    WHERE table_name = $1 AND id > $2 AND body IS NOT NULL ORDER BY id LIMIT $3";
const INDEXED_FROM: &str = "SELECT r.id, r.full_id, r.version, r.body
    FROM row_index AS i JOIN rows AS r ON r.table_name = i.table_name AND r.id = i.id
    WHERE i.table_name = $1 AND i.name = $4 AND i.value = $5 AND i.id >= $2 ORDER BY i.id LIMIT $3";
const INDEXED_AFTER: &str = "SELECT r.id, r.full_id, r.version, r.body
    FROM row_index AS i JOIN rows AS r ON r.table_name = i.table_name AND r.id = i.id
    WHERE i.table_name = $1 AND i.name = $4 AND i.value = $5 AND i.id > $2 ORDER BY i.id LIMIT $3";
const CLAIM: &str = "SELECT owner FROM claims WHERE key = $1";
const REPLY: &str = "SELECT payload_hash, body FROM replies WHERE key = $1";
const APPENDED: &str = "SELECT position, stream, full_stream, key, full_key, at_ms, body FROM appended
    WHERE position > $1 ORDER BY position LIMIT $2";
const APPENDED_OF_STREAM: &str = "SELECT position, stream, full_stream, key, full_key, at_ms, body FROM appended
    WHERE stream = $3 AND position > $1 ORDER BY position LIMIT $2";
const OUTBOX: &str = "SELECT position, id, full_id, key, full_key, topic, body FROM outbox
    WHERE NOT done AND position > $3 AND ($1::text IS NULL OR topic = $1) ORDER BY position LIMIT $2";
const OUTBOX_OF_KEY: &str = "SELECT position, id, full_id, key, full_key, topic, body FROM outbox
    WHERE NOT done AND key = $4 AND position > $3 AND ($1::text IS NULL OR topic = $1) ORDER BY position LIMIT $2";
const OUTBOX_HEADS: &str = "SELECT position, id, full_id, key, full_key, topic, body FROM outbox AS o
    WHERE NOT done AND position > $3 AND ($1::text IS NULL OR topic = $1) AND NOT EXISTS
        (SELECT 1 FROM outbox AS earlier WHERE NOT earlier.done AND earlier.key = o.key AND earlier.position < o.position)
    ORDER BY position LIMIT $2";
const OUTBOX_HEAD_OF_KEY: &str = "SELECT position, id, full_id, key, full_key, topic, body FROM outbox
    WHERE position = (SELECT min(position) FROM outbox WHERE NOT done AND key = $4)
        AND position > $3 AND ($1::text IS NULL OR topic = $1) LIMIT $2";
const TIMERS: &str = "SELECT key, full_key, due_ms, body FROM timers WHERE due_ms <= $1 ORDER BY due_ms, key LIMIT $2";
const LAST_POSITION: &str = "SELECT last FROM positions WHERE id = 0";
const NUMBER: &str = "SELECT number FROM numbers WHERE series = $1 AND owner = $2";

/// Reads up to one more than `limit`, which tells whether more follow.
fn page<T>(found: &[Row], limit: u32, from_row: fn(&Row) -> Result<T, StorageError>) -> Result<Page<T>, StorageError> {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let items = found.iter().take(limit).map(from_row).collect::<Result<_, _>>()?;
    Ok(Page { items, more: found.len() > limit })
}

fn stored_row(row: &Row) -> Result<StoredRow, StorageError> {
    Ok(StoredRow { id: whole(row, 0)?, version: version_from_sql(column(row, 2)?), body: string(row, 3)? })
}

fn stored_entry(row: &Row) -> Result<Appended, StorageError> {
    let position = position_from_sql(column(row, 0)?);
    let (stream, key) = (whole(row, 1)?, whole(row, 3)?);
    Ok(Appended { position, stream, key, at_ms: column(row, 5)?, body: string(row, 6)? })
}

fn stored_message(row: &Row) -> Result<StoredOutboxMessage, StorageError> {
    let position = position_from_sql(column(row, 0)?);
    let (id, key) = (whole(row, 1)?, whole(row, 3)?);
    Ok(StoredOutboxMessage { position, id, key, topic: string(row, 5)?, body: string(row, 6)? })
}
