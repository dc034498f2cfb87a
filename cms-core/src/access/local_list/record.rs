//! What became of an update of a station's list.

use async_trait::async_trait;
use chrono::{DateTime, Utc};

use super::{ListMessage, LocalList};
use crate::station::StationId;
use crate::storage::{Changes, Loaded, Snapshot, StorageError, load};
use crate::{Command, Decision, Durability, FreshIds};

/// What became of a message to a station's list, or what the station says of its list.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ListOutcome {
    /// It has taken this message.
    Accepted(ListMessage),
    /// It has not, or nobody knows: the next update is a full one.
    Failed,
    /// It says that its list has this version.
    Reported {
        /// The version; 0 where it has no entry, -1 where it has no list.
        version: i64,
    },
}

/// Notes what became of an update.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::exhaustive_structs, reason = "a command that callers write as a literal")]
pub struct RecordListOutcome {
    /// The station.
    pub station: StationId,
    /// What became of it.
    pub outcome: ListOutcome,
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Command for RecordListOutcome {
    type Facts = Option<Loaded<LocalList>>;
    type Reply = ();

    const DURABILITY: Durability = Durability::State;

    async fn facts(&self, snapshot: &mut dyn Snapshot) -> Result<Self::Facts, StorageError> {
        load(snapshot, self.station.as_str()).await
    }

    fn decide(&self, facts: Self::Facts, _: DateTime<Utc>, _: &mut FreshIds) -> Decision<()> {
        let mut list =
            facts.as_ref().map_or_else(|| LocalList::new(self.station.clone()), |loaded| loaded.value.clone());
        match &self.outcome {
            ListOutcome::Accepted(message) => list.confirm(message),
            ListOutcome::Failed => list.in_doubt = true,
            ListOutcome::Reported { version } => list.reported(*version),
        }
        let mut changes = Changes::new();
        match &facts {
            Some(loaded) if loaded.value == list => return Decision::unchanged(()),
            Some(loaded) => changes.replace(loaded, &list),
            None => changes.create(&list),
        }
        Decision::changed(changes, ())
    }
}
