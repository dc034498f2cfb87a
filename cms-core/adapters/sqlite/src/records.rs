//! Everything in the file as records, page by page.

use cms_core::storage::{Page, Record, RecordCursor};
use rusqlite::{Connection, Result, Row};

use crate::convert::{number_from_sql, one_more, position_from_sql, position_to_sql, version_from_sql};
use crate::page::page;

/// A page of the records of one kind after a place.
pub(crate) fn records(connection: &Connection, cursor: &RecordCursor, limit: u32) -> Result<Page<Record>> {
    let sql = statement(cursor);
    let wanted = one_more(limit);
    // No text is before the empty one, and no position or number before 0, so what stands there without a place is the
    // first that may come; the statement includes it then.
    match cursor {
        RecordCursor::Rows(after) => {
            let (table, id) = after.clone().unwrap_or_default();
            let mut found = page(connection, sql, &[&wanted, &table, &id], limit, row)?;
            for record in &mut found.items {
                add_index(connection, record)?;
            }
            Ok(found)
        }
        RecordCursor::Claims(after)
        | RecordCursor::Replies(after)
        | RecordCursor::Consumed(after)
        | RecordCursor::Timers(after) => {
            let after = after.as_deref().unwrap_or_default();
            let from_row = match cursor {
                RecordCursor::Claims(_) => claim,
                RecordCursor::Replies(_) => reply,
                RecordCursor::Consumed(_) => consumed,
                _ => timer,
            };
            page(connection, sql, &[&wanted, &after], limit, from_row)
        }
        RecordCursor::Appended(after) | RecordCursor::Messages(after) => {
            let after = position_to_sql(after.unwrap_or_default());
            let from_row = if matches!(cursor, RecordCursor::Appended(_)) { appended } else { message };
            page(connection, sql, &[&wanted, &after], limit, from_row)
        }
        RecordCursor::Numbers(after) => {
            let (series, number) = after.clone().unwrap_or_default();
            let number = i64::try_from(number).unwrap_or(i64::MAX);
            page(connection, sql, &[&wanted, &series, &number], limit, a_number)
        }
    }
}

fn statement(cursor: &RecordCursor) -> &'static str {
    match cursor {
        RecordCursor::Rows(None) => {
            "SELECT table_name, id, version, body, deleted_ms FROM rows
            WHERE (table_name, id) >= (?2, ?3) ORDER BY table_name, id LIMIT ?1"
        }
        RecordCursor::Rows(Some(_)) => {
            "SELECT table_name, id, version, body, deleted_ms FROM rows
            WHERE (table_name, id) > (?2, ?3) ORDER BY table_name, id LIMIT ?1"
        }
        RecordCursor::Claims(None) => "SELECT key, owner FROM claims WHERE key >= ?2 ORDER BY key LIMIT ?1",
        RecordCursor::Claims(Some(_)) => "SELECT key, owner FROM claims WHERE key > ?2 ORDER BY key LIMIT ?1",
        RecordCursor::Appended(_) => {
            "SELECT position, stream, key, at_ms, body, committed_ms FROM appended
            WHERE position > ?2 ORDER BY position LIMIT ?1"
        }
        RecordCursor::Replies(None) => {
            "SELECT key, payload_hash, body, committed_ms FROM replies WHERE key >= ?2 ORDER BY key LIMIT ?1"
        }
        RecordCursor::Replies(Some(_)) => {
            "SELECT key, payload_hash, body, committed_ms FROM replies WHERE key > ?2 ORDER BY key LIMIT ?1"
        }
        RecordCursor::Consumed(None) => {
            "SELECT event, committed_ms FROM consumed WHERE event >= ?2 ORDER BY event LIMIT ?1"
        }
        RecordCursor::Consumed(Some(_)) => {
            "SELECT event, committed_ms FROM consumed WHERE event > ?2 ORDER BY event LIMIT ?1"
        }
        RecordCursor::Messages(_) => {
            "SELECT position, id, key, topic, body, done, done_ms FROM outbox
            WHERE position > ?2 ORDER BY position LIMIT ?1"
        }
        RecordCursor::Timers(None) => "SELECT key, due_ms, body FROM timers WHERE key >= ?2 ORDER BY key LIMIT ?1",
        RecordCursor::Timers(Some(_)) => "SELECT key, due_ms, body FROM timers WHERE key > ?2 ORDER BY key LIMIT ?1",
        RecordCursor::Numbers(_) => {
            "SELECT series, number, owner FROM numbers
            WHERE (series, number) > (?2, ?3) ORDER BY series, number LIMIT ?1"
        }
    }
}

const INDEX: &str = "SELECT name, value FROM row_index WHERE table_name = ?1 AND id = ?2 ORDER BY name, value";

fn row(row: &Row<'_>) -> Result<Record> {
    let version = version_from_sql(row.get(2)?);
    let index = Vec::new();
    Ok(Record::Row { table: row.get(0)?, id: row.get(1)?, version, body: row.get(3)?, index, at_ms: row.get(4)? })
}

fn add_index(connection: &Connection, record: &mut Record) -> Result<()> {
    if let Record::Row { table, id, body: Some(_), index, .. } = record {
        let mut entries = connection.prepare_cached(INDEX)?;
        *index = entries.query_map((&*table, &*id), |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_>>()?;
    }
    Ok(())
}

fn claim(row: &Row<'_>) -> Result<Record> {
    Ok(Record::Claim { key: row.get(0)?, owner: row.get(1)? })
}

fn appended(row: &Row<'_>) -> Result<Record> {
    Ok(Record::Appended {
        position: position_from_sql(row.get(0)?),
        stream: row.get(1)?,
        key: row.get(2)?,
        happened_ms: row.get(3)?,
        body: row.get(4)?,
        at_ms: row.get(5)?,
    })
}

fn reply(row: &Row<'_>) -> Result<Record> {
    Ok(Record::Reply { key: row.get(0)?, payload_hash: row.get(1)?, body: row.get(2)?, at_ms: row.get(3)? })
}

fn consumed(row: &Row<'_>) -> Result<Record> {
    Ok(Record::Consumed { event: row.get(0)?, at_ms: row.get(1)? })
}

fn message(row: &Row<'_>) -> Result<Record> {
    let position = position_from_sql(row.get(0)?);
    let (id, key, topic, at_ms) = (row.get(1)?, row.get(2)?, row.get(3)?, row.get(6)?);
    let body = if row.get(5)? { None } else { Some(row.get(4)?) };
    Ok(Record::Message { position, id, key, topic, body, at_ms })
}

fn timer(row: &Row<'_>) -> Result<Record> {
    Ok(Record::Timer { key: row.get(0)?, due_ms: row.get(1)?, body: row.get(2)? })
}

fn a_number(row: &Row<'_>) -> Result<Record> {
    Ok(Record::Number { series: row.get(0)?, number: number_from_sql(row.get(1)?), owner: row.get(2)? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::open_for_writing;
    use crate::options::Options;

    #[test]
    fn every_page_begins_where_it_begins() {
        let directory = tempfile::tempdir().unwrap();
        let connection = open_for_writing(&directory.path().join("store.sqlite"), &Options::default()).unwrap();
        let name = || Some(String::new());
        let further = [
            RecordCursor::Rows(Some(Default::default())),
            RecordCursor::Claims(name()),
            RecordCursor::Replies(name()),
            RecordCursor::Consumed(name()),
            RecordCursor::Timers(name()),
        ];
        let statements = RecordCursor::KINDS.iter().chain(&further).map(statement);
        for sql in statements.chain([INDEX]) {
            let mut plan = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
            let steps = plan.raw_query().mapped(|row| row.get(3)).collect::<Result<Vec<String>>>().unwrap().join("\n");
            assert!(steps.starts_with("SEARCH") && !steps.contains("TEMP B-TREE"), "{sql}: {steps}");
        }
    }
}
