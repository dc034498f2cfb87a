//! How long what is opened stays open: snapshots, stores and the runtime.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "helpers of tests")]

mod support;

use std::pin::Pin;
use std::task::Poll;
use std::time::Duration;

use cms_core::storage::conformance::block_on;
use cms_core::storage::{RowKey, StorageError, Store};
use cms_core_postgres::{NoTls, Options, PostgresStore};
use support::{STATIONS, client, drop_schema, fresh_schema, name, put, runtime, server, stations, with_stores};
use tokio_postgres::Client;

#[test]
fn snapshots_are_bounded_and_waited_for_in_order() {
    let options = Options { max_readers: 2, idle_readers: 1, ..Options::default() };
    with_stores(1, options, async |admin, stores| {
        let store = &stores[0];
        let (first, second) = (store.snapshot().await.unwrap(), store.snapshot().await.unwrap());
        let mut third = Box::pin(store.snapshot());
        let mut fourth = Box::pin(store.snapshot());
        assert!(is_pending(&mut third).await);
        assert!(is_pending(&mut fourth).await);
        assert_eq!(sessions(admin).await, 3, "two that read and one that writes");
        drop(first);
        let third = third.await.unwrap();
        assert!(is_pending(&mut fourth).await, "the fourth must not overtake the third");
        drop((second, third));
        fourth.await.unwrap();
    });
}

#[test]
fn a_snapshot_that_is_not_had_in_time_is_unavailable() {
    let options = Options { max_readers: 1, wait_for_reader: Duration::ZERO, ..Options::default() };
    with_stores(1, options, async |_, stores| {
        let view = stores[0].snapshot().await.unwrap();
        match stores[0].snapshot().await.map(drop) {
            Err(StorageError::Unavailable { reason }) => assert!(reason.contains("max_readers"), "{reason}"),
            other => panic!("{other:?}"),
        }
        drop(view);
    });
}

#[test]
fn a_closed_store_refuses_and_what_was_queued_is_stored() {
    let Some(config) = server() else { return };
    let options = Options { schema: fresh_schema(), ..Options::default() };
    let store = support::open(&config, &options);
    let mut view = block_on(store.snapshot()).unwrap();
    for n in 0..20 {
        let mut abandoned = Box::pin(store.commit(put(&format!("CS{n:02}"))));
        let _ = abandoned.as_mut().poll(&mut std::task::Context::from_waker(std::task::Waker::noop()));
    }
    runtime().block_on(store.close());
    runtime().block_on(store.close());
    assert_eq!(name(&block_on(store.commit(put("late")))), "unavailable");
    assert_eq!(block_on(store.snapshot()).map(drop).unwrap_err().code(), "storage.unavailable");
    drop(store);
    assert!(block_on(view.row(RowKey::new(STATIONS, "CS00"))).unwrap().is_none(), "a snapshot outlives its store");
    drop(view);
    let again = support::open(&config, &options);
    runtime().block_on(async {
        assert_eq!(stations(&again).await.len(), 20);
        again.close().await;
        drop_schema(&config, &options.schema).await;
    });
}

#[test]
fn a_runtime_that_ends_leaves_nobody_waiting() {
    let Some(config) = server() else { return };
    let options = Options { schema: fresh_schema(), ..Options::default() };
    let short = tokio::runtime::Runtime::new().unwrap();
    let store = short.block_on(PostgresStore::connect(config.clone(), NoTls, options.clone())).unwrap();
    let admin = runtime().block_on(client(&config));
    let lock = format!("BEGIN; LOCK TABLE {}.claims IN ACCESS EXCLUSIVE MODE", options.schema);
    runtime().block_on(admin.batch_execute(&lock)).unwrap();
    let mut changes = put("CS1");
    changes.claim("evse", "ses_1");
    let mut waiting = Box::pin(store.commit(changes));
    let _ = waiting.as_mut().poll(&mut std::task::Context::from_waker(std::task::Waker::noop()));
    short.shutdown_background();
    assert_eq!(name(&block_on(waiting)), "unavailable");
    assert_eq!(name(&block_on(store.commit(put("CS2")))), "unavailable");
    runtime().block_on(async {
        admin.batch_execute("ROLLBACK").await.unwrap();
        drop_schema(&config, &options.schema).await;
    });
}

async fn sessions(admin: &Client) -> i64 {
    let open = "SELECT count(*) FROM pg_stat_activity WHERE application_name = current_schema()";
    admin.query_one(open, &[]).await.unwrap().get(0)
}

async fn is_pending<F: Future + Unpin>(future: &mut F) -> bool {
    std::future::poll_fn(|context| Poll::Ready(Pin::new(&mut *future).poll(context).is_pending())).await
}
