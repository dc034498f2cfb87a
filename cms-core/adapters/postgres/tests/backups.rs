//! Taking in backups, among the commits of several nodes.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "helpers of tests")]

mod support;

use std::sync::Arc;

use cms_core::PayloadHash;
use cms_core::storage::{
    Append, Changes, CommitOutcome, Import, IndexEntry, MemoryStore, OutboxChange, OutboxMessage, Position, Prunable,
    Prune, Record, RecordCursor, RowChange, RowKey, StorageError, Store, StoredReply, TimerChange,
};
use cms_core_postgres::{NoTls, Options, PostgresStore};
use support::{STATIONS, drop_schema, fresh_schema, name, put, server, with_stores};

#[test]
fn a_store_that_takes_in_a_backup_is_refused_on_every_node() {
    with_stores(2, Options::default(), async |_, stores| {
        // Used before, so that it has connections on which a view was opened.
        drop(stores[1].snapshot().await.unwrap());
        let claim = Record::Claim { key: "evse".to_owned(), owner: "ses_1".to_owned() };
        stores[0].import(Import::Records(vec![claim])).await.unwrap();
        for store in stores {
            assert_eq!(store.snapshot().await.err(), Some(StorageError::Incomplete));
            assert_eq!(store.commit(put("CS1")).await, CommitOutcome::Unavailable(StorageError::Incomplete));
            let prune = Prune { what: Prunable::Replies, before_ms: 0, limit: 1 };
            assert_eq!(store.prune(prune).await, Err(StorageError::Incomplete));
        }
        // Another node may go on with it.
        stores[1].import(Import::Finish { last: Position(7) }).await.unwrap();
        for store in stores {
            assert_eq!(store.snapshot().await.unwrap().claim("evse".to_owned()).await.unwrap().unwrap(), "ses_1");
            assert_eq!(name(&store.commit(put("CS1")).await), "committed");
        }
    });
}

#[test]
fn of_a_backup_and_the_commits_of_other_nodes_only_one_begins() {
    for _ in 0..8 {
        with_stores(4, Options::default(), async |_, stores| {
            let record = Record::Claim { key: "evse".to_owned(), owner: "ses_1".to_owned() };
            let tasks: Vec<_> = (0..24)
                .map(|n| {
                    let store = Arc::clone(&stores[n % 4]);
                    let records = vec![record.clone()];
                    tokio::spawn(async move {
                        if n == 4 {
                            return (None, Some(store.import(Import::Records(records)).await));
                        }
                        (Some(store.commit(put(&n.to_string())).await), None)
                    })
                })
                .collect();
            let (mut committed, mut refused, mut imported) = (0, 0, None);
            for task in tasks {
                match task.await.unwrap() {
                    (Some(CommitOutcome::Committed(_)), _) => committed += 1,
                    (Some(CommitOutcome::Unavailable(StorageError::Incomplete)), _) => refused += 1,
                    (None, Some(result)) => imported = Some(result),
                    other => panic!("{other:?}"),
                }
            }
            match imported.unwrap() {
                Ok(()) => assert_eq!((committed, refused), (0, 23)),
                Err(error) => assert_eq!((error, refused), (StorageError::NotEmpty, 0)),
            }
        });
    }
}

#[test]
fn a_step_of_a_backup_that_is_repeated_makes_the_same_store() {
    with_stores(1, Options::default(), async |_, stores| {
        let memory = MemoryStore::new();
        assert_eq!(name(&memory.commit(long(1)).await), "committed");
        let records = records(&memory, 100).await;
        for _ in 0..3 {
            stores[0].import(Import::Records(records.clone())).await.unwrap();
        }
        stores[0].import(Import::Finish { last: Position(2) }).await.unwrap();
        assert_eq!(sorted(self::records(&*stores[0], 100).await), sorted(records));
    });
}

#[test]
fn keys_too_long_for_an_index_come_in_exact_pages_and_survive_a_backup() {
    with_stores(1, Options::default(), async |_, stores| {
        let memory = MemoryStore::new();
        for store in [&memory as &dyn Store, &*stores[0]] {
            for n in 0..7 {
                assert_eq!(name(&store.commit(long(n)).await), "committed");
            }
        }
        let whole = records(&*stores[0], 1000).await;
        assert_eq!(sorted(whole.clone()), sorted(records(&memory, 1000).await));
        for limit in [1, 2, 5] {
            assert_eq!(records(&*stores[0], limit).await, whole, "pages of {limit}");
        }
        taken_in(&whole).await;
    });
}

/// Takes `records` into a store of their own, which then holds them and nothing else.
async fn taken_in(records: &[Record]) {
    let config = server().unwrap();
    let options = Options { schema: fresh_schema(), ..Options::default() };
    let store = PostgresStore::connect(config.clone(), NoTls, options.clone()).await.unwrap();
    store.import(Import::Records(records.to_vec())).await.unwrap();
    store.import(Import::Finish { last: Position(14) }).await.unwrap();
    assert_eq!(sorted(self::records(&store, 3).await), sorted(records.to_vec()));
    store.close().await;
    drop_schema(&config, &options.schema).await;
}

#[test]
fn a_large_step_of_a_backup_is_taken_in_whole() {
    with_stores(1, Options::default(), async |_, stores| {
        let record = |n: usize| Record::Claim { key: format!("{n:05}"), owner: "ses_1".to_owned() };
        let all: Vec<_> = (0..2345).map(record).collect();
        stores[0].import(Import::Records(all.clone())).await.unwrap();
        stores[0].import(Import::Finish { last: Position(0) }).await.unwrap();
        assert_eq!(records(&*stores[0], 1000).await, all);
    });
}

#[test]
fn a_number_that_no_store_gives_is_not_taken_in() {
    with_stores(1, Options::default(), async |_, stores| {
        let number = Record::Number { series: "invoice".to_owned(), number: u64::MAX, owner: "a".to_owned() };
        assert_eq!(stores[0].import(Import::Records(vec![number])).await.unwrap_err().code(), "storage.corrupt");
        let last = Position(u64::MAX);
        assert_eq!(stores[0].import(Import::Finish { last }).await.unwrap_err().code(), "storage.corrupt");
        assert_eq!(name(&stores[0].commit(put("CS1")).await), "committed");
    });
}

/// Everything a change can hold, under keys that are longer than what an index holds and differ in their last letter.
fn long(n: i64) -> Changes {
    let key = format!("{}{n}", "é".repeat(1000));
    let mut changes = Changes::new();
    changes.at_ms = Some(n);
    let index = vec![IndexEntry::new("site", key.clone()), IndexEntry::new("evse", "short")];
    changes.rows.push(RowChange { key: RowKey::new(STATIONS, key.clone()), body: Some("{}".to_owned()), index });
    changes.rows.push(RowChange { key: RowKey::new(STATIONS, "short"), body: None, index: Vec::new() });
    changes.claim(key.clone(), key.clone());
    let body = "null".to_owned();
    changes.append.push(Append { stream: key.clone(), key: key.clone(), at_ms: n, body: body.clone() });
    let payload_hash = PayloadHash::of(key.as_bytes());
    changes.reply = Some(StoredReply { key: key.clone(), payload_hash, body: body.clone() });
    changes.consumed.push(key.clone());
    let message = OutboxMessage { id: key.clone(), key: key.clone(), topic: key.clone(), body: body.clone() };
    changes.outbox.push(OutboxChange::Add(message));
    if n % 2 == 0 {
        changes.delivered(key.clone());
    }
    changes.timers.push(TimerChange::Set { key: key.clone(), due_ms: n, body });
    changes.allocate(format!("{}{}", "é".repeat(1000), n % 2), key);
    changes
}

async fn records(store: &dyn Store, limit: u32) -> Vec<Record> {
    let mut view = store.snapshot().await.unwrap();
    let mut all = Vec::new();
    for kind in RecordCursor::KINDS {
        let mut cursor = kind;
        loop {
            let page = view.records(cursor, limit).await.unwrap();
            all.extend(page.items);
            if !page.more {
                break;
            }
            cursor = RecordCursor::after(all.last().unwrap());
        }
    }
    all
}

fn sorted(mut records: Vec<Record>) -> Vec<Record> {
    records.sort_by_cached_key(|record| format!("{record:?}"));
    records
}
