//! What a watcher of a station sees.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, Utc};
use serde::Serialize;
use tokio::sync::mpsc;

use crate::journal::{Confirmation, JournalEntry};

/// Something a station did. No token is in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "step", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Step {
    /// A call of the station ended.
    Called {
        /// The action.
        action: String,
        /// `answered`, or the code of the failure.
        outcome: &'static str,
    },
    /// A message of a transaction was confirmed and the journal says so.
    Confirmed {
        /// What was confirmed: `started`, `reported`, `sampled` or `stopped`.
        entry: &'static str,
        /// The number of the EVSE.
        evse: u32,
        /// The transaction id.
        transaction_id: String,
        /// The station's time of the event.
        at: DateTime<Utc>,
        /// The energy register, in Wh.
        register_wh: u64,
        /// The number of the event; OCPP 1.6 has none.
        #[serde(skip_serializing_if = "Option::is_none")]
        seq_no: Option<i64>,
        /// What the transaction costs, at its end.
        #[serde(skip_serializing_if = "Option::is_none")]
        total_cost: Option<String>,
    },
}

impl Step {
    pub(crate) fn of(entry: &JournalEntry) -> Option<Self> {
        let confirmed = |entry, confirmation: &Confirmation| Self::Confirmed {
            entry,
            evse: confirmation.evse,
            transaction_id: confirmation.transaction_id.clone(),
            at: confirmation.at,
            register_wh: confirmation.register_wh,
            seq_no: confirmation.seq_no,
            total_cost: confirmation.total_cost.clone(),
        };
        match entry {
            JournalEntry::Started(confirmation) => Some(confirmed("started", confirmation)),
            JournalEntry::Reported(confirmation) => Some(confirmed("reported", confirmation)),
            JournalEntry::Sampled(confirmation) => Some(confirmed("sampled", confirmation)),
            JournalEntry::Stopped(confirmation) => Some(confirmed("stopped", confirmation)),
            _ => None,
        }
    }
}

/// Who watches a station; clones are the same.
#[derive(Debug, Clone, Default)]
pub(crate) struct Watcher(Arc<Mutex<Option<mpsc::UnboundedSender<Step>>>>);

impl Watcher {
    /// A new watcher, in place of the one before.
    pub(crate) fn watch(&self) -> mpsc::UnboundedReceiver<Step> {
        let (sender, steps) = mpsc::unbounded_channel();
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(sender);
        steps
    }

    pub(crate) fn show(&self, step: impl FnOnce() -> Step) {
        if let Some(watcher) = &*self.0.lock().unwrap_or_else(PoisonError::into_inner) {
            // A watcher that is gone misses nothing it wants.
            let _ = watcher.send(step());
        }
    }
}
