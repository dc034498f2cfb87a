//! Taking in a backup.

use cms_core::storage::{Import, Record, StorageError};
use rusqlite::{Connection, Result};

use crate::checks;
use crate::error::Failure;
use crate::transaction;

/// Takes in one step, in one transaction. From the first to the last the file says that it is incomplete.
///
/// # Errors
/// Where the file is in use, the step makes no sense, or the file cannot be written.
pub(crate) fn import(connection: &Connection, step: &Import) -> Result<(), Failure> {
    transaction::run(connection, |connection| {
        if !checks::importing(connection)? && !is_empty(connection)? {
            return Err(Failure::Unusable(StorageError::NotEmpty));
        }
        match step {
            Import::Records(records) => {
                let begun = "INSERT OR IGNORE INTO meta (name, value) VALUES ('importing', 'begun')";
                connection.prepare_cached(begun)?.execute([])?;
                let mut last = 0;
                for record in records {
                    put(connection, record, &mut last)?;
                }
                raise_last_position(connection, last)
            }
            Import::Finish { last } => {
                connection.prepare_cached("DELETE FROM meta WHERE name = 'importing'")?.execute([])?;
                raise_last_position(connection, whole(last.0)?)
            }
        }
    })
}

fn is_empty(connection: &Connection) -> Result<bool> {
    let anything = "SELECT (SELECT last FROM positions WHERE id = 0) <> 0 OR EXISTS (SELECT 1 FROM rows)
        OR EXISTS (SELECT 1 FROM claims) OR EXISTS (SELECT 1 FROM appended) OR EXISTS (SELECT 1 FROM replies)
        OR EXISTS (SELECT 1 FROM consumed) OR EXISTS (SELECT 1 FROM outbox) OR EXISTS (SELECT 1 FROM timers)
        OR EXISTS (SELECT 1 FROM numbers)";
    connection.prepare_cached(anything)?.query_row([], |row| Ok(!row.get::<_, bool>(0)?))
}

/// Writes one record in the place of one that was there: a step may come twice.
fn put(connection: &Connection, record: &Record, last: &mut i64) -> Result<(), Failure> {
    let prepare = |sql| connection.prepare_cached(sql);
    match record {
        Record::Row { table, id, version, body, index, at_ms } => {
            let row = "INSERT OR REPLACE INTO rows (table_name, id, version, body, deleted_ms)
                VALUES (?1, ?2, ?3, ?4, ?5)";
            // Of a row that is there neither is read; a backup that was tampered with must not make it one to prune.
            let deleted_ms = if body.is_some() { &None } else { at_ms };
            let index = if body.is_some() { index.as_slice() } else { &[] };
            prepare(row)?.execute((table, id, whole(version.0)?, body, deleted_ms))?;
            prepare("DELETE FROM row_index WHERE table_name = ?1 AND id = ?2")?.execute((table, id))?;
            let entry = "INSERT OR REPLACE INTO row_index (table_name, name, value, id) VALUES (?1, ?2, ?3, ?4)";
            for (name, value) in index {
                prepare(entry)?.execute((table, name, value, id))?;
            }
        }
        Record::Claim { key, owner } => {
            prepare("INSERT OR REPLACE INTO claims (key, owner) VALUES (?1, ?2)")?.execute((key, owner))?;
        }
        Record::Appended { position, stream, key, happened_ms, body, at_ms } => {
            let position = whole(position.0)?;
            *last = position.max(*last);
            let entry = "INSERT OR REPLACE INTO appended (position, stream, key, at_ms, body, committed_ms)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
            prepare(entry)?.execute((position, stream, key, happened_ms, body, at_ms))?;
        }
        Record::Reply { key, payload_hash, body, at_ms } => {
            let reply = "INSERT OR REPLACE INTO replies (key, payload_hash, body, committed_ms)
                VALUES (?1, ?2, ?3, ?4)";
            prepare(reply)?.execute((key, payload_hash, body, at_ms))?;
        }
        Record::Consumed { event, at_ms } => {
            let consumed = "INSERT OR REPLACE INTO consumed (event, committed_ms) VALUES (?1, ?2)";
            prepare(consumed)?.execute((event, at_ms))?;
        }
        Record::Message { position, id, key, topic, body, at_ms } => {
            let position = whole(position.0)?;
            *last = position.max(*last);
            let message = "INSERT OR REPLACE INTO outbox (position, id, key, topic, body, done, done_ms)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
            let done_ms = if body.is_some() { &None } else { at_ms };
            prepare(message)?.execute((position, id, key, topic, body, body.is_none(), done_ms))?;
        }
        Record::Timer { key, due_ms, body } => {
            let timer = "INSERT OR REPLACE INTO timers (key, due_ms, body) VALUES (?1, ?2, ?3)";
            prepare(timer)?.execute((key, due_ms, body))?;
        }
        Record::Number { series, number, owner } => {
            let number = whole(*number)?;
            let given = "INSERT OR REPLACE INTO numbers (series, owner, number) VALUES (?1, ?2, ?3)";
            prepare(given)?.execute((series, owner, number))?;
            let counter = "INSERT INTO series (name, last) VALUES (?1, ?2)
                ON CONFLICT (name) DO UPDATE SET last = max(last, excluded.last)";
            prepare(counter)?.execute((series, number))?;
        }
    }
    Ok(())
}

fn raise_last_position(connection: &Connection, last: i64) -> Result<(), Failure> {
    let raise = "UPDATE positions SET last = ?1 WHERE id = 0 AND last < ?1";
    connection.prepare_cached(raise)?.execute([last])?;
    Ok(())
}

/// A number as SQLite can hold it.
fn whole(number: u64) -> Result<i64, Failure> {
    i64::try_from(number).map_err(|_| {
        let reason = format!("the number {number} is larger than any that a store gives");
        Failure::Unusable(StorageError::Corrupt { what: "the backup".to_owned(), reason })
    })
}
