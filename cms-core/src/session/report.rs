//! What a station reports of a transaction, and the facts it is judged by.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::samples::{append_samples, read_samples};
use super::{
    ChargingState, EndReason, QuarantineItem, SampleRecord, Session, SessionEvent, SessionState, samples_stream,
    unmatched_stream,
};
use crate::access::{Account, AuthorizationStatus, TokenFacts, TokenKey};
use crate::digest::hash_json;
use crate::metering::{Energy, Sample};
use crate::money::Money;
use crate::station::{ConnectorAddress, Station};
use crate::storage::{Changes, IdEpoch, Loaded, Snapshot, StorageError, load};
use crate::tariff::Tariff;
use crate::{Command, Decision, Durability, FreshIds, PayloadHash};

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
    pub(super) id_epoch: IdEpoch,
}

/// A session with what its end depends on.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct OpenFacts {
    pub(super) session: Loaded<Session>,
    pub(super) samples: Vec<SampleRecord>,
    pub(super) account: Option<Loaded<Account>>,
    pub(super) quarantine: Option<Loaded<QuarantineItem>>,
}

impl OpenFacts {
    pub(super) async fn read(
        snapshot: &mut dyn Snapshot,
        id: String,
        with_end: bool,
    ) -> Result<Option<Self>, StorageError> {
        let Some(session) = load::<Session>(snapshot, id).await? else {
            return Ok(None);
        };
        let mut facts = Self { session, samples: Vec::new(), account: None, quarantine: None };
        if with_end {
            let value = &facts.session.value;
            let stray = unmatched_stream(value.address.station.as_str(), Some(&value.transaction_id));
            facts.samples = read_samples(snapshot, &stray).await?;
            facts.samples.extend(read_samples(snapshot, &samples_stream(&value.id)).await?);
            if let Some(account) = value.authorization.as_ref().and_then(|decided| decided.billable_account()) {
                facts.account = load(snapshot, account.as_str()).await?;
            }
            facts.quarantine = load(snapshot, value.id.as_str()).await?;
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
            id_epoch: IdEpoch::default(),
        };
        if let Some(token) = &self.token {
            facts.token = Some(TokenFacts::read(snapshot, token).await?);
        }
        if self.phase == TransactionPhase::Started {
            if let Some(claim) = Session::evse_claim(&self.address) {
                if let Some(occupant) = snapshot.claim(claim).await? {
                    facts.evse_occupant = OpenFacts::read(snapshot, occupant, true).await?;
                }
            }
            if let Some(station) = &facts.station {
                facts.tariff = load(snapshot, station.value.tariff.as_str()).await?;
            }
        }
        if self.phase != TransactionPhase::Updated {
            facts.id_epoch = IdEpoch::read(snapshot).await?;
        }
        Ok(facts)
    }

    fn decide(&self, facts: ReportFacts, now: DateTime<Utc>, ids: &mut FreshIds) -> Decision<TransactionReply> {
        match self.phase {
            TransactionPhase::Started => self.decide_start(facts, now, ids),
            TransactionPhase::Updated => self.decide_update(facts, now),
            TransactionPhase::Ended => self.decide_end(facts, now, ids),
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
    fn decide_update(&self, facts: ReportFacts, now: DateTime<Utc>) -> Decision<TransactionReply> {
        let mut changes = Changes::new();
        let transaction_id = self.transaction_id.clone().unwrap_or_default();
        let mut reply = TransactionReply { transaction_id, token: None, total: None };
        let Some(OpenFacts { session: loaded, .. }) = facts.session else {
            let stream = unmatched_stream(self.address.station.as_str(), self.transaction_id.as_deref());
            append_samples(&stream, &self.samples, self.seq_no, now, &mut changes);
            reply.token = facts.token.map(|token| TokenAnswer::of(&crate::access::authorize(&token, now)));
            return Decision::changed(changes, reply);
        };
        append_samples(&samples_stream(&loaded.value.id), &self.samples, self.seq_no, now, &mut changes);
        let mut session = loaded.value.clone();
        if let Some(answer) = self.present_token(&mut session, facts.token, None, now, &mut changes) {
            reply.token = Some(answer);
        }
        self.assign_evse(&mut session, facts.station.as_ref(), now, &mut changes);
        self.note_charging(&mut session, now, &mut changes);
        if session != loaded.value {
            changes.replace(&loaded, &session);
        }
        Decision::changed(changes, reply)
    }

    /// Judges the presented token for the session and holds it while the session is open.
    pub(super) fn present_token(
        &self,
        session: &mut Session,
        facts: Option<TokenFacts>,
        ending: Option<&Session>,
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
        if session.token.is_none() {
            if authorization.status == AuthorizationStatus::Accepted {
                changes.claim(crate::access::active_token_claim(token), session.id.as_str());
            }
            let event = SessionEvent::TokenPresented { token: token.clone(), authorization, at: self.at };
            session.record(&event, now, changes);
        }
        Some(answer)
    }

    /// Takes the EVSE from a later event where the start did not tell it.
    pub(super) fn assign_evse(
        &self,
        session: &mut Session,
        station: Option<&Loaded<Station>>,
        now: DateTime<Utc>,
        changes: &mut Changes,
    ) {
        if session.address.evse > 0 || self.address.evse == 0 {
            return;
        }
        let evse = station.and_then(|station| station.value.evse(self.address.evse));
        let event =
            SessionEvent::EvseAssigned { address: self.address.clone(), evse_id: evse.map(|evse| evse.id.clone()) };
        session.record(&event, now, changes);
        if let (Some(claim), TransactionPhase::Updated) = (Session::evse_claim(&self.address), self.phase) {
            changes.claim(claim, session.id.as_str());
        }
    }

    /// Notes a change of the flow of energy.
    pub(super) fn note_charging(&self, session: &mut Session, now: DateTime<Utc>, changes: &mut Changes) {
        if let Some(state) = self.charging {
            if session.charging != Some(state) && session.state == SessionState::Open {
                session.record(&SessionEvent::ChargingStateChanged { state, at: self.at }, now, changes);
            }
        }
    }
}

impl TokenAnswer {
    pub(super) const fn of(authorization: &crate::access::Authorization) -> Self {
        Self { status: authorization.status, expires_at: authorization.expires_at }
    }
}
