//! What is remembered outside a store.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{IdEpoch, Position, Snapshot, StorageError};
use crate::AccountId;

/// What has to be remembered where no backup of the store reaches: another file, best on another disk.
///
/// A shell reads it before it uses the store and lets [`Anchor::follow`] bring it up to date from time to time. A store that
/// was put back by copying an old file over it then shows ([`Anchor::check`]), and a restore knows which ids may have been
/// given out since, and whose data must not come back.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[expect(clippy::exhaustive_structs, reason = "a file that a shell writes and reads as it is")]
pub struct Anchor {
    /// The highest epoch that a restore has opened.
    pub id_epoch: IdEpoch,
    /// A position that the store was seen at.
    pub position: Position,
    /// Persons whose data were erased: a restore erases them again.
    #[serde(default)]
    pub erased: BTreeSet<AccountId>,
}

impl Anchor {
    /// Whether the store is at least as new as what was seen of it.
    ///
    /// # Errors
    /// [`AnchorError`] where it is older: it must not be used as it is.
    pub async fn check(&self, snapshot: &mut dyn Snapshot) -> Result<(), AnchorError> {
        let (epoch, position) = (IdEpoch::read(snapshot).await?, snapshot.last_position().await?);
        if epoch < self.id_epoch || position < self.position {
            return Err(AnchorError::Older { position, seen: self.position });
        }
        Ok(())
    }

    /// Takes over how far the store is; tells whether anything is new, so that it has to be written.
    ///
    /// # Errors
    /// [`StorageError`] where the store cannot be read.
    pub async fn follow(&mut self, snapshot: &mut dyn Snapshot) -> Result<bool, StorageError> {
        let before = (self.id_epoch, self.position);
        self.id_epoch = self.id_epoch.max(IdEpoch::read(snapshot).await?);
        self.position = self.position.max(snapshot.last_position().await?);
        Ok(before != (self.id_epoch, self.position))
    }
}

/// Why a store may not be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum AnchorError {
    /// The store has been at a later position than it is now.
    #[error(
        "the store is older than what was seen of it (it is at {}, and was at {}): it was put back from a copy; restore that copy as a backup instead, so that no id is given twice",
        position.0, seen.0
    )]
    Older {
        /// Where it is.
        position: Position,
        /// Where it was.
        seen: Position,
    },
    /// The store cannot be read.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl AnchorError {
    /// A stable code for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Older { .. } => "anchor.older",
            Self::Storage(error) => error.code(),
        }
    }
}
