//! What becomes of a token after it was linked: lost, blocked, named, restricted, replaced.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::slot::Slot;
use super::{
    AccessRefusal, BalanceRef, IdToken, Sealed, TokenGroup, TokenGroupId, TokenKey, TokenKind, TokenStatus, UseLimits,
};
use crate::storage::{Changes, Loaded, Snapshot, StorageError, load};
use crate::{Command, Decision, Durability, FreshIds};

/// Changes something about a token. The same change again changes nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::exhaustive_structs, reason = "a command that callers write as a literal")]
pub struct ChangeToken {
    /// The token's key.
    pub token: TokenKey,
    /// What changes.
    pub change: TokenChange,
}

/// What changes about a token.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum TokenChange {
    /// Its owner has lost it: it stops at once.
    Lose,
    /// It is blocked.
    Block,
    /// It may be used again, after it was lost or blocked. A token that was replaced stays so.
    Release,
    /// Its owner calls it something else.
    Rename {
        /// The new name, 1 to 100 characters.
        label: String,
    },
    /// Its rules, in the place of those that it had.
    Restrict(Box<TokenRules>),
    /// What is on it is kept under its owner's key, so that it can go into the local lists of stations.
    KeepValue(Sealed),
}

/// The rules of one token; what is none is not restricted.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[expect(clippy::exhaustive_structs, reason = "a setting that callers write as a literal")]
pub struct TokenRules {
    /// Not valid before this moment.
    pub valid_from: Option<DateTime<Utc>>,
    /// Not valid from this moment on.
    pub expires_at: Option<DateTime<Utc>>,
    /// The group that it belongs to.
    pub group: Option<TokenGroupId>,
    /// How much it may be used.
    pub limits: UseLimits,
    /// For a prepaid one, where its credit stands.
    pub balance: Option<BalanceRef>,
}

/// What a change of a token depends on.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct ChangeTokenFacts {
    token: Option<Loaded<IdToken>>,
    group: Option<Loaded<TokenGroup>>,
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Command for ChangeToken {
    type Facts = ChangeTokenFacts;
    type Reply = Result<(), AccessRefusal>;

    const DURABILITY: Durability = Durability::State;

    async fn facts(&self, snapshot: &mut dyn Snapshot) -> Result<Self::Facts, StorageError> {
        let group = match &self.change {
            TokenChange::Restrict(rules) => rules.group.as_ref(),
            _ => None,
        };
        let group = match group {
            Some(group) => load(snapshot, group.as_str()).await?,
            None => None,
        };
        Ok(ChangeTokenFacts { token: load(snapshot, self.token.as_str()).await?, group })
    }

    fn decide(&self, facts: Self::Facts, _: DateTime<Utc>, _: &mut FreshIds) -> Decision<Self::Reply> {
        let Some(loaded) = facts.token else {
            return Decision::unchanged(Err(AccessRefusal::UnknownToken));
        };
        let mut token = loaded.value.clone();
        let mut changes = Changes::new();
        if let Err(refusal) = self.change.apply(&mut token, facts.group.as_ref()) {
            return Decision::unchanged(Err(refusal));
        }
        if let Some(group) = &facts.group {
            changes.rely_on(group);
        }
        if token == loaded.value {
            return Decision::unchanged(Ok(()));
        }
        changes.replace(&loaded, &token);
        Decision::changed(changes, Ok(()))
    }
}

impl TokenChange {
    fn apply(&self, token: &mut IdToken, group: Option<&Loaded<TokenGroup>>) -> Result<(), AccessRefusal> {
        let replaced = token.status == TokenStatus::Replaced;
        match self {
            // A token that was replaced stays replaced: that says more, and nothing brings it back.
            Self::Lose | Self::Block if replaced => {}
            Self::Lose => token.status = TokenStatus::Lost,
            Self::Block => token.status = TokenStatus::Blocked,
            Self::Release if replaced => return Err(AccessRefusal::TokenReplaced),
            Self::Release => token.status = TokenStatus::Active,
            Self::Rename { label } => {
                check_label(label)?;
                label.trim().clone_into(&mut token.label);
            }
            Self::Restrict(rules) => {
                if rules.group.is_some() && group.is_none() {
                    return Err(AccessRefusal::UnknownGroup);
                }
                let TokenRules { valid_from, expires_at, group, limits, balance } = rules.as_ref().clone();
                (token.valid_from, token.expires_at, token.group) = (valid_from, expires_at, group);
                (token.limits, token.balance) = (limits, balance);
            }
            Self::KeepValue(value) => token.value = Some(value.clone()),
        }
        Ok(())
    }
}

/// Whether a name can be shown: not empty, not long, and on one line.
pub(super) fn check_label(label: &str) -> Result<(), AccessRefusal> {
    let label = label.trim();
    let shown = !label.is_empty() && label.chars().count() <= 100 && !label.chars().any(is_invisible);
    if shown { Ok(()) } else { Err(AccessRefusal::InvalidLabel) }
}

/// Control characters, and those that turn the direction of writing or take no room: they make one text look like another.
fn is_invisible(c: char) -> bool {
    let formats = ['\u{200b}'..='\u{200f}', '\u{2028}'..='\u{202e}', '\u{2060}'..='\u{2069}', '\u{feff}'..='\u{feff}'];
    c.is_control() || formats.iter().any(|range| range.contains(&c))
}

/// Puts a new token in the place of an old one: the old one stops, and the new one takes over its account, name, group,
/// validity, limits and credit. A session that goes on with the old one goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::exhaustive_structs, reason = "a command that callers write as a literal")]
pub struct ReplaceToken {
    /// The key of the token that stops.
    pub old: TokenKey,
    /// The key of the one that takes over.
    pub new: TokenKey,
    /// What the new one is.
    pub kind: TokenKind,
    /// What is on the new one, under its owner's key, where it has to go into local lists.
    pub value: Option<Sealed>,
}

/// What a replacement depends on.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct ReplaceFacts {
    old: Option<Loaded<IdToken>>,
    new: Slot<IdToken>,
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Command for ReplaceToken {
    type Facts = ReplaceFacts;
    type Reply = Result<(), AccessRefusal>;

    const DURABILITY: Durability = Durability::State;

    async fn facts(&self, snapshot: &mut dyn Snapshot) -> Result<Self::Facts, StorageError> {
        let new = Slot::read(snapshot, self.new.as_str()).await?;
        Ok(ReplaceFacts { old: load(snapshot, self.old.as_str()).await?, new })
    }

    fn decide(&self, facts: Self::Facts, now: DateTime<Utc>, _: &mut FreshIds) -> Decision<Self::Reply> {
        let Some(loaded) = facts.old else {
            return Decision::unchanged(Err(AccessRefusal::UnknownToken));
        };
        let done = loaded.value.replaced_by.as_ref() == Some(&self.new);
        match (loaded.value.status, facts.new.get()) {
            (TokenStatus::Replaced, Some(_)) if done => return Decision::unchanged(Ok(())),
            (TokenStatus::Replaced, _) => return Decision::unchanged(Err(AccessRefusal::TokenReplaced)),
            (_, Some(_)) => return Decision::unchanged(Err(AccessRefusal::TokenTaken)),
            (_, None) => {}
        }
        let mut old = loaded.value.clone();
        old.status = TokenStatus::Replaced;
        old.replaced_by = Some(self.new.clone());
        let taking_over = IdToken {
            key: self.new.clone(),
            kind: self.kind,
            status: TokenStatus::Active,
            linked_at: now,
            value: self.value.clone(),
            ..loaded.value.clone()
        };
        let mut changes = Changes::new();
        changes.replace(&loaded, &old);
        facts.new.write(&taking_over, &mut changes);
        Decision::changed(changes, Ok(()))
    }
}
