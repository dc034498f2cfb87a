//! Changing an account: its name, its address, and whether it may be used.

use async_trait::async_trait;
use chrono::{DateTime, Utc};

use super::{AccessRefusal, Account, AccountStatus, Credentials, EmailKey, RegisterAccount, Sealed};
use crate::storage::{Changes, Loaded, Snapshot, StorageError, load};
use crate::{AccountId, Command, Decision, Durability, FreshIds};

/// Changes something about an account.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::exhaustive_structs, reason = "a command that callers write as a literal")]
pub struct ChangeAccount {
    /// The account.
    pub account: AccountId,
    /// What changes.
    pub change: AccountChange,
}

/// What changes about an account.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum AccountChange {
    /// Its tokens stop, and it cannot be entered.
    Block,
    /// It may be used again.
    Unblock,
    /// Another name, under the person's key.
    Name(Sealed),
    /// Another e-mail address, which is not verified yet. The account is entered by it from now on.
    Email {
        /// The address, under the person's key.
        email: Sealed,
        /// Its key.
        email_key: EmailKey,
    },
}

#[cfg(feature = "sealing")]
impl AccountChange {
    /// Checks and seals a name that a person typed.
    ///
    /// # Errors
    /// [`AccessRefusal::InvalidName`].
    pub fn name(cipher: &super::PersonCipher, typed: &str, ids: &mut FreshIds) -> Result<Self, AccessRefusal> {
        super::register::check_name(typed.trim())?;
        Ok(Self::Name(cipher.seal("name", typed.trim(), ids)))
    }

    /// Checks and seals an e-mail address that a person typed.
    ///
    /// # Errors
    /// [`AccessRefusal::InvalidEmail`].
    pub fn email(
        hasher: &super::SecretHasher,
        cipher: &super::PersonCipher,
        typed: &str,
        ids: &mut FreshIds,
    ) -> Result<Self, AccessRefusal> {
        super::register::check_email(typed.trim())?;
        Ok(Self::Email { email: cipher.seal("email", typed.trim(), ids), email_key: hasher.email(typed) })
    }
}

/// What a change of an account depends on.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct ChangeAccountFacts {
    account: Option<Loaded<Account>>,
    credentials: Option<Loaded<Credentials>>,
    /// Who has the new address.
    holder: Option<String>,
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Command for ChangeAccount {
    type Facts = ChangeAccountFacts;
    type Reply = Result<(), AccessRefusal>;

    const DURABILITY: Durability = Durability::State;

    async fn facts(&self, snapshot: &mut dyn Snapshot) -> Result<Self::Facts, StorageError> {
        let holder = match &self.change {
            AccountChange::Email { email_key, .. } => snapshot.claim(RegisterAccount::claim(email_key)).await?,
            _ => None,
        };
        let id = self.account.as_str();
        Ok(ChangeAccountFacts { account: load(snapshot, id).await?, credentials: load(snapshot, id).await?, holder })
    }

    fn decide(&self, facts: Self::Facts, _: DateTime<Utc>, _: &mut FreshIds) -> Decision<Self::Reply> {
        let Some(loaded) = facts.account.filter(|account| account.value.status != AccountStatus::Erased) else {
            return Decision::unchanged(Err(AccessRefusal::UnknownAccount));
        };
        if facts.holder.as_ref().is_some_and(|holder| holder != self.account.as_str()) {
            return Decision::unchanged(Err(AccessRefusal::EmailTaken));
        }
        let mut account = loaded.value.clone();
        let mut changes = Changes::new();
        match &self.change {
            AccountChange::Block => account.status = AccountStatus::Blocked,
            AccountChange::Unblock => account.status = AccountStatus::Active,
            AccountChange::Name(name) => account.name = Some(name.clone()),
            AccountChange::Email { email, email_key } => {
                if account.email_key.as_ref() != Some(email_key) {
                    if let Some(old) = &account.email_key {
                        changes.release(RegisterAccount::claim(old), account.id.as_str());
                    }
                    changes.claim(RegisterAccount::claim(email_key), account.id.as_str());
                    if let Some(credentials) = &facts.credentials {
                        let unverified = Credentials { email_verified_at: None, ..credentials.value.clone() };
                        changes.replace(credentials, &unverified);
                    }
                }
                (account.email, account.email_key) = (Some(email.clone()), Some(email_key.clone()));
            }
        }
        if account == loaded.value {
            return Decision::unchanged(Ok(()));
        }
        changes.replace(&loaded, &account);
        Decision::changed(changes, Ok(()))
    }
}
