//! Ending a session from afar.

use async_trait::async_trait;
use chrono::{DateTime, Utc};

use super::{Job, JobKind, JobRefusal, StationCall};
use crate::session::{Session, SessionState};
use crate::storage::{Changes, Loaded, Snapshot, StorageError, load};
use crate::{Command, Decision, Durability, FreshIds, JobId, SessionId};

/// Asks the station of an open session to end it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StopRemotely {
    /// The session.
    pub session: SessionId,
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Command for StopRemotely {
    type Facts = Option<Loaded<Session>>;
    type Reply = Result<JobId, JobRefusal>;

    const DURABILITY: Durability = Durability::State;

    async fn facts(&self, snapshot: &mut dyn Snapshot) -> Result<Self::Facts, StorageError> {
        load(snapshot, self.session.as_str()).await
    }

    fn decide(&self, session: Self::Facts, now: DateTime<Utc>, ids: &mut FreshIds) -> Decision<Self::Reply> {
        let Some(session) = session.filter(|session| session.value.state == SessionState::Open) else {
            return Decision::unchanged(Err(JobRefusal::UnknownSession));
        };
        let mut changes = Changes::new();
        changes.rely_on(&session);
        let (station, transaction_id) = (&session.value.address.station, &session.value.transaction_id);
        let id = JobId::fresh(ids);
        let kind = JobKind::Stop { transaction_id: transaction_id.clone() };
        changes.create(&Job::requested(id.clone(), station.clone(), kind, now));
        StationCall::Stop { job: id.clone(), transaction_id: transaction_id.clone() }.send(station, &mut changes);
        let effects = changes.deliveries();
        Decision { changes, reply: Ok(id), effects }
    }
}
