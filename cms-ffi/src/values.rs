//! The values that cross the border as native types: decimals, times and spans of time.
//!
//! A number is handed over as text, a time and a span of time as whole milliseconds, which is what the core counts in.
//! The types that uniffi has for times are not used: their Swift side cuts off a part of a millisecond that is only due
//! to the `Double` in a `Date`, and both sides break off on a negative span instead of throwing an error.

use chrono::{DateTime, Utc};

use crate::CmsError;

/// An exact number: `java.math.BigDecimal` in Kotlin, `Foundation.Decimal` in Swift. Not called `Decimal`, since an app that
/// imports Foundation would then have two.
pub type ExactDecimal = rust_decimal::Decimal;

/// A span of time: `java.time.Duration` in Kotlin, `TimeInterval` in Swift. Whole milliseconds count.
pub use chrono::TimeDelta;

/// A point in time: `java.time.Instant` in Kotlin, `Date` in Swift. Whole milliseconds count.
pub type Timestamp = DateTime<Utc>;

uniffi::custom_type!(ExactDecimal, String, {
    remote,
    lower: |number| number.to_string(),
    // The error has to be that of the exported function, or it would arrive as an internal one.
    try_lift: |text| Ok(decimal(&text)?),
});

uniffi::custom_type!(Timestamp, i64, {
    remote,
    lower: |time| time.timestamp_millis(),
    try_lift: |milliseconds| Ok(timestamp(milliseconds)?),
});

uniffi::custom_type!(TimeDelta, i64, {
    remote,
    lower: |span| span.num_milliseconds(),
    try_lift: |milliseconds| Ok(time_delta(milliseconds)?),
});

/// Reads what `BigDecimal.toString` and `Decimal.description` write, to the last digit or not at all.
fn decimal(text: &str) -> Result<ExactDecimal, CmsError> {
    // The exponent is read by `from_scientific`, which would round the digits before it.
    let digits = text.split(['E', 'e']).next().unwrap_or(text);
    ExactDecimal::from_str_exact(digits)
        .and_then(|number| {
            if digits.len() == text.len() { Ok(number) } else { ExactDecimal::from_scientific(&text.replace('+', "")) }
        })
        .map_err(|_| {
            CmsError::new(
                "decimal.out_of_range",
                "a number has at most 28 digits; round it in the app, or check where it comes from",
            )
        })
}

fn timestamp(milliseconds: i64) -> Result<Timestamp, CmsError> {
    DateTime::from_timestamp_millis(milliseconds).ok_or_else(|| {
        CmsError::new("datetime.out_of_range", "a time lies within 262,000 years of 1970; check where it comes from")
    })
}

pub(crate) fn time_delta(milliseconds: i64) -> Result<TimeDelta, CmsError> {
    TimeDelta::try_milliseconds(milliseconds).ok_or_else(|| {
        CmsError::new(
            "datetime.out_of_range",
            "a span of time has at most 2^63 - 1 milliseconds; check where it comes from",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(result: Result<ExactDecimal, CmsError>) -> String {
        result.map_or_else(|error| error.code().to_owned(), |number| number.to_string())
    }

    #[test]
    fn a_number_is_read_to_the_last_digit_or_refused() {
        for (text, read) in [
            ("20.45", "20.45"),
            ("9.40", "9.40"),
            ("-0.001", "-0.001"),
            ("1E+3", "1000"),
            ("1E-7", "0.0000001"),
            ("1.25E+1", "12.5"),
            ("0E-9", "0.000000000"),
            ("1234567890123456789012345678", "1234567890123456789012345678"),
            ("0.12345678901234567890123456789", "decimal.out_of_range"),
            ("1.23456789012345678901234567890E+3", "decimal.out_of_range"),
            ("1E+999999999", "decimal.out_of_range"),
            ("1E-999999999", "decimal.out_of_range"),
            ("1E99999999999999999999", "decimal.out_of_range"),
            ("NaN", "decimal.out_of_range"),
            ("", "decimal.out_of_range"),
            ("E", "decimal.out_of_range"),
            ("1,5", "decimal.out_of_range"),
        ] {
            assert_eq!(code(decimal(text)), read, "{text}");
        }
    }

    #[test]
    fn times_are_taken_to_the_millisecond_and_refused_out_of_range() {
        for milliseconds in [0, -1, 1_777_881_600_123] {
            assert_eq!(timestamp(milliseconds).map(|time| time.timestamp_millis()), Ok(milliseconds));
            assert_eq!(time_delta(milliseconds).map(|span| span.num_milliseconds()), Ok(milliseconds));
        }
        for milliseconds in [i64::MIN, i64::MAX] {
            assert!(timestamp(milliseconds).is_err_and(|error| error.code() == "datetime.out_of_range"));
        }
        assert!(time_delta(i64::MIN).is_err_and(|error| error.code() == "datetime.out_of_range"));
    }
}
