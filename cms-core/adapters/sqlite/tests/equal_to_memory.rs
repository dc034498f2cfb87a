//! Any sequence of changes does to a file what it does to the store in memory.

#![expect(clippy::unwrap_used, reason = "a test may panic in its helpers too")]

use cms_core::PayloadHash;
use cms_core::storage::conformance::{Probe, block_on};
use cms_core::storage::{
    Allocate, Append, AppendQuery, Changes, Claim, Expect, Fence, IndexEntry, MemoryStore, OutboxChange, OutboxMessage,
    OutboxQuery, Position, RowChange, RowKey, RowQuery, Snapshot, Store, StoredReply, Table, TimerChange, Version,
};
use cms_core_sqlite::SqliteStore;
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;

const TABLES: [Table; 2] = [Table::new("stations"), Table::new("sessions")];
const INDEXES: [&str; 2] = ["site", "evse"];
// Few names, so that changes meet; they differ as little as names can.
const NAMES: [&str; 4] = ["a", "A", "a\0", "é"];

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn equal_changes_have_equal_outcomes_and_make_equal_stores(
        steps in vec(changes(), 1..30),
        pause in 0_usize..30,
        queries in vec(query(), 12),
    ) {
        let directory = tempfile::tempdir().unwrap();
        let sqlite = SqliteStore::open(directory.path().join("store.sqlite")).unwrap();
        let memory = MemoryStore::new();
        let mut opened_between = None;
        for (place, changes) in steps.into_iter().enumerate() {
            if place == pause {
                opened_between = Some((views(&memory, &sqlite), look(&mut *block_on(memory.snapshot()).unwrap())));
            }
            let expected = block_on(memory.commit(changes.clone()));
            prop_assert_eq!(block_on(sqlite.commit(changes)), expected);
        }
        let (mut of_memory, mut of_sqlite) = views(&memory, &sqlite);
        prop_assert_eq!(look(&mut *of_sqlite), look(&mut *of_memory));
        for query in &queries {
            prop_assert_eq!(answer(&mut *of_sqlite, query), answer(&mut *of_memory, query), "{:?}", query);
        }
        if let Some(((mut of_memory, mut of_sqlite), seen)) = opened_between {
            prop_assert_eq!(look(&mut *of_memory), seen.clone());
            prop_assert_eq!(look(&mut *of_sqlite), seen);
        }
        drop((of_sqlite, sqlite));
        let reopened = SqliteStore::open(directory.path().join("store.sqlite")).unwrap();
        prop_assert_eq!(look(&mut *block_on(reopened.snapshot()).unwrap()), look(&mut *of_memory));
    }
}

fn views(memory: &MemoryStore, sqlite: &SqliteStore) -> (Box<dyn Snapshot>, Box<dyn Snapshot>) {
    (block_on(memory.snapshot()).unwrap(), block_on(sqlite.snapshot()).unwrap())
}

fn look(snapshot: &mut dyn Snapshot) -> Vec<String> {
    let names = NAMES.map(str::to_owned).to_vec();
    let pair = |first: &'static str| NAMES.map(|second| (first, second.to_owned()));
    let probe = Probe {
        tables: TABLES.to_vec(),
        ids: names.clone(),
        indexes: INDEXES.into_iter().flat_map(pair).collect(),
        claims: names.clone(),
        replies: names,
        numbers: NAMES.into_iter().flat_map(pair).map(|(series, owner)| (series.to_owned(), owner)).collect(),
    };
    block_on(probe.look(snapshot)).unwrap()
}

#[derive(Debug, Clone)]
enum Query {
    Rows(RowQuery),
    Appended(AppendQuery),
    Outbox(OutboxQuery),
    Timers(i64, u32),
}

fn answer(snapshot: &mut dyn Snapshot, query: &Query) -> String {
    match query.clone() {
        Query::Rows(query) => format!("{:?}", block_on(snapshot.rows(query))),
        Query::Appended(query) => format!("{:?}", block_on(snapshot.appended(query))),
        Query::Outbox(query) => format!("{:?}", block_on(snapshot.outbox(query))),
        Query::Timers(now_ms, limit) => format!("{:?}", block_on(snapshot.timers_due(now_ms, limit))),
    }
}

fn query() -> impl Strategy<Value = Query> {
    let index = weighted(0.5, (select(&INDEXES[..]), name()));
    let rows = (select(&TABLES[..]), index, weighted(0.5, name()), limit())
        .prop_map(|(table, index, after, limit)| Query::Rows(RowQuery { table, index, after, limit }));
    let appended = (weighted(0.5, name()), 0_u64..20, limit())
        .prop_map(|(stream, after, limit)| Query::Appended(AppendQuery { stream, after: Position(after), limit }));
    let outbox = (weighted(0.4, name()), weighted(0.4, name()), any::<bool>(), limit()).prop_map(
        |(topic, key, heads, limit)| {
            Query::Outbox(OutboxQuery { topic, key, heads, after: Position::default(), limit })
        },
    );
    prop_oneof![rows, appended, outbox, (-2_i64..5, limit()).prop_map(|(now, limit)| Query::Timers(now, limit))]
}

fn changes() -> impl Strategy<Value = Changes> {
    let checks = (
        weighted(0.1, (key(), version())),
        vec((key(), version()).prop_map(|(key, version)| Expect { key, version }), 0..2),
        weighted(0.2, reply()),
        vec(name(), 0..2),
    );
    let writes = (
        vec(claim(), 0..2),
        vec(claim(), 0..2),
        vec(row(), 0..4),
        vec(append(), 0..3),
        vec(outbox(), 0..3),
        vec(timer(), 0..3),
        vec((name(), name()).prop_map(|(series, owner)| Allocate { series, owner }), 0..3),
    );
    (weighted(0.4, checks), writes).prop_map(|(checks, writes)| {
        let mut changes = Changes::new();
        if let Some((fence, expect, reply, consumed)) = checks {
            changes.fence = fence.map(|(lease, epoch)| Fence { lease, epoch });
            changes.expect = expect;
            changes.reply = reply;
            changes.consumed = consumed;
        }
        (
            changes.releases,
            changes.claims,
            changes.rows,
            changes.append,
            changes.outbox,
            changes.timers,
            changes.allocate,
        ) = writes;
        changes
    })
}

fn name() -> impl Strategy<Value = String> + Clone {
    select(&NAMES[..]).prop_map(str::to_owned)
}

fn key() -> impl Strategy<Value = RowKey> {
    (select(&TABLES[..]), name()).prop_map(|(table, id)| RowKey::new(table, id))
}

fn version() -> impl Strategy<Value = Version> {
    (0_u64..4).prop_map(Version)
}

fn body() -> impl Strategy<Value = String> {
    (0_u8..9).prop_map(|n| n.to_string())
}

fn limit() -> impl Strategy<Value = u32> {
    prop_oneof![0_u32..5, Just(u32::MAX)]
}

fn reply() -> impl Strategy<Value = StoredReply> {
    (name(), name(), body()).prop_map(|(key, payload, body)| {
        let payload_hash = PayloadHash::of(payload.as_bytes());
        StoredReply { key, payload_hash, body }
    })
}

fn claim() -> impl Strategy<Value = Claim> {
    (name(), name()).prop_map(|(key, owner)| Claim { key, owner })
}

fn row() -> impl Strategy<Value = RowChange> {
    let entry = (select(&INDEXES[..]), name()).prop_map(|(name, value)| IndexEntry { name, value });
    (key(), weighted(0.75, body()), vec(entry, 0..3)).prop_map(|(key, body, index)| RowChange { key, body, index })
}

fn append() -> impl Strategy<Value = Append> {
    (name(), name(), -3_i64..3, body()).prop_map(|(stream, key, at_ms, body)| Append { stream, key, at_ms, body })
}

fn outbox() -> impl Strategy<Value = OutboxChange> {
    let id = (name(), 0_u8..4).prop_map(|(name, n)| format!("{name}{n}"));
    let add = (id.clone(), name(), name(), body())
        .prop_map(|(id, key, topic, body)| OutboxChange::Add(OutboxMessage { id, key, topic, body }));
    prop_oneof![3 => add, 2 => id.prop_map(|id| OutboxChange::Done { id })]
}

fn timer() -> impl Strategy<Value = TimerChange> {
    let set = (name(), -2_i64..5, body()).prop_map(|(key, due_ms, body)| TimerChange::Set { key, due_ms, body });
    prop_oneof![2 => set, 1 => name().prop_map(|key| TimerChange::Cancel { key })]
}
