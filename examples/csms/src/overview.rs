//! What the store says, gathered for printing and for the status page.

use chrono::{DateTime, Utc};
use cms_core::analytics::{Period, Report, load_report};
use cms_core::billing::{Cdr, Invoice, Receipt, receipt};
use cms_core::operations::{Job, StationTable};
use cms_core::session::{QuarantineItem, Session};
use cms_core::storage::{Row as _, all};
use cms_ocpp::csms::Csms;

use crate::house::Failure;

/// Everything an operator wants to see at once.
#[derive(Debug)]
pub struct Overview {
    /// The stations with their connectors.
    pub stations: StationTable,
    /// The open sessions.
    pub open_sessions: Vec<Session>,
    /// A receipt per invoice, in the order of their numbers.
    pub receipts: Vec<Receipt>,
    /// What waits for an operator.
    pub quarantine: Vec<QuarantineItem>,
    /// The jobs, the oldest first.
    pub jobs: Vec<Job>,
    /// From the first session to now; none without a session.
    pub report: Option<Report>,
}

impl Overview {
    /// Reads it, all from one snapshot.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub async fn read(csms: &Csms, now: DateTime<Utc>) -> Result<Self, Failure> {
        let live = csms.live().clone();
        let mut snapshot = csms.store().snapshot().await?;
        let snapshot = &mut *snapshot;
        let stations = StationTable::read(snapshot, &live).await?;
        let mut open_sessions = Vec::new();
        for (station, _) in live.stations() {
            let open = all::<Session>(snapshot, Some(("open", station.to_string()))).await?;
            open_sessions.extend(open.into_iter().map(|row| row.value));
        }
        let mut receipts = Vec::new();
        for invoice in all::<Invoice>(snapshot, None).await? {
            receipts.push(receipt(snapshot, &invoice.value.id).await?);
        }
        receipts.sort_by_key(|receipt| (receipt.number.year, receipt.number.number));
        let quarantine = all::<QuarantineItem>(snapshot, None).await?.into_iter().map(|row| row.value);
        let quarantine = quarantine.filter(|item| !item.index().is_empty()).collect();
        let mut jobs: Vec<Job> = all::<Job>(snapshot, None).await?.into_iter().map(|row| row.value).collect();
        jobs.sort_by_key(|job| job.requested_at);
        let first = all::<Cdr>(snapshot, None).await?.into_iter().map(|row| row.value.started_at).min();
        let period = first.and_then(|first| Period::new(first, now).ok());
        let report = match period {
            Some(period) => Some(load_report(snapshot, period).await?),
            None => None,
        };
        Ok(Self { stations, open_sessions, receipts, quarantine, jobs, report })
    }

    /// Whether every invoice is settled.
    #[must_use]
    pub fn all_paid(&self) -> bool {
        self.receipts.iter().all(Receipt::is_settled)
    }
}
