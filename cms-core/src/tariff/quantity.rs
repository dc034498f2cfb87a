//! How much of a dimension a session used.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::metering::Energy;

/// How much of a dimension a session used.
///
/// ```
/// use cms_core::tariff::Quantity;
///
/// assert_eq!(Quantity::DurationMs(3_723_500).to_string(), "1 h 2 min 3.5 s");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Quantity {
    /// One session.
    Once,
    /// Energy delivered.
    Energy(Energy),
    /// Time, in milliseconds.
    DurationMs(i64),
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Once => f.pad("1"),
            Self::Energy(energy) => f.pad(&energy.to_string()),
            Self::DurationMs(milliseconds) => f.pad(&duration_text(milliseconds)),
        }
    }
}

#[expect(clippy::integer_division, reason = "hours and minutes of a time for reading; no money is divided")]
fn duration_text(milliseconds: i64) -> String {
    let sign = if milliseconds < 0 { "-" } else { "" };
    let all = milliseconds.unsigned_abs();
    let (hours, minutes, seconds, rest) = (all / 3_600_000, all / 60_000 % 60, all / 1_000 % 60, all % 1_000);
    let mut parts = Vec::new();
    if hours > 0 {
        parts.push(format!("{hours} h"));
    }
    if minutes > 0 {
        parts.push(format!("{minutes} min"));
    }
    if rest > 0 {
        let fraction = format!("{rest:03}");
        parts.push(format!("{seconds}.{} s", fraction.trim_end_matches('0')));
    } else if seconds > 0 || parts.is_empty() {
        parts.push(format!("{seconds} s"));
    }
    format!("{sign}{}", parts.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_written_without_empty_units_and_to_the_millisecond() {
        for (milliseconds, text) in [
            (0, "0 s"),
            (1, "0.001 s"),
            (59_900, "59.9 s"),
            (60_000, "1 min"),
            (2_700_000, "45 min"),
            (3_600_000, "1 h"),
            (3_601_000, "1 h 1 s"),
            (-90_000, "-1 min 30 s"),
            (i64::MIN, "-2562047788015 h 12 min 55.808 s"),
        ] {
            assert_eq!(Quantity::DurationMs(milliseconds).to_string(), text);
        }
    }
}
