//! What the changes of a batch look at: the locks to take and what to read.

use std::borrow::Cow;
use std::collections::BTreeSet;

use cms_core::storage::{Changes, OutboxChange, RowKey, TimerChange};
use tokio_postgres::Row;

use crate::connection::Ask;
use crate::guard::GUARD;
use crate::locks::{Kind, LOCK, Locks};
use crate::text::key;

/// A text as it is stored.
pub(super) type Text<'a> = Cow<'a, str>;
/// A key of two texts.
pub(super) type Pair<'a> = (Text<'a>, Text<'a>);

/// The keys of everything that a batch looks at.
#[derive(Debug, Default)]
pub(super) struct Wanted<'a> {
    pub(super) rows: BTreeSet<Pair<'a>>,
    /// Those of `rows` that may be written.
    pub(super) written: BTreeSet<Pair<'a>>,
    pub(super) claims: BTreeSet<Text<'a>>,
    pub(super) replies: BTreeSet<Text<'a>>,
    pub(super) consumed: BTreeSet<Text<'a>>,
    pub(super) appended: BTreeSet<Pair<'a>>,
    pub(super) outbox: BTreeSet<Text<'a>>,
    pub(super) numbers: BTreeSet<Pair<'a>>,
    pub(super) series: BTreeSet<Text<'a>>,
    /// All that are set, cancelled or fired.
    timers: BTreeSet<Text<'a>>,
    /// Those that fire, whose moments count.
    pub(super) fired: BTreeSet<Text<'a>>,
    /// The streams that are appended to.
    streams: BTreeSet<Text<'a>>,
    /// The streams that are forgotten.
    pub(super) forgotten: BTreeSet<Text<'a>>,
    /// Those of `claims` that are read.
    pub(super) claims_read: BTreeSet<Text<'a>>,
    /// Those of `outbox` that are read.
    pub(super) outbox_read: BTreeSet<Text<'a>>,
    trust: Trust,
}

/// Whether what is inserted is believed to be new.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Trust {
    /// It is read whether it is there.
    #[default]
    Reads,
    /// Claims, appended rows and messages are inserted unread, which in life is nearly always right and saves most
    /// look-ups. Where it is wrong, a unique index refuses them, and the batch is decided again with everything read.
    /// Replies and events are read all the same: a repeat is answered by them before anything else is looked at.
    Inserts,
}

/// What is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Load {
    Locked,
    Rows,
    Claims,
    Replies,
    Consumed,
    Appended,
    Outbox,
    Timers,
    Numbers,
    Series,
    Guard,
}

/// The answers to what was asked.
pub(super) type Loaded = Vec<(Load, Vec<Row>)>;

impl<'a> Wanted<'a> {
    /// Nothing yet.
    pub(super) fn new(trust: Trust) -> Self {
        Self { trust, ..Self::default() }
    }

    /// Adds what `changes` looks at.
    pub(super) fn add(&mut self, changes: &'a Changes) {
        self.rows.extend(changes.fence.iter().map(|fence| row_key(&fence.lease)));
        self.rows.extend(changes.expect.iter().map(|expect| row_key(&expect.key)));
        for row in &changes.rows {
            self.rows.insert(row_key(&row.key));
            self.written.insert(row_key(&row.key));
        }
        self.claims.extend(changes.releases.iter().chain(&changes.claims).map(|claim| key(&claim.key)));
        self.replies.extend(changes.reply.iter().map(|reply| key(&reply.key)));
        self.consumed.extend(changes.consumed.iter().map(|event| key(event)));
        for entry in &changes.append {
            self.appended.insert((key(&entry.stream), key(&entry.key)));
            self.streams.insert(key(&entry.stream));
        }
        self.forgotten.extend(changes.forget.iter().map(|stream| key(stream)));
        for change in &changes.outbox {
            match change {
                OutboxChange::Add(message) => self.outbox.insert(key(&message.id)),
                OutboxChange::Done { id } => self.outbox.insert(key(id)),
                _ => false,
            };
        }
        for change in &changes.timers {
            match change {
                TimerChange::Set { key: timer, .. } | TimerChange::Cancel { key: timer } => {
                    self.timers.insert(key(timer))
                }
                TimerChange::Fired { key: timer, .. } => {
                    self.fired.insert(key(timer));
                    self.timers.insert(key(timer))
                }
                _ => false,
            };
        }
        for asked in &changes.allocate {
            self.numbers.insert((key(&asked.series), key(&asked.owner)));
            self.series.insert(key(&asked.series));
        }
        // What is given up or done has to be there, so nothing would tell that it is not.
        self.claims_read.extend(changes.releases.iter().map(|claim| key(&claim.key)));
        self.outbox_read.extend(changes.outbox.iter().filter_map(|change| match change {
            OutboxChange::Done { id } => Some(key(id)),
            _ => None,
        }));
        if self.trust == Trust::Reads {
            self.claims_read.extend(changes.claims.iter().map(|claim| key(&claim.key)));
            self.outbox_read.extend(changes.outbox.iter().filter_map(|change| match change {
                OutboxChange::Add(message) => Some(key(&message.id)),
                _ => None,
            }));
        }
    }

    /// The statements that lock all of it and then read it, in the order in which they have to be asked.
    pub(super) fn asks(&self, lock_class: i32) -> (Vec<Load>, Vec<Ask<'_>>) {
        let (stripes, alone) = self.locks().in_order();
        let mut kinds = Vec::new();
        let mut asks = Vec::new();
        let mut ask = |load, ask| {
            kinds.push(load);
            asks.push(ask);
        };
        ask(Load::Locked, Ask::read(LOCK).with(lock_class).with(stripes).with(alone));
        if !self.rows.is_empty() {
            let (tables, ids): (Vec<&str>, Vec<&str>) = self.rows.iter().map(|(a, b)| (a.as_ref(), b.as_ref())).unzip();
            let written: Vec<bool> = self.rows.iter().map(|row| self.written.contains(row)).collect();
            ask(Load::Rows, Ask::read(ROWS).with(tables).with(ids).with(written));
        }
        // What is appended and then forgotten is never inserted, so no index would tell that it was there.
        let reads_appended = self.trust == Trust::Reads || !self.forgotten.is_empty();
        for (load, sql, keys, read) in
            [(Load::Appended, APPENDED, &self.appended, reads_appended), (Load::Numbers, NUMBERS, &self.numbers, true)]
        {
            if read && !keys.is_empty() {
                let (first, second): (Vec<&str>, Vec<&str>) =
                    keys.iter().map(|(a, b)| (a.as_ref(), b.as_ref())).unzip();
                ask(load, Ask::read(sql).with(first).with(second));
            }
        }
        for (load, sql, keys) in [
            (Load::Claims, CLAIMS, &self.claims_read),
            (Load::Replies, REPLIES, &self.replies),
            (Load::Consumed, CONSUMED, &self.consumed),
            (Load::Outbox, OUTBOX, &self.outbox_read),
            (Load::Timers, TIMERS, &self.fired),
            (Load::Series, SERIES, &self.series),
        ] {
            if !keys.is_empty() {
                ask(load, Ask::read(sql).with(keys.iter().map(AsRef::as_ref).collect::<Vec<&str>>()));
            }
        }
        ask(Load::Guard, Ask::read(GUARD));
        (kinds, asks)
    }

    fn locks(&self) -> Locks {
        let mut locks = Locks::default();
        self.rows.iter().for_each(|(table, id)| locks.shared(Kind::Row, &[table, id]));
        self.written.iter().for_each(|(table, id)| locks.alone(Kind::Row, &[table, id]));
        self.appended.iter().for_each(|(stream, key)| locks.alone(Kind::Appended, &[stream, key]));
        self.streams.iter().for_each(|stream| locks.shared(Kind::Stream, &[stream]));
        self.forgotten.iter().for_each(|stream| locks.alone(Kind::Stream, &[stream]));
        for (kind, keys) in [
            (Kind::Claim, &self.claims),
            (Kind::Reply, &self.replies),
            (Kind::Consumed, &self.consumed),
            (Kind::Outbox, &self.outbox),
            (Kind::Timer, &self.timers),
            // The numbers of a series are locked with it.
            (Kind::Series, &self.series),
        ] {
            keys.iter().for_each(|key| locks.alone(kind, &[key]));
        }
        locks
    }
}

/// All statements that a batch may be asked with, to prepare them.
pub(super) const STATEMENTS: &[&str] =
    &[LOCK, ROWS, CLAIMS, REPLIES, CONSUMED, APPENDED, OUTBOX, TIMERS, NUMBERS, SERIES, GUARD];

// The place of a key in what was asked stands for the key in the answer. Each statement after the first sees what was
// committed by whoever held the locks before.
// What a row can be found by is read with it where it may be written.
const ROWS: &str = "SELECT a.place, r.version, i.name, i.value
    FROM unnest($1::text[], $2::text[], $3::bool[]) WITH ORDINALITY AS a (table_name, id, written, place)
    JOIN rows AS r ON r.table_name = a.table_name AND r.id = a.id
    LEFT JOIN row_index AS i ON a.written AND i.table_name = a.table_name AND i.id = a.id";
const CLAIMS: &str = "SELECT a.place, c.owner FROM unnest($1::text[]) WITH ORDINALITY AS a (key, place)
    JOIN claims AS c ON c.key = a.key";
const REPLIES: &str = "SELECT a.place, r.payload_hash, r.body FROM unnest($1::text[]) WITH ORDINALITY AS a (key, place)
    JOIN replies AS r ON r.key = a.key";
const CONSUMED: &str = "SELECT a.place FROM unnest($1::text[]) WITH ORDINALITY AS a (event, place)
    JOIN consumed AS c ON c.event = a.event";
const APPENDED: &str = "SELECT a.place FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS a (stream, key, place)
    JOIN appended AS e ON e.stream = a.stream AND e.key = a.key";
const OUTBOX: &str = "SELECT a.place, o.done FROM unnest($1::text[]) WITH ORDINALITY AS a (id, place)
    JOIN outbox AS o ON o.id = a.id";
const TIMERS: &str = "SELECT a.place, t.due_ms FROM unnest($1::text[]) WITH ORDINALITY AS a (key, place)
    JOIN timers AS t ON t.key = a.key";
const NUMBERS: &str = "SELECT a.place, n.number
    FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS a (series, owner, place)
    JOIN numbers AS n ON n.series = a.series AND n.owner = a.owner";
const SERIES: &str = "SELECT a.place, s.last FROM unnest($1::text[]) WITH ORDINALITY AS a (name, place)
    JOIN series AS s ON s.name = a.name";

pub(super) fn row_key(key_of: &RowKey) -> Pair<'_> {
    (key(key_of.table.name()), key(&key_of.id))
}
