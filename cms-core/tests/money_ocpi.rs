//! Tariffs of OCPI: what is read, what is noticed, what is refused, and what steps and parking cost.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod money_support;

use chrono::TimeDelta;
use cms_core::metering::{Energy, RegisterReading};
use cms_core::money::{Currency, VatRate};
use cms_core::tariff::ocpi::{OcpiRestrictions, OcpiTariff};
use cms_core::tariff::{PriceComponent, PriceReport, Quantity, Tariff, Usage};
use money_support::{at, eur, kwh, tariff, vat};
use proptest::prelude::*;

/// An OCPI tariff with these components and other members.
fn text(components: &str, others: &str) -> String {
    format!(
        r#"{{"country_code":"DE","party_id":"ABC","id":"t","currency":"EUR",{others}
        "elements":[{{"price_components":[{components}]}}],"last_updated":"2026-01-01T00:00:00Z"}}"#
    )
}

const ENERGY: &str = r#"{"type":"ENERGY","price":0.30,"vat":19,"step_size":1}"#;

fn refused(text: &str) -> (&'static str, String) {
    let error = Tariff::from_ocpi(text).unwrap_err();
    assert!(error.to_string().len() > 20, "{error}");
    (error.code(), error.path().to_owned())
}

fn noticed(text: &str) -> Vec<(String, &'static str)> {
    Tariff::from_ocpi(text).unwrap().notices.into_iter().map(|notice| (notice.path, notice.code)).collect()
}

fn priced(tariff: &Tariff, wh: i64, charging_min: i64, parking_min: i64) -> PriceReport {
    let (charging, parking) = (TimeDelta::minutes(charging_min), TimeDelta::minutes(parking_min));
    let usage = Usage::planned(at(0), Energy::from_wh(wh).unwrap(), charging, parking).unwrap();
    tariff.compile().unwrap().price(&usage).unwrap()
}

#[test]
fn every_member_of_the_specification_survives_a_round_trip() {
    let text = concat!(
        r#"{"country_code":"DE","party_id":"ABC","id":"12","currency":"EUR","type":"PROFILE_GREEN","#,
        r#""tariff_alt_text":[{"language":"en","text":"2 € pro Stunde"}],"tariff_alt_url":"https://example.org/t","#,
        r#""min_price":{"excl_vat":0.50,"incl_vat":0.55},"max_price":{"excl_vat":10},"#,
        r#""elements":[{"price_components":[{"type":"PARKING_TIME","price":5.00,"vat":10.0,"step_size":300}],"#,
        r#""restrictions":{"start_time":"09:00","end_time":"18:00","start_date":"2026-01-01","end_date":"2027-01-01","#,
        r#""min_kwh":1,"max_kwh":2.5,"min_current":16,"max_current":32,"min_power":3.7,"max_power":22,"#,
        r#""min_duration":60,"max_duration":7200,"day_of_week":["MONDAY","SUNDAY"],"reservation":"RESERVATION_EXPIRES"}}],"#,
        r#""start_date_time":"2026-01-01T00:00:00Z","end_date_time":"2026-07-01T00:00:00Z","#,
        r#""energy_mix":{"is_green_energy":true,"energy_sources":[{"source":"SOLAR","percentage":100}],"#,
        r#""environ_impact":[{"category":"CARBON_DIOXIDE","amount":0.1}],"supplier_name":"A","energy_product_name":"B"},"#,
        r#""last_updated":"2026-01-01T00:00:00Z","x_vendor":{"keep":[1.10,null]}}"#
    );
    let (object, notices) = OcpiTariff::parse(text).unwrap();
    assert_eq!(
        notices.iter().map(|notice| (&*notice.path, notice.code)).collect::<Vec<_>>(),
        [("/x_vendor", "ocpi.unknown_member")]
    );
    // A whole number is written without a fraction.
    let written = text.replace("5.00", "5").replace("10.0,", "10,");
    assert_eq!(object.to_json(), written);
    assert_eq!(object.notices(), notices);
}

#[test]
fn what_is_not_priced_is_refused_with_its_place() {
    let with = |others: &str| refused(&text(ENERGY, others));
    assert_eq!(with(r#""min_price":{"excl_vat":1},"#), ("ocpi.unsupported", "/min_price".to_owned()));
    assert_eq!(with(r#""max_price":{"excl_vat":1},"#), ("ocpi.unsupported", "/max_price".to_owned()));
    let restricted = text(ENERGY, "").replace("}]}]", r#"}],"restrictions":{"min_kwh":1}}]"#);
    assert_eq!(refused(&restricted), ("ocpi.unsupported", "/elements/0/restrictions".to_owned()));
    let reserved = restricted.replace(r#""min_kwh":1"#, r#""reservation":"RESERVATION""#);
    assert_eq!(refused(&reserved), ("ocpi.unsupported", "/elements/0/restrictions".to_owned()));
    let unknown = text(&ENERGY.replace("ENERGY", "VALET"), "");
    assert_eq!(refused(&unknown), ("ocpi.unsupported", "/elements/0/price_components/0/type".to_owned()));
}

#[test]
fn empty_restrictions_restrict_nothing() {
    for empty in [r#"{}"#, r#"{"day_of_week":[]}"#, r#"{"min_kwh":null}"#] {
        let text = text(ENERGY, "").replace("}]}]", &format!(r#"}}],"restrictions":{empty}}}]"#));
        assert!(noticed(&text).is_empty(), "{empty}");
    }
    let sunday: OcpiRestrictions = serde_json::from_str(r#"{"day_of_week":["SUNDAY"]}"#).unwrap();
    assert!(!sunday.is_empty());
}

#[test]
fn what_cannot_be_read_is_refused_with_its_place() {
    let component = "/elements/0/price_components/0";
    for (found, code, place) in [
        (refused("[]"), "ocpi.unreadable", String::new()),
        (refused(&text(ENERGY, "").replace("\"EUR\"", "null")), "ocpi.unreadable", "/currency".to_owned()),
        (refused(&text(ENERGY, "").replace("EUR", "ABC")), "money.unknown_currency", "/currency".to_owned()),
        (refused(&text(&ENERGY.replace("0.30", "\"0.30\""), "")), "ocpi.unreadable", format!("{component}/price")),
        (refused(&text(&ENERGY.replace("0.30", "-0.30"), "")), "tariff.negative_price", format!("{component}/price")),
        (refused(&text(&ENERGY.replace("19", "-19"), "")), "money.vat_rate", format!("{component}/vat")),
        (refused(&text(&ENERGY.replace(":1}", ":-1}"), "")), "tariff.step_size", format!("{component}/step_size")),
        (
            refused(&text(&ENERGY.replace(":1}", ":4294967296}"), "")),
            "tariff.step_size",
            format!("{component}/step_size"),
        ),
        (refused(&text(&ENERGY.replace(":1}", ":1.5}"), "")), "ocpi.unreadable", format!("{component}/step_size")),
        (refused(&text(&ENERGY.replace("0.30", "999999999"), "")), "tariff.total_too_high", String::new()),
    ] {
        assert_eq!(found, (code, place));
    }
}

#[test]
fn a_misspelled_member_comes_with_the_name_that_may_be_meant() {
    let text = text(&ENERGY.replace("step_size\":1", "step_size\":1,\"stepSize\":5"), r#""tariffAltUrl":"x","#);
    let notices = Tariff::from_ocpi(&text).unwrap().notices;
    assert_eq!(notices[0].path, "/tariffAltUrl");
    assert!(notices[0].message.contains("\"tariff_alt_url\" may be meant"), "{}", notices[0].message);
    assert_eq!(
        (notices[1].path.as_str(), notices[1].code),
        ("/elements/0/price_components/0/stepSize", "ocpi.misspelled_member")
    );
}

#[test]
fn a_session_outside_the_validity_is_not_priced() {
    let season = text(ENERGY, r#""start_date_time":"2026-05-04T08:00:00","end_date_time":"2026-05-04T09:00:00Z","#);
    let tariff = Tariff::from_ocpi(&season).unwrap().tariff.compile().unwrap();
    let code = |start| {
        let usage = Usage::new(start, start + TimeDelta::hours(3), Energy::ZERO);
        tariff.price(&usage).map_err(|error| error.code())
    };
    assert_eq!(code(at(0) - TimeDelta::milliseconds(1)), Err("tariff.not_valid_then"));
    assert!(code(at(0)).is_ok() && code(at(59)).is_ok(), "what counts is the start");
    assert_eq!(code(at(60)), Err("tariff.not_valid_then"));
}

#[test]
fn the_total_is_rounded_up_to_a_step_and_the_line_says_so() {
    let tariff = tariff(Currency::EUR, vec![kwh("0.25", "10").in_steps_of(500)]);
    for (wh, billed) in [(0, 0), (1, 500), (500, 500), (501, 1000), (20_450, 20_500)] {
        let line = priced(&tariff, wh, 60, 0).lines.remove(0);
        assert_eq!(line.used, Quantity::Energy(Energy::from_wh(wh).unwrap()));
        assert_eq!(line.quantity, Quantity::Energy(Energy::from_wh(billed).unwrap()), "{wh} Wh");
    }
    assert_eq!(
        priced(&tariff, 20_450, 60, 0).lines[0].explanation().to_string(),
        "Energy: 20.45 kWh, billed as 20.5 kWh, at EUR 0.25 per kWh is EUR 5.125, printed as EUR 5.13 net of 10 % VAT."
    );
}

#[test]
fn where_parking_is_paid_for_only_parking_is_rounded_up() {
    let charging = PriceComponent::per_charging_hour("1".parse().unwrap(), VatRate::ZERO).unwrap().in_steps_of(600);
    let parking = PriceComponent::per_parking_hour("2".parse().unwrap(), vat("0")).unwrap().in_steps_of(300);
    let both = tariff(Currency::EUR, vec![charging.clone(), parking]);
    let minutes = |report: &PriceReport| -> Vec<i64> {
        let whole = |line: &cms_core::tariff::PriceLine| match line.quantity {
            Quantity::DurationMs(milliseconds) => milliseconds / 60_000,
            _ => -1,
        };
        report.lines.iter().map(whole).collect()
    };
    assert_eq!(minutes(&priced(&both, 0, 21, 16)), [21, 20]);
    assert_eq!(priced(&both, 0, 21, 16).net, eur("1.02")); // 0.35 + 0.666…
    assert_eq!(minutes(&priced(&both, 0, 21, 0)), [30, 0], "nobody parked");
    let free_parking = tariff(Currency::EUR, vec![charging]);
    assert_eq!(minutes(&priced(&free_parking, 0, 21, 16)), [30], "parking is free");
}

#[test]
fn a_session_of_the_meter_pays_parking_while_the_register_stands() {
    let read = |minute, wh| RegisterReading { at: at(minute), register: Energy::from_wh(wh).unwrap() };
    let usage = Usage::metered(at(0), at(90), &[read(0, 0), read(60, 10_000), read(90, 10_000)]).unwrap();
    let tariff = tariff(
        Currency::EUR,
        vec![
            PriceComponent::per_charging_hour("3".parse().unwrap(), VatRate::ZERO).unwrap(),
            PriceComponent::per_parking_hour("5".parse().unwrap(), VatRate::ZERO).unwrap(),
        ],
    );
    assert_eq!(tariff.compile().unwrap().price(&usage).unwrap().net, eur("5.50"));
}

proptest! {
    #[test]
    fn a_step_adds_less_than_a_step_and_leaves_a_whole_number_of_steps(
        mwh in 0_i64..100_000_000_000, step in 1_u32..=u32::MAX,
    ) {
        let tariff = tariff(Currency::EUR, vec![kwh("0.01", "0").in_steps_of(step)]);
        let usage = Usage::new(at(0), at(1), Energy::from_mwh(mwh));
        let line = tariff.compile().unwrap().price(&usage).unwrap().lines.remove(0);
        let Quantity::Energy(billed) = line.quantity else { return Err(TestCaseError::fail("not energy")) };
        let step_mwh = i64::from(step) * 1000;
        prop_assert_eq!(billed.as_mwh() % step_mwh, 0);
        prop_assert!((0..step_mwh).contains(&(billed.as_mwh() - mwh)));
    }

    #[test]
    fn charging_and_parking_make_up_the_session(
        gaps in prop::collection::vec((0_i64..1000, 0_i64..3), 1..20), before in 0_i64..100, after in 0_i64..100,
    ) {
        let (mut minute, mut wh) = (before, 0);
        let mut readings = vec![RegisterReading { at: at(minute), register: Energy::ZERO }];
        for (minutes, more) in gaps {
            // A register cannot rise within no time.
            minute += minutes + i64::from(more > 0);
            wh += more;
            readings.push(RegisterReading { at: at(minute), register: Energy::from_wh(wh).unwrap() });
        }
        let usage = Usage::metered(at(0), at(minute + after), &readings).unwrap();
        prop_assert!(usage.charging_ms() >= 0 && usage.parking_ms >= 0);
        prop_assert_eq!(usage.charging_ms() + usage.parking_ms, usage.duration_ms());
        readings.reverse();
        prop_assert_eq!(Usage::metered(at(0), at(minute + after), &readings), Ok(usage));
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in r#"[\[\]{}":,a-z0-9_.eE+-]{0,80}"#, cut in 0_usize..400) {
        let _ = Tariff::from_ocpi(&text);
        let whole = self::text(ENERGY, "");
        let _ = Tariff::from_ocpi(whole.get(..cut).unwrap_or(&whole));
    }
}
