//! Reservations of an EVSE: made, used, cancelled, or over.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::access::{AuthorizationStatus, TokenFacts, TokenGroupId, TokenKey, authorize};
use crate::station::{ConnectorAddress, Station};
use crate::storage::{Changes, IndexEntry, Loaded, Row, Snapshot, StorageError, Table, Timer, load};
use crate::{Command, Decision, Durability, FreshIds, SessionId};

const DEADLINE: &str = "reservation-deadline/";

/// An EVSE that is kept for a token, or for anyone of its group, until a moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Reservation {
    /// Its id: a positive number, as all versions of OCPP have it.
    pub id: i32,
    /// The EVSE.
    pub address: ConnectorAddress,
    /// For which token.
    pub token: TokenKey,
    /// Whose group may use it as well.
    pub group: Option<TokenGroupId>,
    /// Until when.
    pub until: DateTime<Utc>,
    /// Where it stands.
    pub state: ReservationState,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// When its state last changed.
    pub changed_at: DateTime<Utc>,
}

/// Where a reservation stands. Only [`Active`](ReservationState::Active) leads on, to any of the others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ReservationState {
    /// The EVSE is kept.
    Active,
    /// A session has begun on it.
    Used {
        /// The session.
        session: SessionId,
    },
    /// It was withdrawn.
    Cancelled,
    /// Its time was over before anyone came.
    Expired,
}

impl Row for Reservation {
    const TABLE: Table = Table::new("reservation");

    fn id(&self) -> String {
        self.id.to_string()
    }

    fn index(&self) -> Vec<IndexEntry> {
        match self.state {
            ReservationState::Active => vec![IndexEntry::new("active", self.address.station.as_str())],
            _ => Vec::new(),
        }
    }
}

impl Reservation {
    /// The unique key of the one reservation of an EVSE; none where no EVSE is named.
    pub(super) fn claim(address: &ConnectorAddress) -> Option<String> {
        (address.evse > 0).then(|| format!("reservation/{}/{}", address.station, address.evse))
    }

    /// The active reservation of an EVSE.
    pub(super) async fn active(
        snapshot: &mut dyn Snapshot,
        address: &ConnectorAddress,
    ) -> Result<Option<Loaded<Self>>, StorageError> {
        let Some(claim) = Self::claim(address) else { return Ok(None) };
        match snapshot.claim(claim).await? {
            Some(id) => load(snapshot, id).await,
            None => Ok(None),
        }
    }

    /// Whether this token, of this group, may use it.
    fn is_for(&self, token: &TokenKey, group: Option<&TokenGroupId>) -> bool {
        self.token == *token || (self.group.is_some() && self.group.as_ref() == group)
    }
}

/// Brings a reservation to its end, in whatever way.
fn close(loaded: &Loaded<Reservation>, state: ReservationState, now: DateTime<Utc>, changes: &mut Changes) {
    let mut reservation = loaded.value.clone();
    (reservation.state, reservation.changed_at) = (state, now);
    if let Some(claim) = Reservation::claim(&reservation.address) {
        changes.release(claim, reservation.id.to_string());
    }
    changes.cancel_timer(format!("{DEADLINE}{}", reservation.id));
    changes.replace(loaded, &reservation);
}

/// Uses the reservation of the EVSE for a session that begins on it, where its token is the one it is kept for.
pub(super) fn use_reservation(
    active: Option<&Loaded<Reservation>>,
    token: &TokenKey,
    facts: &TokenFacts,
    session: &SessionId,
    now: DateTime<Utc>,
    changes: &mut Changes,
) {
    let group = facts.token.as_ref().and_then(|row| row.value.group.as_ref());
    if let Some(kept) = active.filter(|kept| kept.value.is_for(token, group)) {
        close(kept, ReservationState::Used { session: session.clone() }, now, changes);
    }
}

/// Keeps an EVSE for a token until a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reserve {
    /// The EVSE.
    pub address: ConnectorAddress,
    /// For which token; anyone of its group may use it too.
    pub token: TokenKey,
    /// Until when.
    pub until: DateTime<Utc>,
}

/// What a reservation depends on.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct ReserveFacts {
    station: Option<Loaded<Station>>,
    token: TokenFacts,
    active: Option<Loaded<Reservation>>,
    occupied: bool,
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Command for Reserve {
    type Facts = ReserveFacts;
    type Reply = Result<i32, ReservationRefusal>;

    const DURABILITY: Durability = Durability::State;

    async fn facts(&self, snapshot: &mut dyn Snapshot) -> Result<ReserveFacts, StorageError> {
        let occupied = match super::Session::evse_claim(&self.address) {
            Some(claim) => snapshot.claim(claim).await?.is_some(),
            None => false,
        };
        Ok(ReserveFacts {
            station: load(snapshot, self.address.station.as_str()).await?,
            token: TokenFacts::read_at(snapshot, &self.token, &self.address.station).await?,
            active: Reservation::active(snapshot, &self.address).await?,
            occupied,
        })
    }

    fn decide(&self, facts: ReserveFacts, now: DateTime<Utc>, ids: &mut FreshIds) -> Decision<Self::Reply> {
        let Some(station) = facts.station.filter(|row| row.value.evse(self.address.evse).is_some()) else {
            return Decision::unchanged(Err(ReservationRefusal::UnknownEvse));
        };
        if self.until <= now {
            return Decision::unchanged(Err(ReservationRefusal::Over));
        }
        if facts.occupied || facts.active.is_some() {
            return Decision::unchanged(Err(ReservationRefusal::Occupied));
        }
        let status = authorize(&facts.token, now).status;
        // Who charges elsewhere may still reserve for afterwards.
        if !matches!(status, AuthorizationStatus::Accepted | AuthorizationStatus::ConcurrentSession) {
            return Decision::unchanged(Err(ReservationRefusal::Token { status }));
        }
        let mut changes = Changes::new();
        changes.rely_on(&station);
        let id = super::ids::positive_number(ids);
        let reservation = Reservation {
            id,
            address: self.address.clone(),
            token: self.token.clone(),
            group: facts.token.token.as_ref().and_then(|row| row.value.group.clone()),
            until: self.until,
            state: ReservationState::Active,
            made_at: now,
            changed_at: now,
        };
        if let Some(claim) = Reservation::claim(&self.address) {
            changes.claim(claim, id.to_string());
        }
        changes.create(&reservation);
        changes.set_timer(format!("{DEADLINE}{id}"), self.until, &());
        Decision::changed(changes, Ok(id))
    }
}

/// Withdraws a reservation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CancelReservation {
    /// Its id.
    pub id: i32,
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Command for CancelReservation {
    type Facts = Option<Loaded<Reservation>>;
    type Reply = Result<(), ReservationRefusal>;

    const DURABILITY: Durability = Durability::State;

    async fn facts(&self, snapshot: &mut dyn Snapshot) -> Result<Self::Facts, StorageError> {
        load(snapshot, self.id.to_string()).await
    }

    fn decide(&self, facts: Self::Facts, now: DateTime<Utc>, _: &mut FreshIds) -> Decision<Self::Reply> {
        let Some(kept) = facts else { return Decision::unchanged(Err(ReservationRefusal::Unknown)) };
        let mut changes = Changes::new();
        match kept.value.state {
            ReservationState::Active => close(&kept, ReservationState::Cancelled, now, &mut changes),
            ReservationState::Cancelled => {}
            _ => return Decision::unchanged(Err(ReservationRefusal::Over)),
        }
        Decision::changed(changes, Ok(()))
    }
}

/// The time of a reservation is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpireReservation {
    id: String,
    timer: Timer,
}

impl ExpireReservation {
    /// What a timer that is due asks for; none where it is the timer of something else.
    #[must_use]
    pub fn asked_by(timer: &Timer) -> Option<Self> {
        let id = timer.key.strip_prefix(DEADLINE)?;
        Some(Self { id: id.to_owned(), timer: timer.clone() })
    }
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Command for ExpireReservation {
    type Facts = Option<Loaded<Reservation>>;
    /// Whether it expired; else it had been used or withdrawn.
    type Reply = bool;

    const DURABILITY: Durability = Durability::State;

    async fn facts(&self, snapshot: &mut dyn Snapshot) -> Result<Self::Facts, StorageError> {
        load(snapshot, self.id.as_str()).await
    }

    fn decide(&self, facts: Self::Facts, now: DateTime<Utc>, _: &mut FreshIds) -> Decision<bool> {
        let mut changes = Changes::new();
        changes.fired(&self.timer);
        let kept = facts.filter(|kept| kept.value.state == ReservationState::Active);
        if let Some(kept) = &kept {
            close(kept, ReservationState::Expired, now, &mut changes);
            // It is taken out above, as the one that is due.
            changes.timers.truncate(1);
        }
        Decision::changed(changes, kept.is_some())
    }
}

/// Why an EVSE is not kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Error)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ReservationRefusal {
    /// There is no such EVSE.
    #[error("there is no such EVSE; name a commissioned one")]
    UnknownEvse,
    /// Somebody charges on it or has reserved it.
    #[error("the EVSE is in use or reserved; choose another one or try again later")]
    Occupied,
    /// The token may not be used there.
    #[error("the token may not be used: {}", status.sentence())]
    Token {
        /// Why.
        status: AuthorizationStatus,
    },
    /// Its time is over, or it has been used.
    #[error("the time of the reservation is over; make a new one")]
    Over,
    /// There is no such reservation.
    #[error("there is no reservation with this number; look it up again")]
    Unknown,
}

impl ReservationRefusal {
    /// A stable code for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnknownEvse => "reservation.unknown_evse",
            Self::Occupied => "reservation.occupied",
            Self::Token { .. } => "reservation.token",
            Self::Over => "reservation.over",
            Self::Unknown => "reservation.unknown",
        }
    }
}
