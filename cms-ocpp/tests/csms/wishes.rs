//! Sessions that are asked for from afar, and EVSEs that are kept for somebody.

use chrono::{DateTime, TimeDelta, Utc};
use cms_core::access::TokenKey;
use cms_core::session::{
    AnswerStart, CancelReservation, RequestStart, Reservation, ReservationRefusal, ReservationState, Reserve,
    SessionStage, StartRefusal, StartRequest, StartRequestState,
};
use cms_core::station::ConnectorAddress;
use cms_ocpp::Version;
use serde_json::{Value, json};

use crate::support::{CARD, World};

const ALL: [Version; 3] = [Version::V1_6, Version::V2_0_1, Version::V2_1];

fn address(world: &World, evse: u32) -> ConnectorAddress {
    ConnectorAddress { station: world.link.station.clone(), evse, connector: 1 }
}

fn card(world: &World, text: &str) -> TokenKey {
    world.csms.hasher().token(text)
}

fn request(world: &mut World, text: &str) -> Result<i32, StartRefusal> {
    let command = RequestStart { address: address(world, 1), token: card(world, text) };
    world.execute(&command)
}

fn reserve(world: &mut World, text: &str, hours: i64) -> Result<i32, ReservationRefusal> {
    let until: DateTime<Utc> = world.moment().now + TimeDelta::hours(hours);
    let command = Reserve { address: address(world, 1), token: card(world, text), until };
    world.execute(&command)
}

/// A session begins with this card, in the words of each version.
fn begin(world: &mut World, text: &str) -> Value {
    let at = "2026-05-04T08:00:00Z";
    if world.link.version == Version::V1_6 {
        return world
            .call("StartTransaction", json!({"connectorId": 1, "idTag": text, "meterStart": 0, "timestamp": at}));
    }
    world.call(
        "TransactionEvent",
        json!({"eventType": "Started", "timestamp": at, "triggerReason": "RemoteStart", "seqNo": 0,
            "transactionInfo": {"transactionId": format!("tx-{text}")}, "evse": {"id": 1, "connectorId": 1},
            "idToken": {"idToken": text, "type": "Central"}}),
    )
}

fn state(world: &World) -> StartRequestState {
    world.rows::<StartRequest>().remove(0).state
}

#[test]
fn f17_a_remote_start_becomes_the_session_that_begins_with_its_card() {
    for version in ALL {
        let mut world = World::new(version);
        let id = request(&mut world, CARD).unwrap();
        assert_eq!(world.rows::<StartRequest>()[0].stage(), Some(SessionStage::Requested));
        assert_eq!(request(&mut world, CARD), Ok(id), "who taps twice asks once");
        world.execute(&AnswerStart { id, refused: None });
        assert_eq!(world.rows::<StartRequest>()[0].stage(), Some(SessionStage::Authorized));
        begin(&mut world, CARD);
        let session = world.sessions().remove(0);
        assert_eq!(
            (state(&world), session.stage()),
            (StartRequestState::Began { session: session.id }, SessionStage::Started)
        );
        world.silence(TimeDelta::minutes(11));
        assert!(matches!(state(&world), StartRequestState::Began { .. }), "its deadline is gone");
        assert_eq!(request(&mut world, CARD), Err(StartRefusal::Occupied));
        world.check_invariants();
    }
}

#[test]
fn f17_a_remote_start_that_never_becomes_a_session_expires_unconfirmed_and_bills_nothing() {
    for version in ALL {
        let mut world = World::new(version);
        let id = request(&mut world, CARD).unwrap();
        world.execute(&AnswerStart { id, refused: None });
        world.silence(TimeDelta::minutes(11));
        let expired = world.rows::<StartRequest>().remove(0);
        assert_eq!((expired.stage(), expired.state), (Some(SessionStage::Unconfirmed), StartRequestState::Expired));
        assert_eq!((world.sessions().len(), world.cdrs().len()), (0, 0));
        let again = request(&mut world, CARD).unwrap();
        assert_ne!(again, id, "the EVSE is free for another request");
    }
}

#[test]
fn f17_a_start_without_a_request_is_a_session_of_its_own_and_leaves_anothers_request_open() {
    for version in ALL {
        let mut world = World::new(version);
        world.link_card("OTHER", None);
        request(&mut world, CARD).unwrap();
        begin(&mut world, "OTHER");
        assert_eq!((world.sessions().len(), state(&world)), (1, StartRequestState::Requested));
        world.silence(TimeDelta::minutes(11));
        assert_eq!(state(&world), StartRequestState::Expired);
    }
}

#[test]
fn a_request_that_the_station_refuses_is_over_and_its_word_holds_no_control_characters() {
    let mut world = World::new(Version::V1_6);
    let id = request(&mut world, CARD).unwrap();
    world.execute(&AnswerStart { id, refused: Some(format!("Rejected\r\n{}", "x".repeat(9_000))) });
    let StartRequestState::Refused { reason } = state(&world) else { panic!("not refused") };
    assert_eq!((reason.len(), reason.contains('\n')), (200, false));
    world.execute(&AnswerStart { id, refused: None });
    assert!(matches!(state(&world), StartRequestState::Refused { .. }), "a later answer changes nothing");
    assert!(request(&mut world, CARD).is_ok());
}

#[test]
fn what_may_not_charge_is_not_asked_for() {
    let mut world = World::new(Version::V1_6);
    assert!(matches!(request(&mut world, "NOBODY"), Err(StartRefusal::Token { .. })));
    let elsewhere = RequestStart { address: address(&world, 9), token: card(&world, CARD) };
    assert_eq!(world.execute(&elsewhere), Err(StartRefusal::UnknownEvse));
    assert_eq!(StartRefusal::UnknownEvse.code(), "start.unknown_evse");
}

#[test]
fn a_reservation_is_used_by_its_card_and_by_no_other() {
    for version in ALL {
        let mut world = World::new(version);
        world.link_card("OTHER", None);
        let id = reserve(&mut world, CARD, 1).unwrap();
        assert_eq!(reserve(&mut world, "OTHER", 1), Err(ReservationRefusal::Occupied));
        assert_eq!(request(&mut world, "OTHER"), Err(StartRefusal::Occupied), "it is kept for somebody else");
        begin(&mut world, CARD);
        let kept = world.rows::<Reservation>().remove(0);
        assert_eq!((kept.id, kept.state), (id, ReservationState::Used { session: world.sessions()[0].id.clone() }));
        assert_eq!(world.execute(&CancelReservation { id }), Err(ReservationRefusal::Over));

        let mut world = World::new(version);
        world.link_card("OTHER", None);
        reserve(&mut world, CARD, 1).unwrap();
        begin(&mut world, "OTHER");
        assert_eq!(world.rows::<Reservation>()[0].state, ReservationState::Active);
    }
}

#[test]
fn a_reservation_expires_or_is_cancelled_and_the_evse_is_free_again() {
    let mut world = World::new(Version::V1_6);
    let first = reserve(&mut world, CARD, 1).unwrap();
    world.silence(TimeDelta::hours(2));
    let second = reserve(&mut world, CARD, 1).unwrap();
    assert_eq!(world.execute(&CancelReservation { id: second }), Ok(()));
    assert_eq!(world.execute(&CancelReservation { id: second }), Ok(()), "twice is once");
    assert_eq!(world.execute(&CancelReservation { id: first }), Err(ReservationRefusal::Over));
    assert_eq!(world.execute(&CancelReservation { id: 7 }), Err(ReservationRefusal::Unknown));
    let third = reserve(&mut world, CARD, 1).unwrap();
    let states: Vec<_> = [first, second, third]
        .iter()
        .map(|id| world.rows::<Reservation>().into_iter().find(|row| row.id == *id).unwrap().state)
        .collect();
    assert_eq!(states, [ReservationState::Expired, ReservationState::Cancelled, ReservationState::Active]);
    assert_eq!(reserve(&mut world, CARD, -1), Err(ReservationRefusal::Over));
}
