//! When a site is open, exceptions included, and what its grid connection bears.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::access::{LocalOffset, Opening, OpeningHours};

/// How many exceptions a site may have.
const MOST_EXCEPTIONS: usize = 500;

/// When a site is open: week by week in its local time, and exceptions from that as spans of time.
///
/// An exceptional closing wins over an exceptional opening, and both over the week.
///
/// ```
/// use chrono::{TimeZone as _, Utc, Weekday};
/// use cms_core::access::{LocalOffset, OpenWindow, Opening, OpeningHours};
/// use cms_core::station::{HoursException, SiteHours};
///
/// let friday_night = OpenWindow::on(Weekday::Fri, 20 * 60, 2 * 60).unwrap();
/// let at = |day, hour| Utc.with_ymd_and_hms(2026, 5, day, hour, 0, 0).unwrap();
/// let mut hours = SiteHours::weekly(OpeningHours::new([friday_night]));
/// let summer = LocalOffset { seconds: 7200, valid_until: None };
/// // Friday, 8 May: open from 18:00 UTC until midnight UTC.
/// assert_eq!(hours.at(at(8, 21), summer), Opening::Open { until: Some(at(9, 0)) });
/// hours.exceptions.push(HoursException { from: at(8, 22), to: at(8, 23), open: false });
/// assert_eq!(hours.at(at(8, 21), summer), Opening::Open { until: Some(at(8, 22)) });
/// assert_eq!(hours.at(at(8, 22), summer), Opening::Closed);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
#[expect(clippy::exhaustive_structs, reason = "callers write it as a literal")]
pub struct SiteHours {
    /// The hours of a week; none where it is always open.
    pub weekly: Option<OpeningHours>,
    /// What is different, for example a public holiday.
    pub exceptions: Vec<HoursException>,
}

/// A span of time in which a site is open or closed other than in its usual week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::exhaustive_structs, reason = "callers write it as a literal")]
pub struct HoursException {
    /// From this moment on.
    pub from: DateTime<Utc>,
    /// Until this moment.
    pub to: DateTime<Utc>,
    /// Whether it is open then.
    pub open: bool,
}

/// What the grid connection of a site bears.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::exhaustive_structs, reason = "callers write it as a literal")]
pub struct GridLimit {
    /// All its stations together, in watts.
    pub max_power_w: u64,
    /// Each phase, in amperes; none where only the power is limited.
    pub max_current_a: Option<u32>,
}

impl SiteHours {
    /// Open at all times.
    pub const ALWAYS: Self = Self { weekly: None, exceptions: Vec::new() };

    /// Open in these hours of the week.
    #[must_use]
    pub const fn weekly(hours: OpeningHours) -> Self {
        Self { weekly: Some(hours), exceptions: Vec::new() }
    }

    /// Whether the week is one, and every exception ends after it begins.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.exceptions.len() <= MOST_EXCEPTIONS
            && self.exceptions.iter().all(|exception| exception.from < exception.to)
            && self.weekly.as_ref().is_none_or(OpeningHours::is_valid)
    }

    /// Whether the site is open at this moment, where local time is as far ahead of UTC as `offset` says. What is told of
    /// the end is never later than the true one; it may be earlier where the clocks change meanwhile.
    #[must_use]
    pub fn at(&self, now: DateTime<Utc>, offset: LocalOffset) -> Opening {
        let mut at = now;
        // Each step ends at the end of an exception or of a span of the week.
        for _ in 0..=self.exceptions.len() * 2 {
            match self.open_from(at, offset) {
                Opening::Open { until: None } => return Opening::Open { until: None },
                Opening::Open { until: Some(until) } if until > at => at = until,
                Opening::Unknown if at == now => return Opening::Unknown,
                _ => break,
            }
        }
        if at > now { Opening::Open { until: Some(at) } } else { Opening::Closed }
    }

    /// Whether it is open, and until when at least.
    fn open_from(&self, at: DateTime<Utc>, offset: LocalOffset) -> Opening {
        let covers = |exception: &&HoursException| exception.from <= at && at < exception.to;
        if self.exceptions.iter().filter(|exception| !exception.open).any(|exception| covers(&exception)) {
            return Opening::Closed;
        }
        let next_closing = self
            .exceptions
            .iter()
            .filter(|exception| !exception.open && exception.from > at)
            .map(|closing| closing.from);
        let next_closing = next_closing.min();
        let opened = self.exceptions.iter().filter(|exception| exception.open).filter(covers).map(|opening| opening.to);
        let usual = match (opened.max(), &self.weekly) {
            (Some(to), _) => Opening::Open { until: Some(to) },
            (None, None) => Opening::Open { until: None },
            (None, Some(weekly)) => weekly.at(at, offset),
        };
        match (usual, next_closing) {
            (Opening::Open { until: None }, Some(closing)) => Opening::Open { until: Some(closing) },
            (Opening::Open { until: Some(until) }, Some(closing)) => Opening::Open { until: Some(until.min(closing)) },
            (usual, _) => usual,
        }
    }
}

impl GridLimit {
    /// Whether it lets anything through.
    #[must_use]
    pub fn is_valid(self) -> bool {
        self.max_power_w > 0 && self.max_current_a != Some(0)
    }
}

#[cfg(test)]
mod tests {
    use chrono::{TimeDelta, TimeZone as _, Weekday};
    use proptest::prelude::*;

    use super::*;
    use crate::access::OpenWindow;

    const UTC: LocalOffset = LocalOffset { seconds: 0, valid_until: None };

    fn minute(minute: i64) -> DateTime<Utc> {
        // A Monday.
        Utc.with_ymd_and_hms(2026, 5, 4, 0, 0, 0).unwrap() + TimeDelta::minutes(minute)
    }

    #[test]
    fn an_exceptional_opening_goes_on_into_the_usual_hours_and_a_closing_ends_it() {
        let monday = OpenWindow::on(Weekday::Mon, 8 * 60, 18 * 60).unwrap();
        let mut hours = SiteHours::weekly(OpeningHours::new([monday]));
        hours.exceptions.push(HoursException { from: minute(6 * 60), to: minute(8 * 60), open: true });
        assert_eq!(hours.at(minute(5 * 60), UTC), Opening::Closed);
        assert_eq!(hours.at(minute(7 * 60), UTC), Opening::Open { until: Some(minute(18 * 60)) });
        hours.exceptions.push(HoursException { from: minute(12 * 60), to: minute(24 * 60), open: false });
        assert_eq!(hours.at(minute(7 * 60), UTC), Opening::Open { until: Some(minute(12 * 60)) });
        assert_eq!(hours.at(minute(13 * 60), UTC), Opening::Closed);
    }

    #[test]
    fn a_site_without_hours_never_closes_but_for_exceptions() {
        assert_eq!(SiteHours::ALWAYS.at(minute(0), UTC), Opening::Open { until: None });
        let holiday = HoursException { from: minute(10), to: minute(20), open: false };
        let hours = SiteHours { weekly: None, exceptions: vec![holiday] };
        assert_eq!(hours.at(minute(0), UTC), Opening::Open { until: Some(minute(10)) });
        assert_eq!(hours.at(minute(20), UTC), Opening::Open { until: None });
        let backwards = HoursException { from: minute(20), to: minute(10), open: false };
        assert!(!SiteHours { weekly: None, exceptions: vec![backwards] }.is_valid());
    }

    proptest! {
        /// What is told of the end holds: open at every minute before it, and closed or told anew at it.
        #[test]
        fn a_site_is_open_at_every_minute_before_the_end_that_is_told(
            windows in proptest::collection::vec((0u8..7, 0u32..1440, 0u32..=1440), 0..4),
            exceptions in proptest::collection::vec((0i64..3000, 1i64..600, any::<bool>()), 0..5),
            now in 0i64..3000,
        ) {
            let days = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];
            let windows = windows.iter().filter_map(|(day, from, to)| OpenWindow::on(days[usize::from(*day)], *from, *to));
            let exceptions: Vec<_> = exceptions
                .iter()
                .map(|(from, length, open)| HoursException { from: minute(*from), to: minute(from + length), open: *open })
                .collect();
            let hours = SiteHours { weekly: Some(OpeningHours::new(windows)), exceptions };
            let plainly_open = |at: DateTime<Utc>| {
                let covers = |open: bool| hours.exceptions.iter().any(|e| e.open == open && e.from <= at && at < e.to);
                let usual = matches!(hours.weekly.as_ref().unwrap().at(at, UTC), Opening::Open { .. });
                !covers(false) && (covers(true) || usual)
            };
            match hours.at(minute(now), UTC) {
                Opening::Open { until } => {
                    let until = until.unwrap_or(minute(now + 2000)).min(minute(now + 2000));
                    let mut at = minute(now);
                    while at < until {
                        prop_assert!(plainly_open(at));
                        at += TimeDelta::minutes(1);
                    }
                }
                Opening::Closed => prop_assert!(!plainly_open(minute(now))),
                Opening::Unknown => prop_assert!(false, "the offset is known"),
            }
        }
    }
}
