//! The session as a row: what its events fold to.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{ChargingState, EndReason, SessionEvent, Sources};
use crate::access::{Authorization, TokenKey};
use crate::metering::{Energy, RegisterFinding};
use crate::station::{ConnectorAddress, EvseId};
use crate::storage::{Changes, IndexEntry, Row, Table};
use crate::tariff::Tariff;
use crate::{CdrId, SessionId};

/// A charging session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Session {
    /// Its id.
    pub id: SessionId,
    /// Where it takes place.
    pub address: ConnectorAddress,
    /// The EVSE's worldwide id; none where the station used an EVSE that was not commissioned.
    pub evse_id: Option<EvseId>,
    /// The transaction id, as both sides know it.
    pub transaction_id: String,
    /// Where it stands.
    pub state: SessionState,
    /// Whether energy flows, as far as the station says.
    pub charging: Option<ChargingState>,
    /// The token that was presented.
    pub token: Option<TokenKey>,
    /// What was decided about it.
    pub authorization: Option<Authorization>,
    /// The tariff that binds.
    pub tariff: Option<Box<Tariff>>,
    /// The station's time of the start.
    pub started_at: DateTime<Utc>,
    /// When we heard of the start.
    pub start_received_at: DateTime<Utc>,
    /// The energy register at the start.
    pub meter_start: Option<Energy>,
    /// The station's time of the end.
    pub ended_at: Option<DateTime<Utc>>,
    /// When we heard of the end.
    pub end_received_at: Option<DateTime<Utc>>,
    /// The energy register at the end.
    pub meter_end: Option<Energy>,
    /// The energy of the session, known at its end.
    pub energy: Option<Energy>,
    /// Why it ended.
    pub end_reason: Option<EndReason>,
    /// What is unusual about it.
    pub flags: Vec<SessionFlag>,
    /// Its charge detail record.
    pub cdr: Option<CdrId>,
    /// How many events it has had: the key of the next one.
    pub events: u32,
    /// From which reports it has what it shows.
    #[serde(default, skip_serializing_if = "Sources::is_empty")]
    pub sources: Sources,
    /// When it must have been over at the latest, where the station never said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inferred_until: Option<DateTime<Utc>>,
    /// Whether energy was ever told to flow.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub has_charged: bool,
}

/// Where a session stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SessionState {
    /// The transaction is open.
    Open,
    /// It has ended and cannot be billed as it is; its quarantine item says why.
    Held,
    /// It has ended and has its charge detail record.
    Priced,
}

/// What is unusual about a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SessionFlag {
    /// The end was inferred, not reported.
    EndInferred,
    /// The register at the start was missing; the first sample stands in.
    StartFromSample,
    /// The register at the end was missing; the last sample stands in.
    EndFromSample,
    /// The register went backwards.
    MeterRegression,
    /// The end lies before the start.
    TimeReversal,
    /// The station never reported the start, or not yet.
    StartMissing,
    /// Reports between start and end have not come yet.
    AwaitingReports,
    /// Reports between start and end never came.
    ReportsMissing,
    /// The register told with the start cannot be; the first reading stands in.
    StartReplaced,
    /// The register seemed to fall by less than it shows; nothing was delivered.
    RegisterRounded,
    /// The register passed its highest value and started again.
    RegisterRolledOver,
    /// A reading that contradicts the others was passed over.
    ReadingPassedOver,
    /// More energy than any connector can deliver in the time.
    EnergyImplausible,
    /// The station reported before it had the time; its times were moved to when we heard of them.
    ClockUnset,
    /// The station's clock is ahead of ours; its times were moved back.
    ClockAhead,
}

impl From<RegisterFinding> for SessionFlag {
    fn from(finding: RegisterFinding) -> Self {
        match finding {
            RegisterFinding::StartFromReading => Self::StartFromSample,
            RegisterFinding::StartReplaced => Self::StartReplaced,
            RegisterFinding::EndFromReading => Self::EndFromSample,
            RegisterFinding::Rounded => Self::RegisterRounded,
            RegisterFinding::RolledOver => Self::RegisterRolledOver,
            RegisterFinding::ReadingPassedOver => Self::ReadingPassedOver,
            RegisterFinding::Regression => Self::MeterRegression,
            RegisterFinding::Implausible => Self::EnergyImplausible,
        }
    }
}

impl Row for Session {
    const TABLE: Table = Table::new("session");

    fn id(&self) -> String {
        self.id.to_string()
    }

    fn index(&self) -> Vec<IndexEntry> {
        let mut index = vec![IndexEntry::new("station", self.address.station.as_str())];
        if self.state == SessionState::Open {
            index.push(IndexEntry::new("open", self.address.station.as_str()));
        }
        if let Some(account) = self.authorization.as_ref().and_then(|authorization| authorization.account.as_ref()) {
            index.push(IndexEntry::new("account", account.as_str()));
        }
        index
    }
}

/// The stream of a session's events.
#[must_use]
pub fn session_stream(session: &SessionId) -> String {
    format!("session/{session}")
}

/// The session that a list of events makes; none where it does not begin with a start.
#[must_use]
pub fn fold<'a>(events: impl IntoIterator<Item = &'a SessionEvent>) -> Option<Session> {
    events.into_iter().fold(None, |session, event| match session {
        None => Session::begin(event),
        Some(mut session) => {
            session.apply(event);
            Some(session)
        }
    })
}

impl Session {
    /// The session that its first event makes.
    pub(super) fn begin(event: &SessionEvent) -> Option<Self> {
        let (session, address, evse_id, transaction_id, at, received_at, meter, tariff, order) = match event {
            SessionEvent::Started {
                session,
                address,
                evse_id,
                transaction_id,
                at,
                received_at,
                meter,
                tariff,
                order,
            } => (session, address, evse_id, transaction_id, at, received_at, *meter, tariff, order),
            SessionEvent::Discovered { session, address, evse_id, transaction_id, at, received_at, tariff, order } => {
                (session, address, evse_id, transaction_id, at, received_at, None, tariff, order)
            }
            _ => return None,
        };
        let discovered = matches!(event, SessionEvent::Discovered { .. });
        Some(Self {
            id: session.clone(),
            address: address.clone(),
            evse_id: evse_id.clone(),
            transaction_id: transaction_id.clone(),
            state: SessionState::Open,
            charging: None,
            token: None,
            authorization: None,
            tariff: tariff.clone(),
            started_at: *at,
            start_received_at: *received_at,
            meter_start: meter,
            ended_at: None,
            end_received_at: None,
            meter_end: None,
            energy: None,
            end_reason: None,
            flags: if discovered { vec![SessionFlag::StartMissing] } else { Vec::new() },
            cdr: None,
            events: 1,
            sources: Sources { place: order.clone(), ..Sources::default() },
            inferred_until: None,
            has_charged: false,
        })
    }

    /// The only mutator of a session.
    pub(super) fn apply(&mut self, event: &SessionEvent) {
        self.events += 1;
        match event {
            SessionEvent::Started { .. } | SessionEvent::Discovered { .. } => {}
            SessionEvent::StartRevised { at, received_at, meter, reported } => {
                self.started_at = *at;
                self.start_received_at = *received_at;
                self.meter_start = *meter;
                self.flags.retain(|flag| *flag != SessionFlag::StartMissing);
                if !reported {
                    self.flags.insert(0, SessionFlag::StartMissing);
                }
            }
            SessionEvent::TokenPresented { token, authorization, rank, .. } => {
                self.sources.token.clone_from(rank);
                self.token = Some(token.clone());
                self.authorization = Some(authorization.clone());
            }
            SessionEvent::EvseAssigned { address, evse_id, order } => {
                self.sources.place.clone_from(order);
                self.address = address.clone();
                self.evse_id.clone_from(evse_id);
            }
            SessionEvent::ChargingStateChanged { state, order, .. } => {
                // What is told after the end is history.
                if self.state == SessionState::Open {
                    self.charging = Some(*state);
                    self.has_charged |= *state != ChargingState::Connected && *state != ChargingState::Idle;
                }
                self.sources.charging.clone_from(order);
            }
            SessionEvent::Ended { at, received_at, meter, energy, reason, flags, inferred_until } => {
                self.inferred_until = *inferred_until;
                if self.state == SessionState::Open {
                    self.state = SessionState::Held;
                }
                self.charging = None;
                self.ended_at = Some(*at);
                self.end_received_at = Some(*received_at);
                self.meter_end = *meter;
                self.energy = *energy;
                self.end_reason = Some(reason.clone());
                self.flags.clone_from(flags);
            }
            SessionEvent::Priced { cdr } => {
                self.state = SessionState::Priced;
                self.cdr = Some(cdr.clone());
            }
        }
    }

    /// Writes a session that has just begun, with the event that made it.
    pub(super) fn write_begin(&self, event: &SessionEvent, now: DateTime<Utc>, changes: &mut Changes) {
        changes.append(session_stream(&self.id), "0", now, event);
    }

    /// Applies an event and appends it.
    pub(super) fn record(&mut self, event: &SessionEvent, now: DateTime<Utc>, changes: &mut Changes) {
        changes.append(session_stream(&self.id), self.events.to_string(), now, event);
        self.apply(event);
    }

    /// Whether the row says what this end says.
    pub(super) fn tells(&self, event: &SessionEvent) -> bool {
        let mut told = self.clone();
        told.apply(event);
        told.events = self.events;
        told == *self
    }

    /// Why and until when at the latest it is over, where its end was not reported.
    pub(super) fn inferred_end(&self) -> Option<(EndReason, DateTime<Utc>)> {
        if !self.flags.contains(&SessionFlag::EndInferred) {
            return None;
        }
        // A row of the time before this was kept ended at the latest when it was given up.
        let until = self.inferred_until.or(self.end_received_at).unwrap_or(self.started_at);
        Some((self.end_reason.clone().unwrap_or(EndReason::NeverReported), until))
    }

    /// The unique key of the EVSE's one open transaction; none where the EVSE is not told.
    pub(super) fn evse_claim(address: &ConnectorAddress) -> Option<String> {
        (address.evse > 0).then(|| format!("open-transaction/{}/{}", address.station, address.evse))
    }

    /// The unique key of a transaction of a station.
    pub(crate) fn transaction_claim(station: &str, transaction_id: &str) -> String {
        format!("transaction/{station}/{transaction_id}")
    }

    /// Gives up what an open session holds.
    pub(super) fn release_claims(&self, changes: &mut Changes) {
        if let Some(claim) = Self::evse_claim(&self.address) {
            changes.release(claim, self.id.as_str());
        }
        if let Some(token) = &self.token {
            changes.release(crate::access::active_token_claim(token), self.id.as_str());
        }
    }
}
