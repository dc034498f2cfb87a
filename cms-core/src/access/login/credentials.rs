//! What an account can be entered with.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{OriginKey, PasswordHash};
use crate::access::{Account, AccountStatus, Sealed};
use crate::storage::{Changes, Loaded, Row, Snapshot, StorageError, Table, load};
use crate::{AccountId, Command, Decision, Durability, FreshIds};

/// How many devices are remembered that have logged in.
const KNOWN_ORIGINS: usize = 8;

/// How many passkeys an account may have.
const MAX_PASSKEYS: usize = 20;

/// What an account can be entered with, and what of it is verified.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Credentials {
    /// The account.
    pub account: AccountId,
    /// The hash of its password.
    #[serde(default)]
    pub password: Option<PasswordHash>,
    /// Its passkeys.
    #[serde(default)]
    pub passkeys: Vec<Passkey>,
    /// Devices that have logged in, the latest last.
    #[serde(default)]
    pub known_origins: Vec<OriginKey>,
    /// When the e-mail address was verified.
    #[serde(default)]
    pub email_verified_at: Option<DateTime<Utc>>,
    /// The telephone number, under the person's key.
    #[serde(default)]
    pub phone: Option<Sealed>,
    /// When that was verified.
    #[serde(default)]
    pub phone_verified_at: Option<DateTime<Utc>>,
    /// Log-ins from before this moment are over: the shell ends theirs.
    #[serde(default)]
    pub log_ins_valid_from: Option<DateTime<Utc>>,
}

impl Credentials {
    pub(super) const fn new(account: AccountId) -> Self {
        Self {
            account,
            password: None,
            passkeys: Vec::new(),
            known_origins: Vec::new(),
            email_verified_at: None,
            phone: None,
            phone_verified_at: None,
            log_ins_valid_from: None,
        }
    }

    pub(super) fn know(&mut self, origin: &OriginKey) {
        self.known_origins.retain(|known| known != origin);
        self.known_origins.push(origin.clone());
        let surplus = self.known_origins.len().saturating_sub(KNOWN_ORIGINS);
        self.known_origins.drain(..surplus);
    }
}

impl Row for Credentials {
    const TABLE: Table = Table::new("credentials");

    fn id(&self) -> String {
        self.account.to_string()
    }
}

/// A passkey (WebAuthn). Its signatures are checked by the shell, with a library for them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::exhaustive_structs, reason = "a value that callers write as a literal")]
pub struct Passkey {
    /// Its credential id, as base64url.
    pub credential_id: String,
    /// Its public key in COSE form, as base64url.
    pub public_key: String,
    /// How often it has signed, where it counts; 0 where it does not.
    pub counter: u32,
    /// What its owner calls it.
    pub label: String,
}

/// Changes what an account can be entered with. Whoever asks has just logged in again.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::exhaustive_structs, reason = "a command that callers write as a literal")]
pub struct ChangeCredentials {
    /// The account.
    pub account: AccountId,
    /// What changes.
    pub change: CredentialChange,
}

/// What changes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum CredentialChange {
    /// The password. All log-ins end.
    Password(PasswordHash),
    /// A passkey more, or one of the same credential id again.
    AddPasskey(Passkey),
    /// A passkey less.
    RemovePasskey {
        /// Its credential id.
        credential_id: String,
    },
    /// Another telephone number, under the person's key; it is not verified yet. `CredentialChange::phone` (feature
    /// `sealing`) checks and seals one.
    Phone(Option<Sealed>),
    /// All log-ins and known devices end.
    EndLogins,
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Command for ChangeCredentials {
    type Facts = (Option<Loaded<Account>>, Option<Loaded<Credentials>>);
    type Reply = Result<(), CredentialRefusal>;

    const DURABILITY: Durability = Durability::State;

    async fn facts(&self, snapshot: &mut dyn Snapshot) -> Result<Self::Facts, StorageError> {
        Ok((load(snapshot, self.account.as_str()).await?, load(snapshot, self.account.as_str()).await?))
    }

    fn decide(&self, facts: Self::Facts, now: DateTime<Utc>, _: &mut FreshIds) -> Decision<Self::Reply> {
        let (account, loaded) = facts;
        let Some(account) = account.filter(|account| account.value.status != AccountStatus::Erased) else {
            return Decision::unchanged(Err(CredentialRefusal::UnknownAccount));
        };
        let mut credentials =
            loaded.as_ref().map_or_else(|| Credentials::new(self.account.clone()), |loaded| loaded.value.clone());
        if let Err(refusal) = self.change.apply(&mut credentials, now) {
            return Decision::unchanged(Err(refusal));
        }
        let mut changes = Changes::new();
        changes.rely_on(&account);
        match &loaded {
            Some(loaded) => changes.replace(loaded, &credentials),
            None => changes.create(&credentials),
        }
        Decision::changed(changes, Ok(()))
    }
}

impl CredentialChange {
    fn apply(&self, credentials: &mut Credentials, now: DateTime<Utc>) -> Result<(), CredentialRefusal> {
        match self {
            Self::Password(hash) => {
                credentials.password = Some(hash.clone());
                credentials.log_ins_valid_from = Some(now);
            }
            Self::AddPasskey(passkey) => {
                let id = &passkey.credential_id;
                if id.is_empty() || id.len() > 2048 || passkey.public_key.len() > 4096 {
                    return Err(CredentialRefusal::InvalidPasskey);
                }
                credentials.passkeys.retain(|known| known.credential_id != *id);
                if credentials.passkeys.len() >= MAX_PASSKEYS {
                    return Err(CredentialRefusal::TooManyPasskeys);
                }
                credentials.passkeys.push(passkey.clone());
            }
            Self::RemovePasskey { credential_id } => {
                credentials.passkeys.retain(|known| known.credential_id != *credential_id);
            }
            Self::Phone(phone) => {
                credentials.phone.clone_from(phone);
                credentials.phone_verified_at = None;
            }
            Self::EndLogins => {
                credentials.known_origins.clear();
                credentials.log_ins_valid_from = Some(now);
            }
        }
        Ok(())
    }
}

#[cfg(feature = "sealing")]
impl CredentialChange {
    /// Checks and seals a telephone number that a person typed: E.164, with or without spaces, hyphens and brackets.
    ///
    /// # Errors
    /// [`CredentialRefusal::InvalidPhone`].
    pub fn phone(
        cipher: &crate::access::PersonCipher,
        typed: &str,
        ids: &mut FreshIds,
    ) -> Result<Self, CredentialRefusal> {
        if typed.len() > 40 {
            return Err(CredentialRefusal::InvalidPhone);
        }
        let number: String = typed.trim().chars().filter(|c| !matches!(c, ' ' | '-' | '(' | ')')).collect();
        let digits = number.strip_prefix('+').unwrap_or_default();
        let valid = matches!(digits.len(), 7..=15)
            && digits.bytes().all(|byte| byte.is_ascii_digit())
            && !digits.starts_with('0');
        if valid {
            Ok(Self::Phone(Some(cipher.seal("phone", &number, ids))))
        } else {
            Err(CredentialRefusal::InvalidPhone)
        }
    }
}

/// Why credentials were not changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Error)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum CredentialRefusal {
    /// There is no such account.
    #[error("there is no such account; register it first")]
    UnknownAccount,
    /// A passkey cannot be one.
    #[error("this passkey has no credential id or is too long; register it again")]
    InvalidPasskey,
    /// The telephone number cannot be one.
    #[error("a telephone number begins with + and the country, and has 7 to 15 digits; correct it")]
    InvalidPhone,
    /// There are many passkeys already.
    #[error("the account has 20 passkeys already; remove one first")]
    TooManyPasskeys,
}

impl CredentialRefusal {
    /// A stable code for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::UnknownAccount => "credentials.unknown_account",
            Self::InvalidPasskey => "credentials.invalid_passkey",
            Self::InvalidPhone => "credentials.invalid_phone",
            Self::TooManyPasskeys => "credentials.too_many_passkeys",
        }
    }
}
