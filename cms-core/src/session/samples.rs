//! Meter samples: appended, never rewritten.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::clock;
use super::settle::Case;
use super::{OpenFacts, Session, SessionState};
use crate::digest::hash_json;
use crate::metering::Sample;
use crate::station::ConnectorAddress;
use crate::storage::{AppendQuery, Changes, IdEpoch, Position, Snapshot, StorageError};
use crate::{Command, Decision, Durability, FreshIds, SessionId};

/// Whether energy flows in an open session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ChargingState {
    /// A vehicle is connected; nothing flows yet.
    Connected,
    /// Energy flows.
    Charging,
    /// The vehicle does not draw.
    SuspendedEv,
    /// The station holds back.
    SuspendedEvse,
    /// No vehicle is connected.
    Idle,
}

/// A sample as it is appended to [`samples_stream`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SampleRecord {
    /// What the meter read.
    pub sample: Sample,
    /// The station's event number, where it counts its events.
    pub seq_no: Option<i64>,
    /// When we received it.
    pub received_at: DateTime<Utc>,
}

/// The stream of a session's samples.
#[must_use]
pub fn samples_stream(session: &SessionId) -> String {
    format!("samples/{session}")
}

/// The stream of samples that belong to no known session: of a transaction that is not known, or of none.
#[must_use]
pub fn unmatched_stream(station: &str, transaction_id: Option<&str>) -> String {
    format!("unmatched/{station}/{}", transaction_id.unwrap_or_default())
}

/// Appends samples. The natural key is the station's time and the content, so that a repeat is passed over and two
/// different samples of the same moment are both kept.
pub(super) fn append_samples(
    stream: &str,
    samples: &[Sample],
    seq_no: Option<i64>,
    now: DateTime<Utc>,
    changes: &mut Changes,
) {
    for sample in samples {
        let key = format!("{}-{}", sample.at.timestamp_millis(), hash_json(sample).short());
        changes.append(stream, key, sample.at, &SampleRecord { sample: sample.clone(), seq_no, received_at: now });
    }
}

/// Reads all samples of a stream in the order they were received.
pub(crate) async fn read_samples(snapshot: &mut dyn Snapshot, stream: &str) -> Result<Vec<SampleRecord>, StorageError> {
    let mut records = Vec::new();
    read_stream(snapshot, stream, |record| records.push(record)).await?;
    Ok(records)
}

/// Hands everything that was appended to a stream to `take`, page by page, so that a long one is never in memory as a whole.
pub(super) async fn read_stream<T: DeserializeOwned>(
    snapshot: &mut dyn Snapshot,
    stream: &str,
    mut take: impl FnMut(T) + Send,
) -> Result<(), StorageError> {
    let mut after = Position::default();
    loop {
        let page = snapshot.appended(AppendQuery { stream: Some(stream.to_owned()), after, limit: 1_000 }).await?;
        for row in page.items {
            after = row.position;
            take(serde_json::from_str(&row.body).map_err(|error| StorageError::Corrupt {
                what: format!("{stream}/{}", row.key),
                reason: error.to_string(),
            })?);
        }
        if !page.more {
            return Ok(());
        }
    }
}

/// A station sends samples outside a transaction event: for an open transaction, or for none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordSamples {
    /// Where they were read.
    pub address: ConnectorAddress,
    /// The transaction they belong to.
    pub transaction_id: Option<String>,
    /// The samples.
    pub samples: Vec<Sample>,
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Command for RecordSamples {
    type Facts = SamplesFacts;
    type Reply = ();

    const DURABILITY: Durability = Durability::Money;

    async fn facts(&self, snapshot: &mut dyn Snapshot) -> Result<SamplesFacts, StorageError> {
        let claim = match &self.transaction_id {
            Some(id) => Some(Session::transaction_claim(self.address.station.as_str(), id)),
            // Values at round times carry no transaction; the open one on the EVSE is meant.
            None => Session::evse_claim(&self.address),
        };
        let id = match claim {
            Some(claim) => snapshot.claim(claim).await?,
            None => None,
        };
        let session = match id {
            Some(id) => OpenFacts::read(snapshot, id, false).await?,
            None => None,
        };
        Ok(SamplesFacts { session, id_epoch: IdEpoch::read(snapshot).await? })
    }

    fn decide(&self, facts: SamplesFacts, now: DateTime<Utc>, ids: &mut FreshIds) -> Decision<()> {
        let mut changes = Changes::new();
        let named = self.transaction_id.is_some();
        let Some(open) = facts.session else {
            let stream = unmatched_stream(self.address.station.as_str(), self.transaction_id.as_deref());
            append_samples(&stream, &self.samples, None, now, &mut changes);
            return Decision::changed(changes, ());
        };
        let loaded = &open.session;
        // Without a transaction, what was read before the open session began is not of it.
        let (own, stray): (Vec<_>, Vec<_>) = self
            .samples
            .iter()
            .cloned()
            .partition(|sample| named || clock::effective(sample.at, now) >= loaded.value.started_at);
        append_samples(&samples_stream(&loaded.value.id), &own, None, now, &mut changes);
        append_samples(&unmatched_stream(self.address.station.as_str(), None), &stray, None, now, &mut changes);
        if loaded.value.state != SessionState::Open {
            let mut session = loaded.value.clone();
            let mut evidence = open.evidence.clone();
            evidence.take_samples(&own, None, now);
            let case = Case::of(&open, &evidence, facts.id_epoch, now);
            case.settle(&mut session, ids, &mut changes);
            if session != loaded.value {
                changes.replace(loaded, &session);
            }
            let effects = changes.deliveries();
            return Decision { changes, reply: (), effects };
        }
        Decision::changed(changes, ())
    }
}

/// What becomes of samples depends on the session they belong to: while it is open they are only kept.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct SamplesFacts {
    pub(super) session: Option<OpenFacts>,
    pub(super) id_epoch: IdEpoch,
}
