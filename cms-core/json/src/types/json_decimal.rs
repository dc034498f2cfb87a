//! Numbers of JSON, read from their digits.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use serde::de::Error as _;
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

/// A number of JSON with exactly the digits of its text; no binary floating point is involved either way.
///
/// Exponents are accepted. A number that needs more than 28 fraction digits or 96 bits is refused instead of rounded.
/// A whole number is written without a fraction, every other one with the digits it has.
///
/// ```
/// use cms_json::types::JsonDecimal;
///
/// let price: JsonDecimal = serde_json::from_str("1.10")?;
/// assert_eq!(serde_json::to_string(&price)?, "1.10");
/// assert_eq!(serde_json::from_str::<JsonDecimal>("1e3")?.to_string(), "1000");
/// assert_eq!(serde_json::from_str::<JsonDecimal>("16.0")?.to_string(), "16");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct JsonDecimal(Decimal);

/// Why a text is not a [`JsonDecimal`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum JsonDecimalError {
    /// The text is not a number as JSON writes them.
    #[error("the text is not a JSON number; write digits with an optional sign, fraction and exponent, such as -12.50")]
    NotANumber,
    /// The number has more digits than can be held exactly.
    #[error("the number cannot be held exactly; send at most 28 significant digits and 28 fraction digits")]
    OutOfRange,
}

impl JsonDecimalError {
    /// A stable name of the error.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotANumber => "not_a_number",
            Self::OutOfRange => "out_of_range",
        }
    }
}

impl JsonDecimal {
    /// Zero.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// The number as a JSON number.
    #[must_use]
    pub const fn new(value: Decimal) -> Self {
        Self(value)
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> Decimal {
        self.0
    }

    /// Reads the text of a JSON number.
    ///
    /// # Errors
    /// When the text is not a JSON number, or has more digits than can be held exactly.
    pub fn parse(text: &str) -> Result<Self, JsonDecimalError> {
        let number = NumberText::split(text).ok_or(JsonDecimalError::NotANumber)?;
        number.value().map(Self).ok_or(JsonDecimalError::OutOfRange)
    }
}

/// The parts of a number's text: sign, digits without the point, and the power of ten of the last digit, negated.
struct NumberText<'a> {
    negative: bool,
    whole: &'a [u8],
    fraction: &'a [u8],
    exponent: i64,
}

impl<'a> NumberText<'a> {
    /// Splits by the grammar of RFC 8259, section 6.
    fn split(text: &'a str) -> Option<Self> {
        let bytes = text.as_bytes();
        let (negative, bytes) = match bytes.strip_prefix(b"-") {
            Some(rest) => (true, rest),
            None => (false, bytes),
        };
        let (whole, rest) = take_digits(bytes);
        if whole.is_empty() || (whole.len() > 1 && whole.first() == Some(&b'0')) {
            return None;
        }
        let (fraction, rest) = match rest.strip_prefix(b".") {
            Some(rest) => {
                let (fraction, rest) = take_digits(rest);
                if fraction.is_empty() {
                    return None;
                }
                (fraction, rest)
            }
            None => (&[][..], rest),
        };
        let exponent = match rest.split_first() {
            None => 0,
            Some((b'e' | b'E', rest)) => {
                let (negative, digits) = match rest.split_first() {
                    Some((b'-', digits)) => (true, digits),
                    Some((b'+', digits)) => (false, digits),
                    _ => (false, rest),
                };
                if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
                    return None;
                }
                // Clamped: a million is far beyond what fits, and stays so after the fraction digits are counted.
                let size = digits
                    .iter()
                    .fold(0_i64, |value, digit| (value * 10 + i64::from(digit - b'0')).min(1_000_000_000_000));
                if negative { -size } else { size }
            }
            Some(_) => return None,
        };
        Some(Self { negative, whole, fraction, exponent })
    }

    fn value(&self) -> Option<Decimal> {
        let mut scale = i64::try_from(self.fraction.len()).ok()?.checked_sub(self.exponent)?;
        let mut mantissa = 0_i128;
        let mut zeros = 0_u32;
        // Zeros are counted and applied only when another digit follows, so that trailing ones never overflow.
        for digit in self.whole.iter().chain(self.fraction) {
            if *digit == b'0' {
                zeros += u32::from(mantissa != 0);
                continue;
            }
            let power = 10_i128.checked_pow(zeros.checked_add(1)?)?;
            mantissa = mantissa.checked_mul(power)?.checked_add(i128::from(digit - b'0'))?;
            zeros = 0;
        }
        if mantissa == 0 {
            return Decimal::try_from_i128_with_scale(0, u32::try_from(scale.clamp(0, 28)).ok()?).ok();
        }
        // Keep the trailing zeros that fit, they are part of the text; give up those that do not.
        while zeros > 0 && (scale > 0 && scale <= 28 || scale < i64::from(zeros)) {
            match mantissa.checked_mul(10) {
                Some(more) if more < 1 << 96 => mantissa = more,
                _ => break,
            }
            zeros -= 1;
        }
        scale -= i64::from(zeros);
        if scale < 0 {
            mantissa = mantissa.checked_mul(10_i128.checked_pow(u32::try_from(-scale).ok()?)?)?;
            scale = 0;
        }
        let signed = if self.negative { -mantissa } else { mantissa };
        Decimal::try_from_i128_with_scale(signed, u32::try_from(scale).ok()?).ok()
    }
}

fn take_digits(bytes: &[u8]) -> (&[u8], &[u8]) {
    let end = bytes.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(bytes.len());
    bytes.split_at(end)
}

impl From<Decimal> for JsonDecimal {
    fn from(value: Decimal) -> Self {
        Self(value)
    }
}

impl From<i64> for JsonDecimal {
    fn from(value: i64) -> Self {
        Self(value.into())
    }
}

impl From<JsonDecimal> for Decimal {
    fn from(value: JsonDecimal) -> Self {
        value.0
    }
}

impl FromStr for JsonDecimal {
    type Err = JsonDecimalError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl fmt::Display for JsonDecimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.fract().is_zero() { self.0.trunc().fmt(f) } else { self.0.fmt(f) }
    }
}

impl fmt::Debug for JsonDecimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for JsonDecimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.fract().is_zero() {
            if let Ok(whole) = i64::try_from(self.0) {
                return serializer.serialize_i64(whole);
            }
        }
        RawValue::from_string(self.to_string()).map_err(S::Error::custom)?.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for JsonDecimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Box::<RawValue>::deserialize(deserializer)?;
        Self::parse(text.get()).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn again(text: &str) -> String {
        serde_json::to_string(&serde_json::from_str::<JsonDecimal>(text).unwrap()).unwrap()
    }

    #[test]
    fn the_digits_of_a_number_survive() {
        for (text, same) in [
            ("1.10", "1.10"),
            ("123456789.123456789", "123456789.123456789"),
            ("12.0", "12"),
            ("1e3", "1000"),
            ("1.5E-3", "0.0015"),
            ("-0", "0"),
            ("0.00", "0"),
            ("-0.50", "-0.50"),
            ("0.1", "0.1"),
            ("79228162514264337593543950335", "79228162514264337593543950335"),
            ("1.00000000000000000000000000000000000000", "1"),
            ("0.0000000000000000000000000001", "0.0000000000000000000000000001"),
            ("100e-2", "1"),
            ("110e-2", "1.10"),
            ("0e999999999999999999999", "0"),
        ] {
            assert_eq!(again(text), same, "{text}");
        }
    }

    #[test]
    fn what_cannot_be_held_exactly_is_refused() {
        for text in
            ["1e29", "79228162514264337593543950336", "1e-29", "0.12345678901234567890123456789", "1e99999999999999"]
        {
            assert_eq!(JsonDecimal::parse(text), Err(JsonDecimalError::OutOfRange), "{text}");
        }
    }

    #[test]
    fn only_the_grammar_of_json_is_a_number() {
        for text in ["", "-", "01", "1.", ".5", "+1", "1e", "1e+", "0x10", "1_000", "NaN", "\"1\"", " 1", "1,5"] {
            assert_eq!(JsonDecimal::parse(text), Err(JsonDecimalError::NotANumber), "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_decimal_survives_its_own_text(mantissa in -(1_i128 << 95)..(1_i128 << 95), scale in 0_u32..=28) {
            let value = JsonDecimal::new(Decimal::from_i128_with_scale(mantissa, scale));
            prop_assert_eq!(JsonDecimal::parse(&value.to_string()), Ok(value));
        }

        #[test]
        fn any_text_is_read_or_refused_without_a_panic(text in "-?[0-9.eE+-]{0,60}") {
            if JsonDecimal::parse(&text).is_ok() {
                prop_assert!(serde_json::from_str::<Box<RawValue>>(&text).is_ok());
            }
        }
    }
}
