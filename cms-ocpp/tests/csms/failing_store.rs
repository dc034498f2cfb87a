//! A store that fails before, after or around a commit: what is confirmed is stored once, what is not stored is not
//! confirmed.

use cms_core::access::{Account, RegisterAccount};
use cms_core::operations::{Job, StopRemotely};
use cms_core::storage::{Fault, FaultPlan};
use cms_core::{FreshIds, HandleError};
use cms_ocpp::Version;
use cms_ocpp::csms::CallAnswer;
use serde_json::{Value, json};

use crate::support::{CARD, World};

fn start() -> Value {
    json!({"connectorId": 1, "idTag": CARD, "meterStart": 0, "timestamp": "2026-05-04T08:00:00Z"})
}

fn stop(transaction: &Value) -> Value {
    json!({"transactionId": transaction, "meterStop": 12_345, "timestamp": "2026-05-04T08:45:00Z"})
}

#[test]
fn a_commit_of_unknown_outcome_makes_one_session_and_one_bill_whether_it_was_stored_or_not() {
    for fault in [Fault::UnknownStored, Fault::UnknownNotStored] {
        let mut world = World::new(Version::V1_6);
        world.store.set_faults(FaultPlan::new().on(1, fault));
        let started = world.call("StartTransaction", start());
        world.store.set_faults(FaultPlan::new().on(1, fault));
        world.call("StopTransaction", stop(&started["transactionId"]));
        assert_eq!((world.sessions().len(), world.cdrs().len(), world.receipts().len()), (1, 1, 1), "{fault:?}");
        assert_eq!(world.sessions()[0].transaction_id, started["transactionId"].to_string());
        world.check_invariants();
    }
}

#[test]
fn what_cannot_be_made_durable_is_not_answered_and_the_repeat_is() {
    let mut world = World::new(Version::V1_6);
    world.store.set_faults(FaultPlan::new().from(1, Fault::Unavailable));
    let answer = world.answer("StartTransaction", &start().to_string());
    assert!(matches!(&answer, CallAnswer::NotDurable(HandleError::Storage(_))), "{answer:?}");
    world.store.set_faults(FaultPlan::new());
    assert!(world.sessions().is_empty());
    let started = world.call("StartTransaction", start());
    assert_eq!(started["idTagInfo"]["status"], "Accepted");
    assert_eq!(world.sessions().len(), 1);
}

#[test]
fn an_answer_that_is_lost_after_the_commit_is_given_again() {
    let mut world = World::new(Version::V1_6);
    // Every try of the first attempt ends in the dark, although the last of them was stored.
    world.store.set_faults(FaultPlan::new().from(1, Fault::UnknownNotStored).on(4, Fault::UnknownStored));
    assert!(matches!(world.answer("StartTransaction", &start().to_string()), CallAnswer::NotDurable(_)));
    world.store.set_faults(FaultPlan::new());
    world.connect();
    let again = world.call("StartTransaction", start());
    assert_eq!(world.sessions().len(), 1);
    assert_eq!(world.sessions()[0].transaction_id, again["transactionId"].to_string());
}

#[test]
fn a_command_of_unknown_outcome_is_carried_out_once_and_told_as_it_was_stored() {
    for fault in [Fault::UnknownStored, Fault::UnknownNotStored] {
        let mut world = World::new(Version::V1_6);
        world.call("StartTransaction", start());
        let accounts = world.rows::<Account>().len();

        world.store.set_faults(FaultPlan::new().on(1, fault));
        let mut ids = FreshIds::from_seed(world.moment().seed);
        let register = RegisterAccount::new(world.csms.hasher(), &mut ids, "Eve", "eve@example.org", None).unwrap();
        let registered = world.execute(&register);
        assert!(registered.is_ok(), "{fault:?}: {registered:?}");
        assert_eq!(world.rows::<Account>().len(), accounts + 1, "{fault:?}");

        world.store.set_faults(FaultPlan::new().on(1, fault));
        let session = world.sessions().remove(0).id;
        let job = world.execute(&StopRemotely { session }).unwrap();
        let jobs: Vec<_> = world.rows::<Job>().into_iter().map(|job| job.id).collect();
        assert_eq!(jobs, [job], "{fault:?}");
    }
}

#[test]
fn what_was_stored_with_an_unknown_outcome_shows_in_the_live_state() {
    let mut world = World::new(Version::V1_6);
    let live = |world: &World| world.csms.live().get(&world.link.station).unwrap().sessions.keys().copied().collect();
    world.store.set_faults(FaultPlan::new().on(1, Fault::UnknownStored));
    let started = world.call("StartTransaction", start());
    let open: Vec<u32> = live(&world);
    assert_eq!(open, [1]);

    world.store.set_faults(FaultPlan::new().on(1, Fault::UnknownStored));
    world.call("StopTransaction", stop(&started["transactionId"]));
    let open: Vec<u32> = live(&world);
    assert!(open.is_empty());
}

#[test]
fn a_token_that_cannot_be_checked_is_refused_instead_of_left_waiting() {
    let cases = [
        (Version::V1_6, json!({"idTag": CARD}), "idTagInfo", "Invalid"),
        (Version::V2_0_1, json!({"idToken": {"idToken": CARD, "type": "ISO14443"}}), "idTokenInfo", "Unknown"),
        (Version::V2_1, json!({"idToken": {"idToken": CARD, "type": "ISO14443"}}), "idTokenInfo", "Unknown"),
    ];
    for (version, request, info, status) in cases {
        let mut world = World::new(version);
        world.store.set_faults(FaultPlan::new().from(1, Fault::Unavailable));
        assert_eq!(world.call("Authorize", request)[info]["status"], status, "{version}");
    }
}
