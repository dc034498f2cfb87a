//! The decision about a log-in.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{Attempts, Credentials, LoginAttempts, OriginKey, PasswordHash};
use crate::access::slot::Slot;
use crate::access::{Account, AccountStatus, EmailKey, RegisterAccount};
use crate::storage::{Changes, Loaded, Snapshot, StorageError, load};
use crate::{AccountId, Command, Decision, Durability, FreshIds};

/// What a password has to be compared with, for any address.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct LoginChallenge {
    /// The stored hash; none where there is no account or it has no password. `PasswordHasher::answers` (feature
    /// `password`) takes as long in both cases.
    pub password: Option<PasswordHash>,
}

impl LoginChallenge {
    /// Reads the challenge for an address.
    ///
    /// # Errors
    /// [`StorageError`] where the store cannot be read.
    pub async fn read(snapshot: &mut dyn Snapshot, email: &EmailKey) -> Result<Self, StorageError> {
        let account = snapshot.claim(RegisterAccount::claim(email)).await?;
        // Read also where there is no account, so that the store has as much to do.
        let id = account.unwrap_or_else(|| email.as_str().to_owned());
        let credentials = load::<Credentials>(snapshot, id).await?;
        Ok(Self { password: credentials.and_then(|row| row.value.password) })
    }
}

/// Somebody tries to log in, and the shell has compared what they gave.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::exhaustive_structs, reason = "a command that callers write as a literal")]
pub struct LogIn {
    /// The address that they gave.
    pub email: EmailKey,
    /// From where.
    pub origin: OriginKey,
    /// What they gave and whether it was right.
    pub proof: LoginProof,
}

/// What somebody gave.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum LoginProof {
    /// A password.
    Password {
        /// What it was compared with: another one by now, and the comparison says nothing.
        challenge: LoginChallenge,
        /// Whether it was the right one.
        right: bool,
    },
    /// The signature of a passkey.
    Passkey {
        /// Its credential id.
        credential_id: String,
        /// How often it has signed, as it says.
        counter: u32,
        /// Whether the signature was right, under the stored key.
        right: bool,
    },
}

/// What a log-in depends on.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct LoginFacts {
    account: Option<Loaded<Account>>,
    credentials: Option<Loaded<Credentials>>,
    attempts: Slot<LoginAttempts>,
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Command for LogIn {
    type Facts = LoginFacts;
    type Reply = Result<AccountId, LoginRefusal>;

    const DURABILITY: Durability = Durability::State;

    async fn facts(&self, snapshot: &mut dyn Snapshot) -> Result<LoginFacts, StorageError> {
        let account = snapshot.claim(RegisterAccount::claim(&self.email)).await?;
        let id = account.unwrap_or_else(|| self.email.as_str().to_owned());
        Ok(LoginFacts {
            account: load(snapshot, id.clone()).await?,
            credentials: load(snapshot, id).await?,
            attempts: Slot::read(snapshot, self.email.as_str()).await?,
        })
    }

    fn decide(&self, facts: LoginFacts, now: DateTime<Utc>, _: &mut FreshIds) -> Decision<Self::Reply> {
        let mut attempts = facts.attempts.get().cloned().unwrap_or_else(|| LoginAttempts::new(self.email.clone()));
        let known = facts.credentials.as_ref().is_some_and(|row| row.value.known_origins.contains(&self.origin));
        let mut counted = attempts.of(&self.origin, known);
        if let Some(until) = counted.waits(now) {
            // Not even the right password is told from a wrong one now, and nothing is counted: waiting ends by itself.
            return Decision::unchanged(Err(LoginRefusal::Wait { until }));
        }
        let mut changes = Changes::new();
        let entered = self.entered(&facts);
        if entered.is_some() {
            counted = Attempts::default();
        } else {
            counted.fail(now);
        }
        attempts.set(&self.origin, known, counted);
        facts.attempts.write(&attempts, &mut changes);
        let Some((account, loaded, credentials)) = entered else {
            return Decision::changed(changes, Err(LoginRefusal::Wrong));
        };
        changes.rely_on(account);
        let mut credentials = credentials;
        credentials.know(&self.origin);
        changes.replace(loaded, &credentials);
        let reply = match account.value.status {
            AccountStatus::Active => Ok(account.value.id.clone()),
            _ => Err(LoginRefusal::Blocked),
        };
        Decision::changed(changes, reply)
    }
}

impl LogIn {
    /// The account that is entered, with its credentials afterwards; none where the proof is none.
    fn entered<'f>(
        &self,
        facts: &'f LoginFacts,
    ) -> Option<(&'f Loaded<Account>, &'f Loaded<Credentials>, Credentials)> {
        let (account, loaded) = (facts.account.as_ref()?, facts.credentials.as_ref()?);
        let mut credentials = loaded.value.clone();
        let right = match &self.proof {
            LoginProof::Password { challenge, right } => {
                *right && challenge.password.is_some() && challenge.password == credentials.password
            }
            LoginProof::Passkey { credential_id, counter, right } => {
                let passkey = credentials.passkeys.iter_mut().find(|known| known.credential_id == *credential_id)?;
                // A counter that does not grow belongs to a copy (WebAuthn section 6.1.1); 0 means that it does not count.
                let grows = *counter > passkey.counter || (*counter == 0 && passkey.counter == 0);
                passkey.counter = (*counter).max(passkey.counter);
                *right && grows
            }
        };
        (right && account.value.status != AccountStatus::Erased).then_some((account, loaded, credentials))
    }
}

/// Why nobody was logged in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Error)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum LoginRefusal {
    /// The address is not known, has no such way to log in, or what was given was wrong: nobody is told which.
    #[error("the e-mail address or the password is not right; correct it, or ask for a new password")]
    Wrong,
    /// There were too many tries.
    #[error("there were too many tries; wait until {until}, or ask for a new password, which helps at once")]
    Wait {
        /// Until when no try is looked at.
        until: DateTime<Utc>,
    },
    /// The operator has blocked the account. Told to its owner only, who has given the right password.
    #[error("this account is blocked; ask the operator")]
    Blocked,
}

impl LoginRefusal {
    /// A stable code for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Wrong => "login.wrong",
            Self::Wait { .. } => "login.wait",
            Self::Blocked => "login.blocked",
        }
    }
}
