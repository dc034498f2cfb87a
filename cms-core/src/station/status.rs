//! The status of connectors, their faults, and a station's timeline.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{ConnectorAddress, Evse, Hardware, StationId, TakesEffect};
use crate::digest::hash_json;
use crate::storage::{Changes, IndexEntry, Loaded, Row, Snapshot, StorageError, Table, load};
use crate::{Command, Decision, Durability, FreshIds};

/// What a connector was last reported to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ConnectorState {
    /// Which connector.
    pub address: ConnectorAddress,
    /// Its status.
    pub status: ConnectorStatus,
    /// What is wrong with it.
    pub fault: Option<Fault>,
    /// The station's time of the last change of status or fault.
    pub since: DateTime<Utc>,
    /// When we last heard of it.
    pub received_at: DateTime<Utc>,
}

impl Row for ConnectorState {
    const TABLE: Table = Table::new("connector_state");

    fn id(&self) -> String {
        self.address.to_string()
    }

    fn index(&self) -> Vec<IndexEntry> {
        vec![IndexEntry::new("station", self.address.station.as_str())]
    }
}

/// The status of a connector, in the finest terms of any OCPP version; a version that only knows "occupied" reports that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ConnectorStatus {
    /// Free.
    Available,
    /// In use, the station does not say how.
    Occupied,
    /// A vehicle or a token was presented, no energy flows yet.
    Preparing,
    /// Energy flows.
    Charging,
    /// The station holds back.
    SuspendedEvse,
    /// The vehicle does not draw.
    SuspendedEv,
    /// The session has ended, the vehicle is still there.
    Finishing,
    /// Kept for someone.
    Reserved,
    /// Out of use on purpose.
    Unavailable,
    /// Broken.
    Faulted,
}

/// What is wrong with a connector or station.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// The error code as the station names it, for example `GroundFailure`.
    pub code: String,
    /// The vendor's own code.
    pub vendor_code: Option<String>,
    /// What the station adds.
    pub info: Option<String>,
}

/// Something that happened to a station; appended to [`timeline_stream`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum TimelineEvent {
    /// It started.
    Booted {
        /// What it is made of.
        hardware: Hardware,
        /// Why it started.
        reason: Option<String>,
    },
    /// It told of something that needs no answer and changes nothing here yet.
    Told {
        /// What it is about, for example `firmware`.
        subject: String,
        /// What it said.
        message: String,
    },
    /// It was commissioned, or commissioned again with another layout, site or tariff.
    Commissioned {
        /// Its EVSEs from then on.
        evses: Vec<Evse>,
    },
    /// It was taken out of service for good.
    Retired {
        /// Why.
        reason: String,
    },
    /// A new password was issued to it.
    PasswordIssued {
        /// From when on the old one is void.
        takes_effect: TakesEffect,
    },
    /// It has connected with the password that was issued last; the one before it is void.
    PasswordTaken,
    /// Its hardware is to be replaced by another one under the same EVSE IDs.
    SwapAnnounced {
        /// What is replaced, as it was last reported.
        replaced: Option<Hardware>,
        /// The serial number of what replaces it, where that is known.
        expected_serial: Option<String>,
    },
    /// It started as other hardware than before.
    HardwareChanged {
        /// What it was.
        from: Hardware,
        /// What it is.
        to: Hardware,
        /// Whether that was announced; if not, somebody should look.
        announced: bool,
    },
    /// A connector changed its status or fault.
    Status {
        /// The EVSE's number; 0 for the station.
        evse: u32,
        /// The connector's number; 0 for the EVSE.
        connector: u32,
        /// The new status.
        status: ConnectorStatus,
        /// The fault, if there is one.
        fault: Option<Fault>,
    },
}

/// The stream of a station's timeline.
#[must_use]
pub fn timeline_stream(station: &StationId) -> String {
    format!("timeline/{station}")
}

/// Appends what happened to a station at a moment of our own clock.
pub(crate) fn timeline_event(changes: &mut Changes, station: &StationId, now: DateTime<Utc>, event: &TimelineEvent) {
    let key = format!("{}-{}", now.timestamp_millis(), hash_json(event).short());
    changes.append(timeline_stream(station), key, now, event);
}

/// A station reports the status of a connector.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportStatus {
    /// Which connector.
    pub address: ConnectorAddress,
    /// Its status.
    pub status: ConnectorStatus,
    /// What is wrong with it.
    pub fault: Option<Fault>,
    /// The station's time of the change; none where it does not say.
    pub at: Option<DateTime<Utc>>,
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Command for ReportStatus {
    type Facts = Option<Loaded<ConnectorState>>;
    type Reply = ();

    const DURABILITY: Durability = Durability::State;

    async fn facts(&self, snapshot: &mut dyn Snapshot) -> Result<Self::Facts, StorageError> {
        load(snapshot, self.address.to_string()).await
    }

    fn decide(&self, known: Self::Facts, now: DateTime<Utc>, _: &mut FreshIds) -> Decision<()> {
        // A clock that runs ahead must not make later reports look old.
        let at = self.at.unwrap_or(now).min(now);
        let event = TimelineEvent::Status {
            evse: self.address.evse,
            connector: self.address.connector,
            status: self.status,
            fault: self.fault.clone(),
        };
        let mut changes = Changes::new();
        let key = format!("{}-{}", at.timestamp_millis(), hash_json(&event).short());
        changes.append(timeline_stream(&self.address.station), key, at, &event);
        let same = |state: &ConnectorState| state.status == self.status && state.fault == self.fault;
        let state = ConnectorState {
            address: self.address.clone(),
            status: self.status,
            fault: self.fault.clone(),
            since: known.as_ref().filter(|known| same(&known.value)).map_or(at, |known| known.value.since),
            received_at: now,
        };
        match known {
            // A report that was queued while the station was offline tells of the past, not of now.
            Some(known) if at < known.value.since => changes.rely_on(&known),
            Some(known) => changes.replace(&known, &state),
            None => changes.create(&state),
        }
        Decision::changed(changes, ())
    }
}

impl ConnectorStatus {
    /// A word for people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Available => "available",
            Self::Occupied => "occupied",
            Self::Preparing => "preparing",
            Self::Charging => "charging",
            Self::SuspendedEvse => "paused by station",
            Self::SuspendedEv => "paused by vehicle",
            Self::Finishing => "finishing",
            Self::Reserved => "reserved",
            Self::Unavailable => "unavailable",
            Self::Faulted => "faulted",
        }
    }
}

impl Fault {
    /// The fault in a line.
    #[must_use]
    pub fn sentence(&self) -> String {
        let vendor = self.vendor_code.as_ref().map(|code| format!(" ({code})")).unwrap_or_default();
        let info = self.info.as_ref().map(|info| format!(": {info}")).unwrap_or_default();
        format!("{}{vendor}{info}", self.code)
    }
}
