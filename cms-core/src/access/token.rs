//! Id tokens: what a driver holds to a station.

use std::fmt;

use chrono::{DateTime, Utc};
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use super::{Allowance, OriginKey, Sealed, SecretPurpose, TokenGroupId, TokenValue, UseLimits};
use crate::AccountId;
use crate::digest::hex;
use crate::storage::{IndexEntry, Row, Table};

/// Turns what must not be stored in clear into keys to look it up by, under one secret of the operator.
///
/// The secret ("pepper") has to be kept apart from the store and must never change, as every key depends on it.
///
/// ```
/// use cms_core::access::SecretHasher;
///
/// let hasher = SecretHasher::new([9; 32]);
/// // Readers differ in case; the card is the same.
/// assert_eq!(hasher.token("04a1b2c3"), hasher.token(" 04A1B2C3 "));
/// assert!(!format!("{:?}", hasher.token("04A1B2C3")).contains("04A1B2C3"));
/// ```
#[derive(Clone)]
pub struct SecretHasher {
    pepper: [u8; 32],
}

impl SecretHasher {
    /// Uses `pepper`, 32 bytes from the operating system's generator, made once for an operator.
    #[must_use]
    pub const fn new(pepper: [u8; 32]) -> Self {
        Self { pepper }
    }

    /// The key of an id token. Tokens are compared without regard to case (OCPP 1.6 `CiString`, 2.x `identifierString`)
    /// and to the kind a version gives them, so that a card is the same card on every station.
    #[must_use]
    pub fn token(&self, value: &str) -> TokenKey {
        TokenKey(hex(&self.mac("token", value.trim().to_uppercase().as_bytes())))
    }

    /// The key of a token by its one spelling: the same for `DE-ABC-…` and `DEABC…`. For a text without separators it is that
    /// of [`SecretHasher::token`].
    ///
    /// ```
    /// use cms_core::access::{SecretHasher, TokenValue};
    ///
    /// let hasher = SecretHasher::new([9; 32]);
    /// assert_eq!(hasher.token_value(&TokenValue::presented("04:a1:b2:c3")), hasher.token("04A1B2C3"));
    /// ```
    #[must_use]
    pub fn token_value(&self, value: &TokenValue) -> TokenKey {
        self.token(value.as_str())
    }

    /// The key of a station's password, bound to the station.
    #[must_use]
    pub fn station_secret(&self, station: &str, password: &[u8]) -> String {
        let mut material = station.as_bytes().to_vec();
        material.push(0);
        material.extend_from_slice(password);
        hex(&self.mac("station", &material))
    }

    /// The key of an e-mail address: accounts are found by it, and it tells nothing to whoever has the store only. Upper and
    /// lower case make no difference.
    #[must_use]
    pub fn email(&self, email: &str) -> EmailKey {
        EmailKey(hex(&self.mac("email", email.trim().to_lowercase().as_bytes())))
    }

    /// The key of what a shell tells devices apart by, best a random cookie of the device.
    #[must_use]
    pub fn origin(&self, device: &str) -> OriginKey {
        OriginKey(hex(&self.mac("origin", device.as_bytes())))
    }

    /// The hash of a secret that was sent to a person, bound to what it is for and to the address.
    #[must_use]
    pub fn one_time(&self, purpose: SecretPurpose, email: &EmailKey, secret: &str) -> String {
        let material = format!("{}/{}/{}", purpose.word(), email.as_str(), secret.trim());
        hex(&self.mac("one-time", material.as_bytes()))
    }

    /// The secret under which the keys of persons are stored.
    #[cfg(feature = "sealing")]
    pub(super) fn person_key_secret(&self) -> [u8; 32] {
        self.mac("person-key", &[])
    }

    fn mac(&self, purpose: &str, material: &[u8]) -> [u8; 32] {
        // The fixed-size key constructor cannot fail, unlike the one for slices.
        let mut key = [0; 64];
        key[..32].copy_from_slice(&self.pepper);
        let mut mac = <Hmac<Sha256>>::new(&key.into());
        mac.update(purpose.as_bytes());
        mac.update(&[0]);
        mac.update(material);
        mac.finalize().into_bytes().into()
    }
}

impl fmt::Debug for SecretHasher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretHasher(..)")
    }
}

/// The key of an id token: a keyed hash, 64 hexadecimal digits. The token itself never enters the core.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TokenKey(String);

impl TokenKey {
    /// All 64 digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first 8 digits, for logs: enough to follow one token, useless to a reader who wants the token.
    #[must_use]
    pub fn short(&self) -> &str {
        self.0.get(..8).unwrap_or(&self.0)
    }
}

impl fmt::Debug for TokenKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TokenKey({}…)", self.short())
    }
}

/// The key of an e-mail address: a keyed hash, 64 hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EmailKey(String);

impl EmailKey {
    /// All 64 digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A token that an account has linked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct IdToken {
    /// Its key.
    pub key: TokenKey,
    /// What it is.
    pub kind: TokenKind,
    /// Whose it is.
    pub account: AccountId,
    /// What its owner calls it, for example "blue card".
    pub label: String,
    /// Whether it may be used.
    pub status: TokenStatus,
    /// Not valid before this moment.
    #[serde(default)]
    pub valid_from: Option<DateTime<Utc>>,
    /// Not valid from this moment on; none for ever.
    pub expires_at: Option<DateTime<Utc>>,
    /// When it was linked.
    pub linked_at: DateTime<Utc>,
    /// The group that it belongs to.
    #[serde(default)]
    pub group: Option<TokenGroupId>,
    /// How much it may be used.
    #[serde(default)]
    pub limits: UseLimits,
    /// What is on it, under its owner's key: needed only for what stations keep themselves, their local lists.
    #[serde(default)]
    pub value: Option<Sealed>,
    /// The token that took its place.
    #[serde(default)]
    pub replaced_by: Option<TokenKey>,
    /// For a prepaid one, the account of the ledger that its credit stands on.
    #[serde(default)]
    pub balance: Option<BalanceRef>,
}

impl IdToken {
    pub(super) const fn new(
        key: TokenKey,
        kind: TokenKind,
        account: AccountId,
        label: String,
        expires_at: Option<DateTime<Utc>>,
        linked_at: DateTime<Utc>,
    ) -> Self {
        Self {
            key,
            kind,
            account,
            label,
            status: TokenStatus::Active,
            valid_from: None,
            expires_at,
            linked_at,
            group: None,
            limits: UseLimits {
                session: Allowance { energy: None, spend: None, time_s: None },
                day: Allowance { energy: None, spend: None, time_s: None },
                month: Allowance { energy: None, spend: None, time_s: None },
            },
            value: None,
            replaced_by: None,
            balance: None,
        }
    }
}

impl Row for IdToken {
    const TABLE: Table = Table::new("id_token");

    fn id(&self) -> String {
        self.key.as_str().to_owned()
    }

    fn index(&self) -> Vec<IndexEntry> {
        vec![IndexEntry::new("account", self.account.as_str())]
    }
}

/// Where the credit of a prepaid token stands in the ledger.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BalanceRef(String);

impl BalanceRef {
    /// Takes the ledger's name of it.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The ledger's name of it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What kind of token it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum TokenKind {
    /// An RFID card or fob, ISO 14443 or one whose standard is not known.
    Rfid,
    /// An RFID card or fob, ISO 15693.
    RfidIso15693,
    /// A token that an app made.
    App,
    /// An e-mobility contract id (eMAID), as in Plug and Charge.
    Contract,
    /// A vehicle's MAC address, as in Autocharge.
    Vehicle,
    /// One that a central system made, for example for a start over the phone.
    Central,
    /// A code typed at the station.
    KeyCode,
    /// One for a single session without a contract: by a QR code or at a payment terminal.
    AdHoc,
    /// One with a credit that is used up.
    Prepaid,
}

impl TokenKind {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::Rfid,
        Self::RfidIso15693,
        Self::App,
        Self::Contract,
        Self::Vehicle,
        Self::Central,
        Self::KeyCode,
        Self::AdHoc,
        Self::Prepaid,
    ];
}

/// Whether a token may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum TokenStatus {
    /// It may be used.
    Active,
    /// Blocked, by its owner or the operator.
    Blocked,
    /// Its owner has lost it.
    Lost,
    /// Another token has taken its place.
    Replaced,
}
