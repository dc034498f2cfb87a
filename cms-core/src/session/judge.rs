//! What all reports of a transaction say together.

use chrono::{DateTime, Utc};

use super::clock::ClockFault;
use super::record::{Evidence, ReportRecord};
use super::{EndReason, Session, SessionEvent, SessionFlag, TransactionPhase};
use crate::metering::{Energy, RegisterEvidence, RegisterFinding, RegisterJudgement, RegisterReading, judge_registers};

/// What all reports of a transaction say together, however they came.
#[derive(Debug, Clone)]
pub(super) struct Judgement {
    pub(super) started_at: DateTime<Utc>,
    pub(super) start_received_at: DateTime<Utc>,
    /// The register that was told with the start.
    pub(super) told_start: Option<Energy>,
    /// None while the session goes on.
    pub(super) end: Option<JudgedEnd>,
    pub(super) registers: RegisterJudgement,
    pub(super) flags: Vec<SessionFlag>,
    /// Whether the station told two different ends.
    pub(super) contradictory: bool,
}

/// The end of a session.
#[derive(Debug, Clone)]
pub(super) struct JudgedEnd {
    pub(super) at: DateTime<Utc>,
    pub(super) received_at: DateTime<Utc>,
    pub(super) reason: EndReason,
    /// The moment at which it must have been over, where the station never said so.
    pub(super) inferred_until: Option<DateTime<Utc>>,
}

/// What is told of one side of a session.
struct Told {
    at: DateTime<Utc>,
    received_at: DateTime<Utc>,
    meter: Option<Energy>,
    seq_no: Option<i64>,
    reason: Option<EndReason>,
}

impl Told {
    fn by(record: &ReportRecord, evidence: &Evidence, flags: &mut Vec<SessionFlag>) -> Self {
        let (at, fault) = evidence.time_of(record);
        let flag = fault.map(|fault| match fault {
            ClockFault::Unset => SessionFlag::ClockUnset,
            ClockFault::Ahead => SessionFlag::ClockAhead,
        });
        flags.extend(flag.filter(|flag| !flags.contains(flag)));
        Self {
            at,
            received_at: record.received_at,
            meter: record.meter,
            seq_no: record.order.seq_no,
            reason: record.end_reason.clone(),
        }
    }
}

/// Judges. The result depends on what is known, not on the order in which it came: of several starts or ends the first by
/// the station's own order counts.
///
/// `waited` says that nothing more is waited for; `over` ends a session whose end was not reported.
pub(super) fn judge(
    session: &Session,
    evidence: &Evidence,
    waited: bool,
    over: Option<&(EndReason, DateTime<Utc>)>,
    now: DateTime<Utc>,
) -> Judgement {
    let mut flags = Vec::new();
    let starts = evidence.of(TransactionPhase::Started);
    let told_start = starts.first().map(|first| Told::by(first, evidence, &mut flags)).or_else(|| session.told_start());
    let ends = evidence.of(TransactionPhase::Ended);
    let told_end = ends.first().map(|first| Told::by(first, evidence, &mut flags)).or_else(|| session.told_end());

    let times = || evidence.begin().chain(evidence.readings()).chain(evidence.end()).map(|reading| reading.at);
    let first_reading = times().min();
    let started_at = match &told_start {
        Some(start) => start.at,
        None => {
            flags.push(SessionFlag::StartMissing);
            let known = first_reading.into_iter().chain(told_end.as_ref().map(|end| end.at));
            known.min().map_or(session.started_at, |first| first.min(session.started_at))
        }
    };
    let start_received_at = told_start.as_ref().map_or(session.start_received_at, |start| start.received_at);
    let end = match (&told_end, over) {
        (Some(end), _) => Some(JudgedEnd {
            at: end.at,
            received_at: end.received_at,
            reason: end.reason.clone().unwrap_or(EndReason::Local),
            inferred_until: None,
        }),
        (None, Some((reason, until))) => {
            flags.push(SessionFlag::EndInferred);
            let last = times().filter(|at| at <= until).max();
            let at = last.unwrap_or(started_at).min(*until).max(started_at);
            let (received_at, reason) = (session.end_received_at.unwrap_or(now), reason.clone());
            Some(JudgedEnd { at, received_at, reason, inferred_until: Some(*until) })
        }
        (None, None) => None,
    };
    if let (Some(start), Some(end)) = (&told_start, &told_end) {
        if !evidence.complete(start.seq_no, end.seq_no) {
            flags.push(if waited { SessionFlag::ReportsMissing } else { SessionFlag::AwaitingReports });
        }
        if end.at < start.at {
            flags.push(SessionFlag::TimeReversal);
        }
    }
    let ended_at = end.as_ref().map_or(DateTime::<Utc>::MAX_UTC, |end| end.at);
    let within = |reading: &RegisterReading| reading.at >= started_at && reading.at <= ended_at;
    let key = |reading: &RegisterReading| (reading.at, reading.register);
    let registers = judge_registers(&RegisterEvidence {
        started_at,
        ended_at,
        start: told_start.as_ref().and_then(|start| start.meter),
        end: told_end.as_ref().and_then(|end| end.meter),
        begin_sample: evidence.begin().filter(within).min_by_key(key).map(|reading| reading.register),
        end_sample: evidence.end().filter(within).max_by_key(key).map(|reading| reading.register),
        readings: evidence.readings().collect(),
        rolls_over_at: None,
    });
    // An end that was not told has no register of its own: that it is the last reading's is no news.
    let news = |finding: &&RegisterFinding| told_end.is_some() || **finding != RegisterFinding::EndFromReading;
    flags.extend(registers.findings.iter().filter(news).map(|finding| SessionFlag::from(*finding)));
    let differs =
        |other: &&&ReportRecord| ends.first().is_some_and(|end| (end.at, end.meter) != (other.at, other.meter));
    let contradictory = ends.iter().any(|other| differs(&other));
    let told_start = told_start.and_then(|start| start.meter);
    Judgement { started_at, start_received_at, told_start, end, registers, flags, contradictory }
}

impl Judgement {
    /// The event that writes it into the row.
    pub(super) fn event(&self, end: &JudgedEnd) -> SessionEvent {
        SessionEvent::Ended {
            at: end.at,
            received_at: end.received_at,
            meter: self.registers.end,
            energy: self.registers.energy,
            reason: end.reason.clone(),
            flags: self.flags.clone(),
            inferred_until: end.inferred_until,
        }
    }
}

impl Session {
    /// The start as the row tells it: of a session whose reports were not kept one by one yet.
    fn told_start(&self) -> Option<Told> {
        let told = Told {
            at: self.started_at,
            received_at: self.start_received_at,
            meter: self.meter_start,
            seq_no: None,
            reason: None,
        };
        (!self.flags.contains(&SessionFlag::StartMissing)).then_some(told)
    }

    fn told_end(&self) -> Option<Told> {
        if self.flags.contains(&SessionFlag::EndInferred) {
            return None;
        }
        let meter = self.meter_end.filter(|_| !self.flags.contains(&SessionFlag::EndFromSample));
        let received_at = self.end_received_at.unwrap_or(self.start_received_at);
        self.ended_at.map(|at| Told { at, received_at, meter, seq_no: None, reason: self.end_reason.clone() })
    }
}
