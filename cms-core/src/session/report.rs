//! What a station reports of a transaction, and the facts it is judged by.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::clock;
use super::record::Evidence;
use super::samples::append_samples;
use super::settle::{Case, review_id};
use super::{
    ChargingState, EndReason, QuarantineItem, Reservation, Session, SessionEvent, SessionFlag, SessionState,
    StartRequest, TokenRank, samples_stream, unmatched_stream,
};
use crate::access::{Account, Authorization, AuthorizationStatus, TokenFacts, TokenKey};
use crate::billing::Cdr;
use crate::digest::hash_json;
use crate::metering::{Energy, Sample};
use crate::money::Money;
use crate::station::{ConnectorAddress, Station};
use crate::storage::{Changes, IdEpoch, Loaded, Snapshot, StorageError, load};
use crate::tariff::Tariff;
use crate::{Command, Decision, Durability, FreshIds, PayloadHash, SessionId};

/// A station reports the start, the progress or the end of a transaction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReportTransaction {
    /// Which of the three.
    pub phase: TransactionPhase,
    /// Where. An end or update of a station that only names the transaction has EVSE 0.
    pub address: ConnectorAddress,
    /// The transaction; none in a start of a station that leaves the choice of the id to us.
    pub transaction_id: Option<String>,
    /// The token that was presented, by its key.
    pub token: Option<TokenKey>,
    /// The station's time of the event.
    pub at: DateTime<Utc>,
    /// The station's event number, where it counts its events.
    pub seq_no: Option<i64>,
    /// The energy register at the event.
    pub meter: Option<Energy>,
    /// Whether energy flows.
    pub charging: Option<ChargingState>,
    /// Samples that came with the event.
    pub samples: Vec<Sample>,
    /// Why the transaction ended.
    pub end_reason: Option<EndReason>,
}

/// Which part of a transaction is reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "a transaction starts, goes on and ends; there is no fourth")]
pub enum TransactionPhase {
    /// It began.
    Started,
    /// It goes on.
    Updated,
    /// It ended.
    Ended,
}

/// What a station is told about a transaction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct TransactionReply {
    /// The transaction id.
    pub transaction_id: String,
    /// What was decided about the token that was presented.
    pub token: Option<TokenAnswer>,
    /// The total with tax, at the end of a session that was priced.
    pub total: Option<Money>,
}

/// What a station is told about a token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct TokenAnswer {
    /// The decision with its reason.
    pub status: AuthorizationStatus,
    /// Until when the token is valid.
    pub expires_at: Option<DateTime<Utc>>,
}

/// What the judgement of a report depends on.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct ReportFacts {
    pub(super) station: Option<Loaded<Station>>,
    pub(super) tariff: Option<Loaded<Tariff>>,
    /// The session of the transaction.
    pub(super) session: Option<OpenFacts>,
    /// Another session that is still open on the EVSE.
    pub(super) evse_occupant: Option<OpenFacts>,
    pub(super) token: Option<TokenFacts>,
    /// Who asked for a session on the EVSE.
    pub(super) request: Option<Loaded<StartRequest>>,
    /// Who has reserved it.
    pub(super) reservation: Option<Loaded<Reservation>>,
    pub(super) id_epoch: IdEpoch,
}

/// A session with what its end depends on.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct OpenFacts {
    pub(super) session: Loaded<Session>,
    /// All that is known of it; empty while only the row matters.
    pub(super) evidence: Evidence,
    pub(super) account: Option<Loaded<Account>>,
    pub(super) quarantine: Option<Loaded<QuarantineItem>>,
    /// What speaks against its bill.
    pub(super) review: Option<Loaded<QuarantineItem>>,
    pub(super) cdr: Option<Cdr>,
}

impl OpenFacts {
    /// Reads a session. All that belongs to it is read where it is to be judged: at its end, and when anything comes after.
    pub(super) async fn read(
        snapshot: &mut dyn Snapshot,
        id: String,
        with_end: bool,
    ) -> Result<Option<Self>, StorageError> {
        let Some(session) = load::<Session>(snapshot, id).await? else {
            return Ok(None);
        };
        let evidence = Evidence::default();
        let mut facts = Self { session, evidence, account: None, quarantine: None, review: None, cdr: None };
        let value = &facts.session.value;
        if with_end || value.state != SessionState::Open {
            let stray = unmatched_stream(value.address.station.as_str(), Some(&value.transaction_id));
            facts.evidence = Evidence::read(snapshot, &value.id, [&stray, &samples_stream(&value.id)]).await?;
            if let Some(account) = value.authorization.as_ref().and_then(|decided| decided.billable_account()) {
                facts.account = load(snapshot, account.as_str()).await?;
            }
            facts.quarantine = load(snapshot, value.id.as_str()).await?;
            facts.review = load(snapshot, review_id(value)).await?;
            if let Some(cdr) = &value.cdr {
                facts.cdr = load::<Cdr>(snapshot, cdr.as_str()).await?.map(|row| row.value);
            }
        }
        Ok(Some(facts))
    }
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Command for ReportTransaction {
    type Facts = ReportFacts;
    type Reply = TransactionReply;

    const DURABILITY: Durability = Durability::Money;

    async fn facts(&self, snapshot: &mut dyn Snapshot) -> Result<ReportFacts, StorageError> {
        let station_id = self.address.station.as_str();
        let station: Option<Loaded<Station>> = load(snapshot, station_id).await?;
        let session_id = match &self.transaction_id {
            Some(id) => snapshot.claim(Session::transaction_claim(station_id, id)).await?,
            None => None,
        };
        let ends = self.phase == TransactionPhase::Ended;
        let session = match session_id {
            Some(id) => OpenFacts::read(snapshot, id, ends).await?,
            None => None,
        };
        let mut facts = ReportFacts {
            station,
            tariff: None,
            session,
            evse_occupant: None,
            token: None,
            request: None,
            reservation: None,
            id_epoch: IdEpoch::default(),
        };
        if let Some(token) = &self.token {
            facts.token = Some(TokenFacts::read(snapshot, token).await?);
        }
        if self.token.is_some() && self.phase != TransactionPhase::Ended {
            let place = facts.session.as_ref().map(|open| &open.session.value.address).filter(|place| place.evse > 0);
            let place = place.unwrap_or(&self.address).clone();
            facts.request = StartRequest::open(snapshot, &place).await?;
            facts.reservation = Reservation::active(snapshot, &place).await?;
        }
        let own = facts.session.as_ref().map(|open| &open.session.value);
        let tells_place = own.is_none_or(|own| own.address != self.address && own.state == SessionState::Open);
        if let Some(claim) = Session::evse_claim(&self.address).filter(|_| tells_place) {
            let occupant = snapshot.claim(claim).await?.filter(|id| own.is_none_or(|own| id != own.id.as_str()));
            if let Some(occupant) = occupant {
                facts.evse_occupant = OpenFacts::read(snapshot, occupant, true).await?;
            }
        }
        if facts.session.is_none() && self.begins() {
            if let Some(station) = &facts.station {
                facts.tariff = load(snapshot, station.value.tariff.as_str()).await?;
            }
        }
        facts.id_epoch = IdEpoch::read(snapshot).await?;
        Ok(facts)
    }

    fn decide(&self, facts: ReportFacts, now: DateTime<Utc>, ids: &mut FreshIds) -> Decision<TransactionReply> {
        if facts.session.is_some() {
            self.decide_known(facts, now, ids)
        } else if self.begins() {
            self.decide_first(facts, now, ids)
        } else {
            self.decide_unknown(facts, now)
        }
    }

    /// A start, an end and an event with a token get the same answer when they are repeated: recognised by what they say,
    /// not by the message id, which a station may renew. Plain samples need no stored answer.
    fn reply_key(&self) -> Option<(String, PayloadHash)> {
        if self.phase == TransactionPhase::Updated && self.token.is_none() {
            return None;
        }
        let hash = hash_json(self);
        let phase = match self.phase {
            TransactionPhase::Started => "start",
            TransactionPhase::Updated => "update",
            TransactionPhase::Ended => "end",
        };
        Some((format!("{phase}/{}/{hash}", self.address.station), hash))
    }
}

impl ReportTransaction {
    /// Whether a report of a transaction that is not known makes a session. A station that counts its reports also chooses
    /// the ids of its transactions, so that its start may come after what followed it; where we choose them, an id that we
    /// did not give is nobody's.
    fn begins(&self) -> bool {
        self.phase == TransactionPhase::Started || (self.seq_no.is_some() && self.transaction_id.is_some())
    }

    /// A report of a transaction that is known: it is kept, and the session becomes what all reports say together.
    fn decide_known(&self, facts: ReportFacts, now: DateTime<Utc>, ids: &mut FreshIds) -> Decision<TransactionReply> {
        let mut changes = Changes::new();
        let transaction_id = self.transaction_id.clone().unwrap_or_default();
        let mut reply = TransactionReply { transaction_id, token: None, total: None };
        let Some(open) = facts.session.clone() else { return Decision::unchanged(reply) };
        // The token may come with this very report.
        let presented = facts.token.as_ref().and_then(|token| token.account.clone());
        let loaded = &open.session;
        let mut session = loaded.value.clone();
        let other_payer = self.shows_another_payer(&session, facts.token.as_ref(), now);
        append_samples(&samples_stream(&session.id), &self.samples, self.seq_no, now, &mut changes);
        let record = self.keep(&session.id, now, &mut changes);
        let goes_on = session.state == SessionState::Open && self.phase != TransactionPhase::Ended;
        if goes_on {
            self.answer_wishes(&facts, &session.id, now, &mut changes);
        }
        reply.token = self.present_token(&mut session, facts.token, None, goes_on, now, &mut changes);
        if session.state != SessionState::Priced {
            // An EVSE that another session holds is not taken from it by a word in passing.
            if !goes_on || facts.evse_occupant.is_none() {
                self.assign_evse(&mut session, facts.station.as_ref(), goes_on, now, &mut changes);
            }
            self.note_charging(&mut session, now, &mut changes);
        }
        let missing = session.state != SessionState::Priced && session.flags.contains(&SessionFlag::StartMissing);
        let (at, received_at) = (clock::effective(self.at, now), now);
        if missing && self.phase != TransactionPhase::Started && at < session.started_at {
            // It began no later than this.
            let event = SessionEvent::StartRevised { at, received_at, meter: None, reported: false };
            session.record(&event, now, &mut changes);
        }
        if goes_on {
            if self.phase == TransactionPhase::Started && missing {
                let meter = self.meter;
                session.record(
                    &SessionEvent::StartRevised { at, received_at, meter, reported: true },
                    now,
                    &mut changes,
                );
            }
        } else {
            let mut evidence = open.evidence.clone();
            evidence.take_samples(&self.samples, self.seq_no, now);
            evidence.take(record);
            let mut case = Case::of(&open, &evidence, facts.id_epoch, now);
            case.accounts.extend(presented.iter().map(|row| &row.value));
            case.report = serde_json::to_string(self).ok();
            case.other_payer = other_payer;
            reply.total = case.settle(&mut session, ids, &mut changes);
        }
        if session == loaded.value {
            changes.rely_on(loaded);
        } else {
            changes.replace(loaded, &session);
        }
        let effects = changes.deliveries();
        Decision { changes, reply, effects }
    }

    /// What was asked for or reserved on the EVSE is this session's, where its token is the one.
    pub(super) fn answer_wishes(
        &self,
        facts: &ReportFacts,
        session: &SessionId,
        now: DateTime<Utc>,
        changes: &mut Changes,
    ) {
        if let (Some(token), Some(known)) = (&self.token, &facts.token) {
            super::start_request::confirm(facts.request.as_ref(), token, session, now, changes);
            super::reservation::use_reservation(facts.reservation.as_ref(), token, known, session, now, changes);
        }
    }

    /// Judges the presented token for the session, and holds it for a session that goes on.
    pub(super) fn present_token(
        &self,
        session: &mut Session,
        facts: Option<TokenFacts>,
        ending: Option<&Session>,
        holds: bool,
        now: DateTime<Utc>,
        changes: &mut Changes,
    ) -> Option<TokenAnswer> {
        let (token, mut facts) = (self.token.as_ref()?, facts?);
        // Neither its own session nor one that this very report ends makes a token busy.
        let over = |holder: &String| {
            *holder == session.id.as_str() || ending.is_some_and(|ending| *holder == ending.id.as_str())
        };
        facts.active_session = facts.active_session.filter(|holder| !over(holder));
        let authorization = crate::access::authorize(&facts, now);
        if let Some(row) = &facts.token {
            changes.rely_on(row);
        }
        if let Some(row) = &facts.account {
            changes.rely_on(row);
        }
        let answer = TokenAnswer::of(&authorization);
        let rank = self.rank(&authorization);
        // A token without a rank was presented before ranks were kept, and stays.
        let first = session.token.is_none() || session.sources.token.as_ref().is_some_and(|kept| rank < *kept);
        if first && session.state != SessionState::Priced {
            if holds {
                if let Some(other) = session.token.as_ref().filter(|other| *other != token) {
                    changes.release(crate::access::active_token_claim(other), session.id.as_str());
                }
                if authorization.status == AuthorizationStatus::Accepted {
                    changes.claim(crate::access::active_token_claim(token), session.id.as_str());
                }
            }
            let rank = Some(rank);
            let event = SessionEvent::TokenPresented { token: token.clone(), authorization, at: self.at, rank };
            session.record(&event, now, changes);
        }
        Some(answer)
    }

    fn rank(&self, authorization: &Authorization) -> TokenRank {
        TokenRank {
            ending: self.phase == TransactionPhase::Ended,
            refused: authorization.billable_account().is_none(),
            order: self.order(),
        }
    }

    /// Whether a token that comes after the bill would have been the one to charge, and is another payer's.
    fn shows_another_payer(&self, session: &Session, facts: Option<&TokenFacts>, now: DateTime<Utc>) -> bool {
        let (SessionState::Priced, Some(facts)) = (session.state, facts) else { return false };
        let authorization = crate::access::authorize(facts, now);
        let billed = session.authorization.as_ref().and_then(Authorization::billable_account);
        session.sources.token.as_ref().is_some_and(|kept| self.rank(&authorization) < *kept)
            && authorization.billable_account() != billed
    }

    /// Takes the EVSE from the first report that tells it, and holds it for a session that goes on, where it is free.
    pub(super) fn assign_evse(
        &self,
        session: &mut Session,
        station: Option<&Loaded<Station>>,
        claims: bool,
        now: DateTime<Utc>,
        changes: &mut Changes,
    ) {
        let order = self.order();
        let first = session.address.evse == 0 || session.sources.place.as_ref().is_some_and(|kept| order < *kept);
        if self.address.evse == 0 || !first {
            return;
        }
        let evse = station.and_then(|station| station.value.evse(self.address.evse));
        let (address, evse_id) = (self.address.clone(), evse.map(|evse| evse.id.clone()));
        if claims && session.address != address {
            if let Some(claim) = Session::evse_claim(&session.address) {
                changes.release(claim, session.id.as_str());
            }
            if let Some(claim) = Session::evse_claim(&address) {
                changes.claim(claim, session.id.as_str());
            }
        }
        session.record(&SessionEvent::EvseAssigned { address, evse_id, order: Some(order) }, now, changes);
    }

    /// Notes a change of the flow of energy, unless a later report has told of it already.
    pub(super) fn note_charging(&self, session: &mut Session, now: DateTime<Utc>, changes: &mut Changes) {
        let (Some(state), SessionState::Open) = (self.charging, session.state) else { return };
        let order = self.order();
        if session.charging != Some(state) && session.sources.charging.as_ref().is_none_or(|kept| order > *kept) {
            let event = SessionEvent::ChargingStateChanged { state, at: self.at, order: Some(order) };
            session.record(&event, now, changes);
        }
    }
}

impl TokenAnswer {
    pub(super) const fn of(authorization: &Authorization) -> Self {
        Self { status: authorization.status, expires_at: authorization.expires_at }
    }
}
