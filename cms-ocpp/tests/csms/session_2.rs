//! Sessions in the words of OCPP 2.0.1 and 2.1.

use cms_core::session::{QuarantineReason, SessionFlag, SessionState, samples_stream};
use cms_ocpp::Version;
use serde_json::{Value, json};

use crate::support::{CARD, World};

const BOTH: [Version; 2] = [Version::V2_0_1, Version::V2_1];

fn event(kind: &str, seq_no: i64, at: &str, register_wh: Option<f64>) -> Value {
    let context = match kind {
        "Started" => "Transaction.Begin",
        "Ended" => "Transaction.End",
        _ => "Sample.Periodic",
    };
    let mut event = json!({
        "eventType": kind, "timestamp": at, "triggerReason": "MeterValuePeriodic", "seqNo": seq_no,
        "transactionInfo": {"transactionId": "tx-1", "chargingState": "Charging"},
        "evse": {"id": 1, "connectorId": 1}});
    if let Some(wh) = register_wh {
        event["meterValue"] = json!([{"timestamp": at, "sampledValue": [
            {"value": wh, "context": context, "unitOfMeasure": {"unit": "Wh"}}]}]);
    }
    event
}

fn with_card(mut event: Value) -> Value {
    event["idToken"] = json!({"idToken": CARD, "type": "ISO14443"});
    event
}

#[test]
fn a_session_becomes_an_invoice_and_the_end_tells_the_total() {
    for version in BOTH {
        let mut world = World::new(version);
        let boot = json!({"chargingStation": {"model": "M", "vendorName": "V"}, "reason": "PowerUp"});
        assert_eq!(world.call("BootNotification", boot)["status"], "Accepted");
        let authorize = json!({"idToken": {"idToken": CARD, "type": "ISO14443"}});
        assert_eq!(world.call("Authorize", authorize)["idTokenInfo"]["status"], "Accepted");

        let started =
            world.call("TransactionEvent", with_card(event("Started", 0, "2026-05-04T08:00:00Z", Some(1_000.0))));
        assert_eq!(started["idTokenInfo"]["status"], "Accepted");
        world.call("TransactionEvent", event("Updated", 1, "2026-05-04T08:30:00Z", Some(9_000.0)));
        let mut end = event("Ended", 2, "2026-05-04T08:45:00Z", Some(13_345.0));
        end["transactionInfo"] = json!({"transactionId": "tx-1", "stoppedReason": "EVDisconnected"});
        let ended = world.call("TransactionEvent", end);

        // As in the session of 1.6: 6.21 + 1.18.
        assert_eq!(ended["totalCost"].to_string(), "7.39", "{version}");
        assert_eq!(world.receipts()[0].invoice.total.to_string(), "EUR 7.39");
        let session = &world.sessions()[0];
        assert_eq!(session.state, SessionState::Priced);
        assert_eq!(world.samples(&samples_stream(&session.id)).len(), 3);
        world.check_invariants();
    }
}

#[test]
fn each_repeated_event_gets_the_same_answer_and_bills_once() {
    for version in BOTH {
        let mut world = World::new(version);
        let events = [
            with_card(event("Started", 0, "2026-05-04T08:00:00Z", Some(0.0))),
            event("Updated", 1, "2026-05-04T08:30:00Z", Some(500.0)),
            event("Ended", 2, "2026-05-04T08:45:00Z", Some(1_000.0)),
        ];
        for event in events {
            let first = world.call("TransactionEvent", event.clone());
            assert_eq!(world.call("TransactionEvent", event), first);
        }
        assert_eq!((world.sessions().len(), world.cdrs().len(), world.receipts().len()), (1, 1, 1));
        world.check_invariants();
    }
}

#[test]
fn a_token_that_comes_after_the_start_makes_the_session_billable() {
    for version in BOTH {
        let mut world = World::new(version);
        let started = world.call("TransactionEvent", event("Started", 0, "2026-05-04T08:00:00Z", Some(0.0)));
        assert_eq!(started.get("idTokenInfo"), None);
        let updated = world.call("TransactionEvent", with_card(event("Updated", 1, "2026-05-04T08:01:00Z", None)));
        assert_eq!(updated["idTokenInfo"]["status"], "Accepted");
        world.call("TransactionEvent", event("Ended", 2, "2026-05-04T08:45:00Z", Some(1_000.0)));
        assert_eq!(world.receipts().len(), 1);
        world.check_invariants();
    }
}

#[test]
fn an_evse_that_is_told_after_the_start_makes_the_session_billable() {
    for version in BOTH {
        let mut world = World::new(version);
        let mut start = with_card(event("Started", 0, "2026-05-04T08:00:00Z", None));
        start.as_object_mut().unwrap().remove("evse");
        world.call("TransactionEvent", start);
        world.call("TransactionEvent", event("Updated", 1, "2026-05-04T08:01:00Z", Some(0.0)));
        world.call("TransactionEvent", event("Ended", 2, "2026-05-04T08:45:00Z", Some(1_000.0)));
        assert_eq!(world.receipts().len(), 1, "{:?}", world.quarantine());
        assert_eq!(world.sessions()[0].flags, [SessionFlag::StartFromSample]);
        world.check_invariants();
    }
}

#[test]
fn a_transaction_without_its_start_is_kept_with_all_it_tells_and_billed_once_the_start_comes() {
    for version in BOTH {
        let mut world = World::new(version);
        world.call("TransactionEvent", event("Updated", 6, "2026-05-04T08:30:00Z", Some(800.0)));
        world.call("TransactionEvent", event("Ended", 7, "2026-05-04T08:45:00Z", Some(1_000.0)));
        assert_eq!(world.quarantine()[0].reason, QuarantineReason::MissingStart);
        let session = world.sessions().remove(0);
        assert_eq!((session.state, session.energy.unwrap().as_mwh()), (SessionState::Held, 200_000), "an estimate");
        assert_eq!(world.samples(&samples_stream(&session.id)).len(), 2);
        world.check_invariants();

        world.call("TransactionEvent", with_card(event("Started", 5, "2026-05-04T08:00:00Z", Some(0.0))));
        assert_eq!(world.cdrs()[0].energy.as_mwh(), 1_000_000);
        assert_eq!(world.sessions()[0].state, SessionState::Priced);
        world.check_invariants();
    }
}

#[test]
fn an_unknown_token_is_unknown_and_its_energy_is_kept() {
    for version in BOTH {
        let mut world = World::new(version);
        let mut start = event("Started", 0, "2026-05-04T08:00:00Z", Some(0.0));
        start["idToken"] = json!({"idToken": "NOBODY", "type": "ISO14443"});
        let started = world.call("TransactionEvent", start);
        assert_eq!(started["idTokenInfo"]["status"], "Unknown");
        world.call("TransactionEvent", event("Ended", 1, "2026-05-04T08:45:00Z", Some(1_000.0)));
        assert_eq!(world.quarantine()[0].reason, QuarantineReason::NoAccount);
        world.check_invariants();
    }
}

#[test]
fn kilowatt_hours_and_multipliers_are_the_same_energy() {
    for version in BOTH {
        let mut world = World::new(version);
        let mut start = with_card(event("Started", 0, "2026-05-04T08:00:00Z", Some(1.0)));
        start["meterValue"][0]["sampledValue"][0]["unitOfMeasure"] = json!({"unit": "kWh"});
        world.call("TransactionEvent", start);
        let mut end = event("Ended", 1, "2026-05-04T08:45:00Z", Some(133.45));
        end["meterValue"][0]["sampledValue"][0]["unitOfMeasure"] = json!({"unit": "Wh", "multiplier": 2});
        world.call("TransactionEvent", end);
        assert_eq!(world.cdrs()[0].energy.as_mwh(), 12_345_000);
    }
}
