//! Which schemas are opened, and which are refused untouched.
//!
//! `schemas/NNNN.sql` is what a store of that number of migrations looked like with one of each thing in it, as text of
//! its own: it does not use the migrations, so that a change of one that was released is noticed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "helpers of tests")]

mod support;

use cms_core::storage::conformance::{Probe, join_all};
use cms_core::storage::{Changes, CommitOutcome, Prunable, Prune, RecordCursor, StorageError, Store, Table};
use cms_core_postgres::{Config, NoTls, Options, PostgresStore};
use support::{client, drop_schema, fresh_schema, name, numbered, runtime, server, stations};
use tokio_postgres::Client;

/// What a store shows of them.
const CONTENT: &str = include_str!("schemas/content.txt");

/// What each number of migrations left behind.
const SCHEMAS: &[&str] = &[include_str!("schemas/0001.sql"), include_str!("schemas/0002.sql")];

#[test]
fn a_schema_of_every_number_is_brought_up_to_date_with_all_that_is_in_it() {
    let Some(config) = server() else { return };
    runtime().block_on(async {
        let fresh = fresh_schema();
        connect(&config, &fresh).await.unwrap().close().await;
        let known = number_of_migrations(&config, &fresh).await;
        assert_eq!(known, SCHEMAS.len(), "the newest number has no schemas/{known:04}.sql yet");
        for (number, dump) in (1..).zip(SCHEMAS) {
            let schema = fresh_schema();
            let admin = client(&config).await;
            admin.batch_execute(&format!("CREATE SCHEMA {schema}; SET search_path TO {schema}")).await.unwrap();
            admin.batch_execute(dump).await.unwrap();
            assert_eq!(number_of_migrations(&config, &schema).await, number);
            let store = connect(&config, &schema).await.unwrap();
            assert_eq!(number_of_migrations(&config, &schema).await, known);
            assert_eq!(structure(&admin, &schema).await, structure(&admin, &fresh).await, "of number {number}");
            assert_eq!(look(&store).await, CONTENT.trim_end(), "of number {number}");
            let CommitOutcome::Committed(next) = store.commit(numbered("CS2")).await else { panic!() };
            assert_eq!((next.position.0, next.numbers[0].number), (4, 2), "it goes on where it was");
            // The times of commits are known since the second.
            let old = if number < 2 { [0; 5] } else { [1; 5] };
            assert_eq!(prune_all(&store).await, old, "of number {number}");
            store.close().await;
            drop_schema(&config, &schema).await;
        }
        drop_schema(&config, &fresh).await;
    });
}

#[test]
fn what_the_first_number_has_cut_is_found_and_cannot_be_backed_up() {
    with_schema(async |config, schema, admin| {
        admin.batch_execute(&format!("CREATE SCHEMA {schema}; SET search_path TO {schema}")).await.unwrap();
        admin.batch_execute(SCHEMAS[0]).await.unwrap();
        let long = "x".repeat(1000);
        // What it wrote in place of a key that is too long for an index: the beginning, and the hash of the whole.
        let cut = "INSERT INTO claims SELECT repeat('x', 700) || E'\\x01\\x03' || encode(sha256($1::text::bytea), 'hex'), 'a'";
        admin.execute(cut, &[&long]).await.unwrap();
        let store = connect(config, schema).await.unwrap();
        let mut view = store.snapshot().await.unwrap();
        assert_eq!(view.claim(long).await.unwrap().as_deref(), Some("a"));
        let error = view.records(RecordCursor::Claims(None), 10).await.unwrap_err();
        assert_eq!(error.code(), "storage.corrupt");
        assert!(error.to_string().contains("too long"), "{error}");
        drop(view);
        store.close().await;
    });
}

#[test]
fn a_schema_of_a_newer_number_is_too_new_and_untouched() {
    with_schema(async |config, schema, admin| {
        connect(config, schema).await.unwrap().close().await;
        let known = u32::try_from(number_of_migrations(config, schema).await).unwrap();
        let newer = format!("UPDATE {schema}.meta SET value = '{}' WHERE name = 'schema'", known + 3);
        admin.batch_execute(&newer).await.unwrap();
        let before = structure(admin, schema).await;
        let refused = connect(config, schema).await.map(drop).unwrap_err();
        assert_eq!(refused, StorageError::TooNew { found: known + 3, known });
        assert_eq!(structure(admin, schema).await, before);
    });
}

#[test]
fn a_store_that_is_open_while_a_newer_version_changes_the_tables_writes_no_more() {
    with_schema(async |config, schema, admin| {
        let store = connect(config, schema).await.unwrap();
        assert_eq!(name(&store.commit(numbered("CS1")).await), "committed");
        let known = u32::try_from(number_of_migrations(config, schema).await).unwrap();
        let newer = format!("UPDATE {schema}.meta SET value = '{}' WHERE name = 'schema'", known + 1);
        admin.batch_execute(&newer).await.unwrap();
        let refused = CommitOutcome::Unavailable(StorageError::TooNew { found: known + 1, known });
        assert_eq!(store.commit(numbered("CS2")).await, refused);
        assert_eq!(stations(&store).await, ["CS1"]);
        store.close().await;
    });
}

#[test]
fn a_schema_of_another_application_is_refused_and_untouched() {
    for make in [
        "CREATE TABLE customers (name TEXT)",
        "CREATE TABLE meta (id INT)",
        "CREATE TABLE meta (name TEXT, value TEXT)",
        "CREATE TABLE meta (name TEXT, value TEXT); INSERT INTO meta VALUES ('application', 'another'), ('schema', '1')",
        "CREATE TABLE meta (name TEXT, value TEXT); INSERT INTO meta VALUES ('application', 'cms-core'), ('schema', 'x')",
        "CREATE VIEW rows AS SELECT 1",
    ] {
        with_schema(async |config, schema, admin| {
            admin.batch_execute(&format!("CREATE SCHEMA {schema}; SET search_path TO {schema}; {make}")).await.unwrap();
            let before = structure(admin, schema).await;
            assert_eq!(connect(config, schema).await.map(drop).unwrap_err().code(), "storage.corrupt", "{make}");
            assert_eq!(structure(admin, schema).await, before);
        });
    }
}

#[test]
fn an_empty_schema_becomes_a_store() {
    with_schema(async |config, schema, admin| {
        admin.batch_execute(&format!("CREATE SCHEMA {schema}")).await.unwrap();
        let store = connect(config, schema).await.unwrap();
        assert_eq!(name(&store.commit(numbered("CS1")).await), "committed");
        store.close().await;
    });
}

#[test]
fn many_who_open_a_new_schema_at_once_get_one_store() {
    with_schema(async |config, schema, _| {
        let stores = join_all((0..8).map(|_| connect(config, schema))).await;
        for (n, store) in stores.iter().enumerate() {
            assert_eq!(name(&store.as_ref().unwrap().commit(numbered(&n.to_string())).await), "committed");
        }
        assert_eq!(stations(stores[0].as_ref().unwrap()).await.len(), 8);
        for store in stores {
            store.unwrap().close().await;
        }
    });
}

#[test]
fn stores_of_two_schemas_know_nothing_of_each_other() {
    with_schema(async |config, schema, _| {
        let other = format!("{schema} \"other\"; --");
        let stores = [connect(config, schema).await.unwrap(), connect(config, &other).await.unwrap()];
        for store in &stores {
            let CommitOutcome::Committed(committed) = store.commit(numbered("CS1")).await else { panic!() };
            assert_eq!(committed.numbers[0].number, 1);
            store.close().await;
        }
        drop_schema(config, "\"{other}\"".replace("{other}", &other.replace('"', "\"\"")).as_str()).await;
    });
}

#[test]
fn what_is_no_name_of_a_schema_is_refused() {
    let Some(config) = server() else { return };
    for schema in [String::new(), "x".repeat(64), "a\0b".to_owned()] {
        let refused = runtime().block_on(connect(&config, &schema)).map(drop).unwrap_err();
        assert_eq!(refused.code(), "storage.unavailable", "{schema:?}");
    }
}

#[test]
fn a_server_that_cannot_be_reached_is_unavailable() {
    let config: Config = "host=/nonexistent user=postgres".parse().unwrap();
    let refused = runtime().block_on(connect(&config, "cms")).map(drop).unwrap_err();
    assert_eq!(refused.code(), "storage.unavailable");
    assert!(refused.to_string().contains("No such file"), "{refused}");
}

#[test]
fn a_store_is_connected_within_a_runtime() {
    let config: Config = "host=/nonexistent user=postgres".parse().unwrap();
    let refused = cms_core::storage::conformance::block_on(connect(&config, "cms")).map(drop).unwrap_err();
    assert!(refused.to_string().contains("runtime"), "{refused}");
}

#[test]
fn what_cannot_be_understood_is_corrupt_and_not_absent() {
    with_schema(async |config, schema, admin| {
        let store = connect(config, schema).await.unwrap();
        let foreign = format!("INSERT INTO {schema}.claims (key, owner) VALUES ('evse', E'\\x01')");
        admin.batch_execute(&foreign).await.unwrap();
        let claim = store.snapshot().await.unwrap().claim("evse".to_owned()).await;
        assert_eq!(claim.unwrap_err().code(), "storage.corrupt");
        let mut changes = Changes::new();
        changes.claim("evse", "ses_1");
        match store.commit(changes).await {
            CommitOutcome::Unavailable(error) => assert_eq!(error.code(), "storage.corrupt"),
            other => panic!("{other:?}"),
        }
        store.close().await;
    });
}

fn with_schema(test: impl AsyncFnOnce(&Config, &str, &Client)) {
    let Some(config) = server() else { return };
    runtime().block_on(async {
        let schema = fresh_schema();
        test(&config, &schema, &client(&config).await).await;
        drop_schema(&config, &schema).await;
    });
}

/// How many of each kind are old.
async fn prune_all(store: &PostgresStore) -> [u32; 5] {
    let kinds = [
        Prunable::Replies,
        Prunable::Consumed,
        Prunable::Delivered,
        Prunable::Deleted { table: Table::new("stations") },
        Prunable::Appended { stream: "samples".to_owned() },
    ];
    let mut removed = [0; 5];
    for (removed, what) in removed.iter_mut().zip(kinds) {
        *removed = store.prune(Prune { what, before_ms: i64::MAX, limit: 10 }).await.unwrap();
    }
    removed
}

async fn connect(config: &Config, schema: &str) -> Result<PostgresStore, StorageError> {
    let options = Options { schema: schema.to_owned(), ..Options::default() };
    PostgresStore::connect(config.clone(), NoTls, options).await
}

async fn number_of_migrations(config: &Config, schema: &str) -> usize {
    let number = format!("SELECT value FROM {schema}.meta WHERE name = 'schema'");
    client(config).await.query_one(&number, &[]).await.unwrap().get::<_, String>(0).parse().unwrap()
}

/// The columns, indexes and constraints of a schema, one per line.
async fn structure(admin: &Client, schema: &str) -> Vec<String> {
    let lines = "SELECT format('%s.%s %s %s %s %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
            l.collname, pg_get_expr(d.adbin, d.adrelid))
        FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
        JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        LEFT JOIN pg_collation AS l ON l.oid = a.attcollation
        LEFT JOIN pg_attrdef AS d ON d.adrelid = c.oid AND d.adnum = a.attnum
        WHERE n.nspname = $1 AND c.relkind IN ('r', 'v')
        UNION ALL SELECT replace(pg_get_indexdef(i.indexrelid), $1 || '.', '')
        FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indrelid JOIN pg_namespace AS n ON n.oid = c.relnamespace
        WHERE n.nspname = $1
        UNION ALL SELECT c.relname || ' ' || pg_get_constraintdef(o.oid)
        FROM pg_constraint AS o JOIN pg_class AS c ON c.oid = o.conrelid JOIN pg_namespace AS n ON n.oid = c.relnamespace
        WHERE n.nspname = $1
        ORDER BY 1";
    admin.query(lines, &[&schema]).await.unwrap().iter().map(|row| row.get(0)).collect()
}

async fn look(store: &PostgresStore) -> String {
    let probe = Probe {
        tables: vec![Table::new("stations")],
        ids: ["CS1", "gone"].map(str::to_owned).to_vec(),
        indexes: vec![("site", "A".to_owned())],
        claims: vec!["evse".to_owned()],
        replies: vec!["start".to_owned()],
        numbers: vec![("invoice".to_owned(), "inv_1".to_owned())],
    };
    probe.look(&mut *store.snapshot().await.unwrap()).await.unwrap().join("\n")
}
