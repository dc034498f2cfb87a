//! Prices compared with a computation in plain fractions that shares nothing with the library.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod money_support;

use std::collections::BTreeMap;

use cms_core::metering::Energy;
use cms_core::money::{Currency, Money, Rounding, VatRate};
use cms_core::tariff::{PriceComponent, PriceReport, Tariff, TariffDimension, Usage};
use money_support::{price, tariff};
use proptest::prelude::*;

/// A fraction in lowest terms.
#[derive(Debug, Clone, Copy)]
struct Fraction {
    top: i128,
    bottom: i128,
}

impl Fraction {
    fn new(top: i128, bottom: i128) -> Self {
        let (mut a, mut b) = (top.abs(), bottom);
        while b != 0 {
            (a, b) = (b, a % b);
        }
        Self { top: top / a.max(1), bottom: bottom / a.max(1) }
    }

    fn plus(self, other: Self) -> Self {
        Self::new(self.top * other.bottom + other.top * self.bottom, self.bottom * other.bottom)
    }

    fn times(self, top: i128, bottom: i128) -> Self {
        Self::new(self.top * top, self.bottom * bottom)
    }

    /// To a whole number, by the school's definition of the two ways to round.
    fn rounded(self, rounding: Rounding) -> i128 {
        let down = self.top / self.bottom;
        let half = Self::new((self.top - down * self.bottom) * 2, self.bottom);
        match (half.top.cmp(&half.bottom), rounding) {
            (std::cmp::Ordering::Less, _) => down,
            (std::cmp::Ordering::Equal, Rounding::HalfEven) => down + down % 2,
            _ => down + 1,
        }
    }
}

/// Net and tax of each rate, in minor units.
fn expected(tariff: &Tariff, mwh: i64, milliseconds: i64) -> BTreeMap<VatRate, (i128, i128)> {
    let coins = 10_i128.pow(tariff.currency.minor_digits());
    let mut groups: BTreeMap<VatRate, Fraction> = BTreeMap::new();
    for component in &tariff.components {
        let unit_price = Fraction::new(i128::from(component.price(tariff.currency).as_micros()), 1_000_000);
        let amount = match component.dimension() {
            TariffDimension::Energy => unit_price.times(i128::from(mwh), 1_000_000),
            TariffDimension::SessionDuration => unit_price.times(i128::from(milliseconds), 3_600_000),
            _ => unit_price,
        };
        let sum = groups.entry(component.vat()).or_insert(Fraction::new(0, 1));
        *sum = sum.plus(amount.times(coins, 1));
    }
    let taxed = |(rate, sum): (VatRate, Fraction)| {
        let net = sum.rounded(tariff.rounding);
        let tax = Fraction::new(net * i128::from(rate.as_parts_per_million()), 1_000_000).rounded(tariff.rounding);
        (rate, (net, tax))
    };
    groups.into_iter().map(taxed).collect()
}

fn computed(report: &PriceReport) -> BTreeMap<VatRate, (i128, i128)> {
    let minor = |money: Money| i128::from(money.as_minor().unwrap());
    report.tax_groups.iter().map(|group| (group.rate, (minor(group.net), minor(group.vat)))).collect()
}

fn component() -> impl Strategy<Value = PriceComponent> {
    let dimension = prop::sample::select(vec![
        TariffDimension::SessionFee,
        TariffDimension::Energy,
        TariffDimension::SessionDuration,
    ]);
    // Round prices make ties, odd ones make long fractions.
    let micros = prop_oneof![(0_i64..500).prop_map(|price| price * 10_000), 0_i64..5_000_000, 0_i64..5_000_000_000];
    let rate = prop::sample::select(vec![0_u32, 5_000, 50_000, 52_000, 70_000, 190_000, 200_000, 1_000_000]);
    (dimension, micros, rate).prop_map(|(dimension, micros, rate)| {
        let price = Money::from_micros(micros, Currency::EUR).amount();
        PriceComponent::new(dimension, price, VatRate::from_parts_per_million(rate).unwrap()).unwrap()
    })
}

prop_compose! {
    fn any_tariff()(
        components in prop::collection::vec(component(), 0..7),
        currency in prop::sample::select(vec![Currency::EUR, Currency::JPY, Currency::KWD]),
        rounding in prop::sample::select(vec![Rounding::HalfUp, Rounding::HalfEven]),
    ) -> Tariff {
        tariff(currency, components).with_rounding(rounding)
    }
}

/// Whole Wh and minutes make ties; the rest does not.
fn quantity(round: i64, most: i64) -> impl Strategy<Value = i64> {
    prop_oneof![(0..most / round).prop_map(move |n| n * round), 0..most]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases.max(2_000), ..ProptestConfig::default() })]

    #[test]
    fn prices_agree_with_fractions(
        tariff in any_tariff(), mwh in quantity(10_000, 200_000_000), ms in quantity(60_000, 200_000_000),
    ) {
        let report = price(&tariff, mwh, ms).unwrap();
        prop_assert_eq!(computed(&report), expected(&tariff, mwh, ms));
    }

    #[test]
    fn printed_figures_add_up(tariff in any_tariff(), mwh in 0_i64..200_000_000, ms in 0_i64..200_000_000) {
        let report = price(&tariff, mwh, ms).unwrap();
        let sum = |amounts: Vec<Money>| Money::sum(tariff.currency, amounts);
        for group in &report.tax_groups {
            let of_rate = report.lines.iter().filter(|line| line.vat_rate == group.rate).map(|line| line.net);
            prop_assert_eq!(sum(of_rate.collect()), Ok(group.net));
            prop_assert_eq!(group.net.plus(group.vat), Ok(group.gross));
        }
        prop_assert_eq!(sum(report.lines.iter().map(|line| line.net).collect()), Ok(report.net));
        prop_assert_eq!(sum(report.tax_groups.iter().map(|group| group.vat).collect()), Ok(report.vat));
        prop_assert_eq!(sum(report.tax_groups.iter().map(|group| group.gross).collect()), Ok(report.gross));
        prop_assert_eq!(report.net.plus(report.vat), Ok(report.gross));
    }

    #[test]
    fn splitting_energy_and_time_loses_nothing_before_rounding(
        tariff in any_tariff(), mwh in [0_i64..100_000_000, 0..100_000_000], ms in [0_i64..100_000_000, 0..100_000_000],
    ) {
        let exact = |mwh, ms| -> Vec<i128> {
            let report = price(&tariff, mwh, ms).unwrap();
            let used = report.lines.iter().filter(|line| line.dimension != TariffDimension::SessionFee);
            used.map(|line| line.exact().numerator()).collect()
        };
        let parts = exact(mwh[0], ms[0]).into_iter().zip(exact(mwh[1], ms[1])).map(|(a, b)| a + b);
        prop_assert_eq!(parts.collect::<Vec<_>>(), exact(mwh[0] + mwh[1], ms[0] + ms[1]));
    }

    #[test]
    fn using_more_never_costs_less(
        tariff in any_tariff(), mwh in [0_i64..100_000_000, 0..100_000_000], ms in [0_i64..100_000_000, 0..100_000_000],
    ) {
        let less = price(&tariff, mwh[0], ms[0]).unwrap();
        let more = price(&tariff, mwh[0] + mwh[1], ms[0] + ms[1]).unwrap();
        prop_assert!(less.net.as_micros() <= more.net.as_micros());
        prop_assert!(less.gross.as_micros() <= more.gross.as_micros());
    }

    #[test]
    fn the_order_of_the_components_does_not_change_what_is_due(
        tariff in any_tariff(), mwh in 0_i64..100_000_000, ms in 0_i64..100_000_000, by in 0_usize..7,
    ) {
        let mut turned = tariff.clone();
        let by = by.min(turned.components.len());
        turned.components.rotate_left(by);
        prop_assert_eq!(price(&tariff, mwh, ms).unwrap().tax_groups, price(&turned, mwh, ms).unwrap().tax_groups);
    }

    #[test]
    fn whatever_is_asked_there_is_a_price_or_an_error_and_no_panic(
        tariff in any_tariff(), mwh: i64, from_ms in -8_000_000_000_000_i64..8_000_000_000_000, ms: i64,
    ) {
        let started_at = chrono::DateTime::from_timestamp_millis(from_ms).unwrap();
        let ended_at = chrono::DateTime::from_timestamp_millis(from_ms.saturating_add(ms % 100_000_000_000)).unwrap();
        let usage = Usage::new(started_at, ended_at, Energy::from_mwh(mwh));
        match tariff.compile().unwrap().price(&usage) {
            Ok(report) => prop_assert!(!report.gross.is_negative()),
            Err(error) => prop_assert!(error.code().starts_with("tariff."), "{}", error),
        }
    }
}
