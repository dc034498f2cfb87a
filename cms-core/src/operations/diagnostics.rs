//! Fetching a station's diagnostics log.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Job, JobKind, JobRefusal, JobState, StationCall};
use crate::station::{Station, StationId};
use crate::storage::{Changes, Loaded, Snapshot, StorageError, all, load};
use crate::{Command, Decision, Durability, FreshIds, JobId, PayloadHash};

/// Asks a station to upload its diagnostics log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FetchDiagnostics {
    /// The station.
    pub station: StationId,
    /// Where uploads are received; the job's id and a secret of one use are put behind it.
    pub upload_base_url: String,
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Command for FetchDiagnostics {
    type Facts = Option<Loaded<Station>>;
    type Reply = Result<JobId, JobRefusal>;

    const DURABILITY: Durability = Durability::State;

    async fn facts(&self, snapshot: &mut dyn Snapshot) -> Result<Self::Facts, StorageError> {
        load(snapshot, self.station.as_str()).await
    }

    fn decide(&self, station: Self::Facts, now: DateTime<Utc>, ids: &mut FreshIds) -> Decision<Self::Reply> {
        let Some(station) = station else {
            return Decision::unchanged(Err(JobRefusal::UnknownStation));
        };
        let mut changes = Changes::new();
        changes.rely_on(&station);
        let id = JobId::fresh(ids);
        let secret = ids.text();
        // 31 positive bits: the widest number that every version takes.
        let request_id = ((ids.bits() & 0x7fff_ffff) as i32).max(1);
        let upload_url = format!("{}/{id}/{secret}", self.upload_base_url.trim_end_matches('/'));
        let upload_secret_hash = PayloadHash::of(secret.as_bytes()).to_string();
        let kind = JobKind::FetchDiagnostics { request_id, upload_secret_hash, upload: None };
        changes.create(&Job::requested(id.clone(), self.station.clone(), kind, now));
        StationCall::FetchDiagnostics { job: id.clone(), request_id, upload_url }.send(&self.station, &mut changes);
        let effects = changes.deliveries();
        Decision { changes, reply: Ok(id), effects }
    }
}

/// What a station says of an upload.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum UploadStatus {
    /// Nothing is being uploaded.
    Idle,
    /// The upload is under way.
    Uploading,
    /// The upload is complete.
    Uploaded,
    /// The upload came to nothing.
    Failed {
        /// The station's word for why.
        reason: String,
    },
}

/// A station reports how its upload goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportUpload {
    /// The station.
    pub station: StationId,
    /// The number of the request; none where the version does not count requests.
    pub request_id: Option<i32>,
    /// How it goes.
    pub status: UploadStatus,
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Command for ReportUpload {
    type Facts = Vec<Loaded<Job>>;
    type Reply = ();

    const DURABILITY: Durability = Durability::State;

    async fn facts(&self, snapshot: &mut dyn Snapshot) -> Result<Self::Facts, StorageError> {
        all(snapshot, Some(("unfinished", self.station.to_string()))).await
    }

    fn decide(&self, jobs: Self::Facts, now: DateTime<Utc>, _: &mut FreshIds) -> Decision<()> {
        let meant = |job: &Job| match &job.kind {
            JobKind::FetchDiagnostics { request_id, .. } => self.request_id.is_none_or(|id| id == *request_id),
            JobKind::Stop { .. } => false,
        };
        let mut changes = Changes::new();
        // Without a number it is the oldest that waits.
        let oldest = jobs.into_iter().filter(|job| meant(&job.value)).min_by_key(|job| job.value.requested_at);
        if let Some(loaded) = oldest {
            let mut job = loaded.value.clone();
            if let UploadStatus::Failed { reason } = &self.status {
                job.state = JobState::Failed { reason: format!("the station could not upload: {reason}") };
            }
            if let JobKind::FetchDiagnostics { upload, .. } = &mut job.kind {
                *upload = Some(self.status.clone());
            }
            job.changed_at = now;
            changes.replace(&loaded, &job);
        }
        Decision::changed(changes, ())
    }
}

/// A file has arrived at an upload URL and is kept under `blob`. A URL takes one upload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiveUpload {
    /// The job in the URL.
    pub job: JobId,
    /// The secret in the URL.
    pub secret: String,
    /// The name under which the file is kept; none to ask whether the upload would be taken, before it is read.
    pub kept: Option<(String, u64)>,
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Command for ReceiveUpload {
    type Facts = Option<Loaded<Job>>;
    type Reply = Result<(), JobRefusal>;

    const DURABILITY: Durability = Durability::State;

    async fn facts(&self, snapshot: &mut dyn Snapshot) -> Result<Self::Facts, StorageError> {
        load(snapshot, self.job.as_str()).await
    }

    fn decide(&self, job: Self::Facts, now: DateTime<Utc>, _: &mut FreshIds) -> Decision<Self::Reply> {
        let expected = |job: &Job| match &job.kind {
            JobKind::FetchDiagnostics { upload_secret_hash, .. } => {
                !job.is_finished() && PayloadHash::of(self.secret.as_bytes()).as_str() == upload_secret_hash
            }
            JobKind::Stop { .. } => false,
        };
        let Some(loaded) = job.filter(|job| expected(&job.value)) else {
            return Decision::unchanged(Err(JobRefusal::UnexpectedUpload));
        };
        let mut changes = Changes::new();
        if let Some((blob, size)) = &self.kept {
            let mut job = loaded.value.clone();
            job.state = JobState::Done { blob: Some(blob.clone()), size: Some(*size) };
            job.changed_at = now;
            changes.replace(&loaded, &job);
        }
        Decision::changed(changes, Ok(()))
    }
}
