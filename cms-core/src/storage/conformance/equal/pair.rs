//! A store and the store in memory, and what they show.

use std::fmt::Debug;

use super::steps::{INDEXES, NAMES, Query, Step, TABLES};
use crate::storage::conformance::{DurableFixture, Probe, block_on};
use crate::storage::{
    AppendQuery, Changes, CommitOutcome, Committed, Import, MemoryStore, OutboxQuery, Position, Prune, Record,
    RecordCursor, RowChange, RowKey, Snapshot, StorageError, Store, TimerChange,
};

type View = Box<dyn Snapshot>;

/// The two, and views of earlier moments with what they showed.
pub(super) struct Pair<F> {
    kept: Vec<(View, View, Vec<String>)>,
    memory: MemoryStore,
    fixture: F,
}

impl<F: DurableFixture> Pair<F> {
    pub(super) fn new(fixture: F) -> Self {
        Self { kept: Vec::new(), memory: MemoryStore::new(), fixture }
    }

    /// Does `step` to both; tells what differs.
    pub(super) fn take(&mut self, step: &Step, make: &mut impl FnMut() -> F) -> Result<(), String> {
        match step {
            Step::Commit(changes) => self.commit(changes),
            Step::Fire { place } => self.fire(*place),
            Step::Prune { what, before_ms, at_once } => {
                self.prune(&Prune { what: what.clone(), before_ms: *before_ms, limit: *at_once })
            }
            Step::Ask(query) => self.ask(query),
            Step::Keep => self.keep(),
            Step::Reopen => {
                self.look_at_kept()?;
                self.fixture.reopen();
                self.look().map(drop)
            }
            Step::Restore { at_once } => self.restore(*at_once, make()),
        }
    }

    /// Looks at everything, also after the store was opened again.
    pub(super) fn end(mut self) -> Result<(), String> {
        self.look()?;
        self.look_at_kept()?;
        self.fixture.reopen();
        self.look().map(drop)
    }

    fn commit(&self, changes: &Changes) -> Result<(), String> {
        let expected = block_on(self.memory.commit(changes.clone()));
        let outcome = block_on(self.fixture.store().commit(changes.clone()));
        equal("the outcome", &without_position(outcome), &without_position(expected))
    }

    fn fire(&self, place: u64) -> Result<(), String> {
        let due = block_on(async { self.memory.snapshot().await?.timers_due(i64::MAX, 100).await });
        let due = due.map_err(failed)?;
        let Some(timer) = (0..).zip(due).find(|(at, _)| *at == place).map(|(_, timer)| timer) else { return Ok(()) };
        let mut changes = Changes::new();
        changes.fired(&timer);
        let key = RowKey::new(TABLES[0], &timer.key);
        changes.rows.push(RowChange { key, body: Some("\"fired\"".to_owned()), index: Vec::new() });
        self.commit(&changes)?;
        // And again, which is refused unless it was set to the same moment in between.
        changes.timers.push(TimerChange::Cancel { key: timer.key });
        self.commit(&changes)
    }

    /// Which are removed first is up to the store, so all are.
    fn prune(&self, prune: &Prune) -> Result<(), String> {
        loop {
            let expected = block_on(self.memory.prune(prune.clone())).map_err(failed)?;
            let removed = block_on(self.fixture.store().prune(prune.clone())).map_err(failed)?;
            equal("how many were pruned", &removed, &expected)?;
            if removed < prune.limit {
                return self.look().map(drop);
            }
        }
    }

    fn ask(&self, query: &Query) -> Result<(), String> {
        let (mut of_memory, mut of_store) = self.views()?;
        equal("the answer", &answer(&mut *of_store, query)?, &answer(&mut *of_memory, query)?)
    }

    fn keep(&mut self) -> Result<(), String> {
        let seen = self.look()?;
        let (of_memory, of_store) = self.views()?;
        self.kept.push((of_memory, of_store, seen));
        Ok(())
    }

    fn look_at_kept(&mut self) -> Result<(), String> {
        for (mut of_memory, mut of_store, seen) in self.kept.drain(..) {
            equal("what an earlier view of memory shows", &look(&mut *of_memory)?, &seen)?;
            equal("what an earlier view shows", &look(&mut *of_store)?, &seen)?;
        }
        Ok(())
    }

    fn restore(&mut self, at_once: u64, fixture: F) -> Result<(), String> {
        self.look_at_kept()?;
        let memory = MemoryStore::new();
        copy(self.fixture.store(), &memory, at_once)?;
        copy(&self.memory, fixture.store(), at_once)?;
        (self.memory, self.fixture) = (memory, fixture);
        self.look().map(drop)
    }

    /// Looks at everything in both.
    fn look(&self) -> Result<Vec<String>, String> {
        let (mut of_memory, mut of_store) = self.views()?;
        let expected = look(&mut *of_memory)?;
        equal("what is stored", &look(&mut *of_store)?, &expected)?;
        Ok(expected)
    }

    fn views(&self) -> Result<(View, View), String> {
        let of_memory = block_on(self.memory.snapshot()).map_err(failed)?;
        Ok((of_memory, block_on(self.fixture.store().snapshot()).map_err(failed)?))
    }
}

fn without_position(outcome: CommitOutcome) -> CommitOutcome {
    match outcome {
        CommitOutcome::Committed(committed) => {
            CommitOutcome::Committed(Committed { position: Position(0), ..committed })
        }
        other => other,
    }
}

/// Everything that is shown, by name and as records.
fn look(snapshot: &mut dyn Snapshot) -> Result<Vec<String>, String> {
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
    let mut lines = block_on(probe.look(snapshot)).map_err(failed)?;
    let positions = positions(snapshot)?;
    let last = block_on(snapshot.last_position()).map_err(failed)?;
    lines.push(format!("the last position covers all: {}", positions.last().is_none_or(|stored| *stored <= last)));
    for kind in RecordCursor::KINDS {
        lines.extend(listed(records(snapshot, kind, 1000)?, &positions));
    }
    Ok(lines)
}

/// What a query finds, with positions told by how many stand up to them.
fn answer(snapshot: &mut dyn Snapshot, query: &Query) -> Result<String, String> {
    let positions = positions(snapshot)?;
    let place = |after: u64| match after {
        0 => Position(0),
        after => (1..).zip(&positions).find(|(at, _)| *at == after).map_or(Position(u64::MAX), |(_, found)| *found),
    };
    let count = |position: &mut Position| *position = Position(up_to(&positions, *position));
    Ok(match query.clone() {
        Query::Rows(query) => format!("{:?}", block_on(snapshot.rows(query)).map_err(failed)?),
        Query::Appended { stream, after, limit } => {
            let query = AppendQuery { stream, after: place(after), limit };
            let mut found = block_on(snapshot.appended(query)).map_err(failed)?;
            found.items.iter_mut().for_each(|entry| count(&mut entry.position));
            format!("{found:?}")
        }
        Query::Outbox { topic, key, heads, after, limit } => {
            let query = OutboxQuery { topic, key, heads, after: place(after), limit };
            let mut found = block_on(snapshot.outbox(query)).map_err(failed)?;
            found.iter_mut().for_each(|message| count(&mut message.position));
            format!("{found:?}")
        }
        Query::Timers { now_ms, limit } => {
            format!("{:?}", block_on(snapshot.timers_due(now_ms, limit)).map_err(failed)?)
        }
        Query::Records { kind, at_once } => format!("{:?}", listed(records(snapshot, kind, at_once)?, &positions)),
    })
}

/// The positions of all appended rows and messages, ascending.
fn positions(snapshot: &mut dyn Snapshot) -> Result<Vec<Position>, String> {
    let mut positions = Vec::new();
    for kind in [RecordCursor::Appended(None), RecordCursor::Messages(None)] {
        let found = records(snapshot, kind, 1000)?;
        positions.extend(found.iter().filter_map(|record| match record {
            Record::Appended { position, .. } | Record::Message { position, .. } => Some(*position),
            _ => None,
        }));
    }
    positions.sort_unstable();
    Ok(positions)
}

fn up_to(positions: &[Position], position: Position) -> u64 {
    positions.iter().filter(|stored| **stored <= position).count() as u64
}

/// All records of a kind, so many a page.
fn records(snapshot: &mut dyn Snapshot, kind: RecordCursor, at_once: u32) -> Result<Vec<Record>, String> {
    let (mut all, mut cursor) = (Vec::new(), kind);
    loop {
        let page = block_on(snapshot.records(cursor.clone(), at_once)).map_err(failed)?;
        if page.items.len() > at_once as usize || page.items.is_empty() && page.more {
            return Err(format!("a page of {at_once} records has {}", page.items.len()));
        }
        all.extend(page.items);
        match all.last() {
            Some(last) if page.more => cursor = RecordCursor::after(last),
            _ => return Ok(all),
        }
    }
}

/// Records as lines, in one order whatever a store's own is, since that is up to it.
fn listed(mut records: Vec<Record>, positions: &[Position]) -> Vec<String> {
    for record in &mut records {
        if let Record::Appended { position, .. } | Record::Message { position, .. } = record {
            *position = Position(up_to(positions, *position));
        }
    }
    let mut lines: Vec<_> = records.iter().map(|record| format!("{record:?}")).collect();
    lines.sort_unstable();
    lines
}

/// Makes `into` what `from` is, by a backup.
fn copy(from: &dyn Store, into: &dyn Store, at_once: u64) -> Result<(), String> {
    let mut snapshot = block_on(from.snapshot()).map_err(failed)?;
    let mut records_of_all = Vec::new();
    for kind in RecordCursor::KINDS {
        records_of_all.extend(records(&mut *snapshot, kind, 1000)?);
    }
    for step in records_of_all.chunks(usize::try_from(at_once).unwrap_or(usize::MAX)) {
        block_on(into.import(Import::Records(step.to_vec()))).map_err(failed)?;
    }
    let last = block_on(snapshot.last_position()).map_err(failed)?;
    block_on(into.import(Import::Finish { last })).map_err(failed)
}

fn equal<T: PartialEq + Debug>(what: &str, found: &T, expected: &T) -> Result<(), String> {
    if found == expected {
        return Ok(());
    }
    Err(format!("{what} is\n  {found:?}\nand in memory\n  {expected:?}"))
}

#[allow(clippy::needless_pass_by_value, reason = "it is handed to `map_err`")]
fn failed(error: StorageError) -> String {
    format!("the store failed: {error}")
}
