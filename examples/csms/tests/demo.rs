//! The demonstration, as its user runs it: three receipts that equal a hand calculation, and everything still there the
//! next time.

#![expect(clippy::unwrap_used, reason = "a test may panic in its helpers too")]

use std::path::Path;
use std::time::Duration;

use cms_core::operations::JobState;
use cms_core::station::ConnectorStatus;
use cms_ocpp_tokio::{Clock as _, SystemClock};
use csms::demo::{self, DemoOptions};
use csms::house::{House, HouseOptions};
use csms::overview::Overview;

async fn run_once(data: &Path) -> String {
    let options = DemoOptions { house: house(data), once: true, pace: Duration::ZERO };
    let mut printed = Vec::new();
    demo::run(options, &mut printed, std::future::pending()).await.unwrap();
    String::from_utf8(printed).unwrap()
}

fn house(data: &Path) -> HouseOptions {
    HouseOptions::new(data, "127.0.0.1:0".parse().unwrap())
}

async fn overview(data: &Path) -> Overview {
    let house = House::open(&house(data)).await.unwrap();
    let overview = Overview::read(house.central.csms(), SystemClock.now()).await.unwrap();
    house.serve(std::future::ready(())).await.unwrap();
    overview
}

#[tokio::test(flavor = "multi_thread")]
async fn the_demonstration_prints_three_receipts_as_calculated_by_hand() {
    let folder = tempfile::tempdir().unwrap();
    let printed = run_once(folder.path()).await;
    assert_eq!(printed.matches("=== Receipt ===").count(), 3, "{printed}");

    // Street, 1.6: 0.50 + 12.345 kWh x 0.39 + 45 min x 1.20 / h = 0.50 + 4.81455 + 0.90 = 6.21455 -> 6.21;
    //              19 % of 6.21 = 1.1799 -> 1.18; together 7.39.
    // Street, 2.0.1: 0.50 + 30.5 kWh x 0.39 + 130 min x 1.20 / h = 0.50 + 11.895 + 2.60 = 14.995 -> 15.00;
    //              19 % of 15.00 = 2.85; together 17.85.
    // Fast, 2.1:   48.12 kWh x 0.59 + 32 min x 6.00 / h = 28.3908 + 3.20 = 31.5908 -> 31.59;
    //              19 % of 31.59 = 6.0021 -> 6.00; together 37.59.
    let mut receipts = overview(folder.path()).await.receipts;
    receipts.sort_by_key(|receipt| receipt.invoice.items[0].station.clone());
    let figures: Vec<_> = receipts
        .iter()
        .map(|receipt| {
            let invoice = &receipt.invoice;
            (invoice.items[0].station.as_str(), [invoice.net, invoice.vat, invoice.total].map(|sum| sum.to_string()))
        })
        .collect();
    assert_eq!(
        figures,
        [
            ("CP16-0001", ["EUR 6.21", "EUR 1.18", "EUR 7.39"].map(str::to_owned)),
            ("CS201-0001", ["EUR 15.00", "EUR 2.85", "EUR 17.85"].map(str::to_owned)),
            ("CS21-0001", ["EUR 31.59", "EUR 6.00", "EUR 37.59"].map(str::to_owned)),
        ]
    );
    assert!(receipts.iter().all(|receipt| receipt.is_settled()));
    for total in ["EUR 7.39", "EUR 17.85", "EUR 37.59"] {
        assert!(printed.contains(total), "{printed}");
    }
    // The three sessions together: 7.39 + 17.85 + 37.59 = 62.83, and 12.345 + 30.5 + 48.12 = 90.965 kWh.
    assert!(printed.contains("62.83") && printed.contains("90.965 kWh"), "{printed}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fault_is_shown_and_the_log_of_its_station_is_fetched() {
    let folder = tempfile::tempdir().unwrap();
    let printed = run_once(folder.path()).await;
    assert!(printed.contains("GroundFailure (E-17)"), "{printed}");
    let overview = overview(folder.path()).await;
    let broken = &overview.stations.stations[0].connectors[1];
    assert_eq!(broken.status, Some(ConnectorStatus::Faulted));
    let JobState::Done { blob: Some(name), size: Some(size) } = &overview.jobs[0].state else {
        panic!("{:?}", overview.jobs[0]);
    };
    let kept = std::fs::read(folder.path().join("uploads").join(name)).unwrap();
    assert_eq!(kept.len() as u64, *size);
    assert!(!String::from_utf8_lossy(&kept).contains(csms::fleet::CARD), "a token stands in the uploaded log");
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_is_still_there_when_it_is_started_again() {
    let folder = tempfile::tempdir().unwrap();
    run_once(folder.path()).await;
    let before = overview(folder.path()).await;
    run_once(folder.path()).await;
    let after = overview(folder.path()).await;
    assert_eq!(after.receipts.len(), 6);
    assert_eq!(after.receipts[..3], before.receipts[..]);
    let numbers: Vec<u64> = after.receipts.iter().map(|receipt| receipt.number.number).collect();
    assert_eq!(numbers, [1, 2, 3, 4, 5, 6]);
    assert!(after.open_sessions.is_empty() && after.quarantine.is_empty());
    assert_eq!(after.report.unwrap().sessions, 6);
}
