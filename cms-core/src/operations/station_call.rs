//! Commands to stations, in neutral terms, as they wait in the outbox.

use serde::{Deserialize, Serialize};

use crate::JobId;
use crate::station::StationId;
use crate::storage::{Changes, OutboxQuery, Position, Snapshot, StorageError};

/// The topic of the outbox under which commands to stations wait; their ordering key is the station's identity.
pub const STATION_TOPIC: &str = "station";

/// A command to a station. The edge turns it into the message of the version that the station speaks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum StationCall {
    /// Upload the diagnostics log.
    FetchDiagnostics {
        /// The job that asked.
        job: JobId,
        /// The number of the request, where the version counts requests.
        request_id: i32,
        /// Where to upload to; the URL holds a secret of one use.
        upload_url: String,
    },
    /// End a transaction.
    Stop {
        /// The job that asked.
        job: JobId,
        /// The transaction.
        transaction_id: String,
    },
}

impl StationCall {
    /// The job that asked.
    #[must_use]
    pub const fn job(&self) -> &JobId {
        match self {
            Self::FetchDiagnostics { job, .. } | Self::Stop { job, .. } => job,
        }
    }

    /// Puts the command in the outbox; its id is the job's, so that it is sent once.
    pub(super) fn send(&self, station: &StationId, changes: &mut Changes) {
        changes.send(format!("call/{}", self.job()), station.as_str(), STATION_TOPIC, self);
    }
}

/// What became of a command at the station.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum CallOutcome {
    /// The station accepted it; the name of the file it will upload, where it told one.
    Accepted {
        /// The file's name.
        file_name: Option<String>,
    },
    /// The station refused it.
    Refused {
        /// The station's word for why.
        reason: String,
    },
    /// The station does not understand it, or answered with an error.
    Failed {
        /// The error in a sentence.
        reason: String,
    },
}

/// The next command that waits for a station: its id in the outbox, and the command.
///
/// # Errors
/// [`StorageError`] where the store cannot be read.
pub async fn waiting_call(
    snapshot: &mut dyn Snapshot,
    station: &StationId,
) -> Result<Option<(String, StationCall)>, StorageError> {
    let (topic, key) = (Some(STATION_TOPIC.to_owned()), Some(station.to_string()));
    let query = OutboxQuery { topic, key, heads: true, after: Position::default(), limit: 1 };
    let waiting = snapshot.outbox(query).await?;
    let Some(message) = waiting.into_iter().next() else {
        return Ok(None);
    };
    match serde_json::from_str(&message.body) {
        Ok(call) => Ok(Some((message.id, call))),
        Err(error) => Err(StorageError::Corrupt { what: format!("outbox {}", message.id), reason: error.to_string() }),
    }
}
