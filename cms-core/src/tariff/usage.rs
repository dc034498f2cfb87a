//! What a session used, as far as it is priced.

use chrono::{DateTime, TimeDelta, Utc};

use super::{MAX_SESSION_DURATION_MS, MAX_SESSION_ENERGY, TariffDimension, TariffError};
use crate::metering::{Energy, RegisterReading};

/// What a session used, as far as it is priced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Usage {
    /// When the session started; only whole milliseconds count.
    pub started_at: DateTime<Utc>,
    /// When it ended.
    pub ended_at: DateTime<Utc>,
    /// What was delivered.
    pub energy: Energy,
    /// The part of the time in which nothing was delivered, in milliseconds.
    pub parking_ms: i64,
}

impl Usage {
    /// A session that delivered something from start to end.
    #[must_use]
    pub const fn new(started_at: DateTime<Utc>, ended_at: DateTime<Utc>, energy: Energy) -> Self {
        Self { started_at, ended_at, energy, parking_ms: 0 }
    }

    /// A session that is planned: so much energy over a time of charging, then a time of parking.
    ///
    /// ```
    /// use chrono::{TimeDelta, TimeZone as _, Utc};
    /// use cms_core::metering::Energy;
    /// use cms_core::tariff::Usage;
    ///
    /// let start = Utc.with_ymd_and_hms(2026, 5, 4, 8, 0, 0).unwrap();
    /// let usage = Usage::planned(start, Energy::from_wh(20_000)?, TimeDelta::minutes(90), TimeDelta::minutes(30))?;
    /// assert_eq!((usage.duration_ms(), usage.parking_ms), (7_200_000, 1_800_000));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`TariffError::NegativeTime`], [`TariffError::NegativeEnergy`] or [`TariffError::UsageTooLarge`].
    pub fn planned(
        started_at: DateTime<Utc>,
        energy: Energy,
        charging: TimeDelta,
        parking: TimeDelta,
    ) -> Result<Self, TariffError> {
        if charging < TimeDelta::zero() || parking < TimeDelta::zero() {
            return Err(TariffError::NegativeTime);
        }
        let too_long = TariffError::UsageTooLarge { dimension: TariffDimension::SessionDuration };
        let whole = charging.checked_add(&parking).ok_or(too_long.clone())?;
        let ended_at = started_at.checked_add_signed(whole).ok_or(too_long)?;
        let usage = Self { started_at, ended_at, energy, parking_ms: parking.num_milliseconds() };
        usage.check()?;
        Ok(usage)
    }

    /// A session as its meter recorded it: the energy is the last reading less the first, and the time in which the
    /// register did not move is parking.
    ///
    /// The readings may come in any order. Before the first and after the last one nothing is known to have been
    /// delivered, so that time is parking as well; a station reports the register at start and end.
    ///
    /// ```
    /// use chrono::{TimeDelta, TimeZone as _, Utc};
    /// use cms_core::metering::{Energy, RegisterReading};
    /// use cms_core::tariff::Usage;
    ///
    /// let start = Utc.with_ymd_and_hms(2026, 5, 4, 8, 0, 0).unwrap();
    /// let after = |minutes| start + TimeDelta::minutes(minutes);
    /// let readings = [
    ///     RegisterReading { at: start, register: Energy::from_wh(1_000_000)? },
    ///     RegisterReading { at: after(60), register: Energy::from_wh(1_011_000)? },
    ///     RegisterReading { at: after(75), register: Energy::from_wh(1_011_000)? },
    /// ];
    /// let usage = Usage::metered(start, after(75), &readings)?;
    /// assert_eq!(usage.energy, Energy::from_wh(11_000)?);
    /// assert_eq!(usage.parking_ms, 15 * 60_000);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`TariffError::EndsBeforeStart`]; [`TariffError::TooFewReadings`] with less than two readings;
    /// [`TariffError::ReadingOutsideSession`]; [`TariffError::RegisterFalls`] where a later register is lower, or two of one
    /// moment differ; [`TariffError::UsageTooLarge`].
    pub fn metered(
        started_at: DateTime<Utc>,
        ended_at: DateTime<Utc>,
        readings: &[RegisterReading],
    ) -> Result<Self, TariffError> {
        if ended_at < started_at {
            return Err(TariffError::EndsBeforeStart);
        }
        if let Some(outside) = readings.iter().find(|reading| reading.at < started_at || reading.at > ended_at) {
            return Err(TariffError::ReadingOutsideSession { at: outside.at });
        }
        let mut sorted = readings.to_vec();
        sorted.sort_by_key(|reading| reading.at);
        let (Some(first), Some(last), true) = (sorted.first(), sorted.last(), sorted.len() > 1) else {
            return Err(TariffError::TooFewReadings);
        };
        if let Some(fall) = sorted.windows(2).find(|pair| falls(&pair[0], &pair[1])) {
            return Err(TariffError::RegisterFalls { at: fall[1].at });
        }
        let too_much = TariffError::UsageTooLarge { dimension: TariffDimension::Energy };
        let energy = last.register.minus(first.register).map_err(|_| too_much)?;
        let mut usage = Self::new(started_at, ended_at, energy);
        usage.parking_ms = usage.duration_ms() - charging_ms(&sorted);
        usage.check()?;
        Ok(usage)
    }

    /// A session whose energy was settled already, with whatever its readings tell of the time in which nothing was
    /// delivered. A reading that does not fit the session is passed over; with less than two that fit, no parking is known.
    pub(crate) fn recorded(
        started_at: DateTime<Utc>,
        ended_at: DateTime<Utc>,
        energy: Energy,
        mut readings: Vec<RegisterReading>,
    ) -> Self {
        readings.retain(|reading| reading.at >= started_at && reading.at <= ended_at);
        readings.sort_by_key(|reading| (reading.at, reading.register));
        let mut rising: Vec<RegisterReading> = Vec::with_capacity(readings.len());
        for reading in readings {
            if rising.last().is_none_or(|last| reading.register >= last.register) {
                rising.push(reading);
            }
        }
        let mut usage = Self::new(started_at, ended_at, energy);
        if rising.len() > 1 {
            usage.parking_ms = usage.duration_ms() - charging_ms(&rising);
        }
        usage
    }

    /// Milliseconds from start to end; negative where the end is before the start.
    #[must_use]
    pub const fn duration_ms(&self) -> i64 {
        // Times of chrono are far within the range of milliseconds.
        self.ended_at.timestamp_millis() - self.started_at.timestamp_millis()
    }

    /// Milliseconds in which energy was delivered.
    #[must_use]
    pub const fn charging_ms(&self) -> i64 {
        self.duration_ms().saturating_sub(self.parking_ms)
    }

    pub(super) fn check(&self) -> Result<(), TariffError> {
        if self.duration_ms() < 0 {
            Err(TariffError::EndsBeforeStart)
        } else if self.duration_ms() > MAX_SESSION_DURATION_MS {
            Err(TariffError::UsageTooLarge { dimension: TariffDimension::SessionDuration })
        } else if self.parking_ms < 0 || self.charging_ms() < 0 {
            Err(TariffError::NegativeTime)
        } else if self.energy.is_negative() {
            Err(TariffError::NegativeEnergy)
        } else if self.energy > MAX_SESSION_ENERGY {
            Err(TariffError::UsageTooLarge { dimension: TariffDimension::Energy })
        } else {
            Ok(())
        }
    }
}

fn falls(earlier: &RegisterReading, later: &RegisterReading) -> bool {
    later.register < earlier.register || (later.at == earlier.at && later.register != earlier.register)
}

/// The time between readings over which the register rose; of a rising sequence.
fn charging_ms(readings: &[RegisterReading]) -> i64 {
    let rose = readings.windows(2).filter(|pair| pair[1].register > pair[0].register);
    rose.map(|pair| pair[1].at.timestamp_millis() - pair[0].at.timestamp_millis()).sum()
}

#[cfg(test)]
#[expect(clippy::integer_division, reason = "whole units of what the tests are given")]
mod tests {
    use chrono::TimeZone as _;

    use super::*;

    fn at(minutes: i64) -> DateTime<Utc> {
        Utc.with_ymd_and_hms(2026, 5, 4, 8, 0, 0).unwrap() + TimeDelta::minutes(minutes)
    }

    fn readings(of: &[(i64, i64)]) -> Vec<RegisterReading> {
        of.iter()
            .map(|(minute, wh)| RegisterReading { at: at(*minute), register: Energy::from_mwh(wh * 1000) })
            .collect()
    }

    fn metered(end: i64, of: &[(i64, i64)]) -> Result<(i64, i64), &'static str> {
        let usage = Usage::metered(at(0), at(end), &readings(of)).map_err(|error| error.code())?;
        assert_eq!(usage.charging_ms() + usage.parking_ms, usage.duration_ms());
        Ok((usage.energy.as_mwh() / 1000, usage.parking_ms / 60_000))
    }

    #[test]
    fn time_in_which_the_register_stands_is_parking() {
        assert_eq!(metered(60, &[(0, 10), (60, 20)]), Ok((10, 0)));
        assert_eq!(metered(60, &[(0, 10), (15, 10), (45, 20), (60, 20)]), Ok((10, 30)));
        assert_eq!(metered(60, &[(60, 20), (0, 10), (45, 20)]), Ok((10, 15)), "in any order");
        assert_eq!(metered(60, &[(10, 10), (40, 20)]), Ok((10, 30)), "nothing is known before and after");
        assert_eq!(metered(0, &[(0, 10), (0, 10)]), Ok((0, 0)));
    }

    #[test]
    fn readings_that_contradict_the_session_or_each_other_are_refused() {
        assert_eq!(metered(-1, &[(0, 10), (0, 10)]), Err("tariff.ends_before_start"));
        assert_eq!(metered(60, &[]), Err("tariff.too_few_readings"));
        assert_eq!(metered(60, &[(0, 10)]), Err("tariff.too_few_readings"));
        assert_eq!(metered(60, &[(0, 10), (61, 20)]), Err("tariff.reading_outside_session"));
        assert_eq!(metered(60, &[(-1, 10), (60, 20)]), Err("tariff.reading_outside_session"));
        assert_eq!(metered(60, &[(0, 10), (30, 9), (60, 20)]), Err("tariff.register_falls"));
        assert_eq!(metered(60, &[(0, 10), (0, 11), (60, 20)]), Err("tariff.register_falls"));
        assert_eq!(metered(60, &[(0, 0), (60, 100_000_001)]), Err("tariff.usage_too_large"));
    }

    #[test]
    fn a_session_that_was_settled_takes_what_fits_from_its_readings() {
        let parking =
            |of: &[(i64, i64)]| Usage::recorded(at(0), at(60), Energy::from_mwh(10), readings(of)).parking_ms / 60_000;
        assert_eq!(parking(&[]), 0);
        assert_eq!(parking(&[(0, 10)]), 0);
        assert_eq!(parking(&[(0, 10), (40, 20), (60, 20)]), 20);
        assert_eq!(parking(&[(-5, 1), (0, 10), (20, 5), (40, 20), (60, 20), (70, 99)]), 20);
    }
}
