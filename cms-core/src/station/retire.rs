//! Taking a station out of service for good.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{CredentialFacts, Retirement, Station, StationId, StationRefusal, TimelineEvent, timeline_event};
use crate::session::Session;
use crate::storage::{Changes, Snapshot, StorageError, all};
use crate::{Command, Decision, Durability, FreshIds};

/// Takes a station out of service for good. Its identity and EVSE IDs stay taken. While a session on it has not ended it may
/// stay connected and reconnect, so that the session ends with its true reading; after that it is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetireStation {
    /// The station.
    pub station: StationId,
    /// Why, in the operator's words.
    pub reason: String,
}

/// A station that was retired.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct StationRetired {
    /// How many sessions on it have not ended; where there are none, its connection was fenced off.
    pub open_sessions: u64,
}

/// What a retirement depends on.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct RetireFacts {
    credentials: CredentialFacts,
    open_sessions: u64,
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Command for RetireStation {
    type Facts = RetireFacts;
    type Reply = Result<StationRetired, StationRefusal>;

    const DURABILITY: Durability = Durability::State;

    async fn facts(&self, snapshot: &mut dyn Snapshot) -> Result<Self::Facts, StorageError> {
        let credentials = CredentialFacts::read(snapshot, &self.station).await?;
        let open = all::<Session>(snapshot, Some(("open", self.station.to_string()))).await?;
        Ok(RetireFacts { credentials, open_sessions: open.len() as u64 })
    }

    fn decide(&self, facts: Self::Facts, now: DateTime<Utc>, _: &mut FreshIds) -> Decision<Self::Reply> {
        let RetireFacts { credentials, open_sessions } = facts;
        let Some(station) = &credentials.station else {
            return Decision::unchanged(Err(StationRefusal::UnknownStation));
        };
        let mut changes = Changes::new();
        if station.value.is_in_service() {
            let retired = Some(Retirement::new(now, self.reason.clone()));
            changes.replace(station, &Station { retired, ..station.value.clone() });
            let event = TimelineEvent::Retired { reason: self.reason.clone() };
            timeline_event(&mut changes, &self.station, now, &event);
        } else {
            changes.rely_on(station);
        }
        if open_sessions == 0 {
            credentials.fence_off(&self.station, now, &mut changes);
        }
        Decision::changed(changes, Ok(StationRetired { open_sessions }))
    }
}
