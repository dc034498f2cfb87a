//! Points in time as RFC 3339 writes them.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Duration, NaiveDate, SubsecRound, Utc};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A point in time, UTC, to the millisecond, of the years 0001 to 9999.
///
/// Read from RFC 3339 with a zone (`Z` or an offset). OCPP sends at most three fraction digits (2.1 part 2, section 2.1.4);
/// finer ones are cut off. Written as `…Z` with no fraction or three digits of it.
///
/// ```
/// use cms_json::types::Timestamp;
///
/// let time: Timestamp = "2025-03-30T03:15:00.5+02:00".parse()?;
/// assert_eq!(time.to_string(), "2025-03-30T01:15:00.500Z");
/// assert!("2025-03-30T03:15:00".parse::<Timestamp>().is_err());
/// # Ok::<(), cms_json::types::TimestampError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(DateTime<Utc>);

/// Why a text or a time is not a [`Timestamp`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TimestampError {
    /// The text is not RFC 3339.
    #[error("the text is not an RFC 3339 time; write it as 2025-01-31T09:30:00.000Z")]
    Format,
    /// The text has no zone, so it names no point in time.
    #[error("the time has no zone; add Z or an offset such as +01:00")]
    NoZone,
    /// The time is before the year 0001 or after 9999.
    #[error("the time is outside the years 0001 to 9999; send a time of this era")]
    OutOfRange,
}

impl TimestampError {
    /// A stable name of the error.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Format => "time_format",
            Self::NoZone => "time_no_zone",
            Self::OutOfRange => "time_out_of_range",
        }
    }
}

/// 0001-01-01T00:00:00Z and 9999-12-31T23:59:59.999Z, in milliseconds of Unix time.
const RANGE_MS: std::ops::RangeInclusive<i64> = -62_135_596_800_000..=253_402_300_799_999;

impl Timestamp {
    /// The start of Unix time.
    pub const EPOCH: Self = Self(DateTime::UNIX_EPOCH);

    /// This time, cut to the millisecond.
    ///
    /// # Errors
    /// When the time is outside the years 0001 to 9999.
    pub fn new(time: DateTime<Utc>) -> Result<Self, TimestampError> {
        if RANGE_MS.contains(&time.timestamp_millis()) {
            Ok(Self(time.trunc_subsecs(3)))
        } else {
            Err(TimestampError::OutOfRange)
        }
    }

    /// This many milliseconds of Unix time.
    ///
    /// # Errors
    /// When the time is outside the years 0001 to 9999.
    pub fn from_millis(millis: i64) -> Result<Self, TimestampError> {
        DateTime::from_timestamp_millis(millis).ok_or(TimestampError::OutOfRange).and_then(Self::new)
    }

    /// The time.
    #[must_use]
    pub const fn get(self) -> DateTime<Utc> {
        self.0
    }

    /// Milliseconds of Unix time.
    #[must_use]
    pub const fn millis(self) -> i64 {
        self.0.timestamp_millis()
    }

    /// Reads RFC 3339 with a zone. A leap second counts as the first moment of the next minute.
    ///
    /// # Errors
    /// When the text is not RFC 3339, has no zone, or names a time outside the years 0001 to 9999.
    pub fn parse(text: &str) -> Result<Self, TimestampError> {
        Self::read(text, Err(TimestampError::NoZone))
    }

    /// Reads RFC 3339, as UTC where the text has no zone.
    ///
    /// # Errors
    /// When the text is not RFC 3339, or names a time outside the years 0001 to 9999.
    pub fn parse_utc(text: &str) -> Result<Self, TimestampError> {
        Self::read(text, Ok(0))
    }

    fn read(text: &str, without_zone: Result<i64, TimestampError>) -> Result<Self, TimestampError> {
        let mut reader = Reader { rest: text.as_bytes() };
        let date = reader.date().ok_or(TimestampError::Format)?;
        let (hour, minute, second, millis) = reader.time().ok_or(TimestampError::Format)?;
        let offset_minutes =
            if reader.rest.is_empty() { without_zone? } else { reader.offset().ok_or(TimestampError::Format)? };
        let seconds = (i64::from(hour) * 60 + i64::from(minute) - offset_minutes) * 60 + i64::from(second);
        let midnight = date.and_time(chrono::NaiveTime::MIN).and_utc();
        let time = midnight
            .checked_add_signed(Duration::milliseconds(seconds * 1000 + i64::from(millis)))
            .ok_or(TimestampError::OutOfRange)?;
        Self::new(time)
    }
}

/// What is left of a text while it is read from the front.
struct Reader<'a> {
    rest: &'a [u8],
}

impl Reader<'_> {
    fn date(&mut self) -> Option<NaiveDate> {
        let year = self.digits(4)?;
        self.one_of(b"-")?;
        let month = self.digits(2)?;
        self.one_of(b"-")?;
        let day = self.digits(2)?;
        NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
    }

    fn time(&mut self) -> Option<(u32, u32, u32, u32)> {
        self.one_of(b"Tt")?;
        let hour = self.digits(2).filter(|hour| *hour < 24)?;
        self.one_of(b":")?;
        let minute = self.digits(2).filter(|minute| *minute < 60)?;
        self.one_of(b":")?;
        let second = self.digits(2).filter(|second| *second <= 60)?;
        let mut millis = 0;
        if self.one_of(b".").is_some() {
            let count = self.rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
            let (digits, rest) = self.rest.split_at(count);
            let (_, first) = (digits.first()?, digits.iter().chain(std::iter::repeat(&b'0')).take(3));
            millis = first.fold(0, |value, digit| value * 10 + u32::from(digit - b'0'));
            self.rest = rest;
        }
        Some((hour, minute, second, millis))
    }

    fn offset(&mut self) -> Option<i64> {
        let minutes = match self.one_of(b"Zz+-")? {
            b'Z' | b'z' => 0,
            sign => {
                let hours = self.digits(2).filter(|hours| *hours < 24)?;
                self.one_of(b":")?;
                let minutes = i64::from(hours * 60 + self.digits(2).filter(|minutes| *minutes < 60)?);
                if sign == b'-' { -minutes } else { minutes }
            }
        };
        self.rest.is_empty().then_some(minutes)
    }

    fn digits(&mut self, count: usize) -> Option<u32> {
        let (digits, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        digits.iter().try_fold(0, |value, digit| digit.is_ascii_digit().then(|| value * 10 + u32::from(digit - b'0')))
    }

    fn one_of(&mut self, allowed: &[u8]) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        allowed.contains(first).then(|| {
            self.rest = rest;
            *first
        })
    }
}

impl TryFrom<DateTime<Utc>> for Timestamp {
    type Error = TimestampError;

    fn try_from(time: DateTime<Utc>) -> Result<Self, Self::Error> {
        Self::new(time)
    }
}

impl From<Timestamp> for DateTime<Utc> {
    fn from(time: Timestamp) -> Self {
        time.0
    }
}

impl FromStr for Timestamp {
    type Err = TimestampError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use chrono::{Datelike, Timelike};
        let time = self.0;
        write!(f, "{:04}-{:02}-{:02}", time.year(), time.month(), time.day())?;
        write!(f, "T{:02}:{:02}:{:02}", time.hour(), time.minute(), time.second())?;
        match time.timestamp_subsec_millis() {
            0 => f.write_str("Z"),
            millis => write!(f, ".{millis:03}Z"),
        }
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_time_is_written_in_utc_with_at_most_three_fraction_digits() {
        for (text, same) in [
            ("2025-03-30T03:15:00.5+02:00", "2025-03-30T01:15:00.500Z"),
            ("2025-01-01T00:00:00Z", "2025-01-01T00:00:00Z"),
            ("2025-01-01t00:00:00.123456789z", "2025-01-01T00:00:00.123Z"),
            ("2024-12-31T23:30:00-01:00", "2025-01-01T00:30:00Z"),
            ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"),
            ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"),
            ("9999-12-31T23:59:59.999999Z", "9999-12-31T23:59:59.999Z"),
            ("1969-12-31T23:59:59.9996Z", "1969-12-31T23:59:59.999Z"),
        ] {
            assert_eq!(Timestamp::parse(text).unwrap().to_string(), same, "{text}");
        }
    }

    #[test]
    fn a_time_without_a_zone_names_no_point_in_time() {
        assert_eq!(Timestamp::parse("2025-01-01T00:00:00"), Err(TimestampError::NoZone));
        assert_eq!(Timestamp::parse("2025-01-01T00:00:00.000"), Err(TimestampError::NoZone));
    }

    #[test]
    fn what_rfc_3339_does_not_allow_is_refused() {
        for text in [
            "",
            "2025-01-01",
            "2025-01-01 00:00:00Z",
            "2025-02-29T00:00:00Z",
            "2025-01-01T24:00:00Z",
            "2025-01-01T00:60:00Z",
            "2025-01-01T00:00:61Z",
            "2025-01-01T00:00:00.Z",
            "2025-01-01T00:00:00+0100",
            "2025-01-01T00:00:00+01",
            "2025-01-01T00:00:00+24:00",
            "2025-01-01T00:00:00Zjunk",
            "25-01-01T00:00:00Z",
            "+2025-01-01T00:00:00Z",
            "2025-1-1T00:00:00Z",
        ] {
            assert_eq!(Timestamp::parse(text), Err(TimestampError::Format), "{text}");
        }
        for text in ["0000-06-01T00:00:00Z", "0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01"] {
            assert_eq!(Timestamp::parse(text), Err(TimestampError::OutOfRange), "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_time_survives_its_own_text(millis in RANGE_MS) {
            let time = Timestamp::from_millis(millis).unwrap();
            prop_assert_eq!(time.millis(), millis);
            prop_assert_eq!(Timestamp::parse(&time.to_string()), Ok(time));
        }

        #[test]
        fn our_reading_is_the_one_of_chrono(millis in RANGE_MS, offset in -1439_i32..=1439) {
            let zone = chrono::FixedOffset::east_opt(offset * 60).unwrap();
            let text = DateTime::from_timestamp_millis(millis).unwrap().with_timezone(&zone).to_rfc3339();
            if text.len() <= 29 {
                let theirs = DateTime::parse_from_rfc3339(&text).unwrap().to_utc();
                prop_assert_eq!(Timestamp::parse(&text).map(Timestamp::get), Ok(theirs));
            }
        }

        #[test]
        fn any_text_is_read_or_refused_without_a_panic(text in "\\PC{0,40}") {
            let _ = Timestamp::parse(&text);
        }
    }
}
