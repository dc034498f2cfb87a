//! The first that is heard of a transaction.

use chrono::{DateTime, Utc};

use super::clock;
use super::ids::transaction_id;
use super::missing_end::{end_unreported, watch};
use super::record::Evidence;
use super::samples::append_samples;
use super::settle::Case;
use super::{
    EndReason, QuarantineItem, QuarantineReason, ReportFacts, ReportTransaction, Session, SessionEvent, TokenAnswer,
    TransactionPhase, TransactionReply, samples_stream, unmatched_stream,
};
use crate::digest::hash_json;
use crate::storage::Changes;
use crate::{Decision, FreshIds, SessionId};

impl ReportTransaction {
    /// The first report of a transaction makes its session, whatever the token: the energy may be flowing already, and a
    /// station that gets no answer asks again for ever. Mostly it is the start; where it is not, the start is waited for.
    pub(super) fn decide_first(
        &self,
        facts: ReportFacts,
        now: DateTime<Utc>,
        ids: &mut FreshIds,
    ) -> Decision<TransactionReply> {
        let mut changes = Changes::new();
        let at = clock::effective(self.at, now);
        // On one EVSE there is one transaction at a time: whichever is the older is over.
        let (earlier, later) = match &facts.evse_occupant {
            Some(occupant) if occupant.session.value.started_at <= at => (Some(occupant), None),
            Some(occupant) => (None, Some(occupant)),
            None => (None, None),
        };
        if let Some(occupant) = earlier {
            end_unreported(occupant, EndReason::Superseded, at, facts.id_epoch, now, ids, &mut changes);
        }
        let id = SessionId::fresh(ids);
        let station_id = self.address.station.as_str();
        let transaction_id = match &self.transaction_id {
            Some(id) => id.clone(),
            None => {
                let assigned = transaction_id(facts.id_epoch, ids).to_string();
                // An id that we give is unique among all stations, so that it can never be taken for another's.
                changes.claim(format!("assigned-transaction/{assigned}"), id.as_str());
                assigned
            }
        };
        let begun = self.begun(&id, &transaction_id, &facts, now);
        changes.claim(Session::transaction_claim(station_id, &transaction_id), id.as_str());
        let over = self.phase == TransactionPhase::Ended || later.is_some();
        if let Some(claim) = Session::evse_claim(&self.address).filter(|_| !over) {
            changes.claim(claim, id.as_str());
        }
        if let Some(station) = &facts.station {
            changes.rely_on(station);
        }
        let mut reply = TransactionReply { transaction_id, token: None, total: None };
        if let Some(mut session) = Session::begin(&begun) {
            session.write_begin(&begun, now, &mut changes);
            append_samples(&samples_stream(&id), &self.samples, self.seq_no, now, &mut changes);
            let record = self.keep(&id, now, &mut changes);
            if !over {
                self.answer_wishes(&facts, &id, now, &mut changes);
            }
            let presented = facts.token.as_ref().and_then(|token| token.account.clone());
            let ending = earlier.map(|occupant| &occupant.session.value);
            reply.token = self.present_token(&mut session, facts.token, ending, !over, now, &mut changes);
            self.note_charging(&mut session, now, &mut changes);
            if over {
                let mut evidence = Evidence::default();
                evidence.take_samples(&self.samples, self.seq_no, now);
                evidence.take(record);
                let mut case = Case::fresh(&evidence, facts.id_epoch, now);
                case.accounts.extend(presented.iter().map(|row| &row.value));
                case.report = serde_json::to_string(self).ok();
                case.over = later.map(|occupant| (EndReason::Superseded, occupant.session.value.started_at));
                reply.total = case.settle(&mut session, ids, &mut changes);
            } else {
                watch(&id, now, &mut changes);
            }
            changes.create(&session);
        }
        let effects = changes.deliveries();
        Decision { changes, reply, effects }
    }

    fn begun(&self, id: &SessionId, transaction_id: &str, facts: &ReportFacts, now: DateTime<Utc>) -> SessionEvent {
        let station = facts.station.as_ref().map(|station| &station.value);
        let (session, address, transaction_id) = (id.clone(), self.address.clone(), transaction_id.to_owned());
        let evse_id = station.and_then(|station| station.evse(self.address.evse)).map(|evse| evse.id.clone());
        let tariff = facts.tariff.as_ref().map(|tariff| Box::new(tariff.value.clone()));
        let (at, received_at, meter) = (clock::effective(self.at, now), now, self.meter);
        let order = (self.address.evse > 0).then(|| self.order());
        if self.phase == TransactionPhase::Started {
            SessionEvent::Started { session, address, evse_id, transaction_id, at, received_at, meter, tariff, order }
        } else {
            SessionEvent::Discovered { session, address, evse_id, transaction_id, at, received_at, tariff, order }
        }
    }

    /// An update or end of a transaction with an id that we never gave to this station: confirmed, kept, and never applied
    /// to what another station or the past has under that id.
    pub(super) fn decide_unknown(&self, facts: ReportFacts, now: DateTime<Utc>) -> Decision<TransactionReply> {
        let transaction_id = self.transaction_id.clone().unwrap_or_default();
        let station = self.address.station.clone();
        let mut changes = Changes::new();
        let stream = unmatched_stream(station.as_str(), Some(&transaction_id));
        append_samples(&stream, &self.samples, self.seq_no, now, &mut changes);
        let token = facts.token.map(|token| TokenAnswer::of(&crate::access::authorize(&token, now)));
        if self.phase == TransactionPhase::Ended {
            let id = format!("{station}/{transaction_id}/{}", hash_json(self));
            changes.put(&QuarantineItem::open(
                id,
                station,
                transaction_id.clone(),
                None,
                QuarantineReason::UnknownTransaction,
                None,
                serde_json::to_string(self).ok(),
                (self.at, now),
            ));
        }
        Decision::changed(changes, TransactionReply { transaction_id, token, total: None })
    }
}
