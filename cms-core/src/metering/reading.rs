//! The state of an energy register at a moment.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::Energy;

/// What an energy register showed at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct RegisterReading {
    /// When it was read.
    pub at: DateTime<Utc>,
    /// What it showed.
    pub register: Energy,
}
