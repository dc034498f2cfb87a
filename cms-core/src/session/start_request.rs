//! Requests to start a session from afar: they become a session, or end unconfirmed.

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::SessionStage;
use crate::access::{AuthorizationStatus, TokenFacts, TokenKey, authorize};
use crate::station::{ConnectorAddress, Station};
use crate::storage::{Changes, IndexEntry, Loaded, Row, Snapshot, StorageError, Table, Timer, load};
use crate::{Command, Decision, Durability, FreshIds, SessionId};

const DEADLINE: &str = "start-deadline/";

/// How long a request waits for its session, in minutes: for the way to the station and until the cable is plugged in.
const WAIT_MINUTES: i64 = 10;

/// A session that somebody asked for from afar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct StartRequest {
    /// Its id: a positive number, as OCPP 2.x gives it to the station.
    pub id: i32,
    /// The EVSE.
    pub address: ConnectorAddress,
    /// On which token.
    pub token: TokenKey,
    /// Where it stands.
    pub state: StartRequestState,
    /// When it was asked.
    pub requested_at: DateTime<Utc>,
    /// When its state last changed.
    pub changed_at: DateTime<Utc>,
}

/// Where a request to start stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum StartRequestState {
    /// The station was told, or will be.
    Requested,
    /// The station took it; it waits for the vehicle.
    Accepted,
    /// It has become a session.
    Began {
        /// The session.
        session: SessionId,
    },
    /// The station refused it.
    Refused {
        /// The station's word for why.
        reason: String,
    },
    /// No session came of it in time: nothing is billed, and what was set aside for it is free again.
    Expired,
}

impl StartRequest {
    /// Where it stands among the stages of a session; none once it is a session, which has its own.
    #[must_use]
    pub const fn stage(&self) -> Option<SessionStage> {
        match self.state {
            StartRequestState::Requested => Some(SessionStage::Requested),
            StartRequestState::Accepted => Some(SessionStage::Authorized),
            StartRequestState::Began { .. } => None,
            StartRequestState::Refused { .. } | StartRequestState::Expired => Some(SessionStage::Unconfirmed),
        }
    }

    fn is_open(&self) -> bool {
        matches!(self.state, StartRequestState::Requested | StartRequestState::Accepted)
    }

    /// The unique key of the one open request of an EVSE; none where no EVSE is named.
    fn claim(address: &ConnectorAddress) -> Option<String> {
        (address.evse > 0).then(|| format!("start-request/{}/{}", address.station, address.evse))
    }

    /// The open request of an EVSE.
    pub(super) async fn open(
        snapshot: &mut dyn Snapshot,
        address: &ConnectorAddress,
    ) -> Result<Option<Loaded<Self>>, StorageError> {
        let Some(claim) = Self::claim(address) else { return Ok(None) };
        match snapshot.claim(claim).await? {
            Some(id) => load(snapshot, id).await,
            None => Ok(None),
        }
    }
}

impl Row for StartRequest {
    const TABLE: Table = Table::new("start_request");

    fn id(&self) -> String {
        self.id.to_string()
    }

    fn index(&self) -> Vec<IndexEntry> {
        if self.is_open() { vec![IndexEntry::new("open", self.address.station.as_str())] } else { Vec::new() }
    }
}

/// Brings a request to its end, in whatever way.
fn close(loaded: &Loaded<StartRequest>, state: StartRequestState, now: DateTime<Utc>, changes: &mut Changes) {
    let mut request = loaded.value.clone();
    (request.state, request.changed_at) = (state, now);
    if let Some(claim) = StartRequest::claim(&request.address) {
        changes.release(claim, request.id.to_string());
    }
    changes.cancel_timer(format!("{DEADLINE}{}", request.id));
    changes.replace(loaded, &request);
}

/// Makes the open request of the EVSE the session that begins on it with the same token.
pub(super) fn confirm(
    open: Option<&Loaded<StartRequest>>,
    token: &TokenKey,
    session: &SessionId,
    now: DateTime<Utc>,
    changes: &mut Changes,
) {
    if let Some(request) = open.filter(|request| request.value.token == *token) {
        close(request, StartRequestState::Began { session: session.clone() }, now, changes);
    }
}

/// Asks for a session on an EVSE.
///
/// The request is a fact of its own until the station reports a transaction with this token on this EVSE; where none comes
/// within ten minutes it expires. Telling the station is the caller's part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestStart {
    /// The EVSE.
    pub address: ConnectorAddress,
    /// On which token.
    pub token: TokenKey,
}

/// What a request depends on.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct RequestStartFacts {
    station: Option<Loaded<Station>>,
    token: TokenFacts,
    open: Option<Loaded<StartRequest>>,
    occupied: bool,
    reserved_for_other: bool,
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Command for RequestStart {
    type Facts = RequestStartFacts;
    type Reply = Result<i32, StartRefusal>;

    const DURABILITY: Durability = Durability::State;

    async fn facts(&self, snapshot: &mut dyn Snapshot) -> Result<RequestStartFacts, StorageError> {
        let occupied = match super::Session::evse_claim(&self.address) {
            Some(claim) => snapshot.claim(claim).await?.is_some(),
            None => false,
        };
        let token = TokenFacts::read_at(snapshot, &self.token, &self.address.station).await?;
        let reservation = super::Reservation::active(snapshot, &self.address).await?;
        let group = token.token.as_ref().and_then(|row| row.value.group.as_ref());
        let reserved_for_other = reservation.is_some_and(|kept| {
            kept.value.token != self.token && (kept.value.group.is_none() || kept.value.group.as_ref() != group)
        });
        Ok(RequestStartFacts {
            station: load(snapshot, self.address.station.as_str()).await?,
            token,
            open: StartRequest::open(snapshot, &self.address).await?,
            occupied,
            reserved_for_other,
        })
    }

    fn decide(&self, facts: RequestStartFacts, now: DateTime<Utc>, ids: &mut FreshIds) -> Decision<Self::Reply> {
        let Some(station) = facts.station.filter(|row| row.value.evse(self.address.evse).is_some()) else {
            return Decision::unchanged(Err(StartRefusal::UnknownEvse));
        };
        match facts.open {
            // A driver who taps twice asks once.
            Some(open) if open.value.token == self.token => return Decision::unchanged(Ok(open.value.id)),
            Some(_) => return Decision::unchanged(Err(StartRefusal::Occupied)),
            None => {}
        }
        if facts.occupied || facts.reserved_for_other {
            return Decision::unchanged(Err(StartRefusal::Occupied));
        }
        let status = authorize(&facts.token, now).status;
        if status != AuthorizationStatus::Accepted {
            return Decision::unchanged(Err(StartRefusal::Token { status }));
        }
        let mut changes = Changes::new();
        changes.rely_on(&station);
        let id = super::ids::positive_number(ids);
        let request = StartRequest {
            id,
            address: self.address.clone(),
            token: self.token.clone(),
            state: StartRequestState::Requested,
            requested_at: now,
            changed_at: now,
        };
        if let Some(claim) = StartRequest::claim(&self.address) {
            changes.claim(claim, id.to_string());
        }
        changes.create(&request);
        if let Some(due) = now.checked_add_signed(TimeDelta::minutes(WAIT_MINUTES)) {
            changes.set_timer(format!("{DEADLINE}{id}"), due, &());
        }
        Decision::changed(changes, Ok(id))
    }
}

/// The station has answered a request to start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerStart {
    /// The request.
    pub id: i32,
    /// None where the station took it, else its word for why not.
    pub refused: Option<String>,
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Command for AnswerStart {
    type Facts = Option<Loaded<StartRequest>>;
    type Reply = ();

    const DURABILITY: Durability = Durability::State;

    async fn facts(&self, snapshot: &mut dyn Snapshot) -> Result<Self::Facts, StorageError> {
        load(snapshot, self.id.to_string()).await
    }

    fn decide(&self, facts: Self::Facts, now: DateTime<Utc>, _: &mut FreshIds) -> Decision<()> {
        let mut changes = Changes::new();
        // The transaction may be reported before the answer comes: what has become a session stays one.
        if let Some(kept) = facts.filter(|kept| kept.value.is_open()) {
            match &self.refused {
                Some(reason) => {
                    let reason = reason.chars().filter(|c| !c.is_control()).take(200).collect();
                    close(&kept, StartRequestState::Refused { reason }, now, &mut changes);
                }
                None => {
                    let mut request = kept.value.clone();
                    (request.state, request.changed_at) = (StartRequestState::Accepted, now);
                    changes.replace(&kept, &request);
                }
            }
        }
        Decision::changed(changes, ())
    }
}

/// The time of a request to start is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpireStart {
    id: String,
    timer: Timer,
}

impl ExpireStart {
    /// What a timer that is due asks for; none where it is the timer of something else.
    #[must_use]
    pub fn asked_by(timer: &Timer) -> Option<Self> {
        let id = timer.key.strip_prefix(DEADLINE)?;
        Some(Self { id: id.to_owned(), timer: timer.clone() })
    }
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Command for ExpireStart {
    type Facts = Option<Loaded<StartRequest>>;
    /// Whether it expired; else it has become a session or was refused.
    type Reply = bool;

    const DURABILITY: Durability = Durability::State;

    async fn facts(&self, snapshot: &mut dyn Snapshot) -> Result<Self::Facts, StorageError> {
        load(snapshot, self.id.as_str()).await
    }

    fn decide(&self, facts: Self::Facts, now: DateTime<Utc>, _: &mut FreshIds) -> Decision<bool> {
        let mut changes = Changes::new();
        changes.fired(&self.timer);
        let kept = facts.filter(|kept| kept.value.is_open());
        if let Some(kept) = &kept {
            close(kept, StartRequestState::Expired, now, &mut changes);
            // It is taken out above, as the one that is due.
            changes.timers.truncate(1);
        }
        Decision::changed(changes, kept.is_some())
    }
}

/// Why a session is not asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Error)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum StartRefusal {
    /// There is no such EVSE.
    #[error("there is no such EVSE; name a commissioned one")]
    UnknownEvse,
    /// Somebody charges on it, has asked for it, or has reserved it.
    #[error("the EVSE is in use or reserved; choose another one or try again later")]
    Occupied,
    /// The token may not be used there.
    #[error("the token may not be used: {}", status.sentence())]
    Token {
        /// Why.
        status: AuthorizationStatus,
    },
}

impl StartRefusal {
    /// A stable code for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnknownEvse => "start.unknown_evse",
            Self::Occupied => "start.occupied",
            Self::Token { .. } => "start.token",
        }
    }
}
