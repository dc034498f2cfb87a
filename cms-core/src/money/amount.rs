//! An amount of money.

use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::currency::MICRO_DIGITS;
use super::{Currency, MoneyError, rounding};

/// An amount in one currency, exact to a millionth of its unit; negative where money flows back.
///
/// Inside it is a whole number of micro-units, at the edge a [`Decimal`]; it never was a float. Two amounts of different
/// currencies do not add up, and no sum wraps around.
///
/// ```
/// use cms_core::money::{Currency, Money, MoneyError};
///
/// let fee = Money::from_decimal("0.50".parse()?, Currency::EUR)?;
/// let total = fee.plus(Money::from_minor(1184, Currency::EUR)?)?;
/// assert_eq!(total.to_string(), "EUR 12.34");
/// assert_eq!(total.amount().to_string(), "12.34");
/// let yen = Money::from_minor(100, Currency::JPY)?;
/// assert!(matches!(total.plus(yen), Err(MoneyError::MixedCurrencies { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    micros: i64,
    currency: Currency,
}

impl Money {
    /// Nothing, in a currency.
    #[must_use]
    pub const fn zero(currency: Currency) -> Self {
        Self { micros: 0, currency }
    }

    /// So many millionths of the currency's unit.
    #[must_use]
    pub const fn from_micros(micros: i64, currency: Currency) -> Self {
        Self { micros, currency }
    }

    /// So many of the currency's smallest coins: cents, fils, whole yen.
    ///
    /// # Errors
    /// [`MoneyError::OutOfRange`] where the amount does not fit.
    pub const fn from_minor(minor: i64, currency: Currency) -> Result<Self, MoneyError> {
        match minor.checked_mul(currency.micros_per_minor_unit()) {
            Some(micros) => Ok(Self { micros, currency }),
            None => Err(MoneyError::OutOfRange),
        }
    }

    /// An amount in the currency's unit, for example 12.34.
    ///
    /// # Errors
    /// [`MoneyError::TooFine`] with more than six digits after the point, [`MoneyError::OutOfRange`] where it does not
    /// fit. Nothing is ever rounded here.
    pub fn from_decimal(amount: Decimal, currency: Currency) -> Result<Self, MoneyError> {
        let shortest = amount.normalize();
        let missing_digits = MICRO_DIGITS.checked_sub(shortest.scale()).ok_or(MoneyError::TooFine { amount })?;
        let micros = shortest.mantissa().checked_mul(10_i128.pow(missing_digits)).ok_or(MoneyError::OutOfRange)?;
        i64::try_from(micros).map(|micros| Self { micros, currency }).map_err(|_| MoneyError::OutOfRange)
    }

    /// The amount in the currency's unit, with at least the digits of its minor unit and no needless ones.
    #[must_use]
    pub fn amount(self) -> Decimal {
        let mut amount = Decimal::from_i128_with_scale(i128::from(self.micros), MICRO_DIGITS).normalize();
        if amount.scale() < self.currency.minor_digits() {
            amount.rescale(self.currency.minor_digits());
        }
        amount
    }

    /// Millionths of the currency's unit.
    #[must_use]
    pub const fn as_micros(self) -> i64 {
        self.micros
    }

    /// The currency's smallest coins, for payment providers; none where a fraction of a coin would be left.
    #[must_use]
    pub const fn as_minor(self) -> Option<i64> {
        rounding::whole_minor_units(self.micros, self.currency)
    }

    /// The currency.
    #[must_use]
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// Both together.
    ///
    /// # Errors
    /// [`MoneyError::MixedCurrencies`], or [`MoneyError::OutOfRange`] where the sum does not fit.
    pub fn plus(self, other: Self) -> Result<Self, MoneyError> {
        self.same_currency(other)?;
        let micros = self.micros.checked_add(other.micros).ok_or(MoneyError::OutOfRange)?;
        Ok(Self { micros, currency: self.currency })
    }

    /// What is left after taking `other` off.
    ///
    /// # Errors
    /// [`MoneyError::MixedCurrencies`], or [`MoneyError::OutOfRange`] where the difference does not fit.
    pub fn minus(self, other: Self) -> Result<Self, MoneyError> {
        self.same_currency(other)?;
        let micros = self.micros.checked_sub(other.micros).ok_or(MoneyError::OutOfRange)?;
        Ok(Self { micros, currency: self.currency })
    }

    /// The sum of `amounts`, all in `currency`.
    ///
    /// # Errors
    /// As [`Money::plus`].
    pub fn sum(currency: Currency, amounts: impl IntoIterator<Item = Self>) -> Result<Self, MoneyError> {
        amounts.into_iter().try_fold(Self::zero(currency), Self::plus)
    }

    /// Whether it is nothing.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.micros == 0
    }

    /// Whether it is less than nothing.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.micros < 0
    }

    fn same_currency(self, other: Self) -> Result<(), MoneyError> {
        if self.currency == other.currency {
            Ok(())
        } else {
            Err(MoneyError::MixedCurrencies { left: self.currency, right: other.currency })
        }
    }
}

impl fmt::Display for Money {
    /// Code and amount, for example `EUR 12.34`; digits finer than the minor unit are shown where there are any.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{} {}", self.currency, self.amount()))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn eur(text: &str) -> Result<Money, MoneyError> {
        Money::from_decimal(text.parse().unwrap(), Currency::EUR)
    }

    #[test]
    fn amounts_are_shown_with_the_digits_of_their_currency() {
        let shown = |minor, currency| Money::from_minor(minor, currency).unwrap().to_string();
        assert_eq!(shown(1234, Currency::EUR), "EUR 12.34");
        assert_eq!(shown(-5, Currency::EUR), "EUR -0.05");
        assert_eq!(shown(1200, Currency::EUR), "EUR 12.00");
        assert_eq!(shown(1234, Currency::JPY), "JPY 1234");
        assert_eq!(shown(1234, Currency::KWD), "KWD 1.234");
        assert_eq!(shown(12345, Currency::from_code("CLF").unwrap()), "CLF 1.2345");
        assert_eq!(eur("0.3999").unwrap().to_string(), "EUR 0.3999");
        assert_eq!(format!("{:>10}|", Money::zero(Currency::EUR)), "  EUR 0.00|");
    }

    #[test]
    fn an_amount_finer_than_a_millionth_is_refused_and_not_rounded() {
        assert_eq!(eur("0.000001").map(Money::as_micros), Ok(1));
        assert_eq!(eur("1.500000000").map(Money::as_micros), Ok(1_500_000));
        assert_eq!(eur("0.0000001").unwrap_err().code(), "money.too_fine");
        assert_eq!(eur("79228162514264337593543950335"), Err(MoneyError::OutOfRange));
        assert_eq!(eur("9223372036854.775807").map(Money::as_micros), Ok(i64::MAX));
        assert_eq!(eur("9223372036854.775808"), Err(MoneyError::OutOfRange));
        assert_eq!(eur("-9223372036854.775808").map(Money::as_micros), Ok(i64::MIN));
    }

    #[test]
    fn sums_beyond_the_range_and_of_two_currencies_are_errors() {
        let most = Money::from_micros(i64::MAX, Currency::EUR);
        let cent = Money::from_minor(1, Currency::EUR).unwrap();
        assert_eq!(most.plus(cent), Err(MoneyError::OutOfRange));
        assert_eq!(Money::from_micros(i64::MIN, Currency::EUR).minus(cent), Err(MoneyError::OutOfRange));
        assert_eq!(Money::from_minor(i64::MAX, Currency::EUR), Err(MoneyError::OutOfRange));
        let mixed = cent.minus(Money::zero(Currency::USD)).unwrap_err();
        assert_eq!(mixed, MoneyError::MixedCurrencies { left: Currency::EUR, right: Currency::USD });
    }

    #[test]
    fn only_whole_coins_can_be_given_to_a_payment_provider() {
        assert_eq!(eur("8.06").unwrap().as_minor(), Some(806));
        assert_eq!(eur("-8.06").unwrap().as_minor(), Some(-806));
        assert_eq!(eur("8.065").unwrap().as_minor(), None);
        assert_eq!(Money::from_micros(7_000_000, Currency::JPY).as_minor(), Some(7));
        assert_eq!(Money::from_micros(7_500_000, Currency::JPY).as_minor(), None);
    }

    #[test]
    fn an_amount_is_integers_in_json() {
        let text = serde_json::to_string(&eur("12.34").unwrap()).unwrap();
        assert_eq!(text, r#"{"micros":12340000,"currency":"EUR"}"#);
        assert_eq!(serde_json::from_str::<Money>(&text).unwrap(), eur("12.34").unwrap());
        assert!(serde_json::from_str::<Money>(r#"{"micros":12.5,"currency":"EUR"}"#).is_err());
    }

    proptest! {
        #[test]
        fn every_amount_survives_the_way_through_a_decimal(micros: i64) {
            let money = Money::from_micros(micros, Currency::EUR);
            prop_assert_eq!(Money::from_decimal(money.amount(), Currency::EUR), Ok(money));
        }

        #[test]
        fn taking_off_what_was_added_gives_the_amount_back(a in -(1_i64 << 61)..1 << 61, b in -(1_i64 << 61)..1 << 61) {
            let (a, b) = (Money::from_micros(a, Currency::EUR), Money::from_micros(b, Currency::EUR));
            prop_assert_eq!(a.plus(b).and_then(|sum| sum.minus(b)), Ok(a));
        }
    }
}
