//! Registering a driver.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::Account;
use crate::payment::PaymentMethodRef;
use crate::storage::{Changes, Snapshot, StorageError};
use crate::{AccountId, Command, Decision, Durability, FreshIds, PayloadHash};

/// Registers a driver's account. An e-mail address has one account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisterAccount {
    /// The person's name.
    pub name: String,
    /// The e-mail address; upper and lower case make no difference.
    pub email: String,
    /// How the person pays, as the payment provider knows it.
    pub payment_method: Option<PaymentMethodRef>,
}

impl RegisterAccount {
    /// The unique key of the address: a hash, as keys show up in more places than the account row.
    fn claim(&self) -> String {
        format!("account-email/{}", PayloadHash::of(self.email.trim().to_lowercase().as_bytes()))
    }

    fn refusal(&self) -> Option<AccessRefusal> {
        if self.name.trim().is_empty() || self.name.chars().count() > 200 {
            return Some(AccessRefusal::InvalidName);
        }
        let email = self.email.trim();
        let parts = email.split_once('@');
        let valid = email.len() <= 254
            && parts.is_some_and(|(user, host)| !user.is_empty() && host.contains('.') && !host.contains('@'))
            && !email.chars().any(|c| c.is_control() || c.is_whitespace());
        (!valid).then_some(AccessRefusal::InvalidEmail)
    }
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Command for RegisterAccount {
    type Facts = bool;
    type Reply = Result<AccountId, AccessRefusal>;

    const DURABILITY: Durability = Durability::State;

    async fn facts(&self, snapshot: &mut dyn Snapshot) -> Result<bool, StorageError> {
        Ok(snapshot.claim(self.claim()).await?.is_some())
    }

    fn decide(&self, taken: bool, now: DateTime<Utc>, ids: &mut FreshIds) -> Decision<Self::Reply> {
        if let Some(refusal) = self.refusal() {
            return Decision::unchanged(Err(refusal));
        }
        if taken {
            return Decision::unchanged(Err(AccessRefusal::EmailTaken));
        }
        let id = AccountId::fresh(ids);
        let (name, email) = (self.name.trim().to_owned(), self.email.trim().to_owned());
        let account = Account::new(id.clone(), name, email, self.payment_method.clone(), now);
        let mut changes = Changes::new();
        changes.create(&account);
        changes.claim(self.claim(), id.as_str());
        Decision::changed(changes, Ok(id))
    }
}

/// Why something about an account or a token was refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Error)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum AccessRefusal {
    /// The name is empty or longer than 200 characters.
    #[error("the name must have 1 to 200 characters; correct it and register again")]
    InvalidName,
    /// The e-mail address cannot be one.
    #[error("the e-mail address is not valid; correct it and register again")]
    InvalidEmail,
    /// The e-mail address has an account. Tell this to the owner of the address only.
    #[error("this e-mail address has an account already; log in instead")]
    EmailTaken,
    /// There is no such account.
    #[error("there is no such account; register it first")]
    UnknownAccount,
    /// There is no such token.
    #[error("there is no such token; link it to an account first")]
    UnknownToken,
    /// The token belongs to another account.
    #[error("this token is linked to another account; its owner or the operator must release it first")]
    TokenTaken,
}

impl AccessRefusal {
    /// A stable code for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::InvalidName => "access.invalid_name",
            Self::InvalidEmail => "access.invalid_email",
            Self::EmailTaken => "access.email_taken",
            Self::UnknownAccount => "access.unknown_account",
            Self::UnknownToken => "access.unknown_token",
            Self::TokenTaken => "access.token_taken",
        }
    }
}
