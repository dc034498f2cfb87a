//! Months of the calendar in UTC, as documents are found by them.

use chrono::{DateTime, Datelike as _, Utc};

/// The number of the month of a moment, counted through from the year 0.
pub(crate) fn month_of(at: DateTime<Utc>) -> i64 {
    i64::from(at.year()) * 12 + i64::from(at.month0())
}

/// A month as it stands in an index, for example `2026-05`.
pub(crate) fn month_key(month: i64) -> String {
    format!("{:04}-{:02}", month.div_euclid(12), month.rem_euclid(12) + 1)
}
