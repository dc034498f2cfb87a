//! Meter samples: appended, never rewritten.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::Session;
use crate::digest::hash_json;
use crate::metering::{Energy, Sample};
use crate::station::ConnectorAddress;
use crate::storage::{AppendQuery, Changes, Position, Snapshot, StorageError};
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

/// The states of the energy register in samples, with the station's time of each.
pub(super) fn registers(records: &[SampleRecord]) -> impl Iterator<Item = (DateTime<Utc>, Energy)> {
    records.iter().filter_map(|record| Some((record.sample.at, record.sample.energy_register()?)))
}

/// Reads all samples of a stream in the order they were received.
pub(crate) async fn read_samples(snapshot: &mut dyn Snapshot, stream: &str) -> Result<Vec<SampleRecord>, StorageError> {
    let mut records = Vec::new();
    let mut after = Position::default();
    loop {
        let page = snapshot.appended(AppendQuery { stream: Some(stream.to_owned()), after, limit: 1_000 }).await?;
        for row in page.items {
            after = row.position;
            records.push(serde_json::from_str(&row.body).map_err(|error| StorageError::Corrupt {
                what: format!("{stream}/{}", row.key),
                reason: error.to_string(),
            })?);
        }
        if !page.more {
            return Ok(records);
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
    /// The session they belong to.
    type Facts = Option<String>;
    type Reply = ();

    const DURABILITY: Durability = Durability::Money;

    async fn facts(&self, snapshot: &mut dyn Snapshot) -> Result<Self::Facts, StorageError> {
        match &self.transaction_id {
            Some(id) => snapshot.claim(Session::transaction_claim(self.address.station.as_str(), id)).await,
            // Values at round times carry no transaction; the open one on the EVSE is meant.
            None => match Session::evse_claim(&self.address) {
                Some(claim) => snapshot.claim(claim).await,
                None => Ok(None),
            },
        }
    }

    fn decide(&self, session: Self::Facts, now: DateTime<Utc>, _: &mut FreshIds) -> Decision<()> {
        let stream = match session {
            Some(session) => samples_stream(&SessionId::new(session)),
            None => unmatched_stream(self.address.station.as_str(), self.transaction_id.as_deref()),
        };
        let mut changes = Changes::new();
        append_samples(&stream, &self.samples, None, now, &mut changes);
        Decision::changed(changes, ())
    }
}
