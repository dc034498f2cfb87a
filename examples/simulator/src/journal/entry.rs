//! The lines of a journal.

use std::fmt;

use chrono::{DateTime, Utc};
use cms_ocpp::types::RawJson;
use serde::{Deserialize, Serialize};

/// One line of a journal. Every message of a transaction has two: one before it is sent, one after its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum JournalEntry {
    /// The station started and opened its journal.
    Opened {
        /// Whose journal it is.
        identity: String,
        /// How often it was opened, this time included. Message ids begin with it, so none is used twice.
        opening: u64,
    },
    /// The start of a transaction is about to be sent.
    Starting(Intent),
    /// The start is confirmed.
    Started(Confirmation),
    /// A change of the charging state is about to be sent (OCPP 2.x).
    Reporting(Intent),
    /// The change is confirmed.
    Reported(Confirmation),
    /// A sample is about to be sent.
    Sampling(Intent),
    /// The sample is confirmed.
    Sampled(Confirmation),
    /// The end of a transaction is about to be sent.
    Stopping(Intent),
    /// The end is confirmed.
    Stopped(Confirmation),
}

/// A message of a transaction before it is sent: with this, it can be sent again as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Intent {
    /// The station's own number of the transaction, from 1, over all restarts.
    pub charge: u64,
    /// The number of the EVSE.
    pub evse: u32,
    /// The transaction id; none before OCPP 1.6 has given one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub transaction_id: Option<String>,
    /// The station's time of the event.
    pub at: DateTime<Utc>,
    /// The energy register of the EVSE, in Wh: the state of the meter until the next line of this EVSE.
    pub register_wh: u64,
    /// The number of the event; OCPP 1.6 has none.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub seq_no: Option<i64>,
    /// The message itself.
    pub message: StoredMessage,
}

/// A message of a transaction after its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Confirmation {
    /// The station's own number of the transaction.
    pub charge: u64,
    /// The number of the EVSE.
    pub evse: u32,
    /// The transaction id.
    pub transaction_id: String,
    /// The station's time of the event.
    pub at: DateTime<Utc>,
    /// The energy register of the EVSE, in Wh.
    pub register_wh: u64,
    /// The number of the event; OCPP 1.6 has none.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub seq_no: Option<i64>,
    /// Whether the central system lets the token go on charging.
    pub accepted: bool,
    /// What the transaction costs, where the answer to its end says so.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub total_cost: Option<String>,
}

/// A request exactly as it goes out. Its `Debug` shows no content: it may hold a token.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct StoredMessage {
    /// The version of OCPP.
    pub version: String,
    /// The action.
    pub action: String,
    /// The request.
    pub payload: RawJson,
}

impl fmt::Debug for StoredMessage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StoredMessage")
            .field("version", &self.version)
            .field("action", &self.action)
            .finish_non_exhaustive()
    }
}

/// What a message of a transaction is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Start,
    Report,
    Sample,
    Stop,
}

impl Kind {
    pub(crate) fn intent(self, intent: Intent) -> JournalEntry {
        match self {
            Self::Start => JournalEntry::Starting(intent),
            Self::Report => JournalEntry::Reporting(intent),
            Self::Sample => JournalEntry::Sampling(intent),
            Self::Stop => JournalEntry::Stopping(intent),
        }
    }

    pub(crate) fn confirmation(self, confirmation: Confirmation) -> JournalEntry {
        match self {
            Self::Start => JournalEntry::Started(confirmation),
            Self::Report => JournalEntry::Reported(confirmation),
            Self::Sample => JournalEntry::Sampled(confirmation),
            Self::Stop => JournalEntry::Stopped(confirmation),
        }
    }
}
