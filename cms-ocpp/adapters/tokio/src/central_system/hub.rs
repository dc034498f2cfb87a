//! Which station is connected where on this node.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use cms_core::station::StationId;
use cms_core::storage::Version;
use cms_ocpp::transport::CloseReason;
use tokio::sync::Notify;

use crate::CallSender;

/// The connections of this node, one per station: the newest epoch.
#[derive(Default)]
pub(super) struct Hub {
    entries: Mutex<HashMap<String, Entry>>,
}

struct Entry {
    epoch: Version,
    calls: CallSender,
    outbox: Arc<Notify>,
}

impl Hub {
    /// Enters a connection and closes the one it replaces. False where a newer one is there already.
    pub(super) fn enter(&self, station: &StationId, epoch: Version, calls: CallSender, outbox: Arc<Notify>) -> bool {
        let mut entries = self.entries();
        if let Some(known) = entries.get(station.as_str()) {
            if known.epoch > epoch {
                return false;
            }
            tracing::warn!(%station, "a newer connection replaces an open one");
            known.calls.close(CloseReason::Policy);
        }
        entries.insert(station.to_string(), Entry { epoch, calls, outbox });
        true
    }

    /// Takes a connection out, unless a newer one is in its place; tells whether the station is gone.
    pub(super) fn leave(&self, station: &StationId, epoch: Version) -> bool {
        let mut entries = self.entries();
        let own = entries.get(station.as_str()).is_some_and(|entry| entry.epoch == epoch);
        if own {
            entries.remove(station.as_str());
        }
        own
    }

    /// Tells a station's connection that a command waits; a station that is elsewhere gets it when it connects here.
    pub(super) fn wake(&self, station: &str) {
        if let Some(entry) = self.entries().get(station) {
            entry.outbox.notify_one();
        }
    }

    fn entries(&self) -> MutexGuard<'_, HashMap<String, Entry>> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
