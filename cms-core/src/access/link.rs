//! Linking a token to an account, and blocking it.

use async_trait::async_trait;
use chrono::{DateTime, Utc};

use super::change::check_label;
use super::slot::Slot;
use super::{AccessRefusal, Account, IdToken, TokenKey, TokenKind, TokenStatus};
use crate::storage::{Changes, Loaded, Snapshot, StorageError, load};
use crate::{AccountId, Command, Decision, Durability, FreshIds};

/// Links a token to an account. Linking it again to the same account renews label and validity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkToken {
    /// Whose it becomes.
    pub account: AccountId,
    /// The token's key.
    pub token: TokenKey,
    /// What it is.
    pub kind: TokenKind,
    /// What its owner calls it.
    pub label: String,
    /// Not valid from this moment on; none for ever.
    pub expires_at: Option<DateTime<Utc>>,
}

/// What linking depends on.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct LinkFacts {
    account: Option<Loaded<Account>>,
    token: Slot<IdToken>,
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Command for LinkToken {
    type Facts = LinkFacts;
    type Reply = Result<(), AccessRefusal>;

    const DURABILITY: Durability = Durability::State;

    async fn facts(&self, snapshot: &mut dyn Snapshot) -> Result<Self::Facts, StorageError> {
        let token = Slot::read(snapshot, self.token.as_str()).await?;
        Ok(LinkFacts { account: load(snapshot, self.account.as_str()).await?, token })
    }

    fn decide(&self, facts: Self::Facts, now: DateTime<Utc>, _: &mut FreshIds) -> Decision<Self::Reply> {
        let Some(account) = facts.account else {
            return Decision::unchanged(Err(AccessRefusal::UnknownAccount));
        };
        if let Err(refusal) = check_label(&self.label) {
            return Decision::unchanged(Err(refusal));
        }
        let mut changes = Changes::new();
        changes.rely_on(&account);
        match facts.token.get() {
            Some(existing) if existing.account != self.account => {
                return Decision::unchanged(Err(AccessRefusal::TokenTaken));
            }
            Some(existing) => {
                // Its status, its group and its limits stay: linking is no way around a block.
                let (kind, label, expires_at) = (self.kind, self.label.clone(), self.expires_at);
                let token = IdToken { kind, label, expires_at, linked_at: now, ..existing.clone() };
                facts.token.write(&token, &mut changes);
            }
            None => {
                let (key, account, label) = (self.token.clone(), self.account.clone(), self.label.clone());
                let token = IdToken::new(key, self.kind, account, label, self.expires_at, now);
                facts.token.write(&token, &mut changes);
            }
        }
        Decision::changed(changes, Ok(()))
    }
}

/// Blocks a token, for example a lost card. Blocking it again changes nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlockToken {
    /// The token's key.
    pub token: TokenKey,
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Command for BlockToken {
    type Facts = Option<Loaded<IdToken>>;
    type Reply = Result<(), AccessRefusal>;

    const DURABILITY: Durability = Durability::State;

    async fn facts(&self, snapshot: &mut dyn Snapshot) -> Result<Self::Facts, StorageError> {
        load(snapshot, self.token.as_str()).await
    }

    fn decide(&self, facts: Self::Facts, _: DateTime<Utc>, _: &mut FreshIds) -> Decision<Self::Reply> {
        let Some(existing) = facts else {
            return Decision::unchanged(Err(AccessRefusal::UnknownToken));
        };
        let mut token = existing.value.clone();
        token.status = TokenStatus::Blocked;
        let mut changes = Changes::new();
        changes.replace(&existing, &token);
        Decision::changed(changes, Ok(()))
    }
}
