//! The end of a transaction: what energy it was, and what it costs.

use chrono::{DateTime, Utc};

use super::missing_end::unwatch;
use super::report::OpenFacts;
use super::samples::{append_samples, registers};
use super::{
    EndReason, QuarantineItem, QuarantineReason, QuarantineState, ReportFacts, ReportTransaction, SampleRecord,
    Session, SessionEvent, SessionFlag, SessionState, TransactionReply, samples_stream, unmatched_stream,
};
use crate::access::Account;
use crate::billing::{Bill, EndedSession, bill};
use crate::digest::hash_json;
use crate::metering::{Energy, RegisterReading};
use crate::storage::{Changes, IdEpoch};
use crate::tariff::Usage;
use crate::{Decision, FreshIds};

impl ReportTransaction {
    /// An end is always stored and confirmed. It becomes a charge detail record with its invoice and payment order in the
    /// same commit, or a quarantine item that says why not.
    pub(super) fn decide_end(
        &self,
        facts: ReportFacts,
        now: DateTime<Utc>,
        ids: &mut FreshIds,
    ) -> Decision<TransactionReply> {
        match facts.session {
            None => self.end_of_unknown(now),
            Some(open) if open.session.value.state == SessionState::Priced => self.end_of_priced(&open, now),
            Some(open) => {
                // The token may come with this very event.
                let presented = facts.token.as_ref().and_then(|token| token.account.clone());
                let mut changes = Changes::new();
                let loaded = &open.session;
                let mut session = loaded.value.clone();
                append_samples(&samples_stream(&session.id), &self.samples, self.seq_no, now, &mut changes);
                let answer = self.present_token(&mut session, facts.token, None, now, &mut changes);
                self.assign_evse(&mut session, facts.station.as_ref(), now, &mut changes);
                if session.state == SessionState::Open {
                    session.release_claims(&mut changes);
                    unwatch(&session.id, &mut changes);
                }
                let reading = self.judge_meter(&session, &open.samples);
                session.record(&reading.event(self, now), now, &mut changes);
                let payer = session.authorization.as_ref().and_then(|decided| decided.billable_account());
                let account =
                    open.account.iter().chain(&presented).map(|row| &row.value).find(|row| Some(&row.id) == payer);
                let outcome = self.price(&session, account, &reading, facts.id_epoch, now, ids);
                let total = self.settle(&mut session, &open, outcome, now, &mut changes);
                changes.replace(loaded, &session);
                let transaction_id = session.transaction_id.clone();
                let effects = changes.deliveries();
                Decision { changes, reply: TransactionReply { transaction_id, token: answer, total }, effects }
            }
        }
    }

    fn end_of_unknown(&self, now: DateTime<Utc>) -> Decision<TransactionReply> {
        let transaction_id = self.transaction_id.clone().unwrap_or_default();
        let station = self.address.station.clone();
        let mut changes = Changes::new();
        let stream = unmatched_stream(station.as_str(), Some(&transaction_id));
        append_samples(&stream, &self.samples, self.seq_no, now, &mut changes);
        let id = format!("{station}/{transaction_id}/{}", hash_json(self));
        let reason = QuarantineReason::UnknownTransaction;
        let report = serde_json::to_string(self).ok();
        changes.put(&QuarantineItem::open(
            id,
            station,
            transaction_id.clone(),
            None,
            reason,
            None,
            report,
            (self.at, now),
        ));
        Decision::changed(changes, TransactionReply { transaction_id, token: None, total: None })
    }

    fn end_of_priced(&self, open: &OpenFacts, now: DateTime<Utc>) -> Decision<TransactionReply> {
        let session = &open.session.value;
        let mut changes = Changes::new();
        changes.rely_on(&open.session);
        append_samples(&samples_stream(&session.id), &self.samples, self.seq_no, now, &mut changes);
        // Told again in other words: nothing about the bill differs.
        let same = session.ended_at == Some(self.at) && self.meter.is_none_or(|meter| session.meter_end == Some(meter));
        if !same {
            let energy = self.meter.zip(session.meter_start).and_then(|(end, start)| end.minus(start).ok());
            let id = format!("{}/{}", session.id, hash_json(self));
            let item = QuarantineItem::open(
                id,
                session.address.station.clone(),
                session.transaction_id.clone(),
                Some(session.id.clone()),
                QuarantineReason::ConflictingEnd,
                energy,
                serde_json::to_string(self).ok(),
                (self.at, now),
            );
            changes.put(&item);
        }
        let transaction_id = session.transaction_id.clone();
        Decision::changed(changes, TransactionReply { transaction_id, token: None, total: None })
    }

    /// Which energy the session has: from the registers at start and end, or from the samples where one is missing.
    fn judge_meter(&self, session: &Session, samples: &[SampleRecord]) -> MeterJudgement {
        let own = self.samples.iter().filter_map(|sample| Some((sample.at, sample.energy_register()?)));
        let known: Vec<_> = registers(samples).chain(own).collect();
        let mut flags = Vec::new();
        let start = session.meter_start.or_else(|| {
            flags.push(SessionFlag::StartFromSample);
            known.iter().min_by_key(|(at, _)| *at).map(|(_, register)| *register)
        });
        let end = self.meter.or_else(|| {
            flags.push(SessionFlag::EndFromSample);
            known.iter().max_by_key(|(at, _)| *at).map(|(_, register)| *register)
        });
        let energy = start.zip(end).and_then(|(start, end)| end.minus(start).ok());
        if energy.is_some_and(Energy::is_negative) {
            flags.push(SessionFlag::MeterRegression);
        }
        if self.at < session.started_at {
            flags.push(SessionFlag::TimeReversal);
        }
        let ends =
            start.map(|register| (session.started_at, register)).into_iter().chain(end.map(|end| (self.at, end)));
        let readings = known.into_iter().chain(ends).map(|(at, register)| RegisterReading { at, register }).collect();
        MeterJudgement { end, energy, readings, flags }
    }

    fn price(
        &self,
        session: &Session,
        account: Option<&Account>,
        reading: &MeterJudgement,
        id_epoch: IdEpoch,
        now: DateTime<Utc>,
        ids: &mut FreshIds,
    ) -> Result<Bill, QuarantineReason> {
        if reading.flags.contains(&SessionFlag::TimeReversal) {
            return Err(QuarantineReason::TimeReversal);
        }
        let energy = reading.energy.ok_or(QuarantineReason::NoMeterValue)?;
        if energy.is_negative() {
            return Err(QuarantineReason::MeterRegression);
        }
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
            usage: Usage::recorded(session.started_at, self.at, energy, reading.readings.clone()),
            tariff: tariff.clone(),
            id_epoch,
        };
        bill(&ended, now, ids).map_err(|_| QuarantineReason::Unpriceable)
    }

    /// Writes the bill, or keeps the session with the reason why there is none.
    fn settle(
        &self,
        session: &mut Session,
        open: &OpenFacts,
        outcome: Result<Bill, QuarantineReason>,
        now: DateTime<Utc>,
        changes: &mut Changes,
    ) -> Option<crate::money::Money> {
        match outcome {
            Ok(bill) => {
                bill.write_to(changes);
                session.record(&SessionEvent::Priced { cdr: bill.cdr.id.clone() }, now, changes);
                if let Some(kept) = &open.quarantine {
                    let mut item = kept.value.clone();
                    item.state = QuarantineState::Billed { cdr: bill.cdr.id.clone() };
                    changes.replace(kept, &item);
                }
                Some(bill.cdr.price.gross)
            }
            Err(reason) => {
                let item = QuarantineItem::open(
                    session.id.to_string(),
                    session.address.station.clone(),
                    session.transaction_id.clone(),
                    Some(session.id.clone()),
                    reason,
                    session.energy,
                    serde_json::to_string(self).ok(),
                    (self.at, now),
                );
                match &open.quarantine {
                    Some(kept) => changes.replace(kept, &item),
                    None => changes.create(&item),
                }
                None
            }
        }
    }
}

/// What the registers say at the end of a session.
struct MeterJudgement {
    end: Option<Energy>,
    energy: Option<Energy>,
    /// All registers that are known, those at start and end included, in no order.
    readings: Vec<RegisterReading>,
    flags: Vec<SessionFlag>,
}

impl MeterJudgement {
    fn event(&self, report: &ReportTransaction, now: DateTime<Utc>) -> SessionEvent {
        SessionEvent::Ended {
            at: report.at,
            received_at: now,
            meter: self.end,
            energy: self.energy,
            reason: report.end_reason.clone().unwrap_or(EndReason::Local),
            flags: self.flags.clone(),
        }
    }
}
