//! Counting failures.

use chrono::{DateTime, TimeDelta, TimeZone as _, Utc};
use proptest::prelude::*;

use super::*;

fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 5, 4, 8, 0, 0).unwrap()
}

#[test]
fn waiting_doubles_from_half_a_minute_to_a_quarter_of_an_hour() {
    let (mut attempts, mut waits) = (Attempts::default(), Vec::new());
    for _ in 0..14 {
        attempts.fail(now());
        waits.push(attempts.waits(now()).map_or(0, |until| (until - now()).num_seconds()));
    }
    assert_eq!(waits, [0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900, 900, 900]);
}

#[test]
fn failures_are_forgotten_after_a_day_without_one() {
    let mut attempts = Attempts::default();
    (0..9).for_each(|_| attempts.fail(now()));
    let later = now() + TimeDelta::hours(24);
    assert!(attempts.is_forgotten(later) && !attempts.is_forgotten(later - TimeDelta::seconds(1)));
    attempts.fail(later);
    assert_eq!((attempts.failures, attempts.waits(later)), (1, None));
}

proptest! {
    #[test]
    fn nobody_waits_for_longer_than_a_quarter_of_an_hour(gaps in prop::collection::vec(0..100_000_i64, 0..60)) {
        let (mut attempts, mut at) = (Attempts::default(), now());
        for gap in gaps {
            at += TimeDelta::seconds(gap);
            if attempts.waits(at).is_none() {
                attempts.fail(at);
            }
            prop_assert!(attempts.waits(at).is_none_or(|until| until - at <= TimeDelta::minutes(15)));
        }
    }
}
