//! Opens what is left after the power failed, and looks.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use cms_core::storage::conformance::block_on;
use cms_core::storage::{AppendQuery, CommitOutcome, OutboxQuery, Position, RowQuery, Snapshot, Store, Table};
use cms_core_sqlite::SqliteStore;

use crate::change::{
    LARGE, SERIES, SESSIONS, STATION_BYTES, STATIONS, TIMER_DUE_MS, change, claim_key, reply, reply_key, station_of,
    text, written_by,
};
use crate::ledger::Ledger;

/// How the file of the store is called, in the run and in the images of it.
pub(crate) const FILE: &str = "store.sqlite";

/// Looks at the store in `directory`: all that was confirmed is there, nothing is there in part, and what was refused is
/// not there.
///
/// # Errors
/// What is wrong.
pub(crate) fn check(directory: &Path, ledger: &Ledger, go_on: bool) -> Result<(), String> {
    let path = directory.join(FILE);
    let stored = {
        let store = SqliteStore::open(&path).map_err(|error| format!("it cannot be opened: {error}"))?;
        let stored = look(&store, ledger)?;
        let connection = rusqlite::Connection::open(&path).map_err(|error| error.to_string())?;
        let integrity: String = connection
            .query_row("PRAGMA integrity_check", [], |row| row.get(0))
            .map_err(|error| format!("its integrity cannot be checked: {error}"))?;
        if integrity != "ok" {
            return Err(format!("its integrity is broken: {integrity}"));
        }
        if go_on {
            let CommitOutcome::Committed(committed) = block_on(store.commit(change("after", "after.1", 100))) else {
                return Err("it takes no more changes".to_owned());
            };
            if committed.numbers[0].number != stored as u64 + 1 {
                return Err(format!("number {} comes after {stored}", committed.numbers[0].number));
            }
        }
        stored
    };
    // Closed and opened again, nothing has changed.
    if go_on {
        let mut ledger = ledger.clone();
        ledger.hear("begin after.1");
        ledger.hear(&format!("committed after.1 {}", stored + 1));
        let store = SqliteStore::open(&path).map_err(|error| format!("it cannot be opened again: {error}"))?;
        look(&store, &ledger)?;
    }
    Ok(())
}

/// Looks at a store and tells how many changes it holds.
///
/// # Errors
/// As [`check`].
pub(crate) fn look(store: &SqliteStore, ledger: &Ledger) -> Result<usize, String> {
    let mut snapshot = block_on(store.snapshot()).map_err(|error| format!("it cannot be read: {error}"))?;
    let stored = Stored::read(&mut *snapshot).map_err(|error| format!("it cannot be read: {error}"))?;
    stored.agrees_with(ledger, &mut *snapshot)?;
    Ok(stored.sessions.len())
}

struct Stored {
    sessions: BTreeSet<String>,
    stations: BTreeMap<String, (u64, String)>,
    samples: BTreeSet<String>,
    messages: BTreeSet<String>,
    timers: BTreeSet<String>,
}

impl Stored {
    fn read(snapshot: &mut dyn Snapshot) -> Result<Self, cms_core::storage::StorageError> {
        let all = |table: Table| RowQuery { table, index: None, after: None, limit: u32::MAX };
        let sessions = block_on(snapshot.rows(all(SESSIONS)))?.items;
        let stations = block_on(snapshot.rows(all(STATIONS)))?.items;
        let all = AppendQuery { stream: None, after: Position(0), limit: u32::MAX };
        let samples = block_on(snapshot.appended(all))?.items;
        let all = OutboxQuery { topic: None, key: None, heads: false, after: Position::default(), limit: u32::MAX };
        let messages = block_on(snapshot.outbox(all))?;
        let timers = block_on(snapshot.timers_due(TIMER_DUE_MS, u32::MAX))?;
        Ok(Self {
            sessions: sessions.into_iter().filter(|row| row.body == text(&row.id, 600)).map(|row| row.id).collect(),
            stations: stations.into_iter().map(|row| (row.id, (row.version.0, row.body))).collect(),
            samples: samples.into_iter().filter(|it| it.body == text(&it.key, 300)).map(|it| it.key).collect(),
            messages: messages.into_iter().map(|message| message.id).collect(),
            timers: timers.into_iter().filter(|it| it.body == text(&it.key, 20)).map(|it| it.key).collect(),
        })
    }

    fn agrees_with(&self, ledger: &Ledger, snapshot: &mut dyn Snapshot) -> Result<(), String> {
        for (id, _) in ledger.confirmed() {
            if !self.sessions.contains(id) {
                return Err(format!("{id} was confirmed and is lost"));
            }
        }
        let mut numbers = BTreeSet::new();
        let mut written: BTreeMap<&str, u64> = BTreeMap::new();
        for id in &self.sessions {
            let fate = ledger.fate(id);
            if !fate.possible {
                return Err(format!("{id} was refused and is there"));
            }
            let failed = |error| format!("{id} cannot be read: {error}");
            let holder = block_on(snapshot.claim(claim_key(id))).map_err(failed)?;
            let kept = block_on(snapshot.reply(reply_key(id))).map_err(failed)?;
            let number = block_on(snapshot.number(SERIES.to_owned(), id.clone())).map_err(failed)?;
            if holder.as_ref() != Some(id) || kept != Some(reply(id)) || number.is_none() {
                return Err(format!("{id} is there in part: {holder:?} {kept:?} {number:?}"));
            }
            if fate.confirmed.is_some() && fate.confirmed != number {
                return Err(format!("{id} was told {:?} and has {number:?}", fate.confirmed));
            }
            numbers.extend(number);
            *written.entry(station_of(id)).or_default() += 1;
        }
        for (what, ids) in [("sample", &self.samples), ("message", &self.messages), ("timer", &self.timers)] {
            if *ids != self.sessions {
                let different: Vec<&String> = ids.symmetric_difference(&self.sessions).collect();
                return Err(format!("a change is there in part: {what} {different:?}"));
            }
        }
        if !numbers.iter().copied().eq(1..=self.sessions.len() as u64) {
            return Err(format!("the series has a gap: {numbers:?}"));
        }
        for (station, (version, body)) in &self.stations {
            let whole = [STATION_BYTES, 100, LARGE].iter().any(|length| {
                written_by(body, *length).is_some_and(|by| self.sessions.contains(by) && station_of(by) == station)
            });
            if !whole || written.get(station.as_str()) != Some(version) {
                return Err(format!("{station} was written {version} times, of which {written:?} are there"));
            }
        }
        if self.stations.len() != written.len() {
            return Err("a station is lost".to_owned());
        }
        Ok(())
    }
}
