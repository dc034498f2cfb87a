//! The time that a report covers.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::ReportError;

/// A time from its start, which belongs to it, to its end, which does not; at most ten years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Bounds", into = "Bounds")]
pub struct Period {
    from: DateTime<Utc>,
    to: DateTime<Utc>,
}

impl Period {
    /// The time from `from` to `to`, counted in whole milliseconds.
    ///
    /// # Errors
    /// [`ReportError::EmptyPeriod`] or [`ReportError::PeriodTooLong`].
    pub const fn new(from: DateTime<Utc>, to: DateTime<Utc>) -> Result<Self, ReportError> {
        let length_ms = to.timestamp_millis() - from.timestamp_millis();
        if length_ms <= 0 {
            Err(ReportError::EmptyPeriod)
        } else if length_ms > MAX_LENGTH_MS {
            Err(ReportError::PeriodTooLong)
        } else {
            Ok(Self { from, to })
        }
    }

    /// Its start.
    #[must_use]
    pub const fn from(&self) -> DateTime<Utc> {
        self.from
    }

    /// Its end, which does not belong to it.
    #[must_use]
    pub const fn to(&self) -> DateTime<Utc> {
        self.to
    }

    /// Its length in milliseconds; never nought.
    #[must_use]
    pub const fn length_ms(&self) -> i64 {
        self.to.timestamp_millis() - self.from.timestamp_millis()
    }

    /// Whether `time` belongs to it.
    #[must_use]
    pub fn contains(&self, time: DateTime<Utc>) -> bool {
        (self.from.timestamp_millis()..self.to.timestamp_millis()).contains(&time.timestamp_millis())
    }

    /// The part of a span of time that falls into it, in milliseconds since 1970; none where nothing does.
    pub(super) fn part_of(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> Option<(i64, i64)> {
        let start = from.timestamp_millis().max(self.from.timestamp_millis());
        let end = to.timestamp_millis().min(self.to.timestamp_millis());
        (start < end).then_some((start, end))
    }
}

/// Ten years with their leap days.
const MAX_LENGTH_MS: i64 = 3_653 * 24 * 3_600_000;

#[derive(Serialize, Deserialize)]
struct Bounds {
    from: DateTime<Utc>,
    to: DateTime<Utc>,
}

impl TryFrom<Bounds> for Period {
    type Error = ReportError;

    fn try_from(bounds: Bounds) -> Result<Self, ReportError> {
        Self::new(bounds.from, bounds.to)
    }
}

impl From<Period> for Bounds {
    fn from(period: Period) -> Self {
        Self { from: period.from, to: period.to }
    }
}
