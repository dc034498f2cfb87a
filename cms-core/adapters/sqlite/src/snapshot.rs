//! A view of the file at one moment.

use async_trait::async_trait;
use cms_core::storage::{
    AppendQuery, Appended, OutboxQuery, Page, Position, Record, RecordCursor, RowKey, RowQuery, Snapshot, StorageError,
    StoredOutboxMessage, StoredReply, StoredRow, Timer, Version,
};
use rusqlite::{Connection, OptionalExtension, Result as Sql, Row};

use crate::checks;
use crate::convert::{number_from_sql, one_more, position_from_sql, position_to_sql, version_from_sql};
use crate::error::storage_error;
use crate::page::page;
use crate::readers::Lease;
use crate::records;

/// One read transaction on a connection of its own; its end gives the connection back.
#[derive(Debug)]
pub(crate) struct SqliteSnapshot {
    lease: Lease,
    path: std::path::PathBuf,
}

impl SqliteSnapshot {
    /// Opens the view.
    ///
    /// # Errors
    /// [`StorageError`] where the file cannot be read, or holds a part of a backup only.
    pub(crate) fn begin(lease: Lease, path: std::path::PathBuf) -> Result<Self, StorageError> {
        let snapshot = Self { lease, path };
        let incomplete = snapshot.read(|connection| {
            connection.prepare_cached("BEGIN")?.execute([])?;
            // BEGIN alone pins nothing: the view is of the moment of the first read, which this is.
            checks::importing(connection)
        })?;
        if incomplete { Err(StorageError::Incomplete) } else { Ok(snapshot) }
    }

    /// Asks the view.
    ///
    /// # Errors
    /// [`StorageError`] where the file cannot be read.
    pub(crate) fn read<T>(&self, query: impl FnOnce(&Connection) -> Sql<T>) -> Result<T, StorageError> {
        query(self.lease.connection()?).map_err(|error| storage_error(&error, &self.path))
    }
}

#[async_trait]
impl Snapshot for SqliteSnapshot {
    async fn row(&mut self, key: RowKey) -> Result<Option<StoredRow>, StorageError> {
        self.read(|connection| {
            let mut query = connection.prepare_cached(
                "SELECT id, version, body FROM rows WHERE table_name = ?1 AND id = ?2 AND body IS NOT NULL",
            )?;
            query.query_row((key.table.name(), &key.id), stored_row).optional()
        })
    }

    async fn version(&mut self, key: RowKey) -> Result<Version, StorageError> {
        self.read(|connection| checks::version(connection, &key))
    }

    async fn rows(&mut self, query: RowQuery) -> Result<Page<StoredRow>, StorageError> {
        // No id is before the empty one, so without a place to start it is the first that may come.
        let sql = match (&query.index, &query.after) {
            (None, None) => ROWS_FROM,
            (None, Some(_)) => ROWS_AFTER,
            (Some(_), None) => INDEXED_FROM,
            (Some(_), Some(_)) => INDEXED_AFTER,
        };
        let table = query.table.name();
        let after = query.after.unwrap_or_default();
        let limit = one_more(query.limit);
        self.read(|connection| match &query.index {
            None => page(connection, sql, &[&table, &after, &limit], query.limit, stored_row),
            Some((name, value)) => {
                page(connection, sql, &[&table, &after, &limit, name, value], query.limit, stored_row)
            }
        })
    }

    async fn claim(&mut self, key: String) -> Result<Option<String>, StorageError> {
        self.read(|connection| checks::holder(connection, &key))
    }

    async fn reply(&mut self, key: String) -> Result<Option<StoredReply>, StorageError> {
        self.read(|connection| checks::reply(connection, &key))
    }

    async fn appended(&mut self, query: AppendQuery) -> Result<Page<Appended>, StorageError> {
        let after = position_to_sql(query.after);
        let limit = one_more(query.limit);
        self.read(|connection| match &query.stream {
            None => page(connection, APPENDED, &[&after, &limit], query.limit, stored_entry),
            Some(stream) => page(connection, APPENDED_OF_STREAM, &[&after, &limit, stream], query.limit, stored_entry),
        })
    }

    async fn outbox(&mut self, query: OutboxQuery) -> Result<Vec<StoredOutboxMessage>, StorageError> {
        let sql = match (&query.key, query.heads) {
            (None, false) => OUTBOX,
            (None, true) => OUTBOX_HEADS,
            (Some(_), false) => OUTBOX_OF_KEY,
            (Some(_), true) => OUTBOX_HEAD_OF_KEY,
        };
        let (after, limit) = (position_to_sql(query.after), i64::from(query.limit));
        self.read(|connection| {
            let mut statement = connection.prepare_cached(sql)?;
            match &query.key {
                None => statement.query_map((&query.topic, limit, after), stored_message)?.collect(),
                Some(key) => statement.query_map((&query.topic, limit, after, key), stored_message)?.collect(),
            }
        })
    }

    async fn timers_due(&mut self, now_ms: i64, limit: u32) -> Result<Vec<Timer>, StorageError> {
        self.read(|connection| {
            let mut query = connection.prepare_cached(
                "SELECT key, due_ms, body FROM timers WHERE due_ms <= ?1 ORDER BY due_ms, key LIMIT ?2",
            )?;
            let timer = |row: &Row<'_>| Ok(Timer { key: row.get(0)?, due_ms: row.get(1)?, body: row.get(2)? });
            query.query_map((now_ms, limit), timer)?.collect()
        })
    }

    async fn last_position(&mut self) -> Result<Position, StorageError> {
        self.read(checks::last_position).map(position_from_sql)
    }

    async fn records(&mut self, cursor: RecordCursor, limit: u32) -> Result<Page<Record>, StorageError> {
        self.read(|connection| records::records(connection, &cursor, limit))
    }

    async fn number(&mut self, series: String, owner: String) -> Result<Option<u64>, StorageError> {
        let number = self.read(|connection| checks::number(connection, &series, &owner))?;
        Ok(number.map(number_from_sql))
    }
}

const ROWS_FROM: &str = "SELECT id, version, body FROM rows
    WHERE table_name = ?1 AND id >= ?2 AND body IS NOT NULL ORDER BY id LIMIT ?3";
const ROWS_AFTER: &str = "SELECT id, version, body FROM rows
    WHERE table_name = ?1 AND id > ?2 AND body IS NOT NULL ORDER BY id LIMIT ?3";
// CROSS JOIN keeps SQLite from starting at the rows.
const INDEXED_FROM: &str = "SELECT r.id, r.version, r.body
    FROM row_index AS i CROSS JOIN rows AS r ON r.table_name = i.table_name AND r.id = i.id
    WHERE i.table_name = ?1 AND i.name = ?4 AND i.value = ?5 AND i.id >= ?2 ORDER BY i.id LIMIT ?3";
const INDEXED_AFTER: &str = "SELECT r.id, r.version, r.body
    FROM row_index AS i CROSS JOIN rows AS r ON r.table_name = i.table_name AND r.id = i.id
    WHERE i.table_name = ?1 AND i.name = ?4 AND i.value = ?5 AND i.id > ?2 ORDER BY i.id LIMIT ?3";
const APPENDED: &str = "SELECT position, stream, key, at_ms, body FROM appended
    WHERE position > ?1 ORDER BY position LIMIT ?2";
const APPENDED_OF_STREAM: &str = "SELECT position, stream, key, at_ms, body FROM appended
    WHERE stream = ?3 AND position > ?1 ORDER BY position LIMIT ?2";
const OUTBOX: &str = "SELECT position, id, key, topic, body FROM outbox
    WHERE done = 0 AND position > ?3 AND (?1 IS NULL OR topic = ?1) ORDER BY position LIMIT ?2";
const OUTBOX_OF_KEY: &str = "SELECT position, id, key, topic, body FROM outbox
    WHERE done = 0 AND key = ?4 AND position > ?3 AND (?1 IS NULL OR topic = ?1) ORDER BY position LIMIT ?2";
const OUTBOX_HEADS: &str = "SELECT position, id, key, topic, body FROM outbox AS o
    WHERE done = 0 AND position > ?3 AND (?1 IS NULL OR topic = ?1) AND NOT EXISTS
        (SELECT 1 FROM outbox AS earlier WHERE earlier.done = 0 AND earlier.key = o.key AND earlier.position < o.position)
    ORDER BY position LIMIT ?2";
const OUTBOX_HEAD_OF_KEY: &str = "SELECT position, id, key, topic, body FROM outbox
    WHERE position = (SELECT min(position) FROM outbox WHERE done = 0 AND key = ?4) AND position > ?3
        AND (?1 IS NULL OR topic = ?1)
    LIMIT ?2";

fn stored_row(row: &Row<'_>) -> Sql<StoredRow> {
    Ok(StoredRow { id: row.get(0)?, version: version_from_sql(row.get(1)?), body: row.get(2)? })
}

fn stored_entry(row: &Row<'_>) -> Sql<Appended> {
    let position = position_from_sql(row.get(0)?);
    Ok(Appended { position, stream: row.get(1)?, key: row.get(2)?, at_ms: row.get(3)?, body: row.get(4)? })
}

fn stored_message(row: &Row<'_>) -> Sql<StoredOutboxMessage> {
    let position = position_from_sql(row.get(0)?);
    Ok(StoredOutboxMessage { position, id: row.get(1)?, key: row.get(2)?, topic: row.get(3)?, body: row.get(4)? })
}
