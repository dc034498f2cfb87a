//! A view as records, page by page.
//!
//! Each kind comes in the order of an index. Of a key that is cut there the order is that of its text, which is an exact
//! order as any: no two keys have the same.

use cms_core::storage::{Page, Record, RecordCursor, StorageError};
use tokio_postgres::Row;

use super::{PostgresSnapshot, page};
use crate::convert::{
    column, number_from_sql, one_more, optional, position_from_sql, position_to_sql, string, version_from_sql, whole,
};
use crate::error::corrupt;
use crate::text::key;

impl PostgresSnapshot {
    /// Up to `limit` records from the place that `cursor` says.
    ///
    /// # Errors
    /// As [`Snapshot`](cms_core::storage::Snapshot).
    pub(super) async fn page_of_records(
        &mut self,
        cursor: RecordCursor,
        limit: u32,
    ) -> Result<Page<Record>, StorageError> {
        let many = one_more(limit);
        let text = |after: Option<String>| after.as_deref().map(from).unwrap_or_default();
        let position = |after: Option<_>| after.map_or(0, position_to_sql);
        match cursor {
            RecordCursor::Rows(after) => {
                let (table, id) = after.map(|(table, id)| (key(&table).into_owned(), from(&id))).unwrap_or_default();
                let found = self.read(ROWS, &[&table, &id, &many]).await?;
                self.with_index(found, limit).await
            }
            RecordCursor::Claims(after) => page(&self.read(CLAIMS, &[&text(after), &many]).await?, limit, claim),
            RecordCursor::Appended(after) => {
                page(&self.read(APPENDED, &[&position(after), &many]).await?, limit, appended)
            }
            RecordCursor::Replies(after) => page(&self.read(REPLIES, &[&text(after), &many]).await?, limit, reply),
            RecordCursor::Consumed(after) => page(&self.read(CONSUMED, &[&text(after), &many]).await?, limit, consumed),
            RecordCursor::Messages(after) => {
                page(&self.read(MESSAGES, &[&position(after), &many]).await?, limit, message)
            }
            RecordCursor::Timers(after) => page(&self.read(TIMERS, &[&text(after), &many]).await?, limit, timer),
            RecordCursor::Numbers(after) => {
                let (series, number) = after.unwrap_or_default();
                let number = i64::try_from(number).unwrap_or(i64::MAX);
                page(&self.read(NUMBERS, &[&key(&series), &number, &many]).await?, limit, numbered)
            }
        }
    }

    /// Rows together with what they can be found by.
    async fn with_index(&mut self, found: Vec<Row>, limit: u32) -> Result<Page<Record>, StorageError> {
        let mut page = page(&found, limit, row)?;
        let shown = found.iter().take(page.items.len());
        let keys = shown.map(|row| Ok((column::<&str>(row, 0)?, column::<&str>(row, 1)?)));
        let (tables, ids): (Vec<&str>, Vec<&str>) = keys.collect::<Result<Vec<_>, StorageError>>()?.into_iter().unzip();
        if tables.is_empty() {
            return Ok(page);
        }
        for entry in self.read(INDEX, &[&tables, &ids]).await? {
            let place: i64 = column(&entry, 0)?;
            let record = usize::try_from(place - 1).ok().and_then(|place| page.items.get_mut(place));
            let Some(Record::Row { index, .. }) = record else {
                return Err(corrupt("an answer of the server", "it names no row that was asked for"));
            };
            index.push((string(&entry, 1)?, whole(&entry, 2)?));
        }
        for record in &mut page.items {
            if let Record::Row { index, .. } = record {
                index.sort_unstable();
            }
        }
        Ok(page)
    }
}

/// The first text after that of `string`, so that one statement reads from the beginning and from any place: no text
/// holds a character below U+0001.
fn from(string: &str) -> String {
    format!("{}\u{1}", key(string))
}

/// All statements that read a page of records.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[ROWS, INDEX, CLAIMS, APPENDED, REPLIES, CONSUMED, MESSAGES, TIMERS, NUMBERS];

const ROWS: &str = "SELECT table_name, id, full_id, version, body, deleted_ms FROM rows
    WHERE (table_name, id) >= ($1, $2) ORDER BY table_name, id LIMIT $3";
const INDEX: &str = "SELECT a.place, i.name, i.value, i.full_value
    FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS a (table_name, id, place)
    JOIN row_index AS i ON i.table_name = a.table_name AND i.id = a.id";
const CLAIMS: &str = "SELECT key, full_key, owner FROM claims WHERE key >= $1 ORDER BY key LIMIT $2";
const APPENDED: &str = "SELECT position, stream, full_stream, key, full_key, at_ms, body, committed_ms FROM appended
    WHERE position > $1 ORDER BY position LIMIT $2";
const REPLIES: &str = "SELECT key, full_key, payload_hash, body, committed_ms FROM replies
    WHERE key >= $1 ORDER BY key LIMIT $2";
const CONSUMED: &str = "SELECT event, full_event, committed_ms FROM consumed
    WHERE event >= $1 ORDER BY event LIMIT $2";
const MESSAGES: &str = "SELECT position, id, full_id, key, full_key, topic, body, done, done_ms FROM outbox
    WHERE position > $1 ORDER BY position LIMIT $2";
const TIMERS: &str = "SELECT key, full_key, due_ms, body FROM timers WHERE key >= $1 ORDER BY key LIMIT $2";
const NUMBERS: &str = "SELECT series, full_series, number, owner, full_owner FROM numbers
    WHERE (series, number) > ($1, $2) ORDER BY series, number LIMIT $3";

fn row(row: &Row) -> Result<Record, StorageError> {
    Ok(Record::Row {
        table: string(row, 0)?,
        id: whole(row, 1)?,
        version: version_from_sql(column(row, 3)?),
        body: optional(row, 4)?,
        index: Vec::new(),
        at_ms: column(row, 5)?,
    })
}

fn claim(row: &Row) -> Result<Record, StorageError> {
    Ok(Record::Claim { key: whole(row, 0)?, owner: string(row, 2)? })
}

fn appended(row: &Row) -> Result<Record, StorageError> {
    Ok(Record::Appended {
        position: position_from_sql(column(row, 0)?),
        stream: whole(row, 1)?,
        key: whole(row, 3)?,
        happened_ms: column(row, 5)?,
        body: string(row, 6)?,
        at_ms: column(row, 7)?,
    })
}

fn reply(row: &Row) -> Result<Record, StorageError> {
    Ok(Record::Reply {
        key: whole(row, 0)?,
        payload_hash: string(row, 2)?,
        body: string(row, 3)?,
        at_ms: column(row, 4)?,
    })
}

fn consumed(row: &Row) -> Result<Record, StorageError> {
    Ok(Record::Consumed { event: whole(row, 0)?, at_ms: column(row, 2)? })
}

fn message(row: &Row) -> Result<Record, StorageError> {
    let done: bool = column(row, 7)?;
    Ok(Record::Message {
        position: position_from_sql(column(row, 0)?),
        id: whole(row, 1)?,
        key: whole(row, 3)?,
        topic: string(row, 5)?,
        body: if done { None } else { Some(string(row, 6)?) },
        at_ms: column(row, 8)?,
    })
}

fn timer(row: &Row) -> Result<Record, StorageError> {
    Ok(Record::Timer { key: whole(row, 0)?, due_ms: column(row, 2)?, body: string(row, 3)? })
}

fn numbered(row: &Row) -> Result<Record, StorageError> {
    Ok(Record::Number { series: whole(row, 0)?, number: number_from_sql(column(row, 2)?), owner: whole(row, 3)? })
}
