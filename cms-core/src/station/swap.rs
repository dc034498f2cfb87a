//! Other hardware under the same identity and EVSE IDs.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{
    CredentialFacts, Hardware, PasswordKeys, StationBoot, StationId, StationRefusal, TakesEffect, TimelineEvent,
    timeline_event,
};
use crate::storage::{Loaded, Row, Snapshot, StorageError, Table, load};
use crate::{Command, Decision, Durability, FreshIds};

/// That the hardware of a station is to be replaced; gone once the new one has started.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct HardwareSwap {
    /// The station.
    pub station: StationId,
    /// What is replaced.
    pub replaced: Option<Hardware>,
    /// The serial number of what replaces it, where that is known.
    pub expected_serial: Option<String>,
    /// When it was announced.
    pub announced_at: DateTime<Utc>,
}

impl HardwareSwap {
    /// Whether this is the hardware that was announced: of the expected serial number, or other than what is replaced.
    #[must_use]
    pub fn brings(&self, hardware: &Hardware) -> bool {
        match (&self.expected_serial, &self.replaced) {
            (Some(expected), _) => hardware.serial.as_ref() == Some(expected),
            (None, Some(replaced)) => replaced.is_another(hardware),
            (None, None) => true,
        }
    }
}

impl Row for HardwareSwap {
    const TABLE: Table = Table::new("hardware_swap");

    fn id(&self) -> String {
        self.station.to_string()
    }
}

/// Announces other hardware under the same identity and EVSE IDs. The password of the old one is void at once, and its
/// connection is fenced off: who takes it home cannot speak for the station. What happened stays on the timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SwapHardware {
    /// The station.
    pub station: StationId,
    /// The serial number of what replaces it, where that is known.
    pub expected_serial: Option<String>,
    /// What is stored of the new hardware's password.
    pub keys: PasswordKeys,
}

/// What a swap depends on.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct SwapFacts {
    credentials: CredentialFacts,
    boot: Option<Loaded<StationBoot>>,
    announced: Option<Loaded<HardwareSwap>>,
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Command for SwapHardware {
    type Facts = SwapFacts;
    type Reply = Result<(), StationRefusal>;

    const DURABILITY: Durability = Durability::State;

    async fn facts(&self, snapshot: &mut dyn Snapshot) -> Result<Self::Facts, StorageError> {
        Ok(SwapFacts {
            credentials: CredentialFacts::read(snapshot, &self.station).await?,
            boot: load(snapshot, self.station.as_str()).await?,
            announced: load(snapshot, self.station.as_str()).await?,
        })
    }

    fn decide(&self, facts: Self::Facts, now: DateTime<Utc>, _: &mut FreshIds) -> Decision<Self::Reply> {
        let station = match facts.credentials.in_service() {
            Ok(station) => station,
            Err(refusal) => return Decision::unchanged(Err(refusal)),
        };
        let issued = facts.credentials.issued.as_ref();
        if issued.is_some_and(|issued| issued.value.current.as_ref() == Some(&self.keys)) {
            // A repeat; the new hardware may be connected by now.
            return Decision::unchanged(Ok(()));
        }
        let mut changes = facts.credentials.issue(station, &self.keys, TakesEffect::AtOnce, now);
        let swap = HardwareSwap {
            station: self.station.clone(),
            replaced: facts.boot.map(|boot| boot.value.hardware),
            expected_serial: self.expected_serial.clone(),
            announced_at: now,
        };
        let (replaced, expected_serial) = (swap.replaced.clone(), swap.expected_serial.clone());
        match facts.announced {
            Some(announced) => changes.replace(&announced, &swap),
            None => changes.put(&swap),
        }
        let event = TimelineEvent::SwapAnnounced { replaced, expected_serial };
        timeline_event(&mut changes, &self.station, now, &event);
        Decision::changed(changes, Ok(()))
    }
}
