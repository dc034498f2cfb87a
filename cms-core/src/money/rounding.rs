//! The one place where money is divided.
//!
//! Every other module multiplies and adds whole numbers; the lint against integer division holds there and is lifted
//! here alone.

#![expect(clippy::integer_division, reason = "this is the module that divides, and each division says how it rounds")]

use std::cmp::Ordering;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Currency, Money, MoneyError};

/// How an exact amount becomes whole minor units of its currency. The name of the policy stands on every document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Rounding {
    /// To the nearest minor unit, a half away from zero: what people do by hand.
    #[default]
    HalfUp,
    /// To the nearest minor unit, a half to the even neighbour: what banks do.
    HalfEven,
}

impl Rounding {
    /// The name of the policy on documents.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::HalfUp => "minor unit, half up",
            Self::HalfEven => "minor unit, half even",
        }
    }

    /// The exact amount in whole minor units.
    ///
    /// ```
    /// use cms_core::money::{Currency, ExactAmount, Rounding};
    ///
    /// // A third of a euro, and one and a half yen.
    /// let third = ExactAmount::new(1_000_000, 3, Currency::EUR);
    /// assert_eq!(Rounding::HalfUp.round(third)?.to_string(), "EUR 0.33");
    /// let yen = ExactAmount::new(3_000_000, 2, Currency::JPY);
    /// assert_eq!(Rounding::HalfEven.round(yen)?.to_string(), "JPY 2");
    /// # Ok::<(), cms_core::money::MoneyError>(())
    /// ```
    ///
    /// # Errors
    /// [`MoneyError::OutOfRange`] where the amount does not fit.
    pub fn round(self, exact: ExactAmount) -> Result<Money, MoneyError> {
        let divisor = minor_unit_divisor(exact.denominator, exact.currency);
        let below = exact.numerator.div_euclid(divisor);
        let rest = exact.numerator.rem_euclid(divisor);
        // `rest` is less than `divisor`, which is far from the limits of the type.
        let up = match (rest * 2).cmp(&divisor) {
            Ordering::Less => false,
            Ordering::Greater => true,
            Ordering::Equal => match self {
                Self::HalfUp => exact.numerator > 0,
                Self::HalfEven => below.rem_euclid(2) == 1,
            },
        };
        money_of_minor(below + i128::from(up), exact.currency)
    }

    /// Rounds the sum of `numerators` over `denominator` once, and gives every part a printed amount such that the printed
    /// parts add up to the printed total.
    ///
    /// Each part is cut down to whole minor units; what is missing goes, one minor unit each, to the parts of which most
    /// was cut off (the largest remainder), the earlier one where two are equal. So a printed part is never a minor unit
    /// or more away from its exact amount, and a part that is exact stays so.
    ///
    /// # Errors
    /// [`MoneyError::OutOfRange`] where an amount does not fit.
    pub fn round_together(
        self,
        numerators: &[i128],
        denominator: u32,
        currency: Currency,
    ) -> Result<RoundedTogether, MoneyError> {
        let sum =
            numerators.iter().try_fold(0_i128, |sum, part| sum.checked_add(*part)).ok_or(MoneyError::OutOfRange)?;
        let total = self.round(ExactAmount::new(sum, denominator, currency))?;
        let divisor = minor_unit_divisor(denominator.max(1), currency);

        let mut minors: Vec<i128> = numerators.iter().map(|part| part.div_euclid(divisor)).collect();
        let cut = |index: &usize| numerators[*index].rem_euclid(divisor);
        let mut order: Vec<usize> = (0..numerators.len()).collect();
        order.sort_by_key(|index| std::cmp::Reverse(cut(index)));

        let printed = i128::from(total.as_micros() / currency.micros_per_minor_unit());
        let missing = printed - minors.iter().sum::<i128>();
        // The sum of the remainders, rounded, is at most the number of parts that have one.
        for index in order.into_iter().take(usize::try_from(missing).unwrap_or(0)) {
            minors[index] += 1;
        }
        let parts = minors.into_iter().map(|minor| money_of_minor(minor, currency)).collect::<Result<_, _>>()?;
        Ok(RoundedTogether { total, parts })
    }
}

impl fmt::Display for Rounding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// A total that was rounded once, and printed parts that add up to it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RoundedTogether {
    /// The sum of the exact parts, rounded.
    pub total: Money,
    /// The parts in the order they were given.
    pub parts: Vec<Money>,
}

/// An amount before it is rounded: whole micro-units over a whole denominator.
///
/// It is shown to nine digits after the point, with an ellipsis where more follow.
///
/// ```
/// use cms_core::money::{Currency, ExactAmount};
///
/// assert_eq!(ExactAmount::new(4_814_814_420, 1_000, Currency::EUR).to_string(), "EUR 4.81481442");
/// assert_eq!(ExactAmount::new(2_000_000, 3, Currency::EUR).to_string(), "EUR 0.666666666…");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ExactAmount {
    numerator: i128,
    denominator: u32,
    currency: Currency,
}

impl ExactAmount {
    /// `numerator` / `denominator` micro-units; a denominator of nought is taken as one.
    #[must_use]
    pub const fn new(numerator: i128, denominator: u32, currency: Currency) -> Self {
        Self { numerator, denominator: if denominator == 0 { 1 } else { denominator }, currency }
    }

    /// The numerator, in micro-units of the currency.
    #[must_use]
    pub const fn numerator(self) -> i128 {
        self.numerator
    }

    /// The denominator; never nought.
    #[must_use]
    pub const fn denominator(self) -> u32 {
        self.denominator
    }

    /// The currency.
    #[must_use]
    pub const fn currency(self) -> Currency {
        self.currency
    }
}

impl fmt::Display for ExactAmount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let denominator = u128::from(self.denominator);
        let micros = self.numerator.unsigned_abs() / denominator;
        // At most a million denominators: the product is small.
        let finer = self.numerator.unsigned_abs() % denominator * 1_000;
        let (nanos, more) = (finer / denominator, finer % denominator != 0);
        let mut digits = format!("{:06}{nanos:03}", micros % 1_000_000);
        let ellipsis = if more {
            "…"
        } else {
            let shortest = digits.trim_end_matches('0').len().max(self.currency.minor_digits() as usize);
            digits.truncate(shortest);
            ""
        };
        let sign = if self.numerator < 0 { "-" } else { "" };
        let point = if digits.is_empty() { "" } else { "." };
        f.pad(&format!("{} {sign}{}{point}{digits}{ellipsis}", self.currency, micros / 1_000_000))
    }
}

/// Whole minor units of an amount; none where a fraction would be left.
pub(super) const fn whole_minor_units(micros: i64, currency: Currency) -> Option<i64> {
    let unit = currency.micros_per_minor_unit();
    if micros % unit == 0 { Some(micros / unit) } else { None }
}

/// What a numerator over `denominator` is divided by to give minor units; at most 4.3e15.
fn minor_unit_divisor(denominator: u32, currency: Currency) -> i128 {
    i128::from(denominator) * i128::from(currency.micros_per_minor_unit())
}

fn money_of_minor(minor: i128, currency: Currency) -> Result<Money, MoneyError> {
    Money::from_minor(i64::try_from(minor).map_err(|_| MoneyError::OutOfRange)?, currency)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cents(rounding: Rounding, numerator: i128, denominator: u32) -> Option<i64> {
        rounding.round(ExactAmount::new(numerator, denominator, Currency::EUR)).unwrap().as_minor()
    }

    #[test]
    fn a_half_goes_away_from_zero_or_to_the_even_neighbour() {
        for (micros, up, even) in [
            (5_000, 1, 0),
            (15_000, 2, 2),
            (25_000, 3, 2),
            (-5_000, -1, 0),
            (-15_000, -2, -2),
            (-25_000, -3, -2),
            (14_999, 1, 1),
            (15_001, 2, 2),
            (-14_999, -1, -1),
            (-15_001, -2, -2),
        ] {
            assert_eq!(cents(Rounding::HalfUp, micros, 1), Some(up), "{micros}");
            assert_eq!(cents(Rounding::HalfEven, micros, 1), Some(even), "{micros}");
        }
    }

    #[test]
    fn a_tie_is_seen_where_decimals_with_28_digits_lose_it() {
        // 0.015 euro as 27 000 000 / 1 800 000 000: a tie only because nothing was cut off on the way.
        assert_eq!(cents(Rounding::HalfEven, 15_000 * 1_800_000_000, 1_800_000_000), Some(2));
        assert_eq!(cents(Rounding::HalfEven, 15_000 * 1_800_000_000 - 1, 1_800_000_000), Some(1));
    }

    #[test]
    fn what_does_not_fit_is_an_error_and_not_a_panic() {
        let round = |numerator| Rounding::HalfUp.round(ExactAmount::new(numerator, 1, Currency::EUR));
        assert_eq!(round(i128::MAX), Err(MoneyError::OutOfRange));
        assert_eq!(round(i128::MIN), Err(MoneyError::OutOfRange));
        let together = Rounding::HalfUp.round_together(&[i128::MAX, 1], 1, Currency::EUR);
        assert_eq!(together, Err(MoneyError::OutOfRange));
        assert_eq!(ExactAmount::new(1, 0, Currency::EUR).denominator(), 1);
        assert_eq!(Rounding::HalfUp.round_together(&[], 0, Currency::EUR).unwrap().total, Money::zero(Currency::EUR));
    }

    #[test]
    fn exact_amounts_show_what_they_are() {
        let shown = |numerator, denominator, currency| ExactAmount::new(numerator, denominator, currency).to_string();
        assert_eq!(shown(0, 1, Currency::EUR), "EUR 0.00");
        assert_eq!(shown(500_000, 1, Currency::EUR), "EUR 0.50");
        assert_eq!(shown(-1_500_000, 1, Currency::EUR), "EUR -1.50");
        assert_eq!(shown(7_000_000, 1, Currency::JPY), "JPY 7");
        assert_eq!(shown(15_000_000, 2, Currency::JPY), "JPY 7.5");
        assert_eq!(shown(1_000_000, 9, Currency::EUR), "EUR 0.111111111…");
        assert_eq!(shown(i128::MAX, u32::MAX, Currency::EUR).len(), 40);
    }

    fn policy() -> impl Strategy<Value = Rounding> {
        prop_oneof![Just(Rounding::HalfUp), Just(Rounding::HalfEven)]
    }

    proptest! {
        #[test]
        fn printed_parts_add_up_and_stay_within_one_minor_unit(
            rounding in policy(),
            parts in prop::collection::vec(-10_i128.pow(18)..10_i128.pow(18), 0..12),
            denominator in 1_u32..20_000_000,
            currency in prop::sample::select(vec![Currency::EUR, Currency::JPY, Currency::KWD]),
        ) {
            let rounded = rounding.round_together(&parts, denominator, currency).unwrap();
            prop_assert_eq!(Money::sum(currency, rounded.parts.iter().copied()), Ok(rounded.total));
            let sum = ExactAmount::new(parts.iter().sum(), denominator, currency);
            prop_assert_eq!(rounding.round(sum), Ok(rounded.total));
            for (exact, printed) in parts.iter().zip(&rounded.parts) {
                let away = i128::from(printed.as_micros()) * i128::from(denominator) - exact;
                prop_assert!(away.abs() < minor_unit_divisor(denominator, currency));
            }
        }

        #[test]
        fn rounding_is_to_the_nearest_and_mirrors_at_zero(
            rounding in policy(), numerator in -10_i128.pow(20)..10_i128.pow(20), denominator in 1_u32..20_000_000,
        ) {
            let round = |numerator| rounding.round(ExactAmount::new(numerator, denominator, Currency::EUR)).unwrap();
            let away = i128::from(round(numerator).as_micros()) * i128::from(denominator) - numerator;
            prop_assert!(away.abs() * 2 <= minor_unit_divisor(denominator, Currency::EUR));
            prop_assert_eq!(round(-numerator).as_micros(), -round(numerator).as_micros());
        }
    }
}
