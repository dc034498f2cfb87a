//! When each station was last heard of.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::station::StationId;
use crate::storage::{Changes, Row, Snapshot, StorageError, Table};
use crate::{Command, Decision, Durability, FreshIds};

/// When a station was last heard of. Written in batches: after a crash it may be older than the truth, never newer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StationSeen {
    /// The station.
    pub station: StationId,
    /// When.
    pub at: DateTime<Utc>,
}

impl Row for StationSeen {
    const TABLE: Table = Table::new("station_seen");

    fn id(&self) -> String {
        self.station.to_string()
    }
}

/// Writes when stations were last heard of, many at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlushSeen {
    /// The stations.
    pub seen: Vec<StationSeen>,
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Command for FlushSeen {
    type Facts = ();
    type Reply = ();

    const DURABILITY: Durability = Durability::Liveness;

    async fn facts(&self, _: &mut dyn Snapshot) -> Result<(), StorageError> {
        Ok(())
    }

    fn decide(&self, (): (), _: DateTime<Utc>, _: &mut FreshIds) -> Decision<()> {
        let mut changes = Changes::new();
        for seen in &self.seen {
            changes.put(seen);
        }
        Decision::changed(changes, ())
    }
}
