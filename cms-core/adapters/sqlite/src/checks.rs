//! What refuses a change.

use cms_core::PayloadHash;
use cms_core::storage::{Changes, CommitOutcome, RowKey, StoredReply, TimerChange, Version};
use rusqlite::{Connection, OptionalExtension, Result};

use crate::convert::version_from_sql;

/// The first check that `changes` fails, in the order of [`Store::commit`](cms_core::storage::Store::commit); claims
/// are checked where they are made.
pub(crate) fn refusal(connection: &Connection, changes: &Changes) -> Result<Option<CommitOutcome>> {
    if let Some(fence) = &changes.fence
        && version(connection, &fence.lease)? != fence.epoch
    {
        return Ok(Some(CommitOutcome::Fenced { lease: fence.lease.clone() }));
    }
    if let Some(asked) = &changes.reply
        && let Some(stored) = reply(connection, &asked.key)?
    {
        return Ok(Some(if stored.payload_hash == asked.payload_hash {
            CommitOutcome::Duplicate(Some(stored))
        } else {
            CommitOutcome::Mismatch { key: stored.key }
        }));
    }
    for event in &changes.consumed {
        let mut known = connection.prepare_cached("SELECT 1 FROM consumed WHERE event = ?1")?;
        if known.exists([event])? {
            return Ok(Some(CommitOutcome::Duplicate(None)));
        }
    }
    for expect in &changes.expect {
        if version(connection, &expect.key)? != expect.version {
            return Ok(Some(CommitOutcome::Conflict { key: expect.key.clone() }));
        }
    }
    for change in &changes.timers {
        if let TimerChange::Fired { key, due_ms } = change
            && due(connection, key)? != Some(*due_ms)
        {
            return Ok(Some(CommitOutcome::Conflict { key: TimerChange::conflict(key) }));
        }
    }
    Ok(None)
}

/// The version a row is at, deleted or not.
pub(crate) fn version(connection: &Connection, key: &RowKey) -> Result<Version> {
    let mut query = connection.prepare_cached("SELECT version FROM rows WHERE table_name = ?1 AND id = ?2")?;
    let version = query.query_row((key.table.name(), &key.id), |row| row.get(0)).optional()?;
    Ok(version.map_or(Version::ABSENT, version_from_sql))
}

/// The reply stored under a natural key.
pub(crate) fn reply(connection: &Connection, key: &str) -> Result<Option<StoredReply>> {
    let mut query = connection.prepare_cached("SELECT payload_hash, body FROM replies WHERE key = ?1")?;
    let stored = query.query_row([key], |row| {
        let payload_hash = PayloadHash::from_stored(row.get::<_, String>(0)?);
        Ok(StoredReply { key: key.to_owned(), payload_hash, body: row.get(1)? })
    });
    stored.optional()
}

/// Who holds a claim.
pub(crate) fn holder(connection: &Connection, key: &str) -> Result<Option<String>> {
    let mut query = connection.prepare_cached("SELECT owner FROM claims WHERE key = ?1")?;
    query.query_row([key], |row| row.get(0)).optional()
}

/// The number that `owner` has in `series`.
pub(crate) fn number(connection: &Connection, series: &str, owner: &str) -> Result<Option<i64>> {
    let mut query = connection.prepare_cached("SELECT number FROM numbers WHERE series = ?1 AND owner = ?2")?;
    query.query_row((series, owner), |row| row.get(0)).optional()
}

/// When a timer is due, if it is set.
fn due(connection: &Connection, key: &str) -> Result<Option<i64>> {
    let mut query = connection.prepare_cached("SELECT due_ms FROM timers WHERE key = ?1")?;
    query.query_row([key], |row| row.get(0)).optional()
}

/// Whether a backup was begun to be taken in and not finished.
pub(crate) fn importing(connection: &Connection) -> Result<bool> {
    connection.prepare_cached("SELECT 1 FROM meta WHERE name = 'importing'")?.exists([])
}

/// The last position given out.
pub(crate) fn last_position(connection: &Connection) -> Result<i64> {
    connection.prepare_cached("SELECT last FROM positions WHERE id = 0")?.query_row([], |row| row.get(0))
}
