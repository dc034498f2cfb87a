//! The statements that write what a batch has made of the state.

mod statements;

use std::borrow::Cow;

use self::statements::{
    DELETE_CLAIMS, DELETE_INDEX, DELETE_TIMERS, FINISH_MESSAGES, FIRE_TIMERS, FORGET, INSERT_APPENDED, INSERT_CLAIMS,
    INSERT_CONSUMED, INSERT_INDEX, INSERT_NUMBERS, INSERT_OUTBOX, INSERT_REPLIES, INSERT_ROWS, INSERT_SERIES,
    SET_TIMERS, TAKE_POSITIONS, UPDATE_CLAIMS, UPDATE_ROWS, UPDATE_SERIES,
};
use super::state::State;
use super::wanted::{Pair, Text};
use crate::connection::{Answer, Ask};
use crate::convert::column;
use crate::error::{Failure, corrupt, unavailable};
use crate::text::{escape, key, uncut};

pub(super) use self::statements::STATEMENTS;

/// What is written, and of each statement how many rows it must have written: where it is not so, something was changed
/// past the locks, and the batch is decided again.
pub(super) struct Writes<'s> {
    pub(super) asks: Vec<Ask<'s>>,
    pub(super) expected: Vec<Option<usize>>,
}

impl<'s> Writes<'s> {
    /// The statements in their order. Positions come last, because whoever takes them makes all others wait.
    pub(super) fn new<'a: 's>(state: &'s State<'a>) -> Self {
        let mut writes = Self { asks: Vec::new(), expected: Vec::new() };
        writes.rows(state);
        writes.claims(state);
        writes.replies_and_events(state);
        writes.timers(state);
        writes.numbers(state);
        writes.finished(state);
        writes.forgotten(state);
        writes.positions(state);
        writes
    }

    /// Whether there is nothing to write.
    pub(super) fn is_empty(&self) -> bool {
        self.asks.is_empty()
    }

    /// The last of the positions taken, of the answers to the statements.
    ///
    /// # Errors
    /// [`Failure::Retry`] where something was changed past the locks.
    pub(super) fn last_position(&self, answers: &[Answer]) -> Result<Option<i64>, Failure> {
        let mut last = None;
        for ((ask, expected), answer) in self.asks.iter().zip(&self.expected).zip(answers) {
            if ask.sql == TAKE_POSITIONS {
                let row = answer.rows.first().ok_or_else(|| corrupt("the table positions", "it has no row"))?;
                last = Some(column(row, 0)?);
            } else if expected.is_some_and(|expected| answer.written != expected as u64) {
                return Err(Failure::Retry(unavailable("what was read was changed by a program that takes no locks")));
            }
        }
        Ok(last)
    }

    fn push(&mut self, ask: Ask<'s>, expected: Option<usize>) {
        self.asks.push(ask);
        self.expected.push(expected);
    }

    fn rows<'a: 's>(&mut self, state: &'s State<'a>) {
        let mut written: Vec<_> = state.rows.iter().filter(|(_, row)| row.version != row.stored_version).collect();
        written.sort_unstable_by_key(|(id, _)| *id);
        let (new, old): (Vec<_>, Vec<_>) = written.iter().partition(|(_, row)| row.stored_version == 0);
        let column = |rows: &[&(&'s Pair<'a>, &'s super::parts::RowState<'a>)]| {
            let tables: Vec<&str> = rows.iter().map(|(id, _)| id.0.as_ref()).collect();
            let ids: Vec<&str> = rows.iter().map(|(id, _)| id.1.as_ref()).collect();
            let versions: Vec<i64> = rows.iter().map(|(_, row)| row.version).collect();
            let bodies: Vec<Option<&str>> = rows.iter().map(|(_, row)| row.body.as_deref()).collect();
            let deleted: Vec<Option<i64>> = rows.iter().map(|(_, row)| row.deleted_ms).collect();
            (tables, ids, versions, bodies, deleted)
        };
        if !new.is_empty() {
            let (tables, ids, versions, bodies, deleted) = column(&new);
            let uncut: Vec<Option<&str>> = new.iter().map(|(_, row)| row.uncut_id.as_deref()).collect();
            let ask = Ask::write(INSERT_ROWS).with(tables).with(ids).with(uncut).with(versions).with(bodies);
            self.push(ask.with(deleted), None);
        }
        if !old.is_empty() {
            let (tables, ids, versions, bodies, deleted) = column(&old);
            let stored: Vec<i64> = old.iter().map(|(_, row)| row.stored_version).collect();
            let ask = Ask::write(UPDATE_ROWS).with(tables).with(ids).with(stored).with(versions).with(bodies);
            self.push(ask.with(deleted), Some(old.len()));
        }
        // Most writes leave the index as it is, so only the difference is written.
        let gone = written.iter().flat_map(|(id, row)| {
            let gone = row.stored_index.iter().filter(|entry| !row.index.contains_key(*entry));
            gone.map(|entry| (*id, entry))
        });
        if let Some(ask) = index(DELETE_INDEX, &gone.collect::<Vec<_>>()) {
            self.push(ask, None);
        }
        let come = written.iter().flat_map(|(id, row)| {
            let come = row.index.iter().filter(|(entry, _)| !row.stored_index.contains(*entry));
            come.map(|(entry, uncut)| ((*id, entry), uncut.as_deref()))
        });
        let (entries, uncut): (Vec<_>, Vec<Option<&str>>) = come.unzip();
        if let Some(ask) = index(INSERT_INDEX, &entries) {
            self.push(ask.with(uncut), None);
        }
    }

    fn claims<'a: 's>(&mut self, state: &'s State<'a>) {
        let (mut gone, mut moved, mut new) = (Vec::new(), Vec::new(), Vec::new());
        for (key, holder) in &state.claims {
            let key: &str = key;
            match (holder.stored.as_deref(), holder.now.as_deref()) {
                (Some(stored), None) => gone.push((key, stored)),
                (Some(stored), Some(now)) if stored != now => moved.push((key, stored, now)),
                (None, Some(now)) => new.push((key, now, holder.uncut_key.as_deref())),
                _ => {}
            }
        }
        if !gone.is_empty() {
            gone.sort_unstable();
            let expected = gone.len();
            let (keys, owners): (Vec<_>, Vec<_>) = gone.into_iter().unzip();
            self.push(Ask::write(DELETE_CLAIMS).with(keys).with(owners), Some(expected));
        }
        if !moved.is_empty() {
            moved.sort_unstable();
            let keys: Vec<_> = moved.iter().map(|(key, ..)| *key).collect();
            let from: Vec<_> = moved.iter().map(|(_, from, _)| *from).collect();
            let to: Vec<_> = moved.iter().map(|(.., to)| *to).collect();
            self.push(Ask::write(UPDATE_CLAIMS).with(keys).with(from).with(to), Some(moved.len()));
        }
        if !new.is_empty() {
            new.sort_unstable();
            let keys: Vec<_> = new.iter().map(|(key, ..)| *key).collect();
            let owners: Vec<_> = new.iter().map(|(_, owner, _)| *owner).collect();
            let uncut: Vec<_> = new.iter().map(|(.., uncut)| *uncut).collect();
            self.push(Ask::write(INSERT_CLAIMS).with(keys).with(owners).with(uncut), None);
        }
    }

    fn replies_and_events<'a: 's>(&mut self, state: &'s State<'a>) {
        if !state.new_replies.is_empty() {
            let new = &state.new_replies;
            let keys: Vec<&str> = new.iter().map(|new| new.key.as_ref()).collect();
            let uncut: Vec<Option<Text<'_>>> = new.iter().map(|new| uncut(&new.reply.key)).collect();
            let hashes: Vec<Text<'_>> = new.iter().map(|new| escape(new.reply.payload_hash.as_str())).collect();
            let bodies: Vec<Text<'_>> = new.iter().map(|new| escape(&new.reply.body)).collect();
            let at: Vec<Option<i64>> = new.iter().map(|new| new.at_ms).collect();
            self.push(Ask::write(INSERT_REPLIES).with(keys).with(uncut).with(hashes).with(bodies).with(at), None);
        }
        if !state.new_consumed.is_empty() {
            let new = &state.new_consumed;
            let events: Vec<&str> = new.iter().map(|new| new.key.as_ref()).collect();
            let uncut: Vec<Option<Text<'_>>> = new.iter().map(|new| uncut(new.event)).collect();
            let at: Vec<Option<i64>> = new.iter().map(|new| new.at_ms).collect();
            self.push(Ask::write(INSERT_CONSUMED).with(events).with(uncut).with(at), None);
        }
    }

    fn timers<'a: 's>(&mut self, state: &'s State<'a>) {
        // What was decided on is taken out as it was read; all else whatever it is.
        let read = state.timers.keys().filter_map(|key| Some((key.as_ref(), *state.stored_timers.get(key)?)));
        let (keys, due): (Vec<&str>, Vec<i64>) = read.unzip();
        if !keys.is_empty() {
            let expected = keys.len();
            self.push(Ask::write(FIRE_TIMERS).with(keys).with(due), Some(expected));
        }
        let gone = state.timers.iter().filter(|(key, set)| set.is_none() && !state.stored_timers.contains_key(*key));
        let gone: Vec<&str> = gone.map(|(key, _)| key.as_ref()).collect();
        if !gone.is_empty() {
            self.push(Ask::write(DELETE_TIMERS).with(gone), None);
        }
        let set: Vec<_> = state.timers.iter().filter_map(|(key, set)| set.as_ref().map(|set| (key, set))).collect();
        if !set.is_empty() {
            let keys: Vec<&str> = set.iter().map(|&(key, _)| key.as_ref()).collect();
            let uncut: Vec<Option<&str>> = set.iter().map(|&(_, set)| set.uncut_key.as_deref()).collect();
            let due: Vec<i64> = set.iter().map(|&(_, set)| set.due_ms).collect();
            let bodies: Vec<&str> = set.iter().map(|&(_, set)| set.body.as_ref()).collect();
            self.push(Ask::write(SET_TIMERS).with(keys).with(uncut).with(due).with(bodies), None);
        }
    }

    fn numbers<'a: 's>(&mut self, state: &'s State<'a>) {
        if state.new_numbers.is_empty() {
            return;
        }
        let new = &state.new_numbers;
        let series: Vec<&str> = new.iter().map(|new| new.pair.0.as_ref()).collect();
        let uncut_series: Vec<Option<Text<'_>>> = new.iter().map(|new| uncut(&new.asked.series)).collect();
        let owners: Vec<&str> = new.iter().map(|new| new.pair.1.as_ref()).collect();
        let uncut_owners: Vec<Option<Text<'_>>> = new.iter().map(|new| uncut(&new.asked.owner)).collect();
        let numbers: Vec<i64> = new.iter().map(|new| new.number).collect();
        let ask = Ask::write(INSERT_NUMBERS).with(series).with(uncut_series).with(owners).with(uncut_owners);
        self.push(ask.with(numbers), None);
        let mut changed: Vec<_> = state.series.iter().filter(|(_, last)| last.now != last.stored).collect();
        changed.sort_unstable_by_key(|(name, _)| *name);
        let (new, old): (Vec<_>, Vec<_>) = changed.into_iter().partition(|(_, last)| last.stored == 0);
        if !old.is_empty() {
            let names: Vec<&str> = old.iter().map(|&(name, _)| name.as_ref()).collect();
            let stored: Vec<i64> = old.iter().map(|&(_, last)| last.stored).collect();
            let now: Vec<i64> = old.iter().map(|&(_, last)| last.now).collect();
            self.push(Ask::write(UPDATE_SERIES).with(names).with(stored).with(now), Some(old.len()));
        }
        if !new.is_empty() {
            let names: Vec<&str> = new.iter().map(|&(name, _)| name.as_ref()).collect();
            let now: Vec<i64> = new.iter().map(|&(_, last)| last.now).collect();
            self.push(Ask::write(INSERT_SERIES).with(names).with(now), None);
        }
    }

    fn finished<'a: 's>(&mut self, state: &'s State<'a>) {
        if !state.finished.is_empty() {
            let ids: Vec<&str> = state.finished.iter().map(|(id, _)| id.as_ref()).collect();
            let at: Vec<Option<i64>> = state.finished.iter().map(|(_, at_ms)| *at_ms).collect();
            self.push(Ask::write(FINISH_MESSAGES).with(ids).with(at), Some(state.finished.len()));
        }
    }

    fn forgotten<'a: 's>(&mut self, state: &'s State<'a>) {
        if !state.forgotten.is_empty() {
            let streams: Vec<&str> = state.forgotten.iter().map(AsRef::as_ref).collect();
            self.push(Ask::write(FORGET).with(streams), None);
        }
    }

    fn positions<'a: 's>(&mut self, state: &'s State<'a>) {
        if state.positions == 0 {
            return;
        }
        self.push(Ask::read(TAKE_POSITIONS).with(state.positions), None);
        if !state.new_appended.is_empty() {
            let new = &state.new_appended;
            let places: Vec<i64> = new.iter().map(|entry| entry.place).collect();
            let streams: Vec<&str> = new.iter().map(|entry| entry.stream.as_ref()).collect();
            let uncut_streams: Vec<Option<Text<'_>>> = new.iter().map(|entry| uncut(&entry.append.stream)).collect();
            let keys: Vec<&str> = new.iter().map(|entry| entry.key.as_ref()).collect();
            let uncut_keys: Vec<Option<Text<'_>>> = new.iter().map(|entry| uncut(&entry.append.key)).collect();
            let at: Vec<i64> = new.iter().map(|entry| entry.append.at_ms).collect();
            let bodies: Vec<Text<'_>> = new.iter().map(|entry| escape(&entry.append.body)).collect();
            let ask = Ask::write(INSERT_APPENDED).with(state.positions).with(places).with(streams).with(uncut_streams);
            let committed: Vec<Option<i64>> = new.iter().map(|entry| entry.committed_ms).collect();
            self.push(ask.with(keys).with(uncut_keys).with(at).with(bodies).with(committed), None);
        }
        if !state.new_messages.is_empty() {
            let new = &state.new_messages;
            let places: Vec<i64> = new.iter().map(|new| new.place).collect();
            let ids: Vec<&str> = new.iter().map(|new| new.id.as_ref()).collect();
            let uncut_ids: Vec<Option<Text<'_>>> = new.iter().map(|new| uncut(&new.message.id)).collect();
            let keys: Vec<Text<'_>> = new.iter().map(|new| key(&new.message.key)).collect();
            let uncut_keys: Vec<Option<Text<'_>>> = new.iter().map(|new| uncut(&new.message.key)).collect();
            let topics: Vec<Text<'_>> = new.iter().map(|new| escape(&new.message.topic)).collect();
            let body = |new: &super::parts::NewMessage<'s>| -> Option<Cow<'s, str>> {
                if new.done { None } else { Some(escape(&new.message.body)) }
            };
            let bodies: Vec<Option<Text<'_>>> = new.iter().map(body).collect();
            let done: Vec<bool> = new.iter().map(|new| new.done).collect();
            let ask = Ask::write(INSERT_OUTBOX).with(state.positions).with(places).with(ids).with(uncut_ids);
            let done_ms: Vec<Option<i64>> = new.iter().map(|new| new.done_ms).collect();
            self.push(ask.with(keys).with(uncut_keys).with(topics).with(bodies).with(done).with(done_ms), None);
        }
    }
}

/// A statement about entries of the index, each with its row; none about no entries.
fn index<'s, 'a: 's>(sql: &'static str, entries: &[(&'s Pair<'a>, &'s Pair<'a>)]) -> Option<Ask<'s>> {
    if entries.is_empty() {
        return None;
    }
    let tables: Vec<&str> = entries.iter().map(|(row, _)| row.0.as_ref()).collect();
    let names: Vec<&str> = entries.iter().map(|(_, entry)| entry.0.as_ref()).collect();
    let values: Vec<&str> = entries.iter().map(|(_, entry)| entry.1.as_ref()).collect();
    let ids: Vec<&str> = entries.iter().map(|(row, _)| row.1.as_ref()).collect();
    Some(Ask::write(sql).with(tables).with(names).with(values).with(ids))
}
