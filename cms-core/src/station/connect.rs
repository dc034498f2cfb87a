//! The right of one socket to speak for a station.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Station, StationId};
use crate::storage::{Changes, Fence, Loaded, Row, Snapshot, StorageError, Table, Version, load};
use crate::{Command, Decision, Durability, FreshIds};

/// The lease of a station: who speaks for it. The row's version is the epoch that fences older sockets off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StationLease {
    /// The station.
    pub station: StationId,
    /// The node that holds the socket.
    pub node: String,
    /// When the socket was accepted.
    pub opened_at: DateTime<Utc>,
}

impl Row for StationLease {
    const TABLE: Table = Table::new("station_lease");

    fn id(&self) -> String {
        self.station.to_string()
    }
}

/// A socket asks to speak for a station. It is admitted if the station is commissioned and the secret is its own; every
/// admitted socket takes a new epoch, so that frames of the one before it are refused from then on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConnectStation {
    /// The identity in the URL.
    pub station: StationId,
    /// Key of the password that was presented, by
    /// [`SecretHasher::station_secret`](crate::access::SecretHasher::station_secret).
    pub secret: PresentedSecret,
    /// The node that holds the socket.
    pub node: String,
}

/// What a socket presented to prove that it is the station.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum PresentedSecret {
    /// The key of a password.
    Key(String),
    /// Nothing was presented.
    Nothing,
    /// The operator has switched the check off: whoever knows a station's identity can speak for it.
    DangerNotChecked,
}

/// What became of a socket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "a socket is admitted or it is not; why not is nobody's business outside")]
pub enum Admission {
    /// It may speak for the station in this epoch.
    Admitted {
        /// The epoch.
        epoch: Version,
    },
    /// It may not. An unknown station and a wrong secret get the same answer, so that identities cannot be searched for.
    Refused,
}

impl Admission {
    /// The fence for everything that the admitted socket brings.
    #[must_use]
    pub fn fence(&self, station: &StationId) -> Option<Fence> {
        match self {
            Self::Admitted { epoch } => {
                let lease = crate::storage::RowKey::new(StationLease::TABLE, station.as_str());
                Some(Fence { lease, epoch: *epoch })
            }
            Self::Refused => None,
        }
    }
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Command for ConnectStation {
    type Facts = (Option<Loaded<Station>>, Version);
    type Reply = Admission;

    const DURABILITY: Durability = Durability::State;

    async fn facts(&self, snapshot: &mut dyn Snapshot) -> Result<Self::Facts, StorageError> {
        let station = load(snapshot, self.station.as_str()).await?;
        let lease = crate::storage::RowKey::new(StationLease::TABLE, self.station.as_str());
        Ok((station, snapshot.version(lease).await?))
    }

    fn decide(&self, facts: Self::Facts, now: DateTime<Utc>, _: &mut FreshIds) -> Decision<Admission> {
        let (Some(station), epoch) = facts else {
            return Decision::unchanged(Admission::Refused);
        };
        // Both sides are keyed hashes, so the time a comparison takes tells nothing about the secret.
        let proven = match &self.secret {
            PresentedSecret::Key(key) => *key == station.value.secret_key,
            PresentedSecret::Nothing => false,
            PresentedSecret::DangerNotChecked => true,
        };
        if !proven {
            return Decision::unchanged(Admission::Refused);
        }
        let lease = StationLease { station: self.station.clone(), node: self.node.clone(), opened_at: now };
        let mut changes = Changes::new();
        changes.expect.push(crate::storage::Expect { key: lease.key(), version: epoch });
        changes.put(&lease);
        Decision::changed(changes, Admission::Admitted { epoch: epoch.next() })
    }
}
