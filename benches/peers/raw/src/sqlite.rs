//! Rows into SQLite by its plain driver.

use std::fmt;

use cms_benches_protocol::store::{STATION_BODY, SessionStart};
use rusqlite::{Connection, Result};

/// A file whose tables are there already.
pub(crate) struct Target {
    connection: Connection,
}

impl fmt::Debug for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Target")
    }
}

impl Target {
    pub(crate) fn open(path: &str) -> Result<Self> {
        let connection = Connection::open(path)?;
        connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.pragma_update(None, "cache_size", -65_536)?;
        connection.pragma_update_and_check(None, "wal_autocheckpoint", 8192, |_| Ok(()))?;
        Ok(Self { connection })
    }

    pub(crate) fn insert(&mut self, batch: &[SessionStart], before: usize) -> Result<()> {
        let transaction = self.connection.transaction()?;
        let mut position = before as i64 * 4 + 1;
        {
            let mut claim = transaction.prepare_cached("INSERT INTO claims (key, owner) VALUES (?1, ?2)")?;
            let mut row = transaction
                .prepare_cached("INSERT INTO rows (table_name, id, version, body) VALUES ('session', ?1, 1, ?2)")?;
            let mut index = transaction
                .prepare_cached("INSERT INTO row_index (table_name, name, value, id) VALUES ('session', ?1, ?2, ?3)")?;
            let mut append = transaction.prepare_cached(
                "INSERT INTO appended (position, stream, key, at_ms, body, committed_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?4)",
            )?;
            let mut reply = transaction.prepare_cached(
                "INSERT INTO replies (key, payload_hash, body, committed_ms) VALUES (?1, ?2, ?3, ?4)",
            )?;
            let mut message = transaction
                .prepare_cached("INSERT INTO outbox (position, id, key, topic, body) VALUES (?1, ?2, ?3, ?4, ?5)")?;
            let mut timer = transaction.prepare_cached("INSERT INTO timers (key, due_ms, body) VALUES (?1, ?2, ?3)")?;
            for start in batch {
                for key in &start.claims {
                    claim.execute((key, &start.session))?;
                }
                row.execute((&start.session, &start.body))?;
                for (name, value) in &start.index {
                    index.execute((name, value, &start.session))?;
                }
                for (stream, key, body) in &start.appended {
                    append.execute((position, stream, key, start.at_ms, body))?;
                    position += 1;
                }
                reply.execute((&start.reply.0, &start.reply.1, &start.reply.2, start.at_ms))?;
                let (id, key, topic, body) = &start.message;
                message.execute((position, id, key, topic, body))?;
                position += 1;
                timer.execute((&start.timer.0, start.timer.1, &start.timer.2))?;
            }
            transaction.execute("UPDATE positions SET last = ?1 WHERE id = 0", [position - 1])?;
        }
        transaction.commit()
    }

    pub(crate) fn insert_one(&mut self, id: &str) -> Result<()> {
        let mut insert = self
            .connection
            .prepare_cached("INSERT INTO rows (table_name, id, version, body) VALUES ('clock', ?1, 1, ?2)")?;
        insert.execute((id, STATION_BODY)).map(drop)
    }
}
