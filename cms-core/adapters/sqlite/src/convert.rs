//! Numbers between the store and SQLite, which knows only signed ones.

use cms_core::storage::{Position, Version};

/// A limit; one more than asked tells whether more follow.
pub(crate) fn one_more(limit: u32) -> i64 {
    i64::from(limit) + 1
}

/// A position to read after. Nothing stored is beyond the largest number of SQLite.
pub(crate) fn position_to_sql(position: Position) -> i64 {
    i64::try_from(position.0).unwrap_or(i64::MAX)
}

pub(crate) fn position_from_sql(position: i64) -> Position {
    Position(u64::try_from(position).unwrap_or(0))
}

pub(crate) fn version_from_sql(version: i64) -> Version {
    Version(u64::try_from(version).unwrap_or(0))
}

pub(crate) fn number_from_sql(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}
