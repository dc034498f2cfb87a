//! What a station says of itself when it starts.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{HardwareSwap, Station, StationId, TimelineEvent, timeline_event};
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

impl Hardware {
    /// Whether it is another device: another maker, model or serial number, as far as both tell one. Firmware makes none.
    #[must_use]
    pub fn is_another(&self, other: &Self) -> bool {
        let serials = self.serial.as_ref().zip(other.serial.as_ref());
        self.vendor != other.vendor || self.model != other.model || serials.is_some_and(|(one, two)| one != two)
    }
}

/// What the answer to a boot depends on.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct BootFacts {
    station: Option<Loaded<Station>>,
    last: Option<Loaded<StationBoot>>,
    swap: Option<Loaded<HardwareSwap>>,
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Command for BootStation {
    type Facts = BootFacts;
    type Reply = BootReply;

    const DURABILITY: Durability = Durability::State;

    async fn facts(&self, snapshot: &mut dyn Snapshot) -> Result<Self::Facts, StorageError> {
        Ok(BootFacts {
            station: load(snapshot, self.station.as_str()).await?,
            last: load(snapshot, self.station.as_str()).await?,
            swap: load(snapshot, self.station.as_str()).await?,
        })
    }

    fn decide(&self, facts: Self::Facts, now: DateTime<Utc>, _: &mut FreshIds) -> Decision<BootReply> {
        let accepted = facts.station.is_some();
        let reply = BootReply { accepted, now, interval_s: HEARTBEAT_INTERVAL_S };
        let mut changes = Changes::new();
        if !accepted {
            return Decision::unchanged(reply);
        }
        let boot = StationBoot {
            station: self.station.clone(),
            hardware: self.hardware.clone(),
            protocol: self.protocol.clone(),
            reason: self.reason.clone(),
            booted_at: now,
        };
        changes.put(&boot);
        let event = TimelineEvent::Booted { hardware: self.hardware.clone(), reason: self.reason.clone() };
        timeline_event(&mut changes, &self.station, now, &event);
        let swap = facts.swap.filter(|swap| swap.value.brings(&self.hardware));
        let last = facts.last.map(|last| last.value.hardware);
        if let Some(from) = last.filter(|last| last.is_another(&self.hardware)) {
            let (to, announced) = (self.hardware.clone(), swap.is_some());
            let event = TimelineEvent::HardwareChanged { from, to, announced };
            timeline_event(&mut changes, &self.station, now, &event);
        }
        if let Some(swap) = swap {
            changes.delete(&swap);
        }
        Decision::changed(changes, reply)
    }
}
