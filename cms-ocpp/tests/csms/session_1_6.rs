//! Sessions in the words of OCPP 1.6.

use cms_core::session::{EndReason, QuarantineReason, QuarantineState, SessionFlag, SessionState, samples_stream};
use cms_core::station::ConnectorStatus;
use cms_core::tariff::Tariff;
use cms_ocpp::Version;
use cms_ocpp::csms::NoticeKind;
use serde_json::{Value, json};

use crate::support::{CARD, World};

fn world() -> World {
    World::new(Version::V1_6)
}

fn start(meter_wh: i64) -> Value {
    json!({"connectorId": 1, "idTag": CARD, "meterStart": meter_wh, "timestamp": "2026-05-04T08:00:00Z"})
}

fn stop(transaction: &Value, meter_wh: i64) -> Value {
    json!({"transactionId": transaction, "meterStop": meter_wh, "timestamp": "2026-05-04T08:45:00Z"})
}

fn sample(transaction: &Value, at: &str, wh: &str) -> Value {
    json!({"connectorId": 1, "transactionId": transaction, "meterValue": [
        {"timestamp": at, "sampledValue": [{"value": wh}, {"value": "11.0", "measurand": "Power.Active.Import", "unit": "kW"}]}]})
}

#[test]
fn a_session_becomes_an_invoice_with_the_total_of_a_hand_calculation() {
    let mut world = world();
    let boot = world.call("BootNotification", json!({"chargePointVendor": "V", "chargePointModel": "M"}));
    assert_eq!(boot["status"], "Accepted");
    assert_eq!(world.call("Authorize", json!({"idTag": CARD}))["idTagInfo"]["status"], "Accepted");

    let started = world.call("StartTransaction", start(1_000));
    assert_eq!(started["idTagInfo"]["status"], "Accepted");
    let id = &started["transactionId"];
    assert!((1..=i64::from(i32::MAX)).contains(&id.as_i64().unwrap()));
    world.call("MeterValues", sample(id, "2026-05-04T08:15:00Z", "5000"));
    world.call("MeterValues", sample(id, "2026-05-04T08:30:00Z", "9000"));
    {
        let live = world.csms.live();
        let session = &live.get(&world.link.station).unwrap().sessions[&1];
        assert_eq!(session.energy().unwrap().as_mwh(), 8_000_000);
        assert_eq!(session.power_mw, Some(11_000_000));
    }
    // After a restart the screens show the same.
    let restarted = world.reopened();
    let live = restarted.live();
    assert_eq!(
        live.get(&world.link.station).unwrap().sessions,
        world.csms.live().get(&world.link.station).unwrap().sessions
    );
    drop(live);
    world.call("StopTransaction", stop(id, 13_345));

    // Net: 0.50 + 12.345 kWh x 0.39 + 0.75 h x 1.20 = 0.50 + 4.81455 + 0.90 = 6.21455, rounded 6.21.
    // VAT: 19 % of 6.21 = 1.1799, rounded 1.18.
    let receipts = world.receipts();
    assert_eq!(receipts.len(), 1);
    let invoice = &receipts[0].invoice;
    let money = [invoice.net, invoice.vat, invoice.total].map(|amount| amount.to_string());
    assert_eq!(money, ["EUR 6.21", "EUR 1.18", "EUR 7.39"]);
    assert_eq!(receipts[0].number.number, 1);
    let session = &world.sessions()[0];
    assert_eq!((session.state, &session.end_reason), (SessionState::Priced, &Some(EndReason::Local)));
    assert_eq!(world.samples(&samples_stream(&session.id)).len(), 2);
    world.check_invariants();
}

#[test]
fn the_time_after_charging_is_paid_as_parking_by_a_tariff_of_ocpi() {
    let text = r#"{"country_code":"DE","party_id":"ABC","id":"park","currency":"EUR","elements":[{"price_components":[
        {"type":"ENERGY","price":0.40,"vat":19,"step_size":1},{"type":"TIME","price":1.20,"vat":19,"step_size":60},
        {"type":"PARKING_TIME","price":6.00,"vat":19,"step_size":600}]}],"last_updated":"2026-01-01T00:00:00Z"}"#;
    let mut world = World::with_tariff(Version::V1_6, Tariff::from_ocpi(text).unwrap().tariff);
    let id = world.call("StartTransaction", start(1_000))["transactionId"].clone();
    // The car is full after 20 minutes; the station keeps sending its register, and one reading comes late.
    world.call("MeterValues", sample(&id, "2026-05-04T08:40:00Z", "8500"));
    world.call("MeterValues", sample(&id, "2026-05-04T08:20:00Z", "8500"));
    world.call("StopTransaction", stop(&id, 8_500));

    // 7.5 kWh x 0.40 + 20 min x 1.20/h + 25 min, billed as 30, x 6.00/h = 3.00 + 0.40 + 3.00 = 6.40; 19 % of it is 1.22.
    let receipts = world.receipts();
    let invoice = &receipts[0].invoice;
    let lines: Vec<_> =
        invoice.lines().map(|line| format!("{}: {} {}", line.dimension, line.quantity, line.net)).collect();
    assert_eq!(lines, ["energy: 7.5 kWh EUR 3.00", "charging time: 20 min EUR 0.40", "parking time: 30 min EUR 3.00"]);
    assert_eq!(
        [invoice.net, invoice.vat, invoice.total].map(|amount| amount.to_string()),
        ["EUR 6.40", "EUR 1.22", "EUR 7.62"]
    );
    world.check_invariants();
}

#[test]
fn a_repeated_start_gets_the_same_answer_and_makes_one_session() {
    let mut world = world();
    let first = world.call("StartTransaction", start(0));
    let again = world.call("StartTransaction", start(0));
    assert_eq!(first, again);
    assert_eq!(world.sessions().len(), 1);
    assert_eq!(world.notices.last().unwrap().kind, NoticeKind::Repeat);
}

#[test]
fn a_repeated_stop_gets_the_same_answer_and_bills_once() {
    let mut world = world();
    let id = world.call("StartTransaction", start(0))["transactionId"].clone();
    let first = world.call("StopTransaction", stop(&id, 1_000));
    let again = world.call("StopTransaction", stop(&id, 1_000));
    assert_eq!(first, again);
    assert_eq!((world.cdrs().len(), world.receipts().len()), (1, 1));
}

#[test]
fn a_repeated_sample_is_kept_once_and_two_samples_of_one_moment_are_both_kept() {
    let mut world = world();
    let id = world.call("StartTransaction", start(0))["transactionId"].clone();
    for wh in ["100", "100", "101"] {
        world.call("MeterValues", sample(&id, "2026-05-04T08:15:00Z", wh));
    }
    let session = &world.sessions()[0];
    assert_eq!(world.samples(&samples_stream(&session.id)).len(), 2);
}

#[test]
fn an_unknown_token_is_stored_answered_with_an_id_and_never_refused() {
    let mut world = world();
    assert_eq!(world.call("Authorize", json!({"idTag": "NOBODY"}))["idTagInfo"]["status"], "Invalid");
    let mut payload = start(0);
    payload["idTag"] = json!("NOBODY");
    let started = world.call("StartTransaction", payload);
    assert_eq!(started["idTagInfo"]["status"], "Invalid");
    assert!(started["transactionId"].as_i64().unwrap() > 0);
    world.call("StopTransaction", stop(&started["transactionId"], 700));

    assert!(world.receipts().is_empty());
    let items = world.quarantine();
    assert_eq!(items.len(), 1);
    assert_eq!(items[0].reason, QuarantineReason::NoAccount);
    assert_eq!(items[0].energy.unwrap().as_mwh(), 700_000);
    world.check_invariants();
    assert!(world.notices.iter().all(|notice| !notice.text.contains("NOBODY")), "{:?}", world.notices);
}

#[test]
fn an_expired_token_is_told_so() {
    let mut world = world();
    world.link_card("OLDCARD", Some("2026-01-01T00:00:00Z".parse().unwrap()));
    let info = world.call("Authorize", json!({"idTag": "oldcard"}))["idTagInfo"].clone();
    assert_eq!(info, json!({"status": "Expired", "expiryDate": "2026-01-01T00:00:00Z"}));
    let mut payload = start(0);
    payload["idTag"] = json!("OLDCARD");
    assert_eq!(world.call("StartTransaction", payload)["idTagInfo"]["status"], "Expired");
    assert_eq!(world.sessions().len(), 1);
}

#[test]
fn a_token_in_use_is_concurrent_elsewhere_and_both_energies_are_accounted() {
    let mut world = world();
    let first = world.call("StartTransaction", start(0))["transactionId"].clone();
    let mut payload = start(0);
    payload["connectorId"] = json!(2);
    let second = world.call("StartTransaction", payload);
    assert_eq!(second["idTagInfo"]["status"], "ConcurrentTx");
    assert_ne!(second["transactionId"], first);
    world.call("StopTransaction", stop(&second["transactionId"], 100));
    world.call("StopTransaction", stop(&first, 1_000));
    assert_eq!(world.cdrs().len(), 2);
    assert_eq!(world.call("Authorize", json!({"idTag": CARD}))["idTagInfo"]["status"], "Accepted");
    world.check_invariants();
}

#[test]
fn a_stop_of_an_unknown_transaction_is_confirmed_and_kept() {
    let mut world = world();
    assert_eq!(world.call("StopTransaction", stop(&json!(4711), 900)), json!({}));
    assert_eq!(world.call("StopTransaction", stop(&json!(-1), 900)), json!({}));
    let reasons: Vec<_> = world.quarantine().iter().map(|item| item.reason).collect();
    assert_eq!(reasons, [QuarantineReason::UnknownTransaction; 2]);
}

#[test]
fn a_register_that_goes_backwards_is_held_for_review_never_billed() {
    let mut world = world();
    let id = world.call("StartTransaction", start(5_000))["transactionId"].clone();
    world.call("StopTransaction", stop(&id, 4_000));
    assert!(world.cdrs().is_empty());
    let session = &world.sessions()[0];
    assert_eq!((session.state, &session.flags[..]), (SessionState::Held, &[SessionFlag::MeterRegression][..]));
    assert_eq!(world.quarantine()[0].reason, QuarantineReason::MeterRegression);
    world.check_invariants();
}

#[test]
fn a_new_start_on_the_connector_ends_the_open_session_and_a_late_stop_still_bills_it() {
    let mut world = world();
    let first = world.call("StartTransaction", start(0))["transactionId"].clone();
    world.call("MeterValues", sample(&first, "2026-05-04T08:15:00Z", "2500"));
    let mut next = start(3_000);
    next["timestamp"] = json!("2026-05-04T09:00:00Z");
    let second = world.call("StartTransaction", next);
    assert_eq!(second["idTagInfo"]["status"], "Accepted", "the token of the superseded session is free again");
    let items = world.quarantine();
    assert_eq!((items[0].reason, items[0].energy.unwrap().as_mwh()), (QuarantineReason::MissingEnd, 2_500_000));
    world.check_invariants();

    world.call("StopTransaction", stop(&first, 3_000));
    assert_eq!(world.cdrs().len(), 1);
    assert_eq!(world.cdrs()[0].energy.as_mwh(), 3_000_000);
    assert!(matches!(world.quarantine()[0].state, QuarantineState::Billed { .. }));
    world.check_invariants();
}

#[test]
fn another_end_of_a_billed_session_is_kept_for_an_operator_and_changes_no_bill() {
    let mut world = world();
    let id = world.call("StartTransaction", start(0))["transactionId"].clone();
    world.call("StopTransaction", stop(&id, 1_000));
    world.call("StopTransaction", stop(&id, 2_000));
    assert_eq!(world.cdrs().len(), 1);
    assert_eq!(world.quarantine()[0].reason, QuarantineReason::ConflictingEnd);
}

#[test]
fn a_frame_of_a_replaced_connection_changes_nothing() {
    let mut world = world();
    let old = world.link.clone();
    world.connect();
    let new = std::mem::replace(&mut world.link, old);
    let answer = world.answer("StartTransaction", &start(0).to_string());
    assert!(matches!(answer, cms_ocpp::csms::CallAnswer::NotDurable(cms_core::HandleError::Fenced)), "{answer:?}");
    assert!(world.sessions().is_empty());
    world.link = new;
    world.call("StartTransaction", start(0));
}

#[test]
fn a_fault_is_shown_and_put_on_the_timeline() {
    let mut world = world();
    world.call(
        "StatusNotification",
        json!({"connectorId": 2, "errorCode": "GroundFailure", "status": "Faulted", "vendorErrorCode": "E-17"}),
    );
    let live = world.csms.live();
    let state = &live.get(&world.link.station).unwrap().connectors[&(2, 1)];
    assert_eq!(state.status, ConnectorStatus::Faulted);
    assert_eq!(state.fault.as_ref().unwrap().sentence(), "GroundFailure (E-17)");
    drop(live);
    assert!(world.appended("timeline/CS1").iter().any(|body| body.contains("GroundFailure")));
}

#[test]
fn the_meter_value_of_no_transaction_belongs_to_the_open_one_on_its_connector() {
    let mut world = world();
    world.call("StartTransaction", start(0));
    let mut clock = sample(&json!(0), "2026-05-04T08:15:00Z", "400");
    clock["meterValue"][0]["sampledValue"][0]["context"] = json!("Sample.Clock");
    world.call("MeterValues", clock);
    assert_eq!(world.samples(&samples_stream(&world.sessions()[0].id)).len(), 1);
}

#[test]
fn a_value_that_is_no_number_is_kept_as_it_is_and_noted() {
    let mut world = world();
    let id = world.call("StartTransaction", start(0))["transactionId"].clone();
    world.call("MeterValues", sample(&id, "2026-05-04T08:15:00Z", "12 kWh!"));
    let samples = world.samples(&samples_stream(&world.sessions()[0].id));
    assert_eq!(samples[0].sample.readings[0].raw.as_deref(), Some("12 kWh!"));
    assert!(world.notices.iter().any(|notice| notice.kind == NoticeKind::UnreadableValue));
}
