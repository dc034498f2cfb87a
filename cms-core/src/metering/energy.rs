//! Energy, exact to the milliwatt-hour.

use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// An amount of energy or the state of an energy register, in milliwatt-hours; negative where energy flows back.
///
/// ```
/// use cms_core::metering::Energy;
///
/// let energy = Energy::from_mwh(12_345_678);
/// assert_eq!(energy.as_kwh().to_string(), "12.345678");
/// assert_eq!(Energy::from_wh(12_345)?, Energy::from_mwh(12_345_000));
/// # Ok::<(), cms_core::metering::MeterError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Energy(i64);

impl Energy {
    /// No energy.
    pub const ZERO: Self = Self(0);

    /// So many milliwatt-hours.
    #[must_use]
    pub const fn from_mwh(milliwatt_hours: i64) -> Self {
        Self(milliwatt_hours)
    }

    /// So many watt-hours.
    ///
    /// # Errors
    /// [`MeterError::OutOfRange`] beyond ±9.2 billion MWh.
    pub fn from_wh(watt_hours: i64) -> Result<Self, MeterError> {
        watt_hours.checked_mul(1_000).map(Self).ok_or(MeterError::OutOfRange)
    }

    /// So many kilowatt-hours, taken exactly.
    ///
    /// ```
    /// use cms_core::metering::Energy;
    ///
    /// assert_eq!(Energy::from_kwh("20.45".parse()?)?, Energy::from_wh(20_450)?);
    /// assert_eq!(Energy::from_kwh("0.0000001".parse()?).unwrap_err().code(), "meter.too_fine");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`MeterError::TooFine`] where the value is finer than a milliwatt-hour, [`MeterError::OutOfRange`] where it does
    /// not fit.
    pub fn from_kwh(kilowatt_hours: Decimal) -> Result<Self, MeterError> {
        if kilowatt_hours.normalize().scale() > 6 {
            return Err(MeterError::TooFine { kilowatt_hours });
        }
        scaled_milli(kilowatt_hours, 3).map(Self)
    }

    /// A meter's decimal value in watt-hours times 10^`multiplier`; finer than a milliwatt-hour is cut towards zero, as a
    /// register shows only whole units.
    ///
    /// # Errors
    /// [`MeterError::OutOfRange`] where the value does not fit.
    pub fn from_decimal_wh(watt_hours: Decimal, multiplier: i32) -> Result<Self, MeterError> {
        scaled_milli(watt_hours, multiplier).map(Self)
    }

    /// Milliwatt-hours.
    #[must_use]
    pub const fn as_mwh(self) -> i64 {
        self.0
    }

    /// Kilowatt-hours, exact.
    #[must_use]
    pub fn as_kwh(self) -> Decimal {
        Decimal::from_i128_with_scale(i128::from(self.0), 6)
    }

    /// What is left after taking `other` off.
    ///
    /// # Errors
    /// [`MeterError::OutOfRange`] where the difference does not fit.
    pub fn minus(self, other: Self) -> Result<Self, MeterError> {
        self.0.checked_sub(other.0).map(Self).ok_or(MeterError::OutOfRange)
    }

    /// Both together.
    ///
    /// # Errors
    /// [`MeterError::OutOfRange`] where the sum does not fit.
    pub fn plus(self, other: Self) -> Result<Self, MeterError> {
        self.0.checked_add(other.0).map(Self).ok_or(MeterError::OutOfRange)
    }

    /// Whether it is less than nothing.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }
}

impl fmt::Display for Energy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} kWh", self.as_kwh().normalize())
    }
}

/// Thousandths of a decimal value times 10^`multiplier`, cut towards zero.
pub(super) fn scaled_milli(value: Decimal, multiplier: i32) -> Result<i64, MeterError> {
    // value = mantissa / 10^scale, so thousandths = mantissa * 10^(3 + multiplier - scale).
    let exponent = 3_i64 + i64::from(multiplier) - i64::from(value.scale());
    let mantissa = value.mantissa();
    if mantissa == 0 {
        return Ok(0);
    }
    let power = u32::try_from(exponent.unsigned_abs()).map_err(|_| MeterError::OutOfRange)?;
    let scaled = if exponent >= 0 {
        10_i128.checked_pow(power).and_then(|factor| mantissa.checked_mul(factor)).ok_or(MeterError::OutOfRange)?
    } else {
        // A divisor beyond i128 is larger than any mantissa: nothing whole is left.
        10_i128.checked_pow(power).map_or(0, |divisor| mantissa / divisor)
    };
    i64::try_from(scaled).map_err(|_| MeterError::OutOfRange)
}

/// Why a meter value cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum MeterError {
    /// The value is larger than any meter shows.
    #[error("the meter value is out of range; check the unit and multiplier the station sends")]
    OutOfRange,
    /// The value is finer than can be kept.
    #[error("the energy {kilowatt_hours} kWh is finer than a milliwatt-hour; give at most six digits after the point")]
    TooFine {
        /// The value.
        kilowatt_hours: Decimal,
    },
    /// The text is not a number.
    #[error("the meter value {text:?} is not a decimal number; check the station's firmware")]
    NotANumber {
        /// The text, cut to 40 characters.
        text: String,
    },
}

impl MeterError {
    /// A stable code for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::OutOfRange => "meter.out_of_range",
            Self::TooFine { .. } => "meter.too_fine",
            Self::NotANumber { .. } => "meter.not_a_number",
        }
    }
}

#[cfg(test)]
mod tests {
    use std::str::FromStr as _;

    use super::*;

    #[test]
    fn decimals_become_milliwatt_hours_exactly() {
        let energy = |text: &str, multiplier| {
            Energy::from_decimal_wh(Decimal::from_str(text).unwrap(), multiplier).map(Energy::as_mwh)
        };
        assert_eq!(energy("1234.5", 0), Ok(1_234_500));
        assert_eq!(energy("1.2345", 3), Ok(1_234_500));
        assert_eq!(energy("0.0009", 0), Ok(0));
        assert_eq!(energy("-0.0019", 0), Ok(-1));
        assert_eq!(energy("0", 40), Ok(0));
        assert_eq!(energy("1", -90), Ok(0));
        assert_eq!(energy("1", 40), Err(MeterError::OutOfRange));
        assert_eq!(energy("79228162514264337593543950335", 0), Err(MeterError::OutOfRange));
    }
}
