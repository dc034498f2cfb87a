//! The golden file that every language reads: values go in and come out as the types of the library, and the results are
//! written here, not by the library.
//!
//! `CMS_GOLDEN` names another file, so that a changed copy can be shown to fail.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::path::PathBuf;

use chrono::{DateTime, TimeDelta, Utc};
use cms_core::metering::{Energy, RegisterReading};
use cms_core::station::EvseId;
use cms_core::tariff::{CompiledTariff, PriceReport, Quantity, Tariff, Usage};
use cms_ocpp::Version;
use cms_ocpp::inspect::inspect;
use rust_decimal::Decimal;
use serde_json::{Value, json};

/// What a case comes to: its result, or the code of its error.
type Outcome = Result<Value, String>;

fn golden() -> Value {
    let committed = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../cms-core/tests/golden/slice.json");
    let path = std::env::var_os("CMS_GOLDEN").map_or(committed, PathBuf::from);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap()
}

/// Runs every case of every section and tells which come out otherwise.
fn differences(golden: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for (section, cases) in golden.as_object().unwrap() {
        let run: &dyn Fn(&Value) -> Outcome = match section.as_str() {
            "about" | "tariffs" => continue,
            "evse_ids" => &evse_id,
            "imports" => &|case| import(golden, case),
            "quotes" => &|case| quote(golden, case),
            "sessions" => &|case| session(golden, case),
            "frames" => &frame,
            other => panic!("the section {other} is not known here"),
        };
        let cases = cases.as_array().unwrap();
        assert!(!cases.is_empty(), "{section} is empty");
        for (index, case) in cases.iter().enumerate() {
            let expected = case.get("expected").cloned().ok_or_else(|| text(case, "error").to_owned());
            let outcome = run(case);
            if outcome != expected {
                found.push(format!("{section}/{index}: {outcome:?}"));
            }
        }
    }
    found
}

fn evse_id(case: &Value) -> Outcome {
    let id = EvseId::parse(text(case, "text")).map_err(|error| error.code().to_owned())?;
    Ok(json!({"country": id.country(), "operator": id.operator(), "compact": id.compact()}))
}

fn import(golden: &Value, case: &Value) -> Outcome {
    let imported = Tariff::from_ocpi(tariff_text(golden, case)).map_err(|error| error.code().to_owned())?;
    let notices: Vec<_> =
        imported.notices.iter().map(|notice| json!({"path": notice.path, "code": notice.code})).collect();
    let tariff = imported.tariff;
    Ok(json!({"id": tariff.id.as_str(), "name": tariff.name, "currency": tariff.currency.code(), "notices": notices}))
}

fn quote(golden: &Value, case: &Value) -> Outcome {
    let seconds = |name: &str| TimeDelta::seconds(case.get(name).unwrap().as_i64().unwrap());
    let energy = kwh(text(case, "energy_kwh"))?;
    let usage = Usage::planned(time(case, "started_at"), energy, seconds("charging_s"), seconds("parking_s"));
    price(&compiled(golden, case), usage)
}

fn session(golden: &Value, case: &Value) -> Outcome {
    let mut readings = Vec::new();
    for reading in case.get("readings").unwrap().as_array().unwrap() {
        readings.push(RegisterReading { at: time(reading, "at"), register: kwh(text(reading, "register_kwh"))? });
    }
    let usage = Usage::metered(time(case, "started_at"), time(case, "ended_at"), &readings);
    price(&compiled(golden, case), usage)
}

fn frame(case: &Value) -> Outcome {
    let version: Version =
        text(case, "version").parse().map_err(|error: cms_ocpp::VersionError| error.code().to_owned())?;
    let answers = case.get("answers").unwrap().as_str();
    let seen = inspect(text(case, "text"), version, answers).map_err(|error| error.code().to_owned())?;
    let violations: Vec<_> =
        seen.violations.iter().map(|broken| json!({"path": broken.path, "code": broken.kind.code()})).collect();
    Ok(json!({
        "kind": seen.kind.name(),
        "message_id": seen.message_id,
        "action": seen.action,
        "payload": serde_json::from_str::<Value>(&seen.payload).unwrap(),
        "checked": seen.checked,
        "violations": violations,
        "error_code": seen.error_code.map(|code| code.in_version(version).to_owned()),
    }))
}

fn price(tariff: &CompiledTariff, usage: Result<Usage, cms_core::tariff::TariffError>) -> Outcome {
    usage.and_then(|usage| tariff.price(&usage)).map(|price| written(&price)).map_err(|error| error.code().to_owned())
}

fn written(price: &PriceReport) -> Value {
    let lines: Vec<_> = price
        .lines
        .iter()
        .map(|line| {
            json!({
                "dimension": line.dimension.code(),
                "used": quantity(line.used),
                "billed": quantity(line.quantity),
                "unit_price": short(line.unit_price.amount()),
                "vat_percent": short(line.vat_rate.percent()),
                "net": line.net.amount().to_string(),
                "explanation": line.explanation().to_string(),
            })
        })
        .collect();
    let tax_groups: Vec<_> = price
        .tax_groups
        .iter()
        .map(|group| {
            json!({
                "vat_percent": short(group.rate.percent()),
                "net": group.net.amount().to_string(),
                "vat": group.vat.amount().to_string(),
                "gross": group.gross.amount().to_string(),
            })
        })
        .collect();
    json!({
        "tariff_id": price.tariff.as_str(),
        "currency": price.currency.code(),
        "rounding": price.rounding.name(),
        "lines": lines,
        "tax_groups": tax_groups,
        "net": price.net.amount().to_string(),
        "vat": price.vat.amount().to_string(),
        "gross": price.gross.amount().to_string(),
    })
}

fn quantity(quantity: Quantity) -> Value {
    match quantity {
        Quantity::Once => Value::Null,
        Quantity::Energy(energy) => json!({"kwh": short(energy.as_kwh())}),
        Quantity::DurationMs(milliseconds) => json!({"seconds": short(Decimal::new(milliseconds, 3))}),
        other => panic!("{other:?} is not known here"),
    }
}

fn short(value: Decimal) -> String {
    value.normalize().to_string()
}

fn compiled(golden: &Value, case: &Value) -> CompiledTariff {
    Tariff::from_ocpi(tariff_text(golden, case)).unwrap().tariff.compile().unwrap()
}

fn tariff_text<'a>(golden: &'a Value, case: &Value) -> &'a str {
    text(golden.get("tariffs").unwrap(), text(case, "tariff"))
}

fn kwh(text: &str) -> Result<Energy, String> {
    Energy::from_kwh(text.parse().unwrap()).map_err(|error| error.code().to_owned())
}

fn time(value: &Value, name: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(text(value, name)).unwrap().to_utc()
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value.get(name).and_then(Value::as_str).unwrap_or_else(|| panic!("{name} is missing in {value}"))
}

#[test]
fn every_case_comes_out_as_the_golden_file_says() {
    let differences = differences(&golden());
    assert!(differences.is_empty(), "{differences:#?}");
}

#[test]
fn one_changed_digit_is_seen() {
    let changed = golden().to_string().replacen(r#""gross":"5.50""#, r#""gross":"5.51""#, 1);
    assert!(!differences(&serde_json::from_str(&changed).unwrap()).is_empty());
}
