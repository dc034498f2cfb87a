//! Setting the rules of a place.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::AccessPolicy;
use crate::storage::{Changes, Loaded, Row as _, Snapshot, StorageError, load};
use crate::{Command, Decision, Durability, FreshIds};

/// Sets the rules of a place in the place of those that it had.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::exhaustive_structs, reason = "a command that callers write as a literal")]
pub struct SetAccessPolicy {
    /// The rules.
    pub policy: AccessPolicy,
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Command for SetAccessPolicy {
    type Facts = Option<Loaded<AccessPolicy>>;
    type Reply = Result<(), PolicyRefusal>;

    const DURABILITY: Durability = Durability::State;

    async fn facts(&self, snapshot: &mut dyn Snapshot) -> Result<Self::Facts, StorageError> {
        load(snapshot, self.policy.id()).await
    }

    fn decide(&self, facts: Self::Facts, _: DateTime<Utc>, _: &mut FreshIds) -> Decision<Self::Reply> {
        if self.policy.opening_hours.as_ref().is_some_and(|hours| !hours.is_valid()) {
            return Decision::unchanged(Err(PolicyRefusal::InvalidHours));
        }
        let mut changes = Changes::new();
        match &facts {
            Some(loaded) => changes.replace(loaded, &self.policy),
            None => changes.create(&self.policy),
        }
        Decision::changed(changes, Ok(()))
    }
}

/// Why rules were not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Error)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum PolicyRefusal {
    /// A window of the opening hours is not one of a week.
    #[error("the opening hours have a window that is no span of a week; give minutes since Monday, start before end")]
    InvalidHours,
}

impl PolicyRefusal {
    /// A stable code for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::InvalidHours => "access.invalid_hours",
        }
    }
}
