//! Value added tax.

use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{ExactAmount, Money, MoneyError, Rounding};

/// A rate of value added tax, from 0 to 100 %, exact to a ten-thousandth of a percent.
///
/// ```
/// use cms_core::money::VatRate;
///
/// let rate = VatRate::from_percent("5.2".parse()?)?;
/// assert_eq!(rate.to_string(), "5.2 %");
/// assert_eq!(rate, VatRate::from_basis_points(520)?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "u32", try_from = "u32")]
pub struct VatRate {
    parts_per_million: u32,
}

impl VatRate {
    /// No tax is added. It still is a rate: what is outside the tax altogether is a matter of the document.
    pub const ZERO: Self = Self { parts_per_million: 0 };

    /// A rate in percent, for example 19 or 5.2.
    ///
    /// # Errors
    /// [`MoneyError::VatRate`] below 0, above 100, or with more than four digits after the point.
    pub fn from_percent(percent: Decimal) -> Result<Self, MoneyError> {
        let refused = || MoneyError::VatRate { percent };
        let shortest = percent.normalize();
        let missing_digits = PERCENT_DIGITS.checked_sub(shortest.scale()).ok_or_else(refused)?;
        let parts = shortest.mantissa().checked_mul(10_i128.pow(missing_digits)).ok_or_else(refused)?;
        let parts_per_million = u32::try_from(parts).map_err(|_| refused())?;
        Self::from_parts_per_million(parts_per_million).map_err(|_| refused())
    }

    /// A rate in hundredths of a percent.
    ///
    /// # Errors
    /// [`MoneyError::VatRate`] above 10 000.
    pub fn from_basis_points(basis_points: u32) -> Result<Self, MoneyError> {
        Self::from_parts_per_million(basis_points.saturating_mul(100))
    }

    /// A rate in millionths.
    ///
    /// # Errors
    /// [`MoneyError::VatRate`] above 1 000 000.
    pub fn from_parts_per_million(parts_per_million: u32) -> Result<Self, MoneyError> {
        if parts_per_million > MILLION {
            return Err(MoneyError::VatRate { percent: percent(parts_per_million) });
        }
        Ok(Self { parts_per_million })
    }

    /// The rate in percent.
    #[must_use]
    pub fn percent(self) -> Decimal {
        percent(self.parts_per_million)
    }

    /// The rate in millionths.
    #[must_use]
    pub const fn as_parts_per_million(self) -> u32 {
        self.parts_per_million
    }

    /// The tax on a net amount, rounded once (EN 16931, BR-CO-17: per rate of a document, not per line).
    ///
    /// # Errors
    /// [`MoneyError::OutOfRange`] where the tax does not fit.
    pub fn tax_on(self, net: Money, rounding: Rounding) -> Result<Money, MoneyError> {
        let product = i128::from(net.as_micros()) * i128::from(self.parts_per_million);
        rounding.round(ExactAmount::new(product, MILLION, net.currency()))
    }
}

impl fmt::Display for VatRate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{} %", self.percent()))
    }
}

impl From<VatRate> for u32 {
    fn from(rate: VatRate) -> Self {
        rate.parts_per_million
    }
}

impl TryFrom<u32> for VatRate {
    type Error = MoneyError;

    fn try_from(parts_per_million: u32) -> Result<Self, MoneyError> {
        Self::from_parts_per_million(parts_per_million)
    }
}

const MILLION: u32 = 1_000_000;
/// A millionth is a ten-thousandth of a percent.
const PERCENT_DIGITS: u32 = 4;

fn percent(parts_per_million: u32) -> Decimal {
    Decimal::from_i128_with_scale(i128::from(parts_per_million), PERCENT_DIGITS).normalize()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Currency;

    #[test]
    fn rates_outside_0_to_100_percent_or_too_fine_are_refused() {
        let rate = |text: &str| VatRate::from_percent(text.parse().unwrap()).map(VatRate::as_parts_per_million);
        assert_eq!(rate("0"), Ok(0));
        assert_eq!(rate("100.0000"), Ok(1_000_000));
        assert_eq!(rate("5.5"), Ok(55_000));
        assert_eq!(rate("0.0001"), Ok(1));
        for refused in ["-0.1", "100.0001", "0.00001", "79228162514264337593543950335"] {
            assert_eq!(rate(refused).unwrap_err().code(), "money.vat_rate", "{refused}");
        }
        assert!(VatRate::from_basis_points(10_001).is_err());
        assert!(VatRate::from_basis_points(u32::MAX).is_err());
        assert!(serde_json::from_str::<VatRate>("1000001").is_err());
    }

    #[test]
    fn the_tax_on_half_a_cent_depends_on_the_policy() {
        // 0.50 at 5 % is 0.025: half of a cent.
        let net = Money::from_minor(50, Currency::EUR).unwrap();
        let rate = VatRate::from_basis_points(500).unwrap();
        assert_eq!(rate.tax_on(net, Rounding::HalfUp).unwrap().as_minor(), Some(3));
        assert_eq!(rate.tax_on(net, Rounding::HalfEven).unwrap().as_minor(), Some(2));
    }

    #[test]
    fn the_tax_on_the_largest_amount_fits() {
        let most = Money::from_micros(i64::MAX - i64::MAX % 10_000, Currency::EUR);
        let all = VatRate::from_basis_points(10_000).unwrap();
        assert_eq!(all.tax_on(most, Rounding::HalfUp), Ok(most));
    }
}
