//! What was reported of a transaction, as it is kept.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::clock::{ClockFault, ClockShift, fault_of};
use super::order::{Numbers, ReportOrder};
use super::samples::{SampleRecord, read_stream};
use super::{EndReason, ReportTransaction, TransactionPhase};
use crate::SessionId;
use crate::metering::{Energy, Measurand, ReadingContext, RegisterReading, RegisterSeries, Sample};
use crate::storage::{Changes, Snapshot, StorageError};

/// A report of a transaction as it is appended to [`reports_stream`], once, under a key made of its content. An update that
/// brings samples only is kept as its samples.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ReportRecord {
    /// Whether it is the start, an update or the end.
    pub phase: TransactionPhase,
    /// Its place among the reports of the transaction.
    pub order: ReportOrder,
    /// The station's time.
    pub at: DateTime<Utc>,
    /// When we received it.
    pub received_at: DateTime<Utc>,
    /// The energy register it told.
    pub meter: Option<Energy>,
    /// Why the transaction ended.
    pub end_reason: Option<EndReason>,
}

/// The stream of a session's reports.
#[must_use]
pub fn reports_stream(session: &SessionId) -> String {
    format!("reports/{session}")
}

/// Everything that is known of a transaction, whenever it came.
#[derive(Debug, Clone, Default)]
pub(super) struct Evidence {
    reports: Vec<ReportRecord>,
    numbers: Numbers,
    readings: RegisterSeries,
    /// Readings at a time that had not come yet when they were received.
    ahead: RegisterSeries,
    shift: ClockShift,
    /// The registers of samples that were taken for the start and the end.
    begin: Vec<(RegisterReading, Option<ClockFault>)>,
    end: Vec<(RegisterReading, Option<ClockFault>)>,
    pub(super) last_received: Option<DateTime<Utc>>,
}

impl Evidence {
    pub(super) async fn read(
        snapshot: &mut dyn Snapshot,
        session: &SessionId,
        streams: [&str; 2],
    ) -> Result<Self, StorageError> {
        let mut evidence = Self::default();
        for stream in streams {
            read_stream(snapshot, stream, |record: SampleRecord| {
                evidence.take_sample(&record.sample, record.seq_no, record.received_at);
            })
            .await?;
        }
        read_stream(snapshot, &reports_stream(session), |record: ReportRecord| evidence.take(record)).await?;
        Ok(evidence)
    }

    pub(super) fn take(&mut self, record: ReportRecord) {
        self.numbers.add(record.order.seq_no);
        self.last_received = self.last_received.max(Some(record.received_at));
        self.shift.observe(record.at, record.received_at);
        self.reports.push(record);
    }

    pub(super) fn take_samples(&mut self, samples: &[Sample], seq_no: Option<i64>, received_at: DateTime<Utc>) {
        for sample in samples {
            self.take_sample(sample, seq_no, received_at);
        }
    }

    fn take_sample(&mut self, sample: &Sample, seq_no: Option<i64>, received_at: DateTime<Utc>) {
        self.numbers.add(seq_no);
        self.last_received = self.last_received.max(Some(received_at));
        self.shift.observe(sample.at, received_at);
        let fault = fault_of(sample.at, received_at);
        let marked = |reading: &&crate::metering::Reading| {
            reading.measurand == Measurand::EnergyImportRegister && reading.phase.is_none()
        };
        let mut plain = true;
        for reading in sample.readings.iter().filter(marked) {
            let taken_for = match reading.context {
                ReadingContext::TransactionBegin => &mut self.begin,
                ReadingContext::TransactionEnd => &mut self.end,
                _ => continue,
            };
            // What was taken for start and end counts as they do; all others may count from elsewhere.
            plain = false;
            let register = reading.energy().map(|register| RegisterReading { at: sample.at, register });
            taken_for.extend(register.map(|register| (register, fault)));
        }
        if plain {
            let series = if fault == Some(ClockFault::Ahead) { &mut self.ahead } else { &mut self.readings };
            series.apply(sample);
        }
    }

    /// The reports of a phase in the order in which they happened, each once.
    pub(super) fn of(&self, phase: TransactionPhase) -> Vec<&ReportRecord> {
        let mut found: Vec<_> = self.reports.iter().filter(|report| report.phase == phase).collect();
        found.sort_by(|one, other| one.order.cmp(&other.order));
        found.dedup_by(|one, other| one.order == other.order);
        found
    }

    /// The time of a report that counts, and what is wrong with the one it told.
    pub(super) fn time_of(&self, record: &ReportRecord) -> (DateTime<Utc>, Option<ClockFault>) {
        let fault = fault_of(record.at, record.received_at);
        (self.shift.correct(record.at, fault), fault)
    }

    /// All readings at the times that count, in the order in which they came.
    pub(super) fn readings(&self) -> impl Iterator<Item = RegisterReading> {
        // A reading that was not ahead when it came is only wrong where the clock was not set.
        let own = self.readings.iter().map(|reading| (reading, fault_of(reading.at, reading.at)));
        let ahead = self.ahead.iter().map(|reading| (reading, Some(ClockFault::Ahead)));
        own.chain(ahead).map(|(reading, fault)| self.at_its_time(reading, fault))
    }

    /// The readings that were taken for the start.
    pub(super) fn begin(&self) -> impl Iterator<Item = RegisterReading> {
        self.begin.iter().map(|(reading, fault)| self.at_its_time(*reading, *fault))
    }

    /// The readings that were taken for the end.
    pub(super) fn end(&self) -> impl Iterator<Item = RegisterReading> {
        self.end.iter().map(|(reading, fault)| self.at_its_time(*reading, *fault))
    }

    fn at_its_time(&self, reading: RegisterReading, fault: Option<ClockFault>) -> RegisterReading {
        RegisterReading { at: self.shift.correct(reading.at, fault), ..reading }
    }

    /// Whether no report is missing between two of them.
    pub(super) fn complete(&self, first: Option<i64>, last: Option<i64>) -> bool {
        self.numbers.complete(first, last)
    }
}

impl ReportTransaction {
    /// Keeps the report beside its samples.
    pub(super) fn keep(&self, session: &SessionId, now: DateTime<Utc>, changes: &mut Changes) -> ReportRecord {
        let record = ReportRecord {
            phase: self.phase,
            order: self.order(),
            at: self.at,
            received_at: now,
            meter: self.meter,
            end_reason: self.end_reason.clone(),
        };
        let plain = self.phase == TransactionPhase::Updated && self.token.is_none() && !self.samples.is_empty();
        if !plain {
            changes.append(reports_stream(session), record.order.tie.clone(), self.at, &record);
        }
        record
    }

    pub(super) fn order(&self) -> ReportOrder {
        ReportOrder::new(self.seq_no, self.at, &crate::hash_json(self))
    }
}
