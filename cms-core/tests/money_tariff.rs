//! What sessions cost, computed by hand and against fractions.

mod money_support;

use cms_core::money::{Currency, Rounding};
use cms_core::storage::MemoryStore;
use cms_core::tariff::{
    MAX_SESSION_DURATION_MS, MAX_SESSION_ENERGY, PriceReport, PublishTariff, Tariff, TariffError, TariffPublished,
};
use cms_core::{TariffId, handle};
use money_support::{at, block_on, context, fee, hour, kwh, price, stored, street, tariff};

const MINUTE_MS: i64 = 60_000;

/// Net, tax and gross as they are printed.
fn totals(report: &PriceReport) -> [String; 3] {
    [report.net, report.vat, report.gross].map(|money| money.amount().to_string())
}

fn lines(report: &PriceReport) -> Vec<String> {
    report.lines.iter().map(|line| line.net.amount().to_string()).collect()
}

#[test]
fn ten_kwh_in_an_hour() {
    // 0.50 + 10 x 0.39 + 1 x 1.20 = 5.60; 19 % of 5.60 = 1.064.
    let report = price(&street(), 10_000_000, 60 * MINUTE_MS).unwrap();
    assert_eq!(lines(&report), ["0.50", "3.90", "1.20"]);
    assert_eq!(totals(&report), ["5.60", "1.06", "6.66"]);
}

#[test]
fn an_odd_amount_of_energy_in_three_quarters_of_an_hour() {
    // 0.50 + 12.345 x 0.39 (4.81455) + 0.75 x 1.20 (0.90) = 6.21455; 19 % of 6.21 = 1.1799.
    let report = price(&street(), 12_345_000, 45 * MINUTE_MS).unwrap();
    assert_eq!(lines(&report), ["0.50", "4.81", "0.90"]);
    assert_eq!(totals(&report), ["6.21", "1.18", "7.39"]);
}

#[test]
fn a_connected_car_that_took_no_energy() {
    // 0.50 + 0 + 0.125 x 1.20 (0.15) = 0.65; 19 % of 0.65 = 0.1235.
    let report = price(&street(), 0, 450_000).unwrap();
    assert_eq!(lines(&report), ["0.50", "0.00", "0.15"]);
    assert_eq!(totals(&report), ["0.65", "0.12", "0.77"]);
}

#[test]
fn the_printed_line_with_the_largest_remainder_takes_the_missing_cent() {
    // 0.50 + 37.251 x 0.39 (14.52789) + 3723.5 s x 1.20 / 3600 (1.24116…) = 16.26905…; 19 % of 16.27 = 3.0913.
    // Cut down the lines are 0.50 + 14.52 + 1.24 = 16.26; most was cut off the energy.
    let report = price(&street(), 37_251_000, 3_723_500).unwrap();
    assert_eq!(lines(&report), ["0.50", "14.53", "1.24"]);
    assert_eq!(totals(&report), ["16.27", "3.09", "19.36"]);
    assert_eq!(
        report.lines[2].explanation().to_string(),
        "Duration: 1 h 2 min 3.5 s at EUR 1.20 per hour is EUR 1.241166666…, printed as EUR 1.24 net of 19 % VAT."
    );
    assert_eq!(
        report.lines[0].explanation().to_string(),
        "Session fee: EUR 0.50 once is EUR 0.50, printed as EUR 0.50 net of 19 % VAT."
    );
}

#[test]
fn a_session_that_ends_as_it_starts_costs_the_fee() {
    // 19 % of 0.50 = 0.095, half a cent over 9: away from zero 0.10, and the even neighbour of 9.5 is 10 too.
    for rounding in [Rounding::HalfUp, Rounding::HalfEven] {
        let report = price(&street().with_rounding(rounding), 0, 0).unwrap();
        assert_eq!(totals(&report), ["0.50", "0.10", "0.60"]);
        assert_eq!(report.rounding, rounding);
    }
}

#[test]
fn a_tie_is_rounded_as_the_policy_says() {
    // 0.02 kWh x 0.25 = 0.005; 0.06 x 0.25 = 0.015; 0.10 x 0.25 = 0.025.
    let tariff = tariff(Currency::EUR, vec![kwh("0.25", "0")]);
    let net = |rounding, mwh| price(&tariff.clone().with_rounding(rounding), mwh, 0).unwrap().net.amount().to_string();
    assert_eq!([20_000, 60_000, 100_000].map(|mwh| net(Rounding::HalfUp, mwh)), ["0.01", "0.02", "0.03"]);
    assert_eq!([20_000, 60_000, 100_000].map(|mwh| net(Rounding::HalfEven, mwh)), ["0.00", "0.02", "0.02"]);
    // A milliwatt-hour less is no tie any more.
    assert_eq!(net(Rounding::HalfUp, 19_999), "0.00");
    assert_eq!(net(Rounding::HalfEven, 20_001), "0.01");
}

#[test]
fn a_tie_made_of_time_is_seen_although_an_hour_has_no_decimal_third() {
    // 960 s x 0.01875 / 3600 = 0.005 exactly, while 960 / 3600 is 0.2666…
    let tariff = tariff(Currency::EUR, vec![hour("0.01875", "0")]);
    assert_eq!(totals(&price(&tariff, 0, 960_000).unwrap())[0], "0.01");
    assert_eq!(totals(&price(&tariff.with_rounding(Rounding::HalfEven), 0, 960_000).unwrap())[0], "0.00");
}

#[test]
fn lines_are_summed_before_they_are_rounded() {
    // Twice 0.004 is 0.008, so 0.01 and not 0.00; the earlier of two equal remainders is printed up.
    let report = price(&tariff(Currency::EUR, vec![fee("0.004", "19"), fee("0.004", "19")]), 0, 0).unwrap();
    assert_eq!(lines(&report), ["0.01", "0.00"]);
    assert_eq!(totals(&report), ["0.01", "0.00", "0.01"]);
}

#[test]
fn every_rate_of_tax_is_a_group_of_its_own_and_rounded_once() {
    // 7 %: 1.00, tax 0.07. 19 %: 10.03 x 0.39 = 3.9117 and 0.5 x 0.33 = 0.165, together 4.0767, so 4.08, tax 0.7752.
    let components = vec![kwh("0.39", "19"), fee("1.00", "7"), hour("0.33", "19")];
    let report = price(&tariff(Currency::EUR, components), 10_030_000, 30 * MINUTE_MS).unwrap();
    let groups: Vec<String> = report
        .tax_groups
        .iter()
        .map(|group| format!("{}: {} + {} = {}", group.rate, group.net, group.vat, group.gross))
        .collect();
    assert_eq!(groups, ["7 %: EUR 1.00 + EUR 0.07 = EUR 1.07", "19 %: EUR 4.08 + EUR 0.78 = EUR 4.86"]);
    assert_eq!(lines(&report), ["3.91", "1.00", "0.17"]);
    assert_eq!(totals(&report), ["5.08", "0.85", "5.93"]);
}

#[test]
fn published_examples_of_simple_tariffs_come_out() {
    // 20 kWh at 0.25 and 10 %; with a start fee of 0.50 at 20 %; 2.5 h at 2.00 and 10 %; 2.5 h at 1.90 and 5.2 %.
    let totals_of = |components, mwh, minutes| {
        totals(&price(&tariff(Currency::EUR, components), mwh, minutes * MINUTE_MS).unwrap())
    };
    assert_eq!(totals_of(vec![kwh("0.25", "10")], 20_000_000, 0), ["5.00", "0.50", "5.50"]);
    assert_eq!(totals_of(vec![fee("0.50", "20"), kwh("0.25", "10")], 20_000_000, 0), ["5.50", "0.60", "6.10"]);
    assert_eq!(totals_of(vec![hour("2.00", "10")], 0, 150), ["5.00", "0.50", "5.50"]);
    assert_eq!(totals_of(vec![hour("1.90", "5.2")], 0, 150), ["4.75", "0.25", "5.00"]);
}

#[test]
fn yen_have_no_minor_unit_and_kuwaiti_dinars_three_digits() {
    // 50 + 12.345 x 30 = 420.35; 10 % of 420 = 42.
    let yen = tariff(Currency::JPY, vec![fee("50", "10"), kwh("30", "10")]);
    let report = price(&yen, 12_345_000, 0).unwrap();
    assert_eq!(lines(&report), ["50", "370"]);
    assert_eq!(totals(&report), ["420", "42", "462"]);
    // 12.345 x 0.025 = 0.308625; 5 % of 0.309 = 0.01545.
    let dinar = tariff(Currency::KWD, vec![kwh("0.025", "5")]);
    let report = price(&dinar, 12_345_000, 0).unwrap();
    assert_eq!(report.gross.to_string(), "KWD 0.324");
    assert_eq!(totals(&report), ["0.309", "0.015", "0.324"]);
}

#[test]
fn a_tariff_without_components_is_free() {
    let report = price(&tariff(Currency::EUR, vec![]), 10_000_000, 60 * MINUTE_MS).unwrap();
    assert_eq!(totals(&report), ["0.00", "0.00", "0.00"]);
    assert!(report.lines.is_empty() && report.tax_groups.is_empty());
}

#[test]
fn the_largest_session_has_a_price_and_a_larger_one_is_refused() {
    // 0.50 + 100 000 x 0.39 + 8784 h x 1.20 = 49 541.30; 19 % of it = 9412.847.
    let (most, longest) = (MAX_SESSION_ENERGY.as_mwh(), MAX_SESSION_DURATION_MS);
    assert_eq!(totals(&price(&street(), most, longest).unwrap()), ["49541.30", "9412.85", "58954.15"]);
    let code = |mwh, milliseconds| price(&street(), mwh, milliseconds).unwrap_err().code();
    assert_eq!(code(most + 1, longest), "tariff.usage_too_large");
    assert_eq!(code(most, longest + 1), "tariff.usage_too_large");
    assert_eq!(code(i64::MAX, 0), "tariff.usage_too_large");
}

#[test]
fn what_cannot_have_happened_is_not_priced() {
    assert_eq!(price(&street(), -1, 0).unwrap_err(), TariffError::NegativeEnergy);
    assert_eq!(price(&street(), i64::MIN, 0).unwrap_err(), TariffError::NegativeEnergy);
    assert_eq!(price(&street(), 0, -1).unwrap_err(), TariffError::EndsBeforeStart);
}

#[test]
fn a_tariff_that_could_overflow_does_not_compile() {
    // 100 000 kWh at 92 million is 9.2e12, just within; at 93 million it is not.
    let compiled = |components| tariff(Currency::EUR, components).compile().map_err(|error| error.code());
    assert!(compiled(vec![kwh("92000000", "0")]).is_ok());
    assert_eq!(compiled(vec![kwh("93000000", "0")]), Err("tariff.total_too_high"));
    assert_eq!(compiled(vec![kwh("92000000", "1")]), Err("tariff.total_too_high"));
    assert_eq!(compiled(vec![kwh("50000000", "0"), kwh("50000000", "5")]), Err("tariff.total_too_high"));
    assert_eq!(compiled(vec![fee("0.01", "0"); 101]), Err("tariff.too_many_components"));
    assert!(compiled(vec![fee("0.01", "0"); 100]).is_ok());
}

#[test]
fn a_tariff_that_was_tampered_with_does_not_compile() {
    let text = serde_json::to_string(&street()).unwrap();
    let tampered = |micros: &str| {
        let tariff: Tariff = serde_json::from_str(&text.replace("390000", micros)).unwrap();
        tariff.compile().unwrap_err().code()
    };
    assert_eq!(tampered("-390000"), "tariff.negative_price");
    assert_eq!(tampered("9223372036854775807"), "tariff.price_too_high");
}

#[test]
fn a_price_survives_the_way_through_json_with_integers_only() {
    let report = price(&street(), 37_251_000, 3_723_500).unwrap();
    let text = serde_json::to_string(&report).unwrap();
    assert_eq!(serde_json::from_str::<PriceReport>(&text).unwrap(), report);
    assert!(text.contains(r#""gross":{"micros":19360000,"currency":"EUR"}"#), "{text}");
    assert!(text.contains(r#""quantity":{"energy":37251000}"#), "{text}");
}

#[test]
fn a_published_tariff_keeps_its_content_for_ever() {
    let store = MemoryStore::new();
    let publish = |tariff: Tariff| {
        let command = PublishTariff { tariff };
        block_on(handle(&store, &command, context(at(0), 1))).unwrap().reply
    };
    assert_eq!(publish(street()), TariffPublished::Published);
    assert_eq!(publish(street()), TariffPublished::Unchanged);
    let mut dearer = street();
    dearer.components[1] = kwh("0.40", "19");
    assert_eq!(publish(dearer.clone()), TariffPublished::IdTaken);
    assert_eq!(stored::<Tariff>(&store, "tar_1"), Some(street()));
    dearer.id = TariffId::new("tar_2");
    assert_eq!(publish(dearer), TariffPublished::Published);
    match publish(tariff(Currency::EUR, vec![kwh("93000000", "0")])) {
        TariffPublished::Unusable { code, .. } => assert_eq!(code, "tariff.total_too_high"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn usage_counts_whole_milliseconds() {
    let mut usage = money_support::usage(0, 0);
    usage.ended_at += chrono::TimeDelta::nanoseconds(999_999);
    assert_eq!(usage.duration_ms(), 0);
    usage.ended_at += chrono::TimeDelta::nanoseconds(1);
    assert_eq!(usage.duration_ms(), 1);
}
