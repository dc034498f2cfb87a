//! The ways to pay that an account keeps.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::change::check_label;
use super::{Account, AccountStatus};
use crate::payment::PaymentMethodRef;
use crate::storage::{Changes, Loaded, Snapshot, StorageError, load};
use crate::{AccountId, Command, Decision, Durability, FreshIds};

/// How many ways to pay an account may keep.
const MAX_METHODS: usize = 10;

/// A way to pay, as the payment provider knows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::exhaustive_structs, reason = "a value that callers write as a literal")]
pub struct StoredPaymentMethod {
    /// The provider's name of it, never a card number.
    pub method: PaymentMethodRef,
    /// What its owner sees, for example `Visa ending in 4242`.
    pub label: String,
}

/// Changes the ways to pay of an account.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::exhaustive_structs, reason = "a command that callers write as a literal")]
pub struct ChangePaymentMethods {
    /// The account.
    pub account: AccountId,
    /// What changes.
    pub change: PaymentMethodChange,
}

/// What changes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum PaymentMethodChange {
    /// One more, or another label for one; the first one is charged from then on.
    Keep(StoredPaymentMethod),
    /// The one that is charged.
    Prefer(PaymentMethodRef),
    /// One less. Where it was charged, the first of the others is from then on.
    Remove(PaymentMethodRef),
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Command for ChangePaymentMethods {
    type Facts = Option<Loaded<Account>>;
    type Reply = Result<(), PaymentMethodRefusal>;

    const DURABILITY: Durability = Durability::State;

    async fn facts(&self, snapshot: &mut dyn Snapshot) -> Result<Self::Facts, StorageError> {
        load(snapshot, self.account.as_str()).await
    }

    fn decide(&self, facts: Self::Facts, _: DateTime<Utc>, _: &mut FreshIds) -> Decision<Self::Reply> {
        let Some(loaded) = facts.filter(|account| account.value.status != AccountStatus::Erased) else {
            return Decision::unchanged(Err(PaymentMethodRefusal::UnknownAccount));
        };
        let mut account = loaded.value.clone();
        if let Err(refusal) = self.change.apply(&mut account) {
            return Decision::unchanged(Err(refusal));
        }
        if account == loaded.value {
            return Decision::unchanged(Ok(()));
        }
        let mut changes = Changes::new();
        changes.replace(&loaded, &account);
        Decision::changed(changes, Ok(()))
    }
}

impl PaymentMethodChange {
    fn apply(&self, account: &mut Account) -> Result<(), PaymentMethodRefusal> {
        match self {
            Self::Keep(kept) => {
                check_label(&kept.label).map_err(|_| PaymentMethodRefusal::InvalidLabel)?;
                let full = account.payment_methods.len() >= MAX_METHODS;
                match account.payment_methods.iter_mut().find(|known| known.method == kept.method) {
                    Some(known) => known.clone_from(kept),
                    None if full => return Err(PaymentMethodRefusal::TooMany),
                    None => account.payment_methods.push(kept.clone()),
                }
                account.payment_method.get_or_insert_with(|| kept.method.clone());
            }
            Self::Prefer(method) => {
                let known = account.payment_methods.iter().any(|known| known.method == *method);
                if !known && account.payment_method.as_ref() != Some(method) {
                    return Err(PaymentMethodRefusal::Unknown);
                }
                account.payment_method = Some(method.clone());
            }
            Self::Remove(method) => {
                account.payment_methods.retain(|known| known.method != *method);
                if account.payment_method.as_ref() == Some(method) {
                    account.payment_method = account.payment_methods.first().map(|first| first.method.clone());
                }
            }
        }
        Ok(())
    }
}

/// Why the ways to pay were not changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Error)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum PaymentMethodRefusal {
    /// There is no such account.
    #[error("there is no such account; register it first")]
    UnknownAccount,
    /// The account does not keep it.
    #[error("the account does not keep this way to pay; keep it first")]
    Unknown,
    /// There are many already.
    #[error("the account keeps 10 ways to pay already; remove one first")]
    TooMany,
    /// Its name cannot be shown.
    #[error("the name of a way to pay must have 1 to 100 visible characters; choose another one")]
    InvalidLabel,
}

impl PaymentMethodRefusal {
    /// A stable code for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::UnknownAccount => "payment_method.unknown_account",
            Self::Unknown => "payment_method.unknown",
            Self::TooMany => "payment_method.too_many",
            Self::InvalidLabel => "payment_method.invalid_label",
        }
    }
}
