//! The one check that every command of a person or a station passes.

use async_trait::async_trait;
use chrono::{DateTime, Utc};

use super::{Action, Actor, Forbidden, Owner, StaffMember, may};
use crate::storage::{Loaded, Snapshot, StorageError, load};
use crate::{Command, Decision, Durability, FreshIds, PayloadHash};

/// A command that says what it is and whose thing it concerns.
#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
pub trait Permissioned: Command {
    /// What it is.
    fn action(&self) -> Action;

    /// Whose thing it concerns, as the store says. Where the thing does not exist it is the operator's, so that a driver
    /// is told the same about it as about another driver's.
    ///
    /// # Errors
    /// [`StorageError`] where the store cannot be read.
    async fn owner(&self, snapshot: &mut dyn Snapshot) -> Result<Owner, StorageError>;
}

/// A command as somebody gives it: the owner and the role are read in the same snapshot as the facts of the command, and
/// it is decided only where they may.
///
/// ```
/// # use cms_core::storage::{MemoryStore, conformance::block_on};
/// use cms_core::access::{ActingAs, Actor, LinkToken, SecretHasher, TokenKind};
/// use cms_core::{AccountId, Context, handle};
/// # use chrono::{TimeZone as _, Utc};
/// # let store = MemoryStore::new();
/// # let context = Context { now: Utc.with_ymd_and_hms(2026, 5, 4, 8, 0, 0).unwrap(), seed: [1; 32], fence: None };
///
/// let link = LinkToken {
///     account: AccountId::new("acc_dana"),
///     token: SecretHasher::new([9; 32]).token("04A1B2C3"),
///     kind: TokenKind::Rfid,
///     label: "blue card".to_owned(),
///     expires_at: None,
/// };
/// let eve = Actor::Driver(AccountId::new("acc_eve"));
/// let handled = block_on(handle(&store, &ActingAs::new(eve, link), context))?;
/// assert_eq!(handled.reply.unwrap_err().code(), "access.forbidden");
/// # Ok::<(), cms_core::HandleError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActingAs<C> {
    actor: Actor,
    command: C,
}

impl<C: Permissioned> ActingAs<C> {
    /// `command`, given by `actor`.
    #[must_use]
    pub const fn new(actor: Actor, command: C) -> Self {
        Self { actor, command }
    }
}

/// What the check and the command depend on.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct ActingFacts<F> {
    owner: Owner,
    staff: Option<Loaded<StaffMember>>,
    facts: F,
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl<C: Permissioned> Command for ActingAs<C> {
    type Facts = ActingFacts<C::Facts>;
    type Reply = Result<C::Reply, Forbidden>;

    const DURABILITY: Durability = C::DURABILITY;

    async fn facts(&self, snapshot: &mut dyn Snapshot) -> Result<Self::Facts, StorageError> {
        let staff = match &self.actor {
            Actor::Staff { account, .. } => load(snapshot, account.as_str()).await?,
            _ => None,
        };
        let owner = self.command.owner(snapshot).await?;
        Ok(ActingFacts { owner, staff, facts: self.command.facts(snapshot).await? })
    }

    fn decide(&self, facts: Self::Facts, now: DateTime<Utc>, ids: &mut FreshIds) -> Decision<Self::Reply> {
        let action = self.command.action();
        let mut role_row = None;
        let actor = match (&self.actor, facts.staff) {
            // The role is the one that they have now, not the one that they had when they logged in.
            (Actor::Staff { account, .. }, Some(staff)) => {
                let actor = Actor::Staff { account: account.clone(), role: staff.value.role };
                role_row = Some(staff);
                actor
            }
            (Actor::Staff { .. }, None) => Actor::Anybody,
            (actor, _) => actor.clone(),
        };
        if let Err(forbidden) = may(&actor, action, &facts.owner) {
            return Decision::unchanged(Err(forbidden));
        }
        let Decision { mut changes, reply, effects } = self.command.decide(facts.facts, now, ids);
        if let Some(role) = &role_row {
            let decided_on = changes.rows.iter().any(|row| row.key == crate::storage::Row::key(&role.value));
            if !decided_on {
                changes.rely_on(role);
            }
        }
        Decision { changes, reply: Ok(reply), effects }
    }

    /// Another key than that of the bare command, whose stored answer has another form, and another one for each actor: a
    /// refusal of one is no answer to another.
    fn reply_key(&self) -> Option<(String, PayloadHash)> {
        let (key, hash) = self.command.reply_key()?;
        let actor = crate::hash_json(&self.actor);
        Some((format!("acting/{actor}/{key}"), hash))
    }
}
