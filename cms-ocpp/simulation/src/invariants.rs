//! What must be true when everything has come to rest, one function each.

mod money;
mod sessions;

use std::collections::{BTreeMap, BTreeSet};

use cms_core::billing::{Cdr, Invoice};
use cms_core::operations::{Job, JobKind};
use cms_core::payment::{Payment, Settlement};
use cms_core::session::{QuarantineItem, QuarantineState, Session};
use cms_core::storage::{AppendQuery, OutboxQuery, Position, Row, Snapshot, StorageError, all};
use serde::de::DeserializeOwned;

use crate::context::Context;
use crate::gateway::Provider;
use crate::station::Station;
use crate::store::ready;

/// The store and the world at the end of a run.
pub(crate) struct Rest<'a> {
    pub(crate) context: &'a Context,
    pub(crate) stations: &'a [std::sync::Arc<Station>],
    pub(crate) provider: &'a Provider,
    sessions: Vec<Session>,
    /// Session by station and transaction id.
    by_transaction: BTreeMap<(String, String), Vec<usize>>,
    quarantine: Vec<QuarantineItem>,
    cdrs: Vec<Cdr>,
    invoices: Vec<Invoice>,
    payments: Vec<Payment>,
    settlements: Vec<Settlement>,
    jobs: Vec<Job>,
    /// Everything appended, by stream.
    appended: BTreeMap<String, Vec<String>>,
    /// The numbers of invoices, by series and owner.
    numbers: BTreeMap<(String, String), u64>,
    outbox: Vec<String>,
}

impl<'a> Rest<'a> {
    /// Reads what is stored.
    pub(crate) fn read(
        context: &'a Context,
        stations: &'a [std::sync::Arc<Station>],
        provider: &'a Provider,
        snapshot: &mut dyn Snapshot,
    ) -> Result<Self, StorageError> {
        let sessions: Vec<Session> = rows(snapshot)?;
        let mut by_transaction: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
        for (index, session) in sessions.iter().enumerate() {
            let key = (session.address.station.to_string(), session.transaction_id.clone());
            by_transaction.entry(key).or_default().push(index);
        }
        let invoices: Vec<Invoice> = rows(snapshot)?;
        let mut numbers = BTreeMap::new();
        for invoice in &invoices {
            let (series, owner) = (invoice.series.clone(), invoice.id.to_string());
            if let Some(number) = ready(snapshot.number(series.clone(), owner.clone()))? {
                numbers.insert((series, owner), number);
            }
        }
        let query = OutboxQuery { topic: None, key: None, heads: false, after: Position::default(), limit: 100_000 };
        let outbox = ready(snapshot.outbox(query))?.into_iter().map(|message| message.id).collect();
        Ok(Self {
            context,
            stations,
            provider,
            by_transaction,
            quarantine: rows(snapshot)?,
            cdrs: rows(snapshot)?,
            payments: rows(snapshot)?,
            settlements: rows(snapshot)?,
            jobs: rows(snapshot)?,
            appended: appended(snapshot)?,
            sessions,
            invoices,
            numbers,
            outbox,
        })
    }

    /// Checks all of them.
    pub(crate) fn check(&self) {
        self.everything_was_delivered();
        self.nothing_confirmed_is_missing();
        self.every_final_event_is_in_one_cdr_or_quarantine_item();
        self.events_fold_to_the_rows();
        self.nothing_stays_open_that_has_ended();
        self.invoice_numbers_have_no_gap();
        self.invoices_add_up_to_their_records();
        self.one_payment_order_per_invoice();
        self.money_is_taken_once();
        self.the_outbox_is_empty();
        self.a_command_is_carried_out_once();
    }

    fn violate(&self, invariant: &'static str, message: String) {
        self.context.violate(invariant, message);
    }

    /// The stream as typed values; what cannot be read is missing.
    fn stream<T: DeserializeOwned>(&self, name: &str) -> Vec<T> {
        let bodies = self.appended.get(name).into_iter().flatten();
        bodies.filter_map(|body| serde_json::from_str(body).ok()).collect()
    }

    fn session_of(&self, station: &str, transaction_id: &str) -> Vec<&Session> {
        let key = (station.to_owned(), transaction_id.to_owned());
        let found = self.by_transaction.get(&key).into_iter().flatten();
        found.filter_map(|index| self.sessions.get(*index)).collect()
    }

    fn open_items(&self) -> impl Iterator<Item = &QuarantineItem> {
        self.quarantine.iter().filter(|item| item.state == QuarantineState::Open)
    }

    /// Everything that waited for delivery was delivered.
    fn the_outbox_is_empty(&self) {
        for message in &self.outbox {
            self.violate("the_outbox_is_empty", format!("{message} still waits"));
        }
        for job in self.jobs.iter().filter(|job| !job.is_finished()) {
            self.violate("the_outbox_is_empty", format!("{:?} is not finished", job.id));
        }
    }

    /// The operator asks for the end of a transaction at most once, and there is at most one job for it.
    fn a_command_is_carried_out_once(&self) {
        let stops = self.jobs.iter().filter_map(|job| match &job.kind {
            JobKind::Stop { transaction_id } => Some((job.station.to_string(), transaction_id.clone())),
            _ => None,
        });
        for (station, id) in doubled(stops) {
            let message = format!("{station}: there are two jobs to stop transaction {id}, which was asked once");
            self.violate("a_command_is_carried_out_once", message);
        }
    }

    /// Once nothing goes wrong any more, every queue runs empty.
    fn everything_was_delivered(&self) {
        for station in self.stations.iter().filter(|station| !station.is_finished()) {
            let waiting = station.journal().queue.len();
            let message = format!("{} still has {waiting} events that nobody confirms", station.name);
            self.violate("everything_was_delivered", message);
        }
    }
}

fn rows<R: Row>(snapshot: &mut dyn Snapshot) -> Result<Vec<R>, StorageError> {
    Ok(ready(all::<R>(snapshot, None))?.into_iter().map(|row| row.value).collect())
}

fn appended(snapshot: &mut dyn Snapshot) -> Result<BTreeMap<String, Vec<String>>, StorageError> {
    let mut streams: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let query = AppendQuery { stream: None, after: Position::default(), limit: u32::MAX };
    for row in ready(snapshot.appended(query))?.items {
        streams.entry(row.stream).or_default().push(row.body);
    }
    Ok(streams)
}

/// What comes more than once.
fn doubled<T: Ord + Clone>(values: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut seen = BTreeSet::new();
    values.into_iter().filter(|value| !seen.insert(value.clone())).collect()
}
