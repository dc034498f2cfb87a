//! Reports out of charge detail records.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod money_support;

use chrono::{TimeDelta, TimeZone as _, Utc};
use cms_core::analytics::{Period, Report, ReportBuilder, load_report};
use cms_core::billing::EndedSession;
use cms_core::metering::Energy;
use cms_core::money::Currency;
use cms_core::payment::{ScriptedGateway, deliver_payments};
use cms_core::storage::{MemoryStore, Store};
use cms_core::tariff::Usage;
use money_support::{at, billed, block_on, eur, kwh, session, tariff};

/// Two hours from 08:00.
fn two_hours() -> Period {
    Period::new(at(0), at(120)).unwrap()
}

fn loaded(store: &dyn Store, period: Period) -> Report {
    block_on(async { load_report(&mut *store.snapshot().await.unwrap(), period).await.unwrap() })
}

fn on(connector: u32, from: i64, to: i64) -> EndedSession {
    let name = format!("{connector}_{from}_{to}");
    let usage = Usage::new(at(from), at(to), session(&name).usage.energy);
    EndedSession { connector, usage, ..session(&name) }
}

#[test]
fn occupancy_counts_the_time_within_the_period_once() {
    let store = MemoryStore::new();
    // Connector 1: 30 min before the period and 30 in it; then 50 and 40 min that overlap by 10; then past its end.
    for (seed, (from, to)) in (1..).zip([(-30, 30), (40, 90), (80, 100), (110, 400)]) {
        billed(&store, &on(1, from, to), seed);
    }
    billed(&store, &on(2, -60, 0), 10);
    billed(&store, &on(3, -60, 500), 11);
    let report = loaded(&store, two_hours());

    let found: Vec<_> = report
        .connectors
        .iter()
        .map(|c| (c.connector, c.sessions, c.occupied_ms / 60_000, c.occupancy_utilization))
        .collect();
    // 30 + 60 + 10 = 100 of 120 minutes. A session that ended as the period began counts as one and took none of its time.
    assert_eq!(found, [(1, 3, 100, 833_333), (2, 1, 0, 0), (3, 0, 120, 1_000_000)]);
    assert_eq!(report.sessions, 4);
    assert_eq!(report.energy, Energy::from_wh(40_000).unwrap());
}

#[test]
fn a_session_belongs_to_the_period_in_which_it_ended_and_to_no_other() {
    let store = MemoryStore::new();
    billed(&store, &on(1, 30, 120), 1);
    assert_eq!(loaded(&store, two_hours()).sessions, 0);
    assert_eq!(loaded(&store, Period::new(at(120), at(240)).unwrap()).sessions, 1);
}

#[test]
fn a_session_that_ended_a_year_later_still_occupied_its_connector() {
    let store = MemoryStore::new();
    let mut ended = session("long");
    ended.usage.ended_at = ended.usage.started_at + TimeDelta::days(366);
    billed(&store, &ended, 1);
    let report = loaded(&store, two_hours());
    assert_eq!((report.sessions, report.connectors[0].occupancy_utilization), (0, 1_000_000));
    let december = Period::new(
        Utc.with_ymd_and_hms(2026, 12, 1, 0, 0, 0).unwrap(),
        Utc.with_ymd_and_hms(2027, 1, 1, 0, 0, 0).unwrap(),
    );
    assert_eq!(loaded(&store, december.unwrap()).connectors[0].occupied_ms, 31 * 24 * 3_600_000);
}

#[test]
fn revenue_is_kept_per_currency_and_by_what_was_paid() {
    let store = MemoryStore::new();
    billed(&store, &on(1, 0, 60), 1); // EUR 6.66, charged
    billed(&store, &EndedSession { payment_method: None, ..on(2, 0, 60) }, 2); // EUR 6.66, open
    billed(&store, &EndedSession { account: None, ..on(3, 0, 60) }, 3); // EUR 6.66, nobody to invoice
    let yen = tariff(Currency::JPY, vec![kwh("42", "10")]);
    billed(&store, &EndedSession { tariff: yen, ..on(4, 0, 60) }, 4); // JPY 420 + 42, charged
    let gateway = ScriptedGateway::new();
    block_on(deliver_payments(&store, &gateway, at(61), &mut || [9; 32])).unwrap();

    let report = loaded(&store, two_hours());
    let euros = &report.revenue[0];
    assert_eq!((euros.currency, euros.sessions), (Currency::EUR, 3));
    assert_eq!((euros.net, euros.vat, euros.gross), (eur("16.80"), eur("3.18"), eur("19.98")));
    assert_eq!((euros.paid, euros.unpaid, euros.uninvoiced), (eur("6.66"), eur("6.66"), eur("6.66")));
    let yen = &report.revenue[1];
    assert_eq!((yen.gross.to_string(), yen.paid.to_string()), ("JPY 462".to_owned(), "JPY 462".to_owned()));
    assert_eq!(
        report.revenue_csv(),
        "currency,sessions,net,vat,gross,paid,unpaid,uninvoiced\r\n\
         EUR,3,16.80,3.18,19.98,6.66,6.66,6.66\r\n\
         JPY,1,420,42,462,462,0,0\r\n"
    );
}

#[test]
fn more_records_than_one_page_are_all_counted() {
    let store = MemoryStore::new();
    let mut ended = session("0");
    ended.account = None;
    for n in 0..1_203_u32 {
        ended.session = cms_core::SessionId::new(format!("ses_{n}"));
        let mut seed = [0; 32];
        seed[..4].copy_from_slice(&n.to_be_bytes());
        let bill = cms_core::billing::bill(&ended, at(60), &mut cms_core::FreshIds::from_seed(seed)).unwrap();
        let mut changes = cms_core::storage::Changes::new();
        bill.write_to(&mut changes);
        money_support::committed(block_on(store.commit(changes)));
    }
    let report = loaded(&store, two_hours());
    assert_eq!((report.sessions, report.energy), (1_203, Energy::from_wh(12_030_000).unwrap()));
    assert_eq!(report.connectors[0].occupancy_utilization, 500_000);
}

#[test]
fn a_report_reads_as_tables_and_as_csv() {
    let store = MemoryStore::new();
    billed(&store, &on(1, 0, 60), 1);
    let hostile = EndedSession { station: "=cmd|'/c calc'!A1".to_owned(), ..on(2, 100, 110) };
    billed(&store, &hostile, 2);
    let report = loaded(&store, two_hours());
    assert_eq!(
        report.to_text(),
        "\
Period    2026-05-04 08:00 UTC to 2026-05-04 10:00 UTC
Sessions  2
Energy    20 kWh

Currency  Sessions    Net   VAT  Gross  Paid  Unpaid  Not invoiced
     EUR         2  10.20  1.93  12.13  0.00   12.13          0.00

Station            EVSE       Connector  Sessions  Energy  Occupied  Occupancy utilization
=cmd|'/c calc'!A1  DE*ABC*E1          2         1  10 kWh    10 min               8.3333 %
CS1                DE*ABC*E1          1         1  10 kWh       1 h              50.0000 %
"
    );
    assert_eq!(
        report.connectors_csv(),
        "station,evse_id,connector,sessions,energy_kwh,occupied_s,period_s,occupancy_utilization_ppm\r\n\
         \"'=cmd|'/c calc'!A1\",DE*ABC*E1,2,1,10,600,7200,83333\r\n\
         CS1,DE*ABC*E1,1,1,10,3600,7200,500000\r\n"
    );
    let text = serde_json::to_string(&report).unwrap();
    assert_eq!(serde_json::from_str::<Report>(&text).unwrap(), report);
}

#[test]
fn an_empty_store_gives_an_empty_report() {
    let report = loaded(&MemoryStore::new(), two_hours());
    assert_eq!(report, ReportBuilder::new(two_hours()).finish());
    assert_eq!(
        (report.sessions, report.energy, report.revenue.len(), report.connectors.len()),
        (0, Energy::ZERO, 0, 0)
    );
}

#[test]
fn a_period_has_a_length_and_not_too_much_of_it() {
    assert_eq!(Period::new(at(0), at(0)).unwrap_err().code(), "report.empty_period");
    assert_eq!(Period::new(at(1), at(0)).unwrap_err().code(), "report.empty_period");
    let ten_years = at(0) + TimeDelta::days(3_653);
    assert!(Period::new(at(0), ten_years).is_ok());
    assert_eq!(
        Period::new(at(0), ten_years + TimeDelta::milliseconds(1)).unwrap_err().code(),
        "report.period_too_long"
    );
    assert!(serde_json::from_str::<Period>(r#"{"from":"2026-01-02T00:00:00Z","to":"2026-01-01T00:00:00Z"}"#).is_err());
}
