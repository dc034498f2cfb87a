//! Jobs: what an operator asked of a station, and what became of it.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{CallOutcome, UploadStatus};
use crate::month::{month_key, month_of};
use crate::station::StationId;
use crate::storage::{Changes, IndexEntry, Loaded, Row, Snapshot, StorageError, Table, load};
use crate::{Command, Decision, Durability, FreshIds, JobId};

/// A command to a station as the operator follows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Job {
    /// Its id.
    pub id: JobId,
    /// The station.
    pub station: StationId,
    /// What was asked.
    pub kind: JobKind,
    /// Where it stands.
    pub state: JobState,
    /// When it was asked.
    pub requested_at: DateTime<Utc>,
    /// When its state last changed.
    pub changed_at: DateTime<Utc>,
}

impl Job {
    pub(super) const fn requested(id: JobId, station: StationId, kind: JobKind, now: DateTime<Utc>) -> Self {
        Self { id, station, kind, state: JobState::Queued, requested_at: now, changed_at: now }
    }

    /// The index of finished jobs by the month in which they were.
    pub(super) const BY_MONTH: &'static str = "finished_month";

    /// Whether nothing more is expected.
    #[must_use]
    pub const fn is_finished(&self) -> bool {
        matches!(self.state, JobState::Done { .. } | JobState::Failed { .. })
    }
}

impl Row for Job {
    const TABLE: Table = Table::new("job");

    fn id(&self) -> String {
        self.id.to_string()
    }

    fn index(&self) -> Vec<IndexEntry> {
        let mut index = vec![IndexEntry::new("station", self.station.as_str())];
        if self.is_finished() {
            index.push(IndexEntry::new(Self::BY_MONTH, month_key(month_of(self.changed_at))));
        } else {
            index.push(IndexEntry::new("unfinished", self.station.as_str()));
        }
        index
    }
}

/// What was asked of the station.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum JobKind {
    /// Upload the diagnostics log.
    FetchDiagnostics {
        /// The number of the request, where the version counts requests.
        request_id: i32,
        /// Hash of the secret in the upload URL; the secret itself is only in the call.
        upload_secret_hash: String,
        /// What the station last said of its upload.
        upload: Option<UploadStatus>,
    },
    /// End a transaction.
    Stop {
        /// The transaction.
        transaction_id: String,
    },
}

/// Where a job stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum JobState {
    /// It waits for the station.
    Queued,
    /// The station has accepted it.
    Accepted,
    /// It is done.
    Done {
        /// The name under which what was uploaded is kept.
        blob: Option<String>,
        /// Its size in bytes.
        size: Option<u64>,
    },
    /// It came to nothing.
    Failed {
        /// Why, in a sentence.
        reason: String,
    },
}

/// The station has answered the command of a job. Takes the command out of the outbox in the same commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordCallOutcome {
    /// The job.
    pub job: JobId,
    /// The id of the command in the outbox.
    pub call_id: String,
    /// What became of it.
    pub outcome: CallOutcome,
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Command for RecordCallOutcome {
    type Facts = Option<Loaded<Job>>;
    type Reply = ();

    const DURABILITY: Durability = Durability::State;

    async fn facts(&self, snapshot: &mut dyn Snapshot) -> Result<Self::Facts, StorageError> {
        load(snapshot, self.job.as_str()).await
    }

    fn decide(&self, job: Self::Facts, now: DateTime<Utc>, _: &mut FreshIds) -> Decision<()> {
        let mut changes = Changes::new();
        changes.delivered(&self.call_id);
        if let Some(loaded) = job {
            let mut job = loaded.value.clone();
            // The upload may be complete before the answer is: what is finished stays so.
            if !job.is_finished() {
                job.state = match (&self.outcome, &job.kind) {
                    (CallOutcome::Accepted { .. }, JobKind::Stop { .. }) => JobState::Done { blob: None, size: None },
                    (CallOutcome::Accepted { .. }, JobKind::FetchDiagnostics { .. }) => JobState::Accepted,
                    (CallOutcome::Refused { reason }, _) => {
                        JobState::Failed { reason: format!("the station refused: {reason}") }
                    }
                    (CallOutcome::Failed { reason }, _) => JobState::Failed { reason: reason.clone() },
                };
                job.changed_at = now;
                changes.replace(&loaded, &job);
            }
        }
        Decision::changed(changes, ())
    }
}

/// Why a job was refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Error)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum JobRefusal {
    /// The station is not known.
    #[error("there is no such station; commission it first")]
    UnknownStation,
    /// There is no such open session.
    #[error("there is no open session with this id; look it up again")]
    UnknownSession,
    /// The upload fits no job that waits for one.
    #[error("no job waits for this upload; request the diagnostics again")]
    UnexpectedUpload,
}

impl JobRefusal {
    /// A stable code for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnknownStation => "job.unknown_station",
            Self::UnknownSession => "job.unknown_session",
            Self::UnexpectedUpload => "job.unexpected_upload",
        }
    }
}
