//! Up to where a backup reaches.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::storage::{IdEpoch, Position};

/// The moment of a backup: everything confirmed before is in it, nothing confirmed after.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::exhaustive_structs, reason = "the three facts of the first line")]
pub struct Horizon {
    /// When the view that was written was opened.
    pub taken_at: DateTime<Utc>,
    /// The last position in it.
    pub position: Position,
    /// The epoch it was taken in.
    pub id_epoch: IdEpoch,
}
