//! What is done to a pair of stores.

use super::random::Random;
use crate::PayloadHash;
use crate::storage::{
    Allocate, Append, Changes, Claim, Expect, Fence, IndexEntry, OutboxChange, OutboxMessage, Prunable, RecordCursor,
    RowChange, RowKey, RowQuery, StoredReply, Table, TimerChange, Version,
};

pub(super) const TABLES: [Table; 2] = [Table::new("stations"), Table::new("sessions")];
pub(super) const INDEXES: [&str; 2] = ["site", "evse"];
/// Few names, so that changes meet; they differ as little as names can.
pub(super) const NAMES: [&str; 4] = ["a", "A", "a\0", "é"];

/// One thing that is done to both stores.
#[derive(Debug, Clone)]
pub(super) enum Step {
    /// Commit a change.
    Commit(Box<Changes>),
    /// Commit that the timer which is so many-th due has fired, with a row that it writes.
    Fire { place: u64 },
    /// Prune until nothing is left, so many at a time.
    Prune { what: Prunable, before_ms: i64, at_once: u32 },
    /// Ask both.
    Ask(Query),
    /// Keep a view, and look at it again at the end.
    Keep,
    /// Close and open.
    Reopen,
    /// Go on with two stores made from the backups of these, each from that of the other, taken in so many at a time.
    Restore { at_once: u64 },
}

/// A question; a position is told by how many stand up to it.
#[derive(Debug, Clone)]
pub(super) enum Query {
    Rows(RowQuery),
    Appended { stream: Option<String>, after: u64, limit: u32 },
    Outbox { topic: Option<String>, key: Option<String>, heads: bool, after: u64, limit: u32 },
    Timers { now_ms: i64, limit: u32 },
    Records { kind: RecordCursor, at_once: u32 },
}

/// A sequence of up to 40 steps.
pub(super) fn sequence(random: &mut Random) -> Vec<Step> {
    (0..=random.below(40)).map(|_| step(random)).collect()
}

fn step(random: &mut Random) -> Step {
    match random.below(100) {
        0..62 => Step::Commit(Box::new(changes(random))),
        62..67 => Step::Fire { place: random.below(4) },
        67..75 => {
            let what = prunable(random);
            Step::Prune { what, before_ms: random.near(0, 9), at_once: random.pick(&[1, 2, 100]) }
        }
        75..93 => Step::Ask(query(random)),
        93..96 => Step::Keep,
        96..98 => Step::Reopen,
        _ => Step::Restore { at_once: 1 + random.below(9) },
    }
}

fn changes(random: &mut Random) -> Changes {
    let mut changes = Changes::new();
    if random.chance(40) {
        changes.fence = random.maybe(10, |r| Fence { lease: key(r), epoch: version(r) });
        changes.expect = random.fewer_than(2, |r| Expect { key: key(r), version: version(r) });
        changes.reply = random.maybe(30, reply);
        changes.consumed = random.fewer_than(2, name);
    }
    changes.releases = random.fewer_than(2, claim);
    changes.claims = random.fewer_than(2, claim);
    changes.rows = random.fewer_than(4, row);
    changes.forget = if random.chance(10) { random.fewer_than(3, name) } else { Vec::new() };
    changes.append = random.fewer_than(3, append);
    changes.outbox = random.fewer_than(3, outbox);
    changes.timers = random.fewer_than(3, timer);
    changes.allocate = random.fewer_than(3, |r| Allocate { series: name(r), owner: name(r) });
    changes.at_ms = random.maybe(70, |r| r.near(0, 9));
    changes
}

fn prunable(random: &mut Random) -> Prunable {
    match random.below(5) {
        0 => Prunable::Replies,
        1 => Prunable::Consumed,
        2 => Prunable::Delivered,
        3 => Prunable::Deleted { table: random.pick(&TABLES) },
        _ => Prunable::Appended { stream: name(random) },
    }
}

fn query(random: &mut Random) -> Query {
    let limit = random.pick(&[0, 1, 2, 4, u32::MAX]);
    match random.below(5) {
        0 => {
            let table = random.pick(&TABLES);
            let index = random.maybe(50, |r| (r.pick(&INDEXES), name(r)));
            Query::Rows(RowQuery { table, index, after: random.maybe(50, name), limit })
        }
        1 => Query::Appended { stream: random.maybe(50, name), after: random.below(20), limit },
        2 => {
            let (topic, key) = (random.maybe(40, name), random.maybe(40, name));
            Query::Outbox { topic, key, heads: random.chance(50), after: random.below(12), limit }
        }
        3 => Query::Timers { now_ms: random.near(-2, 7), limit },
        _ => Query::Records { kind: kind(random), at_once: random.pick(&[1, 2, 3, 100]) },
    }
}

fn kind(random: &mut Random) -> RecordCursor {
    let place = random.below(RecordCursor::KINDS.len() as u64);
    (0..).zip(RecordCursor::KINDS).find(|(at, _)| *at == place).map_or(RecordCursor::Rows(None), |(_, kind)| kind)
}

pub(super) fn name(random: &mut Random) -> String {
    random.pick(&NAMES).to_owned()
}

fn key(random: &mut Random) -> RowKey {
    RowKey::new(random.pick(&TABLES), name(random))
}

fn version(random: &mut Random) -> Version {
    Version(random.below(4))
}

fn body(random: &mut Random) -> String {
    random.below(9).to_string()
}

fn reply(random: &mut Random) -> StoredReply {
    let payload_hash = PayloadHash::of(name(random).as_bytes());
    StoredReply { key: name(random), payload_hash, body: body(random) }
}

fn claim(random: &mut Random) -> Claim {
    Claim { key: name(random), owner: name(random) }
}

fn row(random: &mut Random) -> RowChange {
    let index = |r: &mut Random| IndexEntry { name: r.pick(&INDEXES), value: name(r) };
    RowChange { key: key(random), body: random.maybe(75, body), index: random.fewer_than(3, index) }
}

fn append(random: &mut Random) -> Append {
    Append { stream: name(random), key: name(random), at_ms: random.near(-3, 6), body: body(random) }
}

fn outbox(random: &mut Random) -> OutboxChange {
    let id = format!("{}{}", name(random), random.below(4));
    if random.chance(40) {
        return OutboxChange::Done { id };
    }
    OutboxChange::Add(OutboxMessage { id, key: name(random), topic: name(random), body: body(random) })
}

fn timer(random: &mut Random) -> TimerChange {
    let (key, due_ms) = (name(random), random.near(-2, 7));
    match random.below(100) {
        0..60 => TimerChange::Set { key, due_ms, body: body(random) },
        60..95 => TimerChange::Cancel { key },
        // Mostly refused: it is not due then. `Step::Fire` is the one that is.
        _ => TimerChange::Fired { key, due_ms },
    }
}
