//! Rows into PostgreSQL by its plain driver.

use std::fmt;

use cms_benches_protocol::store::{STATION_BODY, SessionStart};
use tokio::runtime::{Builder, Runtime};
use tokio_postgres::types::ToSql;
use tokio_postgres::{Client, Error, NoTls, Statement};

/// A schema whose tables are there already.
pub(crate) struct Target {
    runtime: Runtime,
    client: Client,
    statements: Vec<Statement>,
    one: Statement,
}

impl fmt::Debug for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Target")
    }
}

const STATEMENTS: &[&str] = &[
    "INSERT INTO claims (key, owner) SELECT * FROM unnest($1::text[], $2::text[])",
    "INSERT INTO rows (table_name, id, version, body) SELECT 'session', i, 1, b FROM unnest($1::text[], $2::text[]) AS n (i, b)",
    "INSERT INTO row_index (table_name, name, value, id) SELECT 'session', * FROM unnest($1::text[], $2::text[], $3::text[])",
    "INSERT INTO appended (position, stream, key, at_ms, body, committed_ms)
        SELECT p, s, k, a, b, a FROM unnest($1::int8[], $2::text[], $3::text[], $4::int8[], $5::text[]) AS n (p, s, k, a, b)",
    "INSERT INTO replies (key, payload_hash, body, committed_ms)
        SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::int8[])",
    "INSERT INTO outbox (position, id, key, topic, body, done)
        SELECT *, false FROM unnest($1::int8[], $2::text[], $3::text[], $4::text[], $5::text[])",
    "INSERT INTO timers (key, due_ms, body) SELECT * FROM unnest($1::text[], $2::int8[], $3::text[])",
    "UPDATE positions SET last = $1 WHERE id = 0",
];

impl Target {
    pub(crate) fn open(connection: &str, schema: &str) -> Result<Self, Error> {
        let runtime = Builder::new_current_thread().enable_all().build().unwrap();
        let (client, statements, one) = runtime.block_on(async {
            let (client, traffic) = tokio_postgres::connect(connection, NoTls).await?;
            tokio::spawn(traffic);
            client.batch_execute(&format!("SET search_path TO \"{schema}\"")).await?;
            let mut statements = Vec::new();
            for sql in STATEMENTS {
                statements.push(client.prepare(sql).await?);
            }
            let one = "INSERT INTO rows (table_name, id, version, body) VALUES ('clock', $1, 1, $2)";
            let one = client.prepare(one).await?;
            Ok((client, statements, one))
        })?;
        Ok(Self { runtime, client, statements, one })
    }

    pub(crate) fn insert(&mut self, batch: &[SessionStart], before: usize) -> Result<(), Error> {
        let claims: (Vec<&str>, Vec<&str>) =
            batch.iter().flat_map(|s| s.claims.iter().map(|key| (key.as_str(), s.session.as_str()))).unzip();
        let ids: Vec<&str> = batch.iter().map(|s| s.session.as_str()).collect();
        let bodies: Vec<&str> = batch.iter().map(|s| s.body.as_str()).collect();
        let entries = || batch.iter().flat_map(|s| s.index.iter().map(move |(name, value)| (s, *name, value)));
        let names: Vec<&str> = entries().map(|(_, name, _)| name).collect();
        let values: Vec<&str> = entries().map(|(_, _, value)| value.as_str()).collect();
        let entry_ids: Vec<&str> = entries().map(|(s, _, _)| s.session.as_str()).collect();
        // Three appended rows of a change and then its message.
        let place = |n: usize| (before + n) as i64 * 4;
        let appended = || batch.iter().flat_map(|s| s.appended.iter().map(move |row| (s, row)));
        let append_positions: Vec<i64> = (0..batch.len()).flat_map(|n| (1..=3).map(move |k| place(n) + k)).collect();
        let streams: Vec<&str> = appended().map(|(_, row)| row.0.as_str()).collect();
        let keys: Vec<&str> = appended().map(|(_, row)| row.1).collect();
        let at: Vec<i64> = appended().map(|(s, _)| s.at_ms).collect();
        let append_bodies: Vec<&str> = appended().map(|(_, row)| row.2.as_str()).collect();
        let reply_keys: Vec<&str> = batch.iter().map(|s| s.reply.0.as_str()).collect();
        let hashes: Vec<&str> = batch.iter().map(|s| s.reply.1.as_str()).collect();
        let replies: Vec<&str> = batch.iter().map(|s| s.reply.2.as_str()).collect();
        let reply_at: Vec<i64> = batch.iter().map(|s| s.at_ms).collect();
        let positions: Vec<i64> = (0..batch.len()).map(|n| place(n) + 4).collect();
        let messages: Vec<&str> = batch.iter().map(|s| s.message.0.as_str()).collect();
        let message_keys: Vec<&str> = batch.iter().map(|s| s.message.1.as_str()).collect();
        let topics: Vec<&str> = batch.iter().map(|s| s.message.2).collect();
        let message_bodies: Vec<&str> = batch.iter().map(|s| s.message.3.as_str()).collect();
        let timers: Vec<&str> = batch.iter().map(|s| s.timer.0.as_str()).collect();
        let due: Vec<i64> = batch.iter().map(|s| s.timer.1).collect();
        let timer_bodies: Vec<&str> = batch.iter().map(|s| s.timer.2.as_str()).collect();
        let last = place(batch.len());
        let values: [Vec<&(dyn ToSql + Sync)>; 8] = [
            vec![&claims.0, &claims.1],
            vec![&ids, &bodies],
            vec![&names, &values, &entry_ids],
            vec![&append_positions, &streams, &keys, &at, &append_bodies],
            vec![&reply_keys, &hashes, &replies, &reply_at],
            vec![&positions, &messages, &message_keys, &topics, &message_bodies],
            vec![&timers, &due, &timer_bodies],
            vec![&last],
        ];
        self.runtime.block_on(async {
            self.client.batch_execute("BEGIN").await?;
            for (statement, values) in self.statements.iter().zip(&values) {
                self.client.execute(statement, values).await?;
            }
            self.client.batch_execute("COMMIT").await
        })
    }

    pub(crate) fn insert_one(&mut self, id: &str) -> Result<(), Error> {
        self.runtime.block_on(self.client.execute(&self.one, &[&id, &STATION_BODY])).map(drop)
    }
}
