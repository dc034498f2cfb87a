//! Taking in a backup.
//!
//! Every step holds the whole store, so that no commit of any node comes between the look whether it is empty and the mark
//! that keeps them all out. A step that is repeated makes the same store.

use std::borrow::Cow;
use std::collections::BTreeMap;

use cms_core::storage::{Position, Record, StorageError};

use super::{Done, Transaction};
use crate::connection::Ask;
use crate::convert::column;
use crate::error::{Failure, corrupt};
use crate::guard::{GUARD, found};
use crate::locks::{LOCK, Locks};
use crate::text::{escape, key, uncut};

/// One transaction that takes in a part of a backup.
pub(super) enum Step<'a> {
    Records(&'a [Record]),
    Finish { last: Position },
}

/// All statements that it may ask, to prepare them.
pub(super) const STATEMENTS: &[&str] = &[
    LOCK, GUARD, IS_EMPTY, ROWS, UNINDEX, INDEX, CLAIMS, APPENDED, REPLIES, CONSUMED, MESSAGES, TIMERS, NUMBERS,
    SERIES, POSITION,
];

impl Step<'_> {
    /// Opens the transaction and does all but the COMMIT.
    pub(super) async fn run(&self, transaction: &Transaction<'_>) -> Result<Done, Failure> {
        let (stripe, alone) = Locks::whole_store();
        let lock = Ask::read(LOCK).with(transaction.lock_class()).with(vec![stripe]).with(vec![alone]);
        let answers = transaction.begin(&[lock, Ask::read(GUARD), Ask::read(IS_EMPTY)]).await?;
        let mut answers = answers.into_iter().skip(1).map(|answer| answer.rows);
        let importing = found(&answers.next().unwrap_or_default())?.importing;
        let empty = answers.next().unwrap_or_default();
        let empty: bool = column(empty.first().ok_or_else(|| corrupt("the store", "it does not answer"))?, 0)?;
        if !importing && !empty {
            return Err(Failure::Down(StorageError::NotEmpty));
        }
        match self {
            Self::Records(records) => transaction.ask(&Taken::of(records)?.asks()).await?,
            Self::Finish { last } => {
                transaction.ask(&[Ask::write(POSITION).with(number(last.0, "a position")?).with(false)]).await?
            }
        };
        Ok(Done::default())
    }
}

type Text<'a> = Cow<'a, str>;

/// Records, column by column.
#[derive(Default)]
struct Taken<'a> {
    rows: Columns<'a, 4, 2>,
    index: Columns<'a, 5, 0>,
    claims: Columns<'a, 3, 0>,
    appended: Columns<'a, 5, 3>,
    replies: Columns<'a, 4, 1>,
    consumed: Columns<'a, 2, 1>,
    messages: Columns<'a, 6, 2>,
    timers: Columns<'a, 3, 1>,
    numbers: Columns<'a, 4, 1>,
    /// The last number of each series.
    series: BTreeMap<Text<'a>, i64>,
    last: i64,
}

/// So many columns of texts, and so many of numbers.
struct Columns<'a, const TEXTS: usize, const NUMBERS: usize> {
    texts: [Vec<Option<Text<'a>>>; TEXTS],
    numbers: [Vec<Option<i64>>; NUMBERS],
}

impl<'a> Taken<'a> {
    /// # Errors
    /// [`StorageError::Corrupt`] for a number that no store gives.
    fn of(records: &'a [Record]) -> Result<Self, StorageError> {
        let mut taken = Self::default();
        for record in records {
            taken.add(record)?;
        }
        Ok(taken)
    }

    fn add(&mut self, record: &'a Record) -> Result<(), StorageError> {
        match record {
            Record::Row { table, id, version, body, index, at_ms } => {
                let (table, row, body) = (key(table), key(id), body.as_deref().map(escape));
                for (name, value) in index.iter().filter(|_| body.is_some()) {
                    let entry =
                        [Some(table.clone()), Some(key(name)), Some(key(value)), Some(row.clone()), uncut(value)];
                    self.index.push(entry, []);
                }
                // A row that is there was not deleted at any time.
                let deleted_ms = at_ms.filter(|_| body.is_none());
                let version = number(version.0, "the version of a row")?;
                self.rows.push([Some(table), Some(row), uncut(id), body], [Some(version), deleted_ms]);
            }
            Record::Claim { key: claim, owner } => {
                self.claims.push([Some(key(claim)), uncut(claim), Some(escape(owner))], []);
            }
            Record::Appended { position, stream, key: entry, happened_ms, body, at_ms } => {
                let position = self.position(*position)?;
                let texts = [Some(key(stream)), uncut(stream), Some(key(entry)), uncut(entry), Some(escape(body))];
                self.appended.push(texts, [Some(position), Some(*happened_ms), *at_ms]);
            }
            Record::Reply { key: reply, payload_hash, body, at_ms } => {
                let texts = [Some(key(reply)), uncut(reply), Some(escape(payload_hash)), Some(escape(body))];
                self.replies.push(texts, [*at_ms]);
            }
            Record::Consumed { event, at_ms } => self.consumed.push([Some(key(event)), uncut(event)], [*at_ms]),
            Record::Message { position, id, key: ordering, topic, body, at_ms } => {
                let position = self.position(*position)?;
                let body = body.as_deref().map(escape);
                let done_ms = at_ms.filter(|_| body.is_none());
                let texts = [Some(key(id)), uncut(id), Some(key(ordering)), uncut(ordering), Some(escape(topic)), body];
                self.messages.push(texts, [Some(position), done_ms]);
            }
            Record::Timer { key: timer, due_ms, body } => {
                self.timers.push([Some(key(timer)), uncut(timer), Some(escape(body))], [Some(*due_ms)]);
            }
            Record::Number { series, number: given, owner } => {
                let given = number(*given, "a number of a series")?;
                let last = self.series.entry(key(series)).or_default();
                *last = given.max(*last);
                self.numbers.push([Some(key(series)), uncut(series), Some(key(owner)), uncut(owner)], [Some(given)]);
            }
        }
        Ok(())
    }

    fn position(&mut self, position: Position) -> Result<i64, StorageError> {
        let position = number(position.0, "a position")?;
        self.last = self.last.max(position);
        Ok(position)
    }

    fn asks(self) -> Vec<Ask<'a>> {
        let Self { rows, index, claims, appended, replies, consumed, messages, timers, numbers, series, last } = self;
        let mut asks = Vec::new();
        if let [Some(tables), Some(ids), ..] = &rows.texts.each_ref().map(Some) {
            if !tables.is_empty() {
                asks.push(Ask::write(UNINDEX).with(tables.to_vec()).with(ids.to_vec()));
            }
        }
        asks.extend(rows.ask(ROWS));
        asks.extend(index.ask(INDEX));
        asks.extend(claims.ask(CLAIMS));
        asks.extend(appended.ask(APPENDED));
        asks.extend(replies.ask(REPLIES));
        asks.extend(consumed.ask(CONSUMED));
        asks.extend(messages.ask(MESSAGES));
        asks.extend(timers.ask(TIMERS));
        asks.extend(numbers.ask(NUMBERS));
        let (names, given): (Vec<Text<'a>>, Vec<i64>) = series.into_iter().unzip();
        if !names.is_empty() {
            asks.push(Ask::write(SERIES).with(names).with(given));
        }
        asks.push(Ask::write(POSITION).with(last).with(true));
        asks
    }
}

impl<'a, const TEXTS: usize, const NUMBERS: usize> Columns<'a, TEXTS, NUMBERS> {
    fn push(&mut self, texts: [Option<Text<'a>>; TEXTS], numbers: [Option<i64>; NUMBERS]) {
        self.texts.iter_mut().zip(texts).for_each(|(column, text)| column.push(text));
        self.numbers.iter_mut().zip(numbers).for_each(|(column, number)| column.push(number));
    }

    /// The statement with the columns of texts and then those of numbers; none for no record.
    fn ask(self, sql: &'static str) -> Option<Ask<'a>> {
        if self.texts.first().is_none_or(Vec::is_empty) {
            return None;
        }
        let ask = self.texts.into_iter().fold(Ask::write(sql), Ask::with);
        Some(self.numbers.into_iter().fold(ask, Ask::with))
    }
}

impl<const TEXTS: usize, const NUMBERS: usize> Default for Columns<'_, TEXTS, NUMBERS> {
    fn default() -> Self {
        Self { texts: [const { Vec::new() }; TEXTS], numbers: [const { Vec::new() }; NUMBERS] }
    }
}

/// A number of a record.
fn number(number: u64, what: &str) -> Result<i64, StorageError> {
    i64::try_from(number).map_err(|_| corrupt(what, format!("{number} is more than any store gives")))
}

const IS_EMPTY: &str = "SELECT last = 0
        AND NOT EXISTS (SELECT 1 FROM rows) AND NOT EXISTS (SELECT 1 FROM claims)
        AND NOT EXISTS (SELECT 1 FROM replies) AND NOT EXISTS (SELECT 1 FROM consumed)
        AND NOT EXISTS (SELECT 1 FROM timers) AND NOT EXISTS (SELECT 1 FROM series)
    FROM positions WHERE id = 0";
const ROWS: &str = "INSERT INTO rows (table_name, id, full_id, body, version, deleted_ms)
    SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::int8[], $6::int8[])
    ON CONFLICT (table_name, id) DO UPDATE
        SET body = excluded.body, version = excluded.version, deleted_ms = excluded.deleted_ms";
const UNINDEX: &str = "DELETE FROM row_index AS i USING unnest($1::text[], $2::text[]) AS r (table_name, id)
    WHERE i.table_name = r.table_name AND i.id = r.id";
const INDEX: &str = "INSERT INTO row_index (table_name, name, value, id, full_value)
    SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) ON CONFLICT DO NOTHING";
const CLAIMS: &str = "INSERT INTO claims (key, full_key, owner)
    SELECT * FROM unnest($1::text[], $2::text[], $3::text[])
    ON CONFLICT (key) DO UPDATE SET owner = excluded.owner";
const APPENDED: &str = "INSERT INTO appended (stream, full_stream, key, full_key, body, position, at_ms, committed_ms)
    SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::int8[], $7::int8[], $8::int8[])
    ON CONFLICT (stream, key) DO UPDATE SET body = excluded.body, position = excluded.position, at_ms = excluded.at_ms,
        committed_ms = excluded.committed_ms";
const REPLIES: &str = "INSERT INTO replies (key, full_key, payload_hash, body, committed_ms)
    SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::int8[])
    ON CONFLICT (key) DO UPDATE
        SET payload_hash = excluded.payload_hash, body = excluded.body, committed_ms = excluded.committed_ms";
const CONSUMED: &str = "INSERT INTO consumed (event, full_event, committed_ms)
    SELECT * FROM unnest($1::text[], $2::text[], $3::int8[])
    ON CONFLICT (event) DO UPDATE SET committed_ms = excluded.committed_ms";
const MESSAGES: &str = "INSERT INTO outbox (id, full_id, key, full_key, topic, body, position, done_ms, done)
    SELECT m.*, m.body IS NULL
    FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::int8[], $8::int8[])
        AS m (id, full_id, key, full_key, topic, body, position, done_ms)
    ON CONFLICT (id) DO UPDATE SET key = excluded.key, full_key = excluded.full_key, topic = excluded.topic,
        body = excluded.body, position = excluded.position, done_ms = excluded.done_ms, done = excluded.done";
const TIMERS: &str = "INSERT INTO timers (key, full_key, body, due_ms)
    SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::int8[])
    ON CONFLICT (key) DO UPDATE SET body = excluded.body, due_ms = excluded.due_ms";
const NUMBERS: &str = "INSERT INTO numbers (series, full_series, owner, full_owner, number)
    SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::int8[])
    ON CONFLICT (series, owner) DO UPDATE SET number = excluded.number";
const SERIES: &str = "INSERT INTO series (name, last) SELECT * FROM unnest($1::text[], $2::int8[])
    ON CONFLICT (name) DO UPDATE SET last = GREATEST(series.last, excluded.last)";
const POSITION: &str = "UPDATE positions SET last = GREATEST(last, $1), importing = $2 WHERE id = 0";
