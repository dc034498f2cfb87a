//! The right of one socket to speak for a station.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::credentials::Presented;
use super::{CredentialFacts, IdentityMismatch, StationCredentials, StationId, TimelineEvent, timeline_event};
use crate::access::SecretHasher;
use crate::session::Session;
use crate::storage::{Changes, Expect, Fence, Row, Snapshot, StorageError, Table, Version, all};
use crate::{Command, Decision, Durability, FreshIds};

/// The lease of a station: who speaks for it. The row's version is the epoch that fences older sockets off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StationLease {
    /// The station.
    pub station: StationId,
    /// The node that holds the socket; empty where nobody speaks for the station.
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
/// admitted socket takes a new epoch, so that frames of the one before it are refused from then on. A retired station is
/// admitted only as long as a session on it has not ended.
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

impl ConnectStation {
    /// What a socket asks that presented an identity in its URL and, where it did, user and password of HTTP basic
    /// authentication (OCPP 1.6 security whitepaper, profiles 1 and 2; OCPP 2.0.1 part 2, A00).
    ///
    /// # Errors
    /// [`IdentityMismatch`] where the identity cannot be one or the user is another. Answer it as you answer a wrong
    /// password.
    pub fn with_password(
        hasher: &SecretHasher,
        url_identity: &str,
        credentials: Option<(&str, &[u8])>,
        node: impl Into<String>,
    ) -> Result<Self, IdentityMismatch> {
        let user = credentials.map(|(user, _)| user.as_bytes());
        let station = super::check_identity(url_identity, user, None)?;
        let secret = match credentials {
            Some((_, password)) => PresentedSecret::Key(hasher.station_secret(station.as_str(), password)),
            None => PresentedSecret::Nothing,
        };
        Ok(Self { station, secret, node: node.into() })
    }
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

/// What an admission depends on.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct ConnectFacts {
    credentials: CredentialFacts,
    /// Whether a session on the station has not ended; read only where that matters.
    in_session: bool,
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Command for ConnectStation {
    type Facts = ConnectFacts;
    type Reply = Admission;

    const DURABILITY: Durability = Durability::State;

    async fn facts(&self, snapshot: &mut dyn Snapshot) -> Result<Self::Facts, StorageError> {
        let credentials = CredentialFacts::read(snapshot, &self.station).await?;
        let retired = credentials.station.as_ref().is_some_and(|station| !station.value.is_in_service());
        let open = Some(("open", self.station.to_string()));
        let in_session = retired && !all::<Session>(snapshot, open).await?.is_empty();
        Ok(ConnectFacts { credentials, in_session })
    }

    fn decide(&self, facts: Self::Facts, now: DateTime<Utc>, _: &mut FreshIds) -> Decision<Admission> {
        let ConnectFacts { credentials, in_session } = facts;
        let Some(station) = &credentials.station else {
            return Decision::unchanged(Admission::Refused);
        };
        let issued = credentials.issued.as_ref();
        let presented = match &self.secret {
            PresentedSecret::Key(key) => {
                StationCredentials::presented(&station.value, issued.map(|issued| &issued.value), key)
            }
            PresentedSecret::Nothing => Presented::Wrong,
            PresentedSecret::DangerNotChecked => Presented::Current,
        };
        if presented == Presented::Wrong || !(station.value.is_in_service() || in_session) {
            return Decision::unchanged(Admission::Refused);
        }
        let lease = StationLease { station: self.station.clone(), node: self.node.clone(), opened_at: now };
        let mut changes = Changes::new();
        // Whoever retires the station or voids its password meanwhile must not be overtaken.
        changes.rely_on(station);
        match issued {
            Some(issued) if presented == Presented::Next => {
                changes.replace(issued, &issued.value.taken());
                timeline_event(&mut changes, &self.station, now, &TimelineEvent::PasswordTaken);
            }
            Some(issued) => changes.rely_on(issued),
            None => changes.rely_on_absence::<StationCredentials>(self.station.as_str()),
        }
        changes.expect.push(Expect { key: lease.key(), version: credentials.lease });
        changes.put(&lease);
        Decision::changed(changes, Admission::Admitted { epoch: credentials.lease.next() })
    }
}
