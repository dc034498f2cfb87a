//! The numbered steps from an empty schema to the tables of this version.

use cms_core::storage::StorageError;
use tokio_postgres::{Client, Error};

use crate::error::{corrupt, storage_error, too_new, unavailable};
use crate::locks::{MIGRATION, class};
use crate::server::quoted;

/// Step n makes schema n + 1 out of schema n. A step that was ever released is never edited.
pub(crate) const STEPS: &[&str] =
    &[include_str!("schema/0001_first.sql"), include_str!("schema/0002_age_and_backup.sql")];

/// Brings `schema` to the last of `steps`, all in one transaction; makes it where it is missing.
///
/// # Errors
/// [`StorageError::TooNew`] for one of a newer version, [`StorageError::Corrupt`] for one of another application; neither
/// is touched. [`StorageError::Unavailable`] where it cannot be read or made.
pub(crate) async fn migrate(client: &Client, schema: &str, steps: &[&str]) -> Result<(), StorageError> {
    // PostgreSQL would cut a longer name, and two stores could become one.
    if schema.is_empty() || schema.len() > 63 || schema.contains('\0') {
        return Err(unavailable(format!("{schema:?} is no name of a schema; use 1 to 63 bytes")));
    }
    if look(client, schema, steps).await? != steps.len() {
        let migrated = make(client, schema, steps).await;
        if migrated.is_err() {
            // Where this fails too, the connection is gone, and the transaction with it.
            let _ = client.batch_execute("ROLLBACK").await;
        }
        migrated?;
    }
    refuse_unlogged(client, schema).await
}

async fn make(client: &Client, schema: &str, steps: &[&str]) -> Result<(), StorageError> {
    let sql = |error: Error| storage_error(&error);
    let class = class(schema);
    client.batch_execute("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE").await.map_err(sql)?;
    // Others may be migrating, and a step may have much to do.
    client.batch_execute("SET LOCAL statement_timeout TO 0; SET LOCAL lock_timeout TO 0").await.map_err(sql)?;
    client.query("SELECT pg_advisory_xact_lock($1, $2)", &[&class, &MIGRATION]).await.map_err(sql)?;
    // Asked again under the lock: another process may have done it meanwhile.
    let done = look(client, schema, steps).await?;
    if client.query_opt("SELECT 1 FROM pg_namespace WHERE nspname = $1", &[&schema]).await.map_err(sql)?.is_none() {
        client.batch_execute(&format!("CREATE SCHEMA {}", quoted(schema))).await.map_err(sql)?;
    }
    for (number, step) in (1_u32..).zip(steps).skip(done) {
        client.batch_execute(step).await.map_err(sql)?;
        let write = "INSERT INTO meta (name, value) VALUES ('schema', $1)
            ON CONFLICT (name) DO UPDATE SET value = excluded.value";
        client.execute(write, &[&number.to_string()]).await.map_err(sql)?;
    }
    client.batch_execute("COMMIT").await.map_err(sql)
}

/// How many steps were taken in `schema`. Changes nothing.
async fn look(client: &Client, schema: &str, steps: &[&str]) -> Result<usize, StorageError> {
    let sql = |error: Error| storage_error(&error);
    let tables = "SELECT c.relname::text FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
        WHERE n.nspname = $1 AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')";
    let tables: Vec<String> =
        client.query(tables, &[&schema]).await.map_err(sql)?.iter().map(|row| row.get(0)).collect();
    if tables.is_empty() {
        return Ok(0);
    }
    let foreign = || corrupt(format!("schema {schema}"), "it holds tables of another application");
    if !tables.iter().any(|table| table == "meta") {
        return Err(foreign());
    }
    let meta = format!("SELECT name::text, value::text FROM {}.meta", quoted(schema));
    let meta = client.query(&meta, &[]).await.map_err(|_| foreign())?;
    let value = |wanted: &str| {
        let of_name = meta.iter().find(|row| row.get::<_, Option<&str>>(0) == Some(wanted));
        of_name.and_then(|row| row.get::<_, Option<&str>>(1))
    };
    if value("application") != Some("cms-core") {
        return Err(foreign());
    }
    match value("schema").and_then(|number| number.parse::<usize>().ok()) {
        Some(done) if done > steps.len() => Err(too_new(done, steps.len())),
        Some(done) if done > 0 => Ok(done),
        _ => Err(corrupt(format!("schema {schema}"), "its number of migrations makes no sense")),
    }
}

/// An unlogged table is emptied by a crash.
async fn refuse_unlogged(client: &Client, schema: &str) -> Result<(), StorageError> {
    let unlogged = "SELECT c.relname::text FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
        WHERE n.nspname = $1 AND c.relkind IN ('r', 'p') AND c.relpersistence <> 'p' LIMIT 1";
    match client.query_opt(unlogged, &[&schema]).await.map_err(|error| storage_error(&error))? {
        None => Ok(()),
        Some(table) => {
            let table: &str = table.get(0);
            Err(unavailable(format!(
                "the table {table} is unlogged, so that a crash empties it; ALTER TABLE … SET LOGGED"
            )))
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use tokio_postgres::{Config, NoTls};

    const MORE: &str = "ALTER TABLE timers ADD COLUMN note TEXT";

    /// Runs `test` with a connection to the server that `CMS_POSTGRES` names, and a schema of its own.
    pub(crate) fn with_schema(name: &str, test: impl AsyncFnOnce(&Client, &str)) {
        let Ok(server) = std::env::var("CMS_POSTGRES") else { return println!("skipped: CMS_POSTGRES is not set") };
        let schema = format!("{name}_{}", std::process::id());
        tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(async {
            let (client, connection) = server.parse::<Config>().unwrap().connect(NoTls).await.unwrap();
            tokio::spawn(connection);
            client.batch_execute(&format!("SET search_path TO {schema}")).await.unwrap();
            test(&client, &schema).await;
            client.batch_execute(&format!("DROP SCHEMA {schema} CASCADE")).await.unwrap();
        });
    }

    #[test]
    fn a_schema_of_an_older_number_is_brought_up_to_date_and_then_too_new_for_its_maker() {
        with_schema("older", async |client, schema| {
            migrate(client, schema, &STEPS[..1]).await.unwrap();
            let newer = [STEPS[0], MORE];
            migrate(client, schema, &newer).await.unwrap();
            migrate(client, schema, &newer).await.unwrap();
            client.execute("INSERT INTO timers (key, due_ms, body, note) VALUES ('a', 1, '', '')", &[]).await.unwrap();
            let refused = migrate(client, schema, &STEPS[..1]).await;
            assert_eq!(refused, Err(StorageError::TooNew { found: 2, known: 1 }));
        });
    }

    #[test]
    fn a_step_that_fails_leaves_the_schema_as_it_was() {
        with_schema("failing", async |client, schema| {
            migrate(client, schema, &STEPS[..1]).await.unwrap();
            let failing = [STEPS[0], MORE, "CREATE TABLE notes (id INT); SELECT 1 / 0"];
            assert!(migrate(client, schema, &failing).await.is_err());
            assert_eq!(look(client, schema, &failing).await, Ok(1));
            assert!(client.execute("SELECT note FROM timers", &[]).await.is_err());
            migrate(client, schema, &[STEPS[0], MORE]).await.unwrap();
        });
    }
}
