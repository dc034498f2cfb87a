//! Groups of tokens: fleets, families, the people of a house.

use std::fmt;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::UseLimits;
use crate::storage::{Changes, Loaded, Row, Snapshot, StorageError, Table, load};
use crate::{Command, Decision, Durability, FreshIds};

/// How many groups may lie above each other.
pub(super) const MAX_DEPTH: usize = 8;

/// The id of a group. It is told to stations, which may let one token of a group end what another one began, so it is no
/// secret: 1 to 20 letters, digits and `- _ .` (the length is OCPP 1.6's, section 7.28).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TokenGroupId(String);

impl TokenGroupId {
    /// Checks an id.
    ///
    /// # Errors
    /// [`GroupRefusal::InvalidId`] where it has another form.
    pub fn parse(text: &str) -> Result<Self, GroupRefusal> {
        let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        let valid = !text.is_empty() && text.len() <= 20 && text.chars().all(allowed);
        if valid { Ok(Self(text.to_owned())) } else { Err(GroupRefusal::InvalidId) }
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for TokenGroupId {
    type Error = GroupRefusal;

    fn try_from(text: String) -> Result<Self, GroupRefusal> {
        Self::parse(&text)
    }
}

impl From<TokenGroupId> for String {
    fn from(id: TokenGroupId) -> Self {
        id.0
    }
}

impl fmt::Display for TokenGroupId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A group of tokens. What holds for a group holds for every group below it, and for each of its tokens by itself: a limit
/// of 20 kWh a day is one of each token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::exhaustive_structs, reason = "a setting that callers write as a literal")]
pub struct TokenGroup {
    /// Its id.
    pub id: TokenGroupId,
    /// What it is called.
    pub name: String,
    /// The group that it belongs to.
    #[serde(default)]
    pub parent: Option<TokenGroupId>,
    /// Whether its tokens may not be used.
    #[serde(default)]
    pub blocked: bool,
    /// Not valid before this moment.
    #[serde(default)]
    pub valid_from: Option<DateTime<Utc>>,
    /// Not valid from this moment on.
    #[serde(default)]
    pub valid_until: Option<DateTime<Utc>>,
    /// How much each of its tokens may be used.
    #[serde(default)]
    pub limits: UseLimits,
}

impl TokenGroup {
    /// A group without a parent and without a rule.
    #[must_use]
    pub fn new(id: TokenGroupId, name: impl Into<String>) -> Self {
        Self {
            id,
            name: name.into(),
            parent: None,
            blocked: false,
            valid_from: None,
            valid_until: None,
            limits: UseLimits::default(),
        }
    }

    /// Whether its tokens may be used at this moment.
    #[must_use]
    pub fn is_valid_at(&self, now: DateTime<Utc>) -> bool {
        !self.blocked
            && self.valid_from.is_none_or(|from| from <= now)
            && self.valid_until.is_none_or(|until| now < until)
    }

    /// Reads a group and those above it, nearest first. A chain that is broken or too long ends with `false`.
    pub(super) async fn chain(
        snapshot: &mut dyn Snapshot,
        first: &TokenGroupId,
    ) -> Result<(Vec<Loaded<Self>>, bool), StorageError> {
        let mut chain: Vec<Loaded<Self>> = Vec::new();
        let mut next = Some(first.clone());
        while let Some(id) = next.take() {
            let again = chain.iter().any(|group| group.value.id == id);
            if again || chain.len() == MAX_DEPTH {
                return Ok((chain, false));
            }
            let Some(group) = load::<Self>(snapshot, id.as_str()).await? else {
                return Ok((chain, false));
            };
            next.clone_from(&group.value.parent);
            chain.push(group);
        }
        Ok((chain, true))
    }
}

impl Row for TokenGroup {
    const TABLE: Table = Table::new("token_group");

    fn id(&self) -> String {
        self.id.to_string()
    }
}

/// Makes a group known; the same id again replaces it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::exhaustive_structs, reason = "a command that callers write as a literal")]
pub struct DefineGroup {
    /// The group.
    pub group: TokenGroup,
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Command for DefineGroup {
    type Facts = (Option<Loaded<TokenGroup>>, Vec<Loaded<TokenGroup>>, bool);
    type Reply = Result<(), GroupRefusal>;

    const DURABILITY: Durability = Durability::State;

    async fn facts(&self, snapshot: &mut dyn Snapshot) -> Result<Self::Facts, StorageError> {
        let existing = load(snapshot, self.group.id.as_str()).await?;
        let (above, complete) = match &self.group.parent {
            Some(parent) => TokenGroup::chain(snapshot, parent).await?,
            None => (Vec::new(), true),
        };
        Ok((existing, above, complete))
    }

    fn decide(&self, facts: Self::Facts, _: DateTime<Utc>, _: &mut FreshIds) -> Decision<Self::Reply> {
        let (existing, above, complete) = facts;
        if self.group.name.trim().is_empty() || self.group.name.chars().count() > 100 {
            return Decision::unchanged(Err(GroupRefusal::InvalidName));
        }
        if above.iter().any(|group| group.value.id == self.group.id) || above.len() >= MAX_DEPTH {
            return Decision::unchanged(Err(GroupRefusal::CircularOrDeep));
        }
        if !complete {
            return Decision::unchanged(Err(GroupRefusal::UnknownParent));
        }
        let mut changes = Changes::new();
        // Two changes at once could otherwise close a circle.
        above.iter().for_each(|group| changes.rely_on(group));
        match &existing {
            Some(loaded) => changes.replace(loaded, &self.group),
            None => changes.create(&self.group),
        }
        Decision::changed(changes, Ok(()))
    }
}

/// Why a group was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Error)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum GroupRefusal {
    /// The id has another form.
    #[error("a group id has 1 to 20 letters, digits and - _ . only; choose another one")]
    InvalidId,
    /// The name is empty or too long.
    #[error("the name of a group has 1 to 100 characters; correct it")]
    InvalidName,
    /// There is no such parent.
    #[error("the parent group, or one above it, is not known; define it first")]
    UnknownParent,
    /// The group would lie above itself, or more than eight groups above each other.
    #[error("the group would be part of itself, or lie more than eight levels deep; choose another parent")]
    CircularOrDeep,
    /// There is no such group.
    #[error("there is no such group; define it first")]
    UnknownGroup,
}

impl GroupRefusal {
    /// A stable code for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::InvalidId => "group.invalid_id",
            Self::InvalidName => "group.invalid_name",
            Self::UnknownParent => "group.unknown_parent",
            Self::CircularOrDeep => "group.circular_or_deep",
            Self::UnknownGroup => "group.unknown",
        }
    }
}
