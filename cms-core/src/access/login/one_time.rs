//! Secrets that are sent to a person, prove that the address is theirs, and work once.

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{Credentials, LoginAttempts, OriginKey, PasswordHash};
use crate::access::notify::{NOTIFICATION_TOPIC, Notification, NotificationChannel};
use crate::access::slot::Slot;
use crate::access::{Account, AccountStatus, EmailKey, RegisterAccount, Sealed};
use crate::storage::{Changes, Loaded, Row, Snapshot, StorageError, Table, load};
use crate::{AccountId, Command, Decision, Durability, FreshIds};

/// Another one is not sent before so many seconds have passed, or an address could be flooded.
const NOT_AGAIN_WITHIN_S: i64 = 60;

/// How often one may be guessed.
const TRIES: u8 = 5;

/// What a secret is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "every use is told apart")]
pub enum SecretPurpose {
    /// To prove that the e-mail address is theirs.
    VerifyEmail,
    /// To prove that the telephone is theirs.
    VerifyPhone,
    /// To choose a new password.
    ResetPassword,
    /// To log in without a password.
    LogIn,
}

impl SecretPurpose {
    /// Every purpose.
    pub const ALL: [Self; 4] = [Self::VerifyEmail, Self::VerifyPhone, Self::ResetPassword, Self::LogIn];

    pub(in crate::access) const fn word(self) -> &'static str {
        match self {
            Self::VerifyEmail => "verify_email",
            Self::VerifyPhone => "verify_phone",
            Self::ResetPassword => "reset_password",
            Self::LogIn => "log_in",
        }
    }

    fn lasts(self) -> TimeDelta {
        match self {
            Self::VerifyEmail => TimeDelta::hours(24),
            Self::ResetPassword => TimeDelta::hours(1),
            Self::VerifyPhone | Self::LogIn => TimeDelta::minutes(15),
        }
    }

    const fn channel(self) -> NotificationChannel {
        match self {
            Self::VerifyPhone => NotificationChannel::Phone,
            Self::VerifyEmail | Self::ResetPassword | Self::LogIn => NotificationChannel::Email,
        }
    }
}

/// A secret that waits to be used, as a keyed hash. There is one for each address and purpose, whether the address has an
/// account or not: what is stored tells no more than what is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct OneTimeSecret {
    /// What it is for.
    pub purpose: SecretPurpose,
    /// The address that asked for it.
    pub email: EmailKey,
    /// The account that it was sent for; none where there is none.
    pub account: Option<AccountId>,
    /// Its keyed hash.
    pub hash: String,
    /// When it was asked for.
    pub asked_at: DateTime<Utc>,
    /// Until when it works.
    pub expires_at: DateTime<Utc>,
    /// How often it may still be guessed.
    pub tries_left: u8,
}

impl OneTimeSecret {
    pub(in crate::access) fn row_id(purpose: SecretPurpose, email: &EmailKey) -> String {
        format!("{}/{}", purpose.word(), email.as_str())
    }
}

impl Row for OneTimeSecret {
    const TABLE: Table = Table::new("one_time_secret");

    fn id(&self) -> String {
        Self::row_id(self.purpose, &self.email)
    }
}

/// Asks for a secret to be sent to the owner of an address. The answer is the same whether there is one or not.
///
/// `RequestSecret::new` (feature `sealing`) draws it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::exhaustive_structs, reason = "a command; whoever seals by other means writes it as a literal")]
pub struct RequestSecret {
    /// What it is for.
    pub purpose: SecretPurpose,
    /// The address that was given.
    pub email: EmailKey,
    /// Its keyed hash.
    pub hash: String,
    /// The secret itself under the operator's key, for the message that carries it.
    pub sealed: Sealed,
    /// The id of the message; fresh.
    pub message: String,
}

impl RequestSecret {
    /// Draws a secret: 25 letters and digits for a link, or six digits where it is typed from a telephone. `ids` has to be
    /// drawn from the operating system.
    #[cfg(feature = "sealing")]
    #[must_use]
    pub fn new(
        hasher: &crate::access::SecretHasher,
        ids: &mut FreshIds,
        purpose: SecretPurpose,
        email: &EmailKey,
    ) -> Self {
        let secret = match purpose {
            SecretPurpose::VerifyPhone => format!("{:06}", ids.bits() % 1_000_000),
            SecretPurpose::VerifyEmail | SecretPurpose::ResetPassword | SecretPurpose::LogIn => ids.text(),
        };
        let message = format!("notification_{}", ids.text());
        let sealed = crate::access::sealing::seal_for_operator(hasher, &message, &secret, ids);
        Self { purpose, email: email.clone(), hash: hasher.one_time(purpose, email, &secret), sealed, message }
    }
}

/// What a request depends on.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct SecretFacts {
    account: Option<Loaded<Account>>,
    credentials: Option<Loaded<Credentials>>,
    waiting: Slot<OneTimeSecret>,
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Command for RequestSecret {
    type Facts = SecretFacts;
    type Reply = ();

    const DURABILITY: Durability = Durability::State;

    async fn facts(&self, snapshot: &mut dyn Snapshot) -> Result<SecretFacts, StorageError> {
        let account = snapshot.claim(RegisterAccount::claim(&self.email)).await?;
        let id = account.unwrap_or_else(|| self.email.as_str().to_owned());
        Ok(SecretFacts {
            account: load(snapshot, id.clone()).await?,
            credentials: load(snapshot, id).await?,
            waiting: Slot::read(snapshot, &OneTimeSecret::row_id(self.purpose, &self.email)).await?,
        })
    }

    fn decide(&self, facts: SecretFacts, now: DateTime<Utc>, _: &mut FreshIds) -> Decision<()> {
        let recent = |row: &OneTimeSecret| now.signed_duration_since(row.asked_at).num_seconds() < NOT_AGAIN_WITHIN_S;
        if facts.waiting.get().is_some_and(recent) {
            return Decision::unchanged(());
        }
        let account = facts.account.filter(|account| account.value.status != AccountStatus::Erased);
        let has_phone = facts.credentials.is_some_and(|row| row.value.phone.is_some());
        let reachable = account.filter(|_| self.purpose != SecretPurpose::VerifyPhone || has_phone);
        let mut changes = Changes::new();
        let secret = OneTimeSecret {
            purpose: self.purpose,
            email: self.email.clone(),
            account: reachable.as_ref().map(|account| account.value.id.clone()),
            hash: self.hash.clone(),
            asked_at: now,
            expires_at: now.checked_add_signed(self.purpose.lasts()).unwrap_or(now),
            tries_left: TRIES,
        };
        facts.waiting.write(&secret, &mut changes);
        if let Some(account) = &reachable {
            let notification = Notification {
                account: account.value.id.clone(),
                channel: self.purpose.channel(),
                purpose: self.purpose,
                secret: self.sealed.clone(),
            };
            changes.send(&self.message, account.value.id.as_str(), NOTIFICATION_TOPIC, &notification);
        }
        let effects = changes.deliveries();
        Decision { changes, reply: (), effects }
    }
}

/// Uses a secret that came to its owner. It works once.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::exhaustive_structs, reason = "a command that callers write as a literal")]
pub struct RedeemSecret {
    /// The address that it was asked for with.
    pub email: EmailKey,
    /// Its keyed hash, by [`SecretHasher::one_time`](crate::access::SecretHasher::one_time).
    pub hash: String,
    /// What it is used for.
    pub redemption: Redemption,
}

/// What a secret is used for.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::exhaustive_enums, reason = "one for each purpose")]
pub enum Redemption {
    /// The e-mail address is verified.
    VerifyEmail,
    /// The telephone number is verified.
    VerifyPhone,
    /// A new password. All log-ins end, and nobody waits any more.
    ResetPassword(PasswordHash),
    /// A log-in from this device, which is known from then on.
    LogIn(OriginKey),
}

impl Redemption {
    const fn purpose(&self) -> SecretPurpose {
        match self {
            Self::VerifyEmail => SecretPurpose::VerifyEmail,
            Self::VerifyPhone => SecretPurpose::VerifyPhone,
            Self::ResetPassword(_) => SecretPurpose::ResetPassword,
            Self::LogIn(_) => SecretPurpose::LogIn,
        }
    }
}

/// What using a secret depends on.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct RedeemFacts {
    secret: Option<Loaded<OneTimeSecret>>,
    account: Option<Loaded<Account>>,
    credentials: Option<Loaded<Credentials>>,
    attempts: Option<Loaded<LoginAttempts>>,
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Command for RedeemSecret {
    type Facts = RedeemFacts;
    type Reply = Result<AccountId, SecretRefusal>;

    const DURABILITY: Durability = Durability::State;

    async fn facts(&self, snapshot: &mut dyn Snapshot) -> Result<RedeemFacts, StorageError> {
        let id = OneTimeSecret::row_id(self.redemption.purpose(), &self.email);
        let secret: Option<Loaded<OneTimeSecret>> = load(snapshot, id).await?;
        let account = secret.as_ref().and_then(|secret| secret.value.account.clone());
        let id = account.map_or_else(|| self.email.as_str().to_owned(), |account| account.to_string());
        Ok(RedeemFacts {
            secret,
            account: load(snapshot, id.clone()).await?,
            credentials: load(snapshot, id).await?,
            attempts: load(snapshot, self.email.as_str()).await?,
        })
    }

    fn decide(&self, facts: RedeemFacts, now: DateTime<Utc>, _: &mut FreshIds) -> Decision<Self::Reply> {
        let Some(secret) = facts.secret.filter(|row| now < row.value.expires_at && row.value.tries_left > 0) else {
            return Decision::unchanged(Err(SecretRefusal::Wrong));
        };
        let mut changes = Changes::new();
        let usable = facts.account.filter(|account| {
            // The address may have got to another account since.
            account.value.email_key.as_ref() == Some(&self.email) && account.value.status != AccountStatus::Erased
        });
        let (Some(account), true) = (usable, secret.value.hash == self.hash) else {
            let mut guessed = secret.value.clone();
            guessed.tries_left -= 1;
            changes.replace(&secret, &guessed);
            return Decision::changed(changes, Err(SecretRefusal::Wrong));
        };
        changes.delete(&secret);
        changes.rely_on(&account);
        let id = account.value.id.clone();
        let mut credentials =
            facts.credentials.as_ref().map_or_else(|| Credentials::new(id.clone()), |loaded| loaded.value.clone());
        match &self.redemption {
            Redemption::VerifyEmail => credentials.email_verified_at = Some(now),
            Redemption::VerifyPhone => credentials.phone_verified_at = Some(now),
            Redemption::ResetPassword(hash) => {
                credentials.password = Some(hash.clone());
                credentials.known_origins.clear();
                credentials.log_ins_valid_from = Some(now);
                // The secret came by this address.
                credentials.email_verified_at = credentials.email_verified_at.or(Some(now));
                if let Some(attempts) = &facts.attempts {
                    changes.delete(attempts);
                }
            }
            Redemption::LogIn(origin) => {
                credentials.know(origin);
                credentials.email_verified_at = credentials.email_verified_at.or(Some(now));
            }
        }
        match &facts.credentials {
            Some(loaded) => changes.replace(loaded, &credentials),
            None => changes.create(&credentials),
        }
        let blocked = account.value.status != AccountStatus::Active && matches!(self.redemption, Redemption::LogIn(_));
        Decision::changed(changes, if blocked { Err(SecretRefusal::Blocked) } else { Ok(id) })
    }
}

/// Why a secret did not work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Error)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SecretRefusal {
    /// It is wrong, too old, used, or was guessed too often: nobody is told which.
    #[error("this link or code does not work any more; ask for a new one")]
    Wrong,
    /// The operator has blocked the account.
    #[error("this account is blocked; ask the operator")]
    Blocked,
}

impl SecretRefusal {
    /// A stable code for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Wrong => "secret.wrong",
            Self::Blocked => "secret.blocked",
        }
    }
}
