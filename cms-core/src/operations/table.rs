//! The table of stations for an operator's screen.

use chrono::{DateTime, SecondsFormat, Utc};

use super::Live;
use crate::columns::{Align, Columns};
use crate::station::{ConnectorStatus, Fault, Station};
use crate::storage::{Snapshot, StorageError, all};

/// All stations with their connectors.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct StationTable {
    /// The stations in order of identity.
    pub stations: Vec<StationLine>,
}

/// A station in the table.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct StationLine {
    /// Its identity.
    pub station: String,
    /// The version of OCPP it spoke last.
    pub protocol: Option<String>,
    /// Vendor and model.
    pub hardware: Option<String>,
    /// Whether it is connected.
    pub connected: bool,
    /// When it was last heard of.
    pub last_seen: Option<DateTime<Utc>>,
    /// Its connectors.
    pub connectors: Vec<ConnectorLine>,
}

/// A connector in the table.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ConnectorLine {
    /// The EVSE's worldwide id.
    pub evse_id: String,
    /// The connector's number.
    pub connector: u32,
    /// What it was last reported to be; none if it never was.
    pub status: Option<ConnectorStatus>,
    /// What is wrong with it.
    pub fault: Option<Fault>,
    /// The power in use, in milliwatts.
    pub power_mw: Option<i64>,
}

impl StationTable {
    /// Joins what was commissioned with what is live.
    ///
    /// # Errors
    /// [`StorageError`] where the store cannot be read.
    pub async fn read(snapshot: &mut dyn Snapshot, live: &Live) -> Result<Self, StorageError> {
        let mut stations = Vec::new();
        for station in all::<Station>(snapshot, None).await? {
            stations.push(StationLine::new(&station.value, live));
        }
        Ok(Self { stations })
    }

    /// The table as text with aligned columns.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut columns = Columns::new([Align::Left; 8]);
        columns.row(["station", "protocol", "link", "last seen", "EVSE", "status", "power", "fault"].map(String::from));
        for station in &self.stations {
            for connector in &station.connectors {
                columns.row([
                    station.station.clone(),
                    station.protocol.clone().unwrap_or_default(),
                    if station.connected { "up" } else { "down" }.to_owned(),
                    station.last_seen.map(|at| at.to_rfc3339_opts(SecondsFormat::Secs, true)).unwrap_or_default(),
                    format!("{} #{}", connector.evse_id, connector.connector),
                    connector.status.map_or("never reported", ConnectorStatus::label).to_owned(),
                    connector.power_mw.map(|mw| format!("{} W", mw.div_euclid(1_000))).unwrap_or_default(),
                    connector.fault.as_ref().map(Fault::sentence).unwrap_or_default(),
                ]);
            }
        }
        columns.to_text("")
    }
}

impl StationLine {
    fn new(station: &Station, live: &Live) -> Self {
        let state = live.get(&station.id);
        let boot = state.and_then(|state| state.boot.as_ref());
        let connectors = station.connectors().map(|(evse, connector)| {
            let reported = state.and_then(|state| state.connectors.get(&(evse.number, connector.number)));
            let whole = state.and_then(|state| state.connectors.get(&(0, 0)));
            ConnectorLine {
                evse_id: evse.id.to_string(),
                connector: connector.number,
                status: reported.map(|reported| reported.status),
                fault: reported
                    .and_then(|reported| reported.fault.clone())
                    .or_else(|| whole.and_then(|whole| whole.fault.clone())),
                power_mw: state.and_then(|state| state.sessions.get(&evse.number)).and_then(|session| session.power_mw),
            }
        });
        Self {
            station: station.id.to_string(),
            protocol: boot.map(|boot| boot.protocol.clone()),
            hardware: boot.map(|boot| format!("{} {}", boot.hardware.vendor, boot.hardware.model)),
            connected: state.is_some_and(|state| state.connected),
            last_seen: state.and_then(|state| state.last_seen),
            connectors: connectors.collect(),
        }
    }
}
