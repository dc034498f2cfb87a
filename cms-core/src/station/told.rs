//! What a station tells without expecting anything: firmware progress, security events.

use async_trait::async_trait;
use chrono::{DateTime, Utc};

use super::{StationId, TimelineEvent, timeline_stream};
use crate::digest::hash_json;
use crate::storage::{Changes, Snapshot, StorageError};
use crate::{Command, Decision, Durability, FreshIds};

/// Keeps what a station told on its timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordTold {
    /// The station.
    pub station: StationId,
    /// What it is about, for example `firmware`.
    pub subject: String,
    /// What it said.
    pub message: String,
    /// The station's time; none where it does not say.
    pub at: Option<DateTime<Utc>>,
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Command for RecordTold {
    type Facts = ();
    type Reply = ();

    const DURABILITY: Durability = Durability::State;

    async fn facts(&self, _: &mut dyn Snapshot) -> Result<(), StorageError> {
        Ok(())
    }

    fn decide(&self, (): (), now: DateTime<Utc>, _: &mut FreshIds) -> Decision<()> {
        let at = self.at.unwrap_or(now);
        let event = TimelineEvent::Told { subject: self.subject.clone(), message: self.message.clone() };
        let mut changes = Changes::new();
        let key = format!("{}-{}", at.timestamp_millis(), hash_json(&event).short());
        changes.append(timeline_stream(&self.station), key, at, &event);
        Decision::changed(changes, ())
    }
}
