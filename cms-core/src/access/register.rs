//! Registering a driver.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{Account, EmailKey, PersonKey, Sealed};
use crate::payment::PaymentMethodRef;
use crate::storage::{Changes, Snapshot, StorageError};
use crate::{AccountId, Command, Decision, Durability, FreshIds};

/// Registers a driver's account. An e-mail address has one account.
///
/// `RegisterAccount::new` (feature `sealing`) makes it from what the person typed.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::exhaustive_structs, reason = "a command; whoever seals by other means writes it as a literal")]
pub struct RegisterAccount {
    /// The id that the account gets; fresh.
    pub id: AccountId,
    /// The person's key, fresh, as it is stored.
    pub person_key: PersonKey,
    /// The person's name, under that key.
    pub name: Sealed,
    /// The e-mail address, under that key.
    pub email: Sealed,
    /// The key of the address.
    pub email_key: EmailKey,
    /// How the person pays, as the payment provider knows it.
    pub payment_method: Option<PaymentMethodRef>,
}

impl RegisterAccount {
    /// Checks and seals what a person typed. Upper and lower case of the e-mail address make no difference. `ids` has to be
    /// drawn from the operating system.
    ///
    /// # Errors
    /// [`AccessRefusal::InvalidName`] or [`AccessRefusal::InvalidEmail`].
    #[cfg(feature = "sealing")]
    pub fn new(
        hasher: &super::SecretHasher,
        ids: &mut FreshIds,
        name: &str,
        email: &str,
        payment_method: Option<PaymentMethodRef>,
    ) -> Result<Self, AccessRefusal> {
        let (name, email) = (name.trim(), email.trim());
        check_name(name)?;
        check_email(email)?;
        let id = AccountId::fresh(ids);
        let (cipher, person_key) = super::PersonCipher::fresh(hasher, &id, ids);
        let (name, sealed) = (cipher.seal("name", name, ids), cipher.seal("email", email, ids));
        Ok(Self { id, person_key, name, email: sealed, email_key: hasher.email(email), payment_method })
    }

    /// The unique key of an address.
    pub(super) fn claim(email: &EmailKey) -> String {
        format!("account-email/{}", email.as_str())
    }
}

#[cfg(feature = "sealing")]
pub(super) fn check_name(name: &str) -> Result<(), AccessRefusal> {
    let valid = !name.is_empty() && name.chars().count() <= 200;
    if valid { Ok(()) } else { Err(AccessRefusal::InvalidName) }
}

#[cfg(feature = "sealing")]
pub(super) fn check_email(email: &str) -> Result<(), AccessRefusal> {
    let parts = email.split_once('@');
    let valid = email.len() <= 254
        && parts.is_some_and(|(user, host)| !user.is_empty() && host.contains('.') && !host.contains('@'))
        && !email.chars().any(|c| c.is_control() || c.is_whitespace());
    if valid { Ok(()) } else { Err(AccessRefusal::InvalidEmail) }
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Command for RegisterAccount {
    type Facts = bool;
    type Reply = Result<AccountId, AccessRefusal>;

    const DURABILITY: Durability = Durability::State;

    async fn facts(&self, snapshot: &mut dyn Snapshot) -> Result<bool, StorageError> {
        Ok(snapshot.claim(Self::claim(&self.email_key)).await?.is_some_and(|owner| owner != self.id.as_str()))
    }

    fn decide(&self, taken: bool, now: DateTime<Utc>, _: &mut FreshIds) -> Decision<Self::Reply> {
        if taken {
            return Decision::unchanged(Err(AccessRefusal::EmailTaken));
        }
        let Self { id, name, email, email_key, payment_method, .. } = self.clone();
        let account = Account::new(id.clone(), name, email, email_key, payment_method, now);
        let mut changes = Changes::new();
        changes.create(&account);
        changes.create(&self.person_key);
        changes.claim(Self::claim(&self.email_key), id.as_str());
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
    /// The e-mail address has an account. An application answers whoever registers the same in both cases, and sends the
    /// owner of the address a log-in instead ([`RequestSecret`](crate::access::RequestSecret)).
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
    /// Another token has taken its place.
    #[error("this token was replaced and cannot be used again; link a new one")]
    TokenReplaced,
    /// The name of a token is empty, too long or not on one line.
    #[error("the name of a token must have 1 to 100 visible characters; choose another one")]
    InvalidLabel,
    /// There is no such group.
    #[error("there is no such group; define it first")]
    UnknownGroup,
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
            Self::TokenReplaced => "access.token_replaced",
            Self::InvalidLabel => "access.invalid_label",
            Self::UnknownGroup => "access.unknown_group",
        }
    }
}
