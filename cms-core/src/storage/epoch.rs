//! How often a store was restored.

use serde::{Deserialize, Serialize};

use super::{Position, Row, Snapshot, StorageError, Table, Version, load};

/// How often the store was restored from a backup. It is part of every id, number, version and position that is given out
/// afterwards, so that what was given out after the backup was taken, and is known to others only, is never given again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub struct IdEpoch {
    /// 0 for a store that was never restored.
    pub restores: u32,
}

impl IdEpoch {
    /// The id of the only row.
    pub const ID: &'static str = "current";

    /// Reads it; a store without one was never restored.
    ///
    /// # Errors
    /// [`StorageError`] where the store cannot be read.
    pub async fn read(snapshot: &mut dyn Snapshot) -> Result<Self, StorageError> {
        Ok(load::<Self>(snapshot, Self::ID).await?.map(|row| row.value).unwrap_or_default())
    }

    /// The last position before the first one of this epoch.
    #[must_use]
    pub const fn first_position(self) -> Position {
        Position((self.restores as u64) << 44)
    }

    /// The version of this epoch that follows all those that a row at `version` can have had before it.
    #[must_use]
    pub const fn version(self, version: Version) -> Version {
        const WITHIN: u64 = (1 << 40) - 1;
        Version(((self.restores as u64) << 40) | (version.0 & WITHIN))
    }

    /// The series that goes on where `series` may have been used after the backup: `invoice/2026` is followed by
    /// `invoice/2026/R1`.
    #[must_use]
    pub fn series(self, series: &str) -> String {
        match self.restores {
            0 => series.to_owned(),
            restores => format!("{series}/R{restores}"),
        }
    }
}

impl Row for IdEpoch {
    const TABLE: Table = Table::new("id_epoch");

    fn id(&self) -> String {
        Self::ID.to_owned()
    }
}
