//! One change inside a transaction that others share.

use std::collections::BTreeSet;

use cms_core::storage::{
    Allocate, Allocated, Append, Changes, Claim, CommitOutcome, Committed, IndexEntry, OutboxChange, RowChange,
    TimerChange, Version,
};
use rusqlite::{Connection, Result};

use crate::checks::{holder, number, refusal};
use crate::convert::{number_from_sql, position_from_sql};

/// Checks `changes` and writes them, or tells why not. A change that is refused leaves nothing behind in the transaction.
///
/// `last` is the last position given out; the caller keeps it for all changes of the transaction, and stores it at the end
/// with [`write_last_position`].
///
/// # Errors
/// What SQLite said. A part of the change may have been written then, so the transaction is of no use any more.
pub(crate) fn apply(connection: &Connection, changes: &Changes, last: &mut i64) -> Result<CommitOutcome> {
    if let Some(refusal) = refusal(connection, changes)? {
        return Ok(refusal);
    }
    // The last that can refuse, and the first that writes: after it, nothing has to be undone.
    if let Some(taken) = write_claims(connection, changes)? {
        return Ok(CommitOutcome::Taken(taken));
    }
    for row in &changes.rows {
        let known = changes.expect.iter().any(|expect| expect.version != Version::ABSENT && expect.key == row.key);
        write_row(connection, row, changes.at_ms, known)?;
    }
    for stream in &changes.forget {
        connection.prepare_cached("DELETE FROM appended WHERE stream = ?1")?.execute([stream])?;
    }
    for entry in &changes.append {
        write_appended(connection, entry, changes.at_ms, last)?;
    }
    if let Some(reply) = &changes.reply {
        let mut insert = connection
            .prepare_cached("INSERT INTO replies (key, payload_hash, body, committed_ms) VALUES (?1, ?2, ?3, ?4)")?;
        insert.execute((&reply.key, reply.payload_hash.as_str(), &reply.body, changes.at_ms))?;
    }
    for event in &changes.consumed {
        let mut insert =
            connection.prepare_cached("INSERT OR IGNORE INTO consumed (event, committed_ms) VALUES (?1, ?2)")?;
        insert.execute((event, changes.at_ms))?;
    }
    for change in &changes.outbox {
        write_outbox(connection, change, changes.at_ms, last)?;
    }
    for change in &changes.timers {
        write_timer(connection, change)?;
    }
    let numbers = changes.allocate.iter().map(|asked| allocate(connection, asked)).collect::<Result<_>>()?;
    Ok(CommitOutcome::Committed(Committed { position: position_from_sql(*last), numbers }))
}

/// Stores the last position given out.
///
/// # Errors
/// What SQLite said.
pub(crate) fn write_last_position(connection: &Connection, last: i64) -> Result<()> {
    connection.prepare_cached("UPDATE positions SET last = ?1 WHERE id = 0")?.execute([last]).map(drop)
}

const INSERT_CLAIM: &str = "INSERT INTO claims (key, owner) VALUES (?1, ?2) ON CONFLICT (key) DO NOTHING";
const DELETE_CLAIM: &str = "DELETE FROM claims WHERE key = ?1 AND owner = ?2";

/// Gives up and takes claims; tells the first that another holds, and undoes the others then.
fn write_claims(connection: &Connection, changes: &Changes) -> Result<Option<Claim>> {
    let (mut given_up, mut taken) = (Vec::new(), Vec::new());
    for release in &changes.releases {
        if connection.prepare_cached(DELETE_CLAIM)?.execute((&release.key, &release.owner))? == 1 {
            given_up.push(release);
        }
    }
    for claim in &changes.claims {
        if connection.prepare_cached(INSERT_CLAIM)?.execute((&claim.key, &claim.owner))? == 1 {
            taken.push(claim);
            continue;
        }
        match holder(connection, &claim.key)? {
            Some(owner) if owner != claim.owner => {
                for made in taken {
                    connection.prepare_cached(DELETE_CLAIM)?.execute((&made.key, &made.owner))?;
                }
                for gone in given_up {
                    connection.prepare_cached(INSERT_CLAIM)?.execute((&gone.key, &gone.owner))?;
                }
                return Ok(Some(Claim { key: claim.key.clone(), owner }));
            }
            _ => {}
        }
    }
    Ok(None)
}

/// Writes a row; `known` says that it is likely to be there, which only decides what is tried first.
fn write_row(connection: &Connection, change: &RowChange, at_ms: Option<i64>, known: bool) -> Result<()> {
    let deleted_ms = if change.body.is_some() { None } else { at_ms };
    if known {
        if !update_row(connection, change, deleted_ms)? {
            insert_row(connection, change, deleted_ms)?;
        }
    } else if !insert_row(connection, change, deleted_ms)? {
        update_row(connection, change, deleted_ms)?;
    }
    Ok(())
}

/// Writes a row that was never written, and tells whether it was so.
fn insert_row(connection: &Connection, change: &RowChange, deleted_ms: Option<i64>) -> Result<bool> {
    let (table, id) = (change.key.table.name(), &change.key.id);
    let mut insert = connection.prepare_cached(
        "INSERT INTO rows (table_name, id, version, body, deleted_ms) VALUES (?1, ?2, 1, ?3, ?4)
         ON CONFLICT (table_name, id) DO NOTHING",
    )?;
    if insert.execute((table, id, &change.body, deleted_ms))? == 0 {
        return Ok(false);
    }
    for entry in found_by(change) {
        insert_index(connection, table, id, entry.name, &entry.value)?;
    }
    Ok(true)
}

/// Writes a row that was written before, and tells whether it was so.
fn update_row(connection: &Connection, change: &RowChange, deleted_ms: Option<i64>) -> Result<bool> {
    let (table, id) = (change.key.table.name(), &change.key.id);
    let mut update = connection.prepare_cached(
        "UPDATE rows SET version = version + 1, body = ?3, deleted_ms = ?4 WHERE table_name = ?1 AND id = ?2",
    )?;
    if update.execute((table, id, &change.body, deleted_ms))? == 0 {
        return Ok(false);
    }
    // Most writes leave the index as it is, so only the difference is written.
    let mut query = connection.prepare_cached("SELECT name, value FROM row_index WHERE table_name = ?1 AND id = ?2")?;
    let stored = query.query_map((table, id), |row| Ok((row.get(0)?, row.get(1)?)))?;
    let stored: BTreeSet<(String, String)> = stored.collect::<Result<_>>()?;
    let wanted: BTreeSet<(String, String)> =
        found_by(change).iter().map(|entry| (entry.name.to_owned(), entry.value.clone())).collect();
    for (name, value) in stored.difference(&wanted) {
        let mut delete = connection
            .prepare_cached("DELETE FROM row_index WHERE table_name = ?1 AND name = ?2 AND value = ?3 AND id = ?4")?;
        delete.execute((table, name, value, id))?;
    }
    for (name, value) in wanted.difference(&stored) {
        insert_index(connection, table, id, name, value)?;
    }
    Ok(true)
}

/// What a row can be found by after the change.
fn found_by(change: &RowChange) -> &[IndexEntry] {
    if change.body.is_some() { &change.index } else { &[] }
}

fn insert_index(connection: &Connection, table: &str, id: &str, name: &str, value: &str) -> Result<()> {
    let mut insert = connection.prepare_cached(
        "INSERT INTO row_index (table_name, name, value, id) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
    )?;
    insert.execute((table, name, value, id)).map(drop)
}

fn write_appended(connection: &Connection, entry: &Append, committed_ms: Option<i64>, last: &mut i64) -> Result<()> {
    let mut insert = connection.prepare_cached(
        "INSERT INTO appended (position, stream, key, at_ms, body, committed_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (stream, key) DO NOTHING",
    )?;
    let Append { stream, key, at_ms, body } = entry;
    let written = insert.execute((*last + 1, stream, key, at_ms, body, committed_ms))?;
    *last += i64::from(written == 1);
    Ok(())
}

fn write_outbox(connection: &Connection, change: &OutboxChange, at_ms: Option<i64>, last: &mut i64) -> Result<()> {
    match change {
        OutboxChange::Add(message) => {
            let mut insert = connection.prepare_cached(
                "INSERT INTO outbox (position, id, key, topic, body) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (id) DO NOTHING",
            )?;
            let written = insert.execute((*last + 1, &message.id, &message.key, &message.topic, &message.body))?;
            *last += i64::from(written == 1);
        }
        OutboxChange::Done { id } => {
            let mut update = connection
                .prepare_cached("UPDATE outbox SET done = 1, body = NULL, done_ms = ?2 WHERE id = ?1 AND done = 0")?;
            update.execute((id, at_ms))?;
        }
        other => return Err(unknown_kind(other)),
    }
    Ok(())
}

fn write_timer(connection: &Connection, change: &TimerChange) -> Result<()> {
    match change {
        TimerChange::Set { key, due_ms, body } => {
            let mut upsert = connection.prepare_cached(
                "INSERT INTO timers (key, due_ms, body) VALUES (?1, ?2, ?3)
                 ON CONFLICT (key) DO UPDATE SET due_ms = excluded.due_ms, body = excluded.body",
            )?;
            upsert.execute((key, due_ms, body))?;
        }
        TimerChange::Cancel { key } | TimerChange::Fired { key, .. } => {
            connection.prepare_cached("DELETE FROM timers WHERE key = ?1")?.execute([key])?;
        }
        other => return Err(unknown_kind(other)),
    }
    Ok(())
}

fn allocate(connection: &Connection, asked: &Allocate) -> Result<Allocated> {
    let Allocate { series, owner } = asked.clone();
    let number = match number(connection, &series, &owner)? {
        Some(number) => number,
        None => {
            let mut next = connection.prepare_cached(
                "INSERT INTO series (name, last) VALUES (?1, 1)
                 ON CONFLICT (name) DO UPDATE SET last = last + 1 RETURNING last",
            )?;
            let number: i64 = next.query_row([&series], |row| row.get(0))?;
            let mut insert =
                connection.prepare_cached("INSERT INTO numbers (series, owner, number) VALUES (?1, ?2, ?3)")?;
            insert.execute((&series, &owner, number))?;
            number
        }
    };
    Ok(Allocated { series, owner, number: number_from_sql(number) })
}

/// A kind of change that a newer core knows and this store does not: refusing it whole beats losing a part of it.
fn unknown_kind(change: &impl std::fmt::Debug) -> rusqlite::Error {
    let kind = format!("{change:?}").split([' ', '{', '(']).next().unwrap_or_default().to_owned();
    rusqlite::Error::ToSqlConversionFailure(format!("this version of the store does not know the change {kind}").into())
}
