//! The password of a station, and how it is changed without locking the station out.

use std::fmt;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Station, StationId, StationLease, StationRefusal, TimelineEvent, timeline_event};
use crate::access::SecretHasher;
use crate::digest::hex;
use crate::storage::{Changes, Expect, Loaded, Row, RowKey, Snapshot, StorageError, Table, Version, load};
use crate::{Command, Decision, Durability, FreshIds};

/// A password for a station: 160 random bits as 40 hexadecimal digits. As a text it fits the `BasicAuthPassword` of OCPP
/// 2.0.1 and 2.1 (at most 40 characters), as 20 bytes the `AuthorizationKey` of OCPP 1.6, which is configured in those digits
/// too; a station that presents either is believed.
///
/// ```
/// use cms_core::FreshIds;
/// use cms_core::station::StationPassword;
///
/// // A shell draws the seed from the operating system.
/// let password = StationPassword::fresh(&mut FreshIds::from_seed([7; 32]));
/// assert_eq!(password.reveal().len(), 40);
/// assert_eq!(format!("{password:?}"), "StationPassword(..)");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct StationPassword([u8; 20]);

impl StationPassword {
    /// Draws a password. `ids` has to be drawn from the operating system.
    #[must_use]
    pub fn fresh(ids: &mut FreshIds) -> Self {
        let mut bytes = [0; 20];
        bytes[..16].copy_from_slice(&ids.bits().to_be_bytes());
        bytes[16..].copy_from_slice(&ids.bits().to_be_bytes()[..4]);
        Self(bytes)
    }

    /// The digits, to be told to the station and to nobody else.
    #[must_use]
    pub fn reveal(&self) -> String {
        hex(&self.0)
    }

    /// What is stored of it.
    #[must_use]
    pub fn keys(&self, hasher: &SecretHasher, station: &StationId) -> PasswordKeys {
        let key = |password: &[u8]| hasher.station_secret(station.as_str(), password);
        PasswordKeys { text: key(self.reveal().as_bytes()), bytes: key(&self.0) }
    }
}

impl fmt::Debug for StationPassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("StationPassword(..)")
    }
}

/// What is stored of a [`StationPassword`]: keyed hashes of its digits and of its bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PasswordKeys {
    /// Key of its 40 digits, which OCPP 2.x presents.
    pub text: String,
    /// Key of its 20 bytes, which OCPP 1.6 presents.
    pub bytes: String,
}

impl PasswordKeys {
    fn open_with(&self, key: &str) -> bool {
        // All sides are keyed hashes, so the time a comparison takes tells nothing about the password.
        self.text == key || self.bytes == key
    }
}

/// The passwords that were issued to a station since it was commissioned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct StationCredentials {
    /// The station.
    pub station: StationId,
    /// The key that it had been commissioned with. Once it is commissioned with another one, this row does not count.
    pub commissioned_with: String,
    /// What it has used already; none where that is still what it was commissioned with.
    pub current: Option<PasswordKeys>,
    /// What it was told and has not used yet.
    pub next: Option<PasswordKeys>,
    /// When the last password was issued.
    pub issued_at: DateTime<Utc>,
}

impl Row for StationCredentials {
    const TABLE: Table = Table::new("station_credentials");

    fn id(&self) -> String {
        self.station.to_string()
    }
}

/// Which password was presented.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Presented {
    /// The one in use.
    Current,
    /// The one that was issued last, for the first time.
    Next,
    /// None that counts.
    Wrong,
}

impl StationCredentials {
    /// The password that a station is commissioned with, where both its digits and its bytes are to count.
    pub(super) fn first(station: &Station, keys: PasswordKeys, now: DateTime<Utc>) -> Self {
        let (station, commissioned_with) = (station.id.clone(), station.secret_key.clone());
        Self { station, commissioned_with, current: Some(keys), next: None, issued_at: now }
    }

    /// Which of a station's passwords this key belongs to.
    pub(super) fn presented(station: &Station, issued: Option<&Self>, key: &str) -> Presented {
        let Some(issued) = issued.filter(|issued| issued.commissioned_with == station.secret_key) else {
            return if station.secret_key == key { Presented::Current } else { Presented::Wrong };
        };
        let current = issued.current.as_ref().map_or(station.secret_key == key, |current| current.open_with(key));
        if current {
            Presented::Current
        } else if issued.next.as_ref().is_some_and(|next| next.open_with(key)) {
            Presented::Next
        } else {
            Presented::Wrong
        }
    }

    /// The same after the issued password was used: the one before it is void.
    pub(super) fn taken(&self) -> Self {
        Self { current: self.next.clone().or_else(|| self.current.clone()), next: None, ..self.clone() }
    }
}

/// Issues a new password to a station, which an operator then tells it (`AuthorizationKey`, `BasicAuthPassword`).
///
/// ```
/// use cms_core::FreshIds;
/// use cms_core::access::SecretHasher;
/// use cms_core::station::{IssuePassword, StationId, StationPassword, TakesEffect};
///
/// let hasher = SecretHasher::new([9; 32]);
/// let station = StationId::parse("CS1")?;
/// let password = StationPassword::fresh(&mut FreshIds::from_seed([7; 32]));
/// let keys = password.keys(&hasher, &station);
/// let command = IssuePassword { station, keys, takes_effect: TakesEffect::OnFirstUse };
/// # let _ = command;
/// # Ok::<(), cms_core::station::IdentityError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuePassword {
    /// The station.
    pub station: StationId,
    /// What is stored of the new password.
    pub keys: PasswordKeys,
    /// From when on the old one is void.
    pub takes_effect: TakesEffect,
}

/// From when on an old password is void.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "either the old one goes on working for a while or it does not")]
pub enum TakesEffect {
    /// Once the station has connected with the new one, so that a station that never got it is not locked out.
    OnFirstUse,
    /// At once, and the connection that it has is fenced off: for a password that others may know.
    AtOnce,
}

/// What issuing a password depends on.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct CredentialFacts {
    pub(super) station: Option<Loaded<Station>>,
    pub(super) issued: Option<Loaded<StationCredentials>>,
    pub(super) lease: Version,
}

impl CredentialFacts {
    pub(super) async fn read(snapshot: &mut dyn Snapshot, station: &StationId) -> Result<Self, StorageError> {
        Ok(Self {
            station: load(snapshot, station.as_str()).await?,
            issued: load(snapshot, station.as_str()).await?,
            lease: snapshot.version(RowKey::new(StationLease::TABLE, station.as_str())).await?,
        })
    }

    /// The station, if it is in service.
    pub(super) fn in_service(&self) -> Result<&Loaded<Station>, StationRefusal> {
        match &self.station {
            None => Err(StationRefusal::UnknownStation),
            Some(station) if !station.value.is_in_service() => Err(StationRefusal::Retired),
            Some(station) => Ok(station),
        }
    }

    /// Writes the new password.
    pub(super) fn issue(
        &self,
        to: &Loaded<Station>,
        keys: &PasswordKeys,
        takes: TakesEffect,
        now: DateTime<Utc>,
    ) -> Changes {
        let mut changes = Changes::new();
        changes.rely_on(to);
        let counts = |issued: &&StationCredentials| issued.commissioned_with == to.value.secret_key;
        let in_use = self.issued.as_ref().map(|issued| &issued.value).filter(counts);
        let (current, next) = match takes {
            TakesEffect::OnFirstUse => (in_use.and_then(|issued| issued.current.clone()), Some(keys.clone())),
            TakesEffect::AtOnce => (Some(keys.clone()), None),
        };
        let row = StationCredentials {
            station: to.value.id.clone(),
            commissioned_with: to.value.secret_key.clone(),
            current,
            next,
            issued_at: now,
        };
        match &self.issued {
            Some(issued) => changes.replace(issued, &row),
            None => changes.create(&row),
        }
        if takes == TakesEffect::AtOnce {
            self.fence_off(&to.value.id, now, &mut changes);
        }
        changes
    }

    /// Opens an epoch that no socket has, so that the one that was connected is refused in everything it still brings.
    pub(super) fn fence_off(&self, station: &StationId, now: DateTime<Utc>, changes: &mut Changes) {
        let lease = StationLease { station: station.clone(), node: String::new(), opened_at: now };
        changes.expect.push(Expect { key: lease.key(), version: self.lease });
        changes.put(&lease);
    }
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Command for IssuePassword {
    type Facts = CredentialFacts;
    type Reply = Result<(), StationRefusal>;

    const DURABILITY: Durability = Durability::State;

    async fn facts(&self, snapshot: &mut dyn Snapshot) -> Result<Self::Facts, StorageError> {
        CredentialFacts::read(snapshot, &self.station).await
    }

    fn decide(&self, facts: Self::Facts, now: DateTime<Utc>, _: &mut FreshIds) -> Decision<Self::Reply> {
        let station = match facts.in_service() {
            Ok(station) => station,
            Err(refusal) => return Decision::unchanged(Err(refusal)),
        };
        // A repeat: the password was issued, and the station may have used it meanwhile.
        let keys = |issued: &StationCredentials| {
            issued.commissioned_with == station.value.secret_key
                && (issued.next.as_ref() == Some(&self.keys)
                    || (issued.current.as_ref() == Some(&self.keys) && issued.next.is_none()))
        };
        let in_effect = |issued: &StationCredentials| {
            self.takes_effect == TakesEffect::OnFirstUse || issued.current.as_ref() == Some(&self.keys)
        };
        if facts.issued.as_ref().is_some_and(|issued| keys(&issued.value) && in_effect(&issued.value)) {
            return Decision::unchanged(Ok(()));
        }
        let mut changes = facts.issue(station, &self.keys, self.takes_effect, now);
        let event = TimelineEvent::PasswordIssued { takes_effect: self.takes_effect };
        timeline_event(&mut changes, &self.station, now, &event);
        Decision::changed(changes, Ok(()))
    }
}
