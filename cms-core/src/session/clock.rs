//! Which time counts: the station's, unless it cannot be.

use chrono::{DateTime, TimeDelta, Utc};

/// No station that speaks any version in use was in the field before: an earlier time is that of a clock that was not set
/// (2015-01-01).
const FIRST_PLAUSIBLE_MS: i64 = 1_420_070_400_000;

/// How far a station's clock may be ahead of ours before it is corrected, in milliseconds: a day. A clock that is set to
/// local time is ahead by less, and what lies between its times is right; to guess would be worse. Behind ours it may be by
/// any time: what comes late looks the same.
const AHEAD_MS: i64 = 24 * 60 * 60 * 1_000;

/// What is wrong with a time that a station tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ClockFault {
    /// It counts from somewhere, mostly from 1970: the clock was not set yet.
    Unset,
    /// It lies after the moment at which we heard of it.
    Ahead,
}

/// What is wrong with a time; none where it can be.
pub(super) fn fault_of(at: DateTime<Utc>, received_at: DateTime<Utc>) -> Option<ClockFault> {
    if at.timestamp_millis() < FIRST_PLAUSIBLE_MS {
        Some(ClockFault::Unset)
    } else if at.timestamp_millis().saturating_sub(received_at.timestamp_millis()) > AHEAD_MS {
        Some(ClockFault::Ahead)
    } else {
        None
    }
}

/// The time that counts for something of which nothing else is known: the station's where it can be, else ours.
pub(super) fn effective(at: DateTime<Utc>, received_at: DateTime<Utc>) -> DateTime<Utc> {
    if fault_of(at, received_at).is_some() { received_at } else { at }
}

/// How far the impossible times of one transaction are off: by the least delay with which one of them reached us. All of a
/// kind are moved by the same, so that what lies between them stays as the station measured it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct ClockShift {
    unset_ms: Option<i64>,
    ahead_ms: Option<i64>,
}

impl ClockShift {
    pub(super) fn observe(&mut self, at: DateTime<Utc>, received_at: DateTime<Utc>) {
        let kept = match fault_of(at, received_at) {
            None => return,
            Some(ClockFault::Unset) => &mut self.unset_ms,
            Some(ClockFault::Ahead) => &mut self.ahead_ms,
        };
        let lag = received_at.timestamp_millis().saturating_sub(at.timestamp_millis());
        *kept = Some(kept.map_or(lag, |least| least.min(lag)));
    }

    /// The time that counts.
    pub(super) fn correct(&self, at: DateTime<Utc>, fault: Option<ClockFault>) -> DateTime<Utc> {
        let shift = match fault {
            None => return at,
            Some(ClockFault::Unset) => self.unset_ms,
            Some(ClockFault::Ahead) => self.ahead_ms,
        };
        let moved = TimeDelta::try_milliseconds(shift.unwrap_or_default()).and_then(|by| at.checked_add_signed(by));
        moved.unwrap_or(at)
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone as _;

    use super::*;

    #[test]
    fn times_of_one_clock_move_together_and_possible_ones_stay() {
        let received = |minutes| Utc.with_ymd_and_hms(2026, 5, 4, 8, 0, 0).unwrap() + TimeDelta::minutes(minutes);
        let uptime = |minutes| DateTime::UNIX_EPOCH + TimeDelta::minutes(minutes);
        let mut shift = ClockShift::default();
        // The first waited ten minutes for the line, the second came at once.
        for (at, received) in [(uptime(1), received(10)), (uptime(20), received(19)), (received(30), received(31))] {
            shift.observe(at, received);
        }
        assert_eq!(shift.correct(uptime(1), Some(ClockFault::Unset)), received(0));
        assert_eq!(shift.correct(uptime(20), Some(ClockFault::Unset)), received(19));
        assert_eq!(shift.correct(received(30), None), received(30));
        assert_eq!(fault_of(received(14 * 60), received(0)), None, "a clock that is set to local time");
        assert_eq!(fault_of(received(25 * 60), received(0)), Some(ClockFault::Ahead));
        assert_eq!(fault_of(received(-9_000), received(0)), None, "what was kept offline comes late");
        assert_eq!(effective(DateTime::<Utc>::MAX_UTC, received(0)), received(0));
        assert_eq!(effective(DateTime::<Utc>::MIN_UTC, received(0)), received(0));
    }
}
