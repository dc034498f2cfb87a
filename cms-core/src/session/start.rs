//! The start of a transaction.

use chrono::{DateTime, Utc};

use super::ids::transaction_id;
use super::missing_end::{end_unreported, watch};
use super::samples::append_samples;
use super::{
    EndReason, OpenFacts, ReportFacts, ReportTransaction, Session, SessionEvent, TransactionReply, samples_stream,
};
use crate::storage::Changes;
use crate::{Decision, FreshIds, SessionId};

impl ReportTransaction {
    /// A start is always stored and answered, whatever the token: the energy may be flowing already, and a station that
    /// gets no answer asks again for ever.
    pub(super) fn decide_start(
        &self,
        facts: ReportFacts,
        now: DateTime<Utc>,
        ids: &mut FreshIds,
    ) -> Decision<TransactionReply> {
        if facts.session.is_some() {
            // The transaction is known and this is not a repeat: what it adds is kept, the start stays what it was.
            return self.decide_known_start(facts, now);
        }
        let mut changes = Changes::new();
        if let Some(occupant) = &facts.evse_occupant {
            end_unreported(occupant, EndReason::Superseded, self.at, now, &mut changes);
        }
        let id = SessionId::fresh(ids);
        let station = facts.station.as_ref().map(|station| &station.value);
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
        let started = SessionEvent::Started {
            session: id.clone(),
            address: self.address.clone(),
            evse_id: station.and_then(|station| station.evse(self.address.evse)).map(|evse| evse.id.clone()),
            transaction_id: transaction_id.clone(),
            at: self.at,
            received_at: now,
            meter: self.meter,
            tariff: facts.tariff.as_ref().map(|tariff| Box::new(tariff.value.clone())),
        };
        changes.claim(Session::transaction_claim(station_id, &transaction_id), id.as_str());
        if let Some(claim) = Session::evse_claim(&self.address) {
            changes.claim(claim, id.as_str());
        }
        if let Some(station) = &facts.station {
            changes.rely_on(station);
        }
        let mut reply = TransactionReply { transaction_id, token: None, total: None };
        if let Some(mut session) = Session::begin(&started) {
            session.write_begin(&started, now, &mut changes);
            let ending = facts.evse_occupant.as_ref().map(|occupant| &occupant.session.value);
            reply.token = self.present_token(&mut session, facts.token, ending, now, &mut changes);
            self.note_charging(&mut session, now, &mut changes);
            append_samples(&samples_stream(&id), &self.samples, self.seq_no, now, &mut changes);
            changes.create(&session);
            watch(&id, now, &mut changes);
        }
        Decision::changed(changes, reply)
    }

    fn decide_known_start(&self, facts: ReportFacts, now: DateTime<Utc>) -> Decision<TransactionReply> {
        let mut changes = Changes::new();
        let mut reply = TransactionReply {
            transaction_id: self.transaction_id.clone().unwrap_or_default(),
            token: None,
            total: None,
        };
        if let Some(OpenFacts { session: loaded, .. }) = facts.session {
            append_samples(&samples_stream(&loaded.value.id), &self.samples, self.seq_no, now, &mut changes);
            let mut session = loaded.value.clone();
            reply.token = self.present_token(&mut session, facts.token, None, now, &mut changes);
            if session != loaded.value {
                changes.replace(&loaded, &session);
            }
        }
        Decision::changed(changes, reply)
    }
}
