//! When a place is open.

use chrono::{DateTime, TimeDelta, Utc, Weekday};
use serde::{Deserialize, Serialize};

/// Minutes of a week.
const WEEK: u32 = 7 * 24 * 60;

/// Milliseconds of a minute.
const MINUTE_MS: i64 = 60_000;

/// How far local time is ahead of UTC at a place, and until when: zone data is the shell's, the core is told what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::exhaustive_structs, reason = "a fact that shells write as a literal")]
pub struct LocalOffset {
    /// Seconds ahead of UTC; 3600 in Berlin in winter.
    pub seconds: i32,
    /// The next change of the clocks; none where there is none.
    pub valid_until: Option<DateTime<Utc>>,
}

impl LocalOffset {
    /// The offset, as long as it is valid.
    #[must_use]
    pub fn at(self, now: DateTime<Utc>) -> Option<i32> {
        let valid = self.valid_until.is_none_or(|end| now < end) && self.seconds.unsigned_abs() <= 18 * 3600;
        valid.then_some(self.seconds)
    }
}

/// A span of the week, in minutes since Monday 00:00 local time; one that goes over Sunday midnight ends after the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct OpenWindow {
    /// Open from this minute on.
    pub from_minute: u32,
    /// Closed from this minute on.
    pub to_minute: u32,
}

impl OpenWindow {
    /// A span of one day, in minutes since midnight; one that ends at or before its start goes over midnight. None where a
    /// minute is not one of a day (24 × 60 is the midnight at its end).
    #[must_use]
    pub const fn on(day: Weekday, from_minute: u32, to_minute: u32) -> Option<Self> {
        const DAY: u32 = 24 * 60;
        if from_minute >= DAY || to_minute > DAY {
            return None;
        }
        let midnight = day.num_days_from_monday() * DAY;
        let to = if to_minute <= from_minute { to_minute + DAY } else { to_minute };
        Some(Self { from_minute: midnight + from_minute, to_minute: midnight + to })
    }

    /// Minutes until it closes, where it is open at this minute of the week.
    const fn open_for(self, minute: u32) -> Option<u32> {
        if self.from_minute <= minute && minute < self.to_minute {
            return Some(self.to_minute - minute);
        }
        let next_week = minute + WEEK;
        if self.from_minute <= next_week && next_week < self.to_minute {
            Some(self.to_minute - next_week)
        } else {
            None
        }
    }
}

/// When a place is open, week by week. Without a window it is always closed.
///
/// ```
/// use chrono::{TimeZone as _, Utc, Weekday};
/// use cms_core::access::{LocalOffset, OpenWindow, Opening, OpeningHours};
///
/// let hours = OpeningHours::new([OpenWindow::on(Weekday::Mon, 8 * 60, 18 * 60).unwrap()]);
/// let summer = LocalOffset { seconds: 7200, valid_until: None };
/// let monday = |hour| Utc.with_ymd_and_hms(2026, 5, 4, hour, 0, 0).unwrap();
/// // 08:00 local time is 06:00 UTC.
/// assert_eq!(hours.at(monday(5), summer), Opening::Closed);
/// assert_eq!(hours.at(monday(6), summer), Opening::Open { until: Some(monday(16)) });
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OpeningHours {
    windows: Vec<OpenWindow>,
}

/// Whether a place is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::exhaustive_enums, reason = "open, closed, or it cannot be told")]
pub enum Opening {
    /// It is.
    Open {
        /// Until when, as far as it is known; none where it never closes.
        until: Option<DateTime<Utc>>,
    },
    /// It is not.
    Closed,
    /// The local time is not known.
    Unknown,
}

impl OpeningHours {
    /// Open in these windows.
    #[must_use]
    pub fn new(windows: impl IntoIterator<Item = OpenWindow>) -> Self {
        Self { windows: windows.into_iter().collect() }
    }

    /// The windows.
    #[must_use]
    pub fn windows(&self) -> &[OpenWindow] {
        &self.windows
    }

    /// Whether every window lies in the week, begins before it ends, and is no longer than a week.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        let valid = |window: &OpenWindow| {
            window.from_minute < WEEK
                && window.from_minute < window.to_minute
                && window.to_minute <= window.from_minute + WEEK
        };
        self.windows.len() <= 100 && self.windows.iter().all(valid)
    }

    /// Whether the place is open at this moment.
    #[must_use]
    pub fn at(&self, now: DateTime<Utc>, offset: LocalOffset) -> Opening {
        let Some(seconds) = offset.at(now) else { return Opening::Unknown };
        let local_ms = now.timestamp_millis().saturating_add(i64::from(seconds) * 1000);
        // The first of January 1970 was a Thursday.
        let minutes = local_ms.div_euclid(MINUTE_MS).saturating_add(3 * 24 * 60);
        let Ok(minute) = u32::try_from(minutes.rem_euclid(i64::from(WEEK))) else { return Opening::Unknown };
        let mut open_for = 0;
        // A window that begins where another one ends goes on with it; after a whole week it never closes.
        while open_for < WEEK {
            let at = (minute + open_for) % WEEK;
            match self.windows.iter().filter_map(|window| window.open_for(at)).max() {
                Some(more) => open_for = more.saturating_add(open_for),
                None => break,
            }
        }
        if open_for == 0 {
            return Opening::Closed;
        }
        let open_for_ms = i64::from(open_for) * MINUTE_MS - local_ms.rem_euclid(MINUTE_MS);
        let closes = now.checked_add_signed(TimeDelta::milliseconds(open_for_ms)).filter(|_| open_for < WEEK);
        Opening::Open { until: earlier(closes, offset.valid_until) }
    }
}

/// The earlier of two moments, of which none is never.
pub(crate) fn earlier(one: Option<DateTime<Utc>>, two: Option<DateTime<Utc>>) -> Option<DateTime<Utc>> {
    match (one, two) {
        (Some(one), Some(two)) => Some(one.min(two)),
        (one, two) => one.or(two),
    }
}
