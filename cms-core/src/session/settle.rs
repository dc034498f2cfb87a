//! From what is known of a session to its bill, or to the reason why there is none yet.

use chrono::{DateTime, TimeDelta, Utc};

use super::judge::{Judgement, judge};
use super::missing_end::{unwatch, watch_until};
use super::record::Evidence;
use super::{
    EndReason, OpenFacts, QuarantineItem, QuarantineReason, QuarantineState, Session, SessionEvent, SessionFlag,
    SessionState,
};
use crate::access::Account;
use crate::billing::{Bill, Cdr, EndedSession, bill};
use crate::money::Money;
use crate::storage::{Changes, IdEpoch, Loaded};
use crate::tariff::Usage;
use crate::{CdrId, FreshIds};

/// How long reports that are missing between start and end are waited for, in hours. A station that was cut off sends its
/// queue as soon as it is back, and in order, so that a gap closes within minutes or never.
const REPORT_WAIT_HOURS: i64 = 1;

/// An ended session that is to be settled.
pub(super) struct Case<'a> {
    pub(super) evidence: &'a Evidence,
    /// Accounts of which one may have to pay.
    pub(super) accounts: Vec<&'a Account>,
    pub(super) quarantine: Option<&'a Loaded<QuarantineItem>>,
    pub(super) review: Option<&'a Loaded<QuarantineItem>>,
    pub(super) cdr: Option<&'a Cdr>,
    pub(super) id_epoch: IdEpoch,
    /// Whether nothing more is waited for.
    pub(super) waited: bool,
    /// Why and until when at the latest a session is over whose end was not reported.
    pub(super) over: Option<(EndReason, DateTime<Utc>)>,
    /// Whether somebody else should have been billed.
    pub(super) other_payer: bool,
    /// The report that led here, as JSON text without tokens.
    pub(super) report: Option<String>,
    pub(super) now: DateTime<Utc>,
}

impl<'a> Case<'a> {
    /// The case of a session that is read with all that belongs to it.
    pub(super) fn of(open: &'a OpenFacts, evidence: &'a Evidence, id_epoch: IdEpoch, now: DateTime<Utc>) -> Self {
        let session = &open.session.value;
        let over = session.inferred_end();
        Self {
            evidence,
            accounts: open.account.iter().map(|row| &row.value).collect(),
            quarantine: open.quarantine.as_ref(),
            review: open.review.as_ref(),
            cdr: open.cdr.as_ref(),
            id_epoch,
            waited: session.flags.contains(&SessionFlag::ReportsMissing),
            over,
            other_payer: false,
            report: None,
            now,
        }
    }

    /// The case of a session that this very report makes.
    pub(super) fn fresh(evidence: &'a Evidence, id_epoch: IdEpoch, now: DateTime<Utc>) -> Self {
        Self {
            evidence,
            accounts: Vec::new(),
            quarantine: None,
            review: None,
            cdr: None,
            id_epoch,
            waited: false,
            over: None,
            other_payer: false,
            report: None,
            now,
        }
    }

    /// Settles the session: its bill, or a quarantine item that says why there is none. What was billed is never changed; a
    /// judgement that differs from it is kept beside it for review.
    pub(super) fn settle(&self, session: &mut Session, ids: &mut FreshIds, changes: &mut Changes) -> Option<Money> {
        let judged = judge(session, self.evidence, self.waited, self.over.as_ref(), self.now);
        let end = judged.end.as_ref()?;
        if session.state == SessionState::Priced {
            self.compare(session, &judged, ids, changes);
            return None;
        }
        if session.state == SessionState::Open {
            session.release_claims(changes);
            unwatch(&session.id, changes);
        }
        let reported = !judged.flags.contains(&SessionFlag::StartMissing);
        let start = (judged.started_at, judged.start_received_at);
        if start != (session.started_at, session.start_received_at)
            || reported == session.flags.contains(&SessionFlag::StartMissing)
        {
            let (at, received_at) = start;
            let meter = if reported { judged.told_start } else { None };
            session.record(&SessionEvent::StartRevised { at, received_at, meter, reported }, self.now, changes);
        }
        let event = judged.event(end);
        if !session.tells(&event) {
            session.record(&event, self.now, changes);
        }
        match self.price(session, &judged, ids) {
            Ok(bill) => Some(self.write_bill(session, &judged, &bill, changes)),
            Err(reason) => {
                self.hold(session, &judged, reason, changes);
                None
            }
        }
    }

    fn price(&self, session: &Session, judged: &Judgement, ids: &mut FreshIds) -> Result<Bill, QuarantineReason> {
        if let Some(reason) = held_because(judged) {
            return Err(reason);
        }
        let (Some(end), Some(energy)) = (&judged.end, judged.registers.energy) else {
            return Err(QuarantineReason::NoMeterValue);
        };
        let payer = session.authorization.as_ref().and_then(|decided| decided.billable_account());
        let account = self.accounts.iter().find(|account| Some(&account.id) == payer);
        let account = account.ok_or(QuarantineReason::NoAccount)?;
        let tariff = session.tariff.as_deref().ok_or(QuarantineReason::NoTariff)?;
        let evse_id = session.evse_id.as_ref().ok_or(QuarantineReason::UnknownEvse)?;
        let ended = EndedSession {
            session: session.id.clone(),
            station: session.address.station.to_string(),
            evse_id: evse_id.to_string(),
            connector: session.address.connector,
            account: Some(account.id.clone()),
            token: session.token.as_ref().map(|token| token.as_str().to_owned()),
            payment_method: account.payment_method.clone(),
            usage: Usage::recorded(judged.started_at, end.at, energy, judged.registers.readings.clone()),
            tariff: tariff.clone(),
            id_epoch: self.id_epoch,
        };
        bill(&ended, self.now, ids).map_err(|_| QuarantineReason::Unpriceable)
    }

    fn write_bill(&self, session: &mut Session, judged: &Judgement, bill: &Bill, changes: &mut Changes) -> Money {
        bill.write_to(changes);
        session.record(&SessionEvent::Priced { cdr: bill.cdr.id.clone() }, self.now, changes);
        unwatch(&session.id, changes);
        if let Some(kept) = self.quarantine {
            let mut item = kept.value.clone();
            item.state = QuarantineState::Billed { cdr: bill.cdr.id.clone() };
            changes.replace(kept, &item);
        }
        if judged.contradictory {
            self.review(session, judged, &bill.cdr, Some(bill.cdr.price.gross), changes);
        }
        bill.cdr.price.gross
    }

    fn hold(&self, session: &Session, judged: &Judgement, reason: QuarantineReason, changes: &mut Changes) {
        let at = judged.end.as_ref().map_or(judged.started_at, |end| end.at);
        let report = self.report.clone().or_else(|| self.quarantine.and_then(|kept| kept.value.report.clone()));
        let item = QuarantineItem::open(
            session.id.to_string(),
            session.address.station.clone(),
            session.transaction_id.clone(),
            Some(session.id.clone()),
            reason,
            judged.registers.energy,
            report,
            (at, self.quarantine.map_or(self.now, |kept| kept.value.received_at)),
        );
        write_item(self.quarantine, &item, changes);
        let waits = self.quarantine.is_some_and(|kept| kept.value.reason == QuarantineReason::MissingReports);
        if reason == QuarantineReason::MissingReports && !waits {
            if let Some(due) = self.now.checked_add_signed(TimeDelta::hours(REPORT_WAIT_HOURS)) {
                watch_until(&session.id, due, changes);
            }
        } else if reason != QuarantineReason::MissingReports {
            unwatch(&session.id, changes);
        }
    }

    /// Holds a judgement of a billed session against its bill.
    fn compare(&self, session: &Session, judged: &Judgement, ids: &mut FreshIds, changes: &mut Changes) {
        let Some(cdr) = self.cdr else { return };
        let again = self.price(session, judged, ids);
        let total = again.as_ref().ok().map(|bill| bill.cdr.price.gross);
        let same = again.is_ok_and(|bill| {
            (bill.cdr.started_at, bill.cdr.ended_at, bill.cdr.energy, bill.cdr.price.gross)
                == (cdr.started_at, cdr.ended_at, cdr.energy, cdr.price.gross)
        });
        if !same || judged.contradictory || self.other_payer {
            self.review(session, judged, cdr, total, changes);
        } else if let Some(kept) = self.review.filter(|kept| is_withdrawable(&kept.value)) {
            let mut item = kept.value.clone();
            item.state = QuarantineState::Withdrawn;
            changes.replace(kept, &item);
        }
    }

    /// Keeps both values for whoever decides: what was billed, and what all reports say now.
    fn review(&self, session: &Session, judged: &Judgement, cdr: &Cdr, total: Option<Money>, changes: &mut Changes) {
        let reason = if judged.contradictory { QuarantineReason::ConflictingEnd } else { QuarantineReason::LateReport };
        let mut item = QuarantineItem::open(
            review_id(session),
            session.address.station.clone(),
            session.transaction_id.clone(),
            Some(session.id.clone()),
            reason,
            judged.registers.energy,
            self.report.clone(),
            (judged.end.as_ref().map_or(judged.started_at, |end| end.at), self.now),
        );
        item.other_payer = self.other_payer || self.review.is_some_and(|kept| kept.value.other_payer);
        item.billed =
            Some(BilledBefore { cdr: cdr.id.clone(), energy: cdr.energy, total: cdr.price.gross, again: total });
        write_item(self.review, &item, changes);
    }
}

/// Another payer does not become the right one by a later reading.
fn is_withdrawable(item: &QuarantineItem) -> bool {
    item.state == QuarantineState::Open && !item.other_payer
}

/// The id of the item that keeps what speaks against the bill of a session.
pub(super) fn review_id(session: &Session) -> String {
    format!("{}/review", session.id)
}

fn write_item(kept: Option<&Loaded<QuarantineItem>>, item: &QuarantineItem, changes: &mut Changes) {
    match kept {
        Some(kept) if kept.value == *item => changes.rely_on(kept),
        Some(kept) => changes.replace(kept, item),
        None => changes.create(item),
    }
}

/// Why a judgement is not billed, whoever pays for it.
fn held_because(judged: &Judgement) -> Option<QuarantineReason> {
    let reasons = [
        (SessionFlag::StartMissing, QuarantineReason::MissingStart),
        (SessionFlag::EndInferred, QuarantineReason::MissingEnd),
        (SessionFlag::AwaitingReports, QuarantineReason::MissingReports),
        (SessionFlag::TimeReversal, QuarantineReason::TimeReversal),
        (SessionFlag::MeterRegression, QuarantineReason::MeterRegression),
        (SessionFlag::EnergyImplausible, QuarantineReason::ImplausibleEnergy),
    ];
    reasons.into_iter().find(|(flag, _)| judged.flags.contains(flag)).map(|(_, reason)| reason)
}

/// What was billed of a session before a report came that says otherwise.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[non_exhaustive]
pub struct BilledBefore {
    /// The charge detail record.
    pub cdr: CdrId,
    /// The energy in it.
    pub energy: crate::metering::Energy,
    /// Its total with tax.
    pub total: Money,
    /// The total with tax by all that is known now; none where that cannot be priced.
    pub again: Option<Money>,
}
