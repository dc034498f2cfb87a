//! What is stored, out of what the server answered.

use std::borrow::Cow;
use std::collections::BTreeSet;

use cms_core::PayloadHash;
use cms_core::storage::StorageError;
use tokio_postgres::Row;

use super::parts::{Holder, Last, Message, RowState};
use super::state::State;
use super::wanted::{Load, Loaded, Text, Wanted};
use crate::convert::{column, string};
use crate::error::corrupt;
use crate::guard::usable;

impl<'a> State<'a> {
    /// What was read of `wanted`.
    ///
    /// # Errors
    /// [`StorageError::Corrupt`] for what cannot be understood, and as [`usable`].
    pub(super) fn new(wanted: &Wanted<'a>, loaded: Loaded) -> Result<Self, StorageError> {
        let mut state = Self::default();
        for asked in &wanted.rows {
            state.rows.insert(asked.clone(), RowState::default());
        }
        for asked in &wanted.series {
            state.series.insert(asked.clone(), Last::default());
        }
        for (load, rows) in loaded {
            match load {
                Load::Locked => {}
                Load::Rows => each(&wanted.rows, &rows, |asked, row| {
                    let stored = state.rows.entry(asked).or_default();
                    stored.stored_version = column(row, 1)?;
                    stored.version = stored.stored_version;
                    if let (Some(name), Some(value)) =
                        (column::<Option<String>>(row, 2)?, column::<Option<String>>(row, 3)?)
                    {
                        let entry = (Cow::Owned(name), Cow::Owned(value));
                        stored.index.insert(entry.clone(), None);
                        stored.stored_index.insert(entry);
                    }
                    Ok(())
                })?,
                Load::Claims => each(&wanted.claims_read, &rows, |asked, row| {
                    let owner: Text<'a> = Cow::Owned(column::<String>(row, 1)?);
                    state
                        .claims
                        .insert(asked, Holder { stored: Some(owner.clone()), now: Some(owner), uncut_key: None });
                    Ok(())
                })?,
                Load::Replies => each(&wanted.replies, &rows, |asked, row| {
                    let stored = (PayloadHash::from_stored(string(row, 1)?), string(row, 2)?);
                    state.replies.insert(asked, stored);
                    Ok(())
                })?,
                Load::Consumed => each(&wanted.consumed, &rows, |asked, _| {
                    state.consumed.insert(asked);
                    Ok(())
                })?,
                Load::Appended => each(&wanted.appended, &rows, |asked, _| {
                    state.appended.insert(asked);
                    Ok(())
                })?,
                Load::Outbox => each(&wanted.outbox_read, &rows, |asked, row| {
                    state.outbox.insert(asked, Message::Stored { done: column(row, 1)? });
                    Ok(())
                })?,
                Load::Timers => each(&wanted.fired, &rows, |asked, row| {
                    state.stored_timers.insert(asked, column(row, 1)?);
                    Ok(())
                })?,
                Load::Numbers => each(&wanted.numbers, &rows, |asked, row| {
                    state.numbers.insert(asked, column(row, 1)?);
                    Ok(())
                })?,
                Load::Series => each(&wanted.series, &rows, |asked, row| {
                    let last = column(row, 1)?;
                    state.series.insert(asked, Last { stored: last, now: last });
                    Ok(())
                })?,
                Load::Guard => state.last_position = usable(&rows)?.last_position,
            }
        }
        Ok(state)
    }
}

/// Hands over each row of an answer with the key whose place it names.
fn each<K: Clone>(
    asked: &BTreeSet<K>,
    rows: &[Row],
    mut take: impl FnMut(K, &Row) -> Result<(), StorageError>,
) -> Result<(), StorageError> {
    if rows.is_empty() {
        return Ok(());
    }
    let places: Vec<&K> = asked.iter().collect();
    for row in rows {
        let place: i64 = column(row, 0)?;
        let found = usize::try_from(place - 1).ok().and_then(|place| places.get(place));
        let Some(found) = found else {
            return Err(corrupt("an answer of the server", "it names no key that was asked for"));
        };
        take((*found).clone(), row)?;
    }
    Ok(())
}
