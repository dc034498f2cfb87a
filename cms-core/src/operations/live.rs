//! The state of all stations in memory, for screens: changed by what was committed, and by nothing else but the fact that
//! a station was heard of.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::de::DeserializeOwned;

use super::StationSeen;
use crate::SessionId;
use crate::metering::Energy;
use crate::session::{SampleRecord, Session, SessionState, read_samples, samples_stream};
use crate::station::{ConnectorState, StationBoot, StationId};
use crate::storage::{Changes, Row, RowChange, Snapshot, StorageError, all, load};

/// The live state of all stations. A shell loads it once and then applies each committed change before it replies.
#[derive(Debug, Clone, Default)]
pub struct Live {
    stations: BTreeMap<StationId, LiveStation>,
    unflushed: BTreeMap<StationId, DateTime<Utc>>,
}

/// What is known of one station.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct LiveStation {
    /// Whether it is connected to this node.
    pub connected: bool,
    /// When it was last heard of.
    pub last_seen: Option<DateTime<Utc>>,
    /// Its last boot.
    pub boot: Option<StationBoot>,
    /// Its connectors by EVSE and connector number.
    pub connectors: BTreeMap<(u32, u32), ConnectorState>,
    /// Its open sessions by EVSE number.
    pub sessions: BTreeMap<u32, LiveSession>,
}

/// What is known of an open session.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct LiveSession {
    /// The session's id.
    pub id: SessionId,
    /// The transaction id.
    pub transaction_id: String,
    /// The station's time of the start.
    pub started_at: DateTime<Utc>,
    /// The register at the start.
    pub meter_start: Option<Energy>,
    /// The last register value.
    pub register: Option<Energy>,
    /// The last power, in milliwatts.
    pub power_mw: Option<i64>,
    /// The station's time of the last sample.
    pub sampled_at: Option<DateTime<Utc>>,
}

impl LiveStation {
    /// Reads what is stored of a station; whether it is connected is not.
    ///
    /// # Errors
    /// [`StorageError`] where the store cannot be read.
    pub async fn read(id: &StationId, snapshot: &mut dyn Snapshot) -> Result<Self, StorageError> {
        let mut live = Live::default();
        if let Some(seen) = load::<StationSeen>(snapshot, id.as_str()).await? {
            live.station(id).last_seen = Some(seen.value.at);
        }
        if let Some(boot) = load::<StationBoot>(snapshot, id.as_str()).await? {
            live.boot(boot.value);
        }
        for row in all::<ConnectorState>(snapshot, Some(("station", id.to_string()))).await? {
            live.connector(row.value);
        }
        live.read_sessions(id, snapshot).await?;
        Ok(live.stations.remove(id).unwrap_or_default())
    }
}

impl LiveSession {
    /// The energy so far.
    #[must_use]
    pub fn energy(&self) -> Option<Energy> {
        self.register?.minus(self.meter_start?).ok()
    }
}

impl Live {
    /// Reads the state of all stations, as after a restart: nobody is connected yet.
    ///
    /// # Errors
    /// [`StorageError`] where the store cannot be read.
    pub async fn load(snapshot: &mut dyn Snapshot) -> Result<Self, StorageError> {
        let mut live = Self::default();
        for row in all::<StationSeen>(snapshot, None).await? {
            live.station(&row.value.station).last_seen = Some(row.value.at);
        }
        for row in all::<StationBoot>(snapshot, None).await? {
            live.boot(row.value);
        }
        for row in all::<ConnectorState>(snapshot, None).await? {
            live.connector(row.value);
        }
        for row in all::<crate::station::Station>(snapshot, None).await? {
            live.station(&row.value.id);
            live.read_sessions(&row.value.id, snapshot).await?;
        }
        Ok(live)
    }

    /// Takes the state of one station as it is stored, read before by [`LiveStation::read`]: for a change that was stored
    /// without this node hearing of it, as where its outcome was lost.
    pub fn replace(&mut self, id: &StationId, stored: LiveStation) {
        let station = self.station(id);
        station.last_seen = station.last_seen.max(stored.last_seen);
        station.boot = stored.boot;
        station.connectors = stored.connectors;
        station.sessions = stored.sessions;
    }

    /// Applies a committed change.
    pub fn apply(&mut self, changes: &Changes) {
        for row in &changes.rows {
            if let Some(boot) = written::<StationBoot>(row) {
                self.boot(boot);
            } else if let Some(state) = written::<ConnectorState>(row) {
                self.connector(state);
            } else if let Some(session) = written::<Session>(row) {
                self.session(&session);
            }
        }
        for append in &changes.append {
            if append.stream.starts_with("samples/") {
                if let Ok(record) = serde_json::from_str::<SampleRecord>(&append.body) {
                    self.sample(&append.stream, &record);
                }
            }
        }
    }

    /// Notes that a station was heard of.
    pub fn seen(&mut self, station: &StationId, now: DateTime<Utc>) {
        self.station(station).last_seen = Some(now);
        self.unflushed.insert(station.clone(), now);
    }

    /// Notes that a station has connected or is gone.
    pub fn connected(&mut self, station: &StationId, connected: bool) {
        self.station(station).connected = connected;
    }

    /// What has been heard since the last call, for [`FlushSeen`](super::FlushSeen).
    pub fn take_unflushed(&mut self) -> Vec<StationSeen> {
        let seen = std::mem::take(&mut self.unflushed);
        seen.into_iter().map(|(station, at)| StationSeen { station, at }).collect()
    }

    /// The stations in order of identity.
    pub fn stations(&self) -> impl Iterator<Item = (&StationId, &LiveStation)> {
        self.stations.iter()
    }

    /// One station.
    #[must_use]
    pub fn get(&self, station: &StationId) -> Option<&LiveStation> {
        self.stations.get(station)
    }

    async fn read_sessions(&mut self, station: &StationId, snapshot: &mut dyn Snapshot) -> Result<(), StorageError> {
        for session in all::<Session>(snapshot, Some(("open", station.to_string()))).await? {
            self.session(&session.value);
            let stream = samples_stream(&session.value.id);
            for record in read_samples(snapshot, &stream).await? {
                self.sample(&stream, &record);
            }
        }
        Ok(())
    }

    fn station(&mut self, id: &StationId) -> &mut LiveStation {
        self.stations.entry(id.clone()).or_default()
    }

    fn boot(&mut self, boot: StationBoot) {
        let station = self.station(&boot.station);
        station.last_seen = station.last_seen.max(Some(boot.booted_at));
        station.boot = Some(boot);
    }

    fn connector(&mut self, state: ConnectorState) {
        let address = state.address.clone();
        let station = self.station(&address.station);
        station.last_seen = station.last_seen.max(Some(state.received_at));
        station.connectors.insert((address.evse, address.connector), state);
    }

    fn session(&mut self, session: &Session) {
        let sessions = &mut self.station(&session.address.station).sessions;
        let evse = session.address.evse;
        if session.state == SessionState::Open {
            let live = LiveSession {
                id: session.id.clone(),
                transaction_id: session.transaction_id.clone(),
                started_at: session.started_at,
                meter_start: session.meter_start,
                register: session.meter_start,
                power_mw: None,
                sampled_at: None,
            };
            match sessions.get(&evse) {
                Some(known) if known.id == session.id => {}
                _ => {
                    sessions.insert(evse, live);
                }
            }
        } else if sessions.get(&evse).is_some_and(|known| known.id == session.id) {
            sessions.remove(&evse);
        }
    }

    fn sample(&mut self, stream: &str, record: &SampleRecord) {
        let sessions = self.stations.values_mut().flat_map(|station| station.sessions.values_mut());
        for session in sessions.filter(|session| samples_stream(&session.id) == stream) {
            if session.sampled_at.is_none_or(|at| at <= record.sample.at) {
                session.sampled_at = Some(record.sample.at);
                session.register = record.sample.energy_register().or(session.register);
                session.power_mw = record.sample.power_mw().or(session.power_mw);
            }
        }
    }
}

fn written<R: Row + DeserializeOwned>(row: &RowChange) -> Option<R> {
    if row.key.table != R::TABLE {
        return None;
    }
    serde_json::from_str(row.body.as_deref()?).ok()
}
