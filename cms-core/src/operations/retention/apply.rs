//! One round of removing what is too old.

use chrono::{DateTime, TimeDelta, Utc};

use super::{Retention, RetireCdr, RetireJob, Retirement};
use crate::billing::Cdr;
use crate::month::{month_key, month_of};
use crate::operations::Job;
use crate::station::{Station, timeline_stream};
use crate::storage::{Loaded, Prunable, Prune, Row, StorageError, Store, Table, page};
use crate::{Command, Context, HandleError, handle};

/// How much is removed with one write.
const PAGE: u32 = 500;

/// The tables of which rows are deleted here, and whose ids never come again.
const RETIRED_TABLES: [Table; 7] = [
    Cdr::TABLE,
    crate::session::Session::TABLE,
    crate::session::QuarantineItem::TABLE,
    crate::billing::Invoice::TABLE,
    crate::payment::Settlement::TABLE,
    crate::payment::Payment::TABLE,
    Job::TABLE,
];

/// What one round removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Retained {
    /// Charge detail records, each with all that belongs to it.
    pub documents: u64,
    /// Charge detail records that are old enough and stay because something about them is still open.
    pub open_documents: u64,
    /// Finished jobs.
    pub jobs: u64,
    /// Stored replies.
    pub replies: u64,
    /// Ids of consumed events.
    pub consumed: u64,
    /// Ids of delivered messages.
    pub delivered: u64,
    /// Entries of timelines.
    pub timeline_entries: u64,
}

/// Removes what is older than `retention` says: one round, for example every night. Each write is small, so that what else
/// happens hardly waits; a round that is broken off goes on with the next one.
///
/// `seeds` draws randomness as for every command.
///
/// # Errors
/// [`HandleError`] where the store cannot be read or written; what was removed so far stays removed.
pub async fn apply_retention(
    store: &dyn Store,
    retention: &Retention,
    now: DateTime<Utc>,
    seeds: &mut (dyn FnMut() -> [u8; 32] + Send),
) -> Result<Retained, HandleError> {
    let mut retained = Retained::default();
    let before = |keep: TimeDelta| now.checked_sub_signed(keep).unwrap_or(DateTime::<Utc>::MIN_UTC);

    let limit = before(retention.documents);
    let retire = |cdr: &Loaded<Cdr>| RetireCdr { cdr: cdr.value.id.clone(), issued_before: limit };
    (retained.documents, retained.open_documents) =
        retire_months(store, Cdr::BY_MONTH, limit, now, seeds, retire).await?;
    let limit = before(retention.jobs);
    let retire = |job: &Loaded<Job>| RetireJob { job: job.value.id.clone(), finished_before: limit };
    (retained.jobs, _) = retire_months(store, Job::BY_MONTH, limit, now, seeds, retire).await?;

    retained.replies = prune(store, Prunable::Replies, before(retention.replies)).await?;
    retained.consumed = prune(store, Prunable::Consumed, before(retention.consumed)).await?;
    retained.delivered = prune(store, Prunable::Delivered, before(retention.delivered)).await?;
    // A year is longer than any copy of the row is relied on.
    for table in RETIRED_TABLES {
        prune(store, Prunable::Deleted { table }, before(TimeDelta::days(366))).await?;
    }
    let mut after = None;
    loop {
        let stations = page::<Station>(&mut *store.snapshot().await?, None, after, PAGE).await?;
        for station in &stations.items {
            let stream = timeline_stream(&station.value.id);
            retained.timeline_entries +=
                prune(store, Prunable::Appended { stream }, before(retention.timelines)).await?;
        }
        after = stations.items.last().map(|station| station.value.id.to_string());
        if !stations.more {
            return Ok(retained);
        }
    }
}

/// Retires the rows of every month up to that of `limit`; how many went, and how many stay.
async fn retire_months<R, C>(
    store: &dyn Store,
    index: &'static str,
    limit: DateTime<Utc>,
    now: DateTime<Utc>,
    seeds: &mut (dyn FnMut() -> [u8; 32] + Send),
    retire: impl Fn(&Loaded<R>) -> C,
) -> Result<(u64, u64), HandleError>
where
    R: Row + Send,
    C: Command<Reply = Retirement>,
{
    let (mut gone, mut stay) = (0, 0);
    // Stations without a clock date what they do from 1970 on.
    for month in month_of(DateTime::<Utc>::UNIX_EPOCH)..=month_of(limit) {
        let mut after = None;
        loop {
            let found = page::<R>(&mut *store.snapshot().await?, Some((index, month_key(month))), after, PAGE).await?;
            for row in &found.items {
                let context = Context { now, seed: seeds(), fence: None };
                match handle(store, &retire(row), context).await?.reply {
                    Retirement::Retired => gone += 1,
                    Retirement::StillOpen => stay += 1,
                    Retirement::TooYoung => {}
                }
            }
            after = found.items.last().map(|row| row.value.id());
            if !found.more {
                break;
            }
        }
    }
    Ok((gone, stay))
}

async fn prune(store: &dyn Store, what: Prunable, before: DateTime<Utc>) -> Result<u64, StorageError> {
    let mut removed = 0;
    loop {
        let round = Prune { what: what.clone(), before_ms: before.timestamp_millis(), limit: PAGE };
        let count = store.prune(round).await?;
        removed += u64::from(count);
        if count < PAGE {
            return Ok(removed);
        }
    }
}
