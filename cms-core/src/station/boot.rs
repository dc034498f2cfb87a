//! What a station says of itself when it starts.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Station, StationId, status::TimelineEvent, timeline_stream};
use crate::digest::hash_json;
use crate::storage::{Changes, Loaded, Row, Snapshot, StorageError, Table, load};
use crate::{Command, Decision, Durability, FreshIds};

/// How often a station is asked to send a heartbeat, in seconds.
const HEARTBEAT_INTERVAL_S: u32 = 300;

/// What a station is made of, as it reports it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hardware {
    /// The maker.
    pub vendor: String,
    /// The model.
    pub model: String,
    /// The serial number.
    pub serial: Option<String>,
    /// The firmware version.
    pub firmware: Option<String>,
}

/// The last boot of a station.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct StationBoot {
    /// The station.
    pub station: StationId,
    /// What it is made of.
    pub hardware: Hardware,
    /// The version of OCPP it speaks, as a label; nothing is decided by it.
    pub protocol: String,
    /// Why it started, as it says.
    pub reason: Option<String>,
    /// When we heard of it.
    pub booted_at: DateTime<Utc>,
}

impl Row for StationBoot {
    const TABLE: Table = Table::new("station_boot");

    fn id(&self) -> String {
        self.station.to_string()
    }
}

/// A station reports that it has started.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BootStation {
    /// The station.
    pub station: StationId,
    /// What it is made of.
    pub hardware: Hardware,
    /// The version of OCPP it speaks, as a label.
    pub protocol: String,
    /// Why it started.
    pub reason: Option<String>,
}

/// What a starting station is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BootReply {
    /// Whether it may work.
    pub accepted: bool,
    /// The time to set its clock to.
    pub now: DateTime<Utc>,
    /// How often to send a heartbeat, in seconds; how long to wait before the next boot report if it is not accepted.
    pub interval_s: u32,
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Command for BootStation {
    type Facts = Option<Loaded<Station>>;
    type Reply = BootReply;

    const DURABILITY: Durability = Durability::State;

    async fn facts(&self, snapshot: &mut dyn Snapshot) -> Result<Self::Facts, StorageError> {
        load(snapshot, self.station.as_str()).await
    }

    fn decide(&self, station: Self::Facts, now: DateTime<Utc>, _: &mut FreshIds) -> Decision<BootReply> {
        let reply = BootReply { accepted: station.is_some(), now, interval_s: HEARTBEAT_INTERVAL_S };
        let mut changes = Changes::new();
        if station.is_some() {
            let boot = StationBoot {
                station: self.station.clone(),
                hardware: self.hardware.clone(),
                protocol: self.protocol.clone(),
                reason: self.reason.clone(),
                booted_at: now,
            };
            changes.put(&boot);
            let event = TimelineEvent::Booted { hardware: self.hardware.clone(), reason: self.reason.clone() };
            let key = format!("{}-{}", now.timestamp_millis(), hash_json(&event).short());
            changes.append(timeline_stream(&self.station), key, now, &event);
        }
        Decision::changed(changes, reply)
    }
}
