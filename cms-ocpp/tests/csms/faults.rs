//! The faults of the field with what must come of them, in the frames of each version that can express them.

use chrono::TimeDelta;
use cms_core::TariffId;
use cms_core::access::AuthorizationStatus;
use cms_core::money::Currency;
use cms_core::money::VatRate;
use cms_core::session::{QuarantineReason, QuarantineState, Session, SessionFlag, SessionState};
use cms_core::tariff::{PriceComponent, PublishTariff, Tariff};
use cms_ocpp::Version;
use cms_ocpp::csms::NoticeKind;
use serde_json::{Value, json};

use crate::support::{CARD, World};

const ALL: [Version; 3] = [Version::V1_6, Version::V2_0_1, Version::V2_1];
const COUNTED: [Version; 2] = [Version::V2_0_1, Version::V2_1];

/// A time on the day of the tests.
fn at(time: &str) -> String {
    format!("2026-05-04T{time}Z")
}

/// One transaction of a station of any version, told in its words.
struct Told {
    version: Version,
    id: Value,
    name: &'static str,
    connector: u32,
    seq_no: i64,
}

impl Told {
    fn new(version: Version, name: &'static str, connector: u32) -> Self {
        Self { version, id: Value::Null, name, connector, seq_no: -1 }
    }

    fn start_frame(&mut self, card: &str, at: &str, wh: i64) -> (&'static str, Value) {
        self.seq_no += 1;
        if self.version == Version::V1_6 {
            let frame = json!({"connectorId": self.connector, "idTag": card, "meterStart": wh, "timestamp": at});
            return ("StartTransaction", frame);
        }
        let mut frame = self.event("Started", at, Some(("Transaction.Begin", wh)));
        frame["idToken"] = json!({"idToken": card, "type": "ISO14443"});
        ("TransactionEvent", frame)
    }

    fn sample_frame(&mut self, at: &str, wh: i64) -> (&'static str, Value) {
        self.seq_no += 1;
        if self.version == Version::V1_6 {
            let frame = json!({"connectorId": self.connector, "transactionId": self.id, "meterValue": [
                {"timestamp": at, "sampledValue": [{"value": wh.to_string()}]}]});
            return ("MeterValues", frame);
        }
        ("TransactionEvent", self.event("Updated", at, Some(("Sample.Periodic", wh))))
    }

    fn stop_frame(&mut self, at: &str, wh: i64) -> (&'static str, Value) {
        self.seq_no += 1;
        if self.version == Version::V1_6 {
            return ("StopTransaction", json!({"transactionId": self.id, "meterStop": wh, "timestamp": at}));
        }
        ("TransactionEvent", self.event("Ended", at, Some(("Transaction.End", wh))))
    }

    fn event(&self, kind: &str, at: &str, register: Option<(&str, i64)>) -> Value {
        let mut event = json!({
            "eventType": kind, "timestamp": at, "triggerReason": "MeterValuePeriodic", "seqNo": self.seq_no,
            "transactionInfo": {"transactionId": self.name}, "evse": {"id": self.connector, "connectorId": 1}});
        if let Some((context, wh)) = register {
            event["meterValue"] = json!([{"timestamp": at, "sampledValue": [{"value": wh, "context": context}]}]);
        }
        event
    }

    fn start(&mut self, world: &mut World, card: &str, at: &str, wh: i64) -> Value {
        let (action, frame) = self.start_frame(card, at, wh);
        let answer = world.call(action, frame);
        self.id = answer.get("transactionId").cloned().unwrap_or_default();
        answer
    }

    fn sample(&mut self, world: &mut World, at: &str, wh: i64) {
        let (action, frame) = self.sample_frame(at, wh);
        world.call(action, frame);
    }

    fn stop(&mut self, world: &mut World, at: &str, wh: i64) -> Value {
        let (action, frame) = self.stop_frame(at, wh);
        world.call(action, frame)
    }
}

fn billed_wh(world: &World) -> Vec<i64> {
    let mut billed: Vec<_> = world.cdrs().iter().map(|cdr| cdr.energy.as_mwh() / 1_000).collect();
    billed.sort_unstable();
    billed
}

fn open_reasons(world: &World) -> Vec<QuarantineReason> {
    let open = world.quarantine().into_iter().filter(|item| item.state == QuarantineState::Open);
    open.map(|item| item.reason).collect()
}

fn only(world: &World) -> Session {
    assert_eq!(world.sessions().len(), 1);
    world.sessions().remove(0)
}

#[test]
fn f1_a_start_that_is_repeated_because_its_answer_was_lost_is_one_session() {
    for version in ALL {
        let mut world = World::new(version);
        let mut told = Told::new(version, "tx-1", 1);
        let (action, frame) = told.start_frame(CARD, &at("08:00:00"), 0);
        let first = world.call(action, frame.clone());
        assert_eq!(world.call(action, frame), first, "{version}: also under a new message id, which plays no part");
        assert_eq!(world.notices.last().unwrap().kind, NoticeKind::Repeat);
        assert_eq!(
            only(&world).authorization.unwrap().status,
            AuthorizationStatus::Accepted,
            "not concurrent with itself"
        );
    }
}

#[test]
fn f2_a_start_like_one_that_has_ended_gets_the_old_answer_and_a_notice() {
    for version in ALL {
        let mut world = World::new(version);
        let mut told = Told::new(version, "tx-1", 1);
        let (action, frame) = told.start_frame(CARD, &at("08:00:00"), 0);
        let first = world.call(action, frame.clone());
        told.id = first.get("transactionId").cloned().unwrap_or_default();
        told.stop(&mut world, &at("08:45:00"), 1_000);
        assert_eq!(world.call(action, frame), first);
        assert_eq!(world.notices.last().unwrap().kind, NoticeKind::Repeat);
        assert_eq!((only(&world).state, billed_wh(&world)), (SessionState::Priced, vec![1_000]));
        world.check_invariants();
    }
}

#[test]
fn f3_ids_that_collide_or_cannot_be_are_nobodys() {
    let mut world = World::new(Version::V1_6);
    let mut told = Told::new(Version::V1_6, "", 1);
    told.start(&mut world, CARD, &at("08:00:00"), 0);
    let given = told.id.clone();
    for id in [json!(0), json!(-1), json!(i64::MAX), json!(i64::MIN)] {
        told.id = id;
        assert_eq!(told.stop(&mut world, &at("08:45:00"), 500), json!({}), "always confirmed");
        told.sample(&mut world, &at("08:30:00"), 100);
    }
    assert_eq!(open_reasons(&world), [QuarantineReason::UnknownTransaction; 4]);
    assert_eq!(only(&world).state, SessionState::Open, "and never taken for the one that is open");
    told.id = given;
    told.stop(&mut world, &at("08:50:00"), 700);
    assert_eq!(billed_wh(&world), [700]);
    world.check_invariants();
}

#[test]
fn f3_a_transaction_of_another_station_cannot_be_ended() {
    for version in ALL {
        let mut world = World::new(version);
        let mut told = Told::new(version, "tx-1", 1);
        told.start(&mut world, CARD, &at("08:00:00"), 0);
        let own = world.link.station.clone();
        world.link.station = cms_core::station::StationId::parse("CS2").unwrap();
        world.link.fence = None;
        told.stop(&mut world, &at("08:45:00"), 9_000);
        let sessions = world.sessions();
        let victim = sessions.iter().find(|session| session.address.station == own).unwrap();
        assert_eq!((victim.state, world.cdrs().len()), (SessionState::Open, 0), "{version}");
        assert_eq!(open_reasons(&world).len(), 1);
    }
}

#[test]
fn f4_an_end_without_a_known_transaction_is_confirmed_kept_and_not_billed() {
    let mut world = World::new(Version::V1_6);
    let mut told = Told::new(Version::V1_6, "", 1);
    told.id = json!(-1);
    assert_eq!(told.stop(&mut world, &at("08:45:00"), 500), json!({}));
    let item = world.quarantine().remove(0);
    assert_eq!((item.reason, world.cdrs().len()), (QuarantineReason::UnknownTransaction, 0));
    assert!(item.report.unwrap().contains("08:45:00"), "what was reported is kept");
}

#[test]
fn f5_a_session_of_which_only_the_end_arrives_is_kept_as_one_without_a_start() {
    for version in COUNTED {
        let mut world = World::new(version);
        let mut told = Told::new(version, "tx-1", 1);
        told.seq_no = 4;
        let mut end = told.event("Ended", &at("08:45:00"), None);
        end["meterValue"] = json!([
            {"timestamp": at("08:00:00"), "sampledValue": [{"value": 1_000, "context": "Transaction.Begin"}]},
            {"timestamp": at("08:45:00"), "sampledValue": [{"value": 6_000, "context": "Transaction.End"}]}]);
        end["offline"] = json!(true);
        world.call("TransactionEvent", end);
        let session = only(&world);
        assert_eq!((session.state, open_reasons(&world)), (SessionState::Held, vec![QuarantineReason::MissingStart]));
        assert!(session.flags.contains(&SessionFlag::StartMissing));
        assert_eq!(session.energy.unwrap().as_mwh(), 5_000_000, "reconstructed from what it tells, not billed");
        world.check_invariants();
    }
}

#[test]
fn f6_a_queue_that_is_sent_twice_after_a_boot_changes_nothing() {
    for version in ALL {
        let mut world = World::new(version);
        let mut told = Told::new(version, "tx-1", 1);
        let mut queue = vec![told.start_frame(CARD, &at("08:00:00"), 0)];
        told.id = world.call(queue[0].0, queue[0].1.clone()).get("transactionId").cloned().unwrap_or_default();
        queue.push(told.sample_frame(&at("08:15:00"), 2_000));
        queue.push(told.stop_frame(&at("08:45:00"), 4_000));
        let answers: Vec<_> = queue[1..].iter().map(|(action, frame)| world.call(action, frame.clone())).collect();
        for ((action, frame), answer) in queue[1..].iter().zip(&answers) {
            assert_eq!(world.call(action, frame.clone()), *answer, "{version}");
        }
        assert_eq!((billed_wh(&world), open_reasons(&world)), (vec![4_000], vec![]));
        world.check_invariants();
    }
}

#[test]
fn f7_events_that_come_in_any_order_fill_in_and_a_gap_is_waited_for() {
    for version in COUNTED {
        let mut world = World::new(version);
        let mut told = Told::new(version, "tx-1", 1);
        let frames = [
            told.start_frame(CARD, &at("08:00:00"), 0),
            told.sample_frame(&at("08:15:00"), 1_000),
            told.sample_frame(&at("08:30:00"), 2_000),
            told.stop_frame(&at("08:45:00"), 3_000),
        ];
        for index in [3, 0, 2] {
            world.call(frames[index].0, frames[index].1.clone());
            world.check_invariants();
        }
        assert_eq!((world.cdrs().len(), open_reasons(&world)), (0, vec![QuarantineReason::MissingReports]));
        world.call(frames[1].0, frames[1].1.clone());
        assert_eq!((billed_wh(&world), open_reasons(&world)), (vec![3_000], vec![]));
        assert_eq!(only(&world).flags, []);
        world.check_invariants();
    }
}

#[test]
fn f7_what_comes_late_from_offline_leaves_the_live_session_alone() {
    for version in COUNTED {
        let mut world = World::new(version);
        let mut live = Told::new(version, "tx-live", 1);
        live.start(&mut world, CARD, &at("09:00:00"), 5_000);
        let mut late = Told::new(version, "tx-offline", 1);
        late.start(&mut world, CARD, &at("07:00:00"), 0);
        {
            let shown = world.csms.live();
            let session = &shown.get(&world.link.station).unwrap().sessions[&1];
            assert_eq!(session.transaction_id, "tx-live");
        }
        late.stop(&mut world, &at("07:30:00"), 5_000);
        live.stop(&mut world, &at("09:30:00"), 6_000);
        assert_eq!(billed_wh(&world), [1_000, 5_000], "{version}");
        world.check_invariants();
    }
}

#[test]
fn f8_a_session_is_not_final_until_its_end_is_told() {
    for version in COUNTED {
        let mut world = World::new(version);
        let mut told = Told::new(version, "tx-1", 1);
        told.start(&mut world, CARD, &at("08:00:00"), 0);
        told.seq_no += 1;
        let mut idle = told.event("Updated", &at("08:30:00"), Some(("Sample.Periodic", 2_000)));
        idle["transactionInfo"]["chargingState"] = json!("Idle");
        world.call("TransactionEvent", idle);
        assert_eq!((only(&world).state, world.cdrs().len()), (SessionState::Open, 0));
        told.stop(&mut world, &at("08:45:00"), 2_000);
        assert_eq!(billed_wh(&world), [2_000]);
    }
}

#[test]
fn f9_a_session_without_an_end_is_estimated_held_and_billed_by_its_true_end() {
    for version in ALL {
        let mut world = World::new(version);
        let mut told = Told::new(version, "tx-1", 1);
        told.start(&mut world, CARD, &at("08:00:00"), 0);
        told.sample(&mut world, &at("08:30:00"), 2_000);
        world.silence(TimeDelta::hours(49));
        let session = only(&world);
        assert_eq!((session.state, session.flags), (SessionState::Held, vec![SessionFlag::EndInferred]));
        assert_eq!(session.energy.unwrap().as_mwh(), 2_000_000, "by its last reading");
        assert_eq!((open_reasons(&world), world.cdrs().len()), (vec![QuarantineReason::MissingEnd], 0));
        told.stop(&mut world, &at("08:45:00"), 2_500);
        assert_eq!((billed_wh(&world), open_reasons(&world)), (vec![2_500], vec![]), "{version}");
        world.check_invariants();
    }
}

#[test]
fn f9_reports_that_never_come_are_given_up_and_what_comes_later_stands_beside_the_bill() {
    for version in COUNTED {
        let mut world = World::new(version);
        let mut told = Told::new(version, "tx-1", 1);
        told.start(&mut world, CARD, &at("08:00:00"), 0);
        let lost = told.sample_frame(&at("08:15:00"), 9_000);
        told.stop(&mut world, &at("08:45:00"), 3_000);
        assert_eq!(open_reasons(&world), [QuarantineReason::MissingReports]);
        world.silence(TimeDelta::hours(2));
        assert_eq!((billed_wh(&world), only(&world).flags), (vec![3_000], vec![SessionFlag::ReportsMissing]));
        world.call(lost.0, lost.1);
        assert_eq!((billed_wh(&world), open_reasons(&world)), (vec![3_000], vec![QuarantineReason::LateReport]));
        let review = world.quarantine().into_iter().find(|item| item.billed.is_some()).unwrap();
        assert_eq!(review.billed.unwrap().energy.as_mwh(), 3_000_000);
        world.check_invariants();
    }
}

#[test]
fn f10_samples_that_count_from_the_start_are_not_mixed_with_a_lifetime_register() {
    for version in ALL {
        let mut world = World::new(version);
        let mut told = Told::new(version, "tx-1", 1);
        told.start(&mut world, CARD, &at("08:00:00"), 1_000_000);
        told.sample(&mut world, &at("08:15:00"), 4_000);
        told.sample(&mut world, &at("08:30:00"), 8_000);
        told.stop(&mut world, &at("08:45:00"), 1_012_345);
        assert_eq!((billed_wh(&world), only(&world).flags), (vec![12_345], vec![]), "{version}");
    }
}

#[test]
fn f10_a_register_that_is_reset_or_falls_is_held_and_never_a_negative_bill() {
    for version in ALL {
        for (samples, end) in
            [([5_000, 6_000], 4_000), ([1_500, 2_000], 0), ([10, 2_000], 3_000), ([9_000, 9_500], 6_000)]
        {
            let mut world = World::new(version);
            let mut told = Told::new(version, "tx-1", 1);
            told.start(&mut world, CARD, &at("08:00:00"), 5_000);
            told.sample(&mut world, &at("08:15:00"), samples[0]);
            told.sample(&mut world, &at("08:30:00"), samples[1]);
            told.stop(&mut world, &at("08:45:00"), end);
            assert_eq!(
                (only(&world).state, world.cdrs().len()),
                (SessionState::Held, 0),
                "{version} {samples:?} {end}"
            );
            assert_eq!(open_reasons(&world), [QuarantineReason::MeterRegression], "{version} {samples:?} {end}");
            world.check_invariants();
        }
    }
}

#[test]
fn f10_a_watt_hour_that_only_rounding_made_is_nobodys() {
    for version in ALL {
        let mut world = World::new(version);
        let mut told = Told::new(version, "tx-1", 1);
        told.start(&mut world, CARD, &at("08:00:00"), 1_001);
        told.stop(&mut world, &at("08:45:00"), 1_000);
        assert_eq!((billed_wh(&world), only(&world).flags), (vec![0], vec![SessionFlag::RegisterRounded]), "{version}");
    }
    let mut world = World::new(Version::V1_6);
    let mut told = Told::new(Version::V1_6, "", 1);
    told.start(&mut world, CARD, &at("08:00:00"), 1_000);
    let (action, mut frame) = told.stop_frame(&at("08:45:00"), 1_001);
    let taken =
        |at: String, context| json!({"timestamp": at, "sampledValue": [{"value": "1000.9", "context": context}]});
    frame["transactionData"] =
        json!([taken(at("08:00:00"), "Transaction.Begin"), taken(at("08:45:00"), "Transaction.End")]);
    world.call(action, frame);
    assert_eq!(billed_wh(&world), [0], "cut off at the start and rounded up at the end");
}

#[test]
fn f10_a_value_after_the_end_changes_no_bill() {
    for version in ALL {
        let mut world = World::new(version);
        let mut told = Told::new(version, "tx-1", 1);
        told.start(&mut world, CARD, &at("08:00:00"), 0);
        told.stop(&mut world, &at("08:45:00"), 3_000);
        told.sample(&mut world, &at("08:50:00"), 9_000);
        assert_eq!((billed_wh(&world), open_reasons(&world)), (vec![3_000], vec![]), "{version}");
        world.check_invariants();
    }
}

#[test]
fn f11_a_start_of_zero_on_a_meter_that_is_not_new_is_replaced_by_the_first_reading() {
    for version in ALL {
        let mut world = World::new(version);
        let mut told = Told::new(version, "tx-1", 1);
        told.start(&mut world, CARD, &at("08:00:00"), 0);
        told.sample(&mut world, &at("08:01:00"), 5_000_000);
        told.stop(&mut world, &at("08:45:00"), 5_008_000);
        assert_eq!(
            (billed_wh(&world), only(&world).flags),
            (vec![8_000], vec![SessionFlag::StartReplaced]),
            "{version}"
        );

        let mut world = World::new(version);
        let mut told = Told::new(version, "tx-1", 1);
        told.start(&mut world, CARD, &at("08:00:00"), 0);
        told.stop(&mut world, &at("08:45:00"), 5_008_000);
        assert_eq!(
            open_reasons(&world),
            [QuarantineReason::ImplausibleEnergy],
            "{version}: and without one it is held"
        );
    }
}

#[test]
fn f12_times_of_a_clock_that_was_not_set_keep_their_distance_and_are_moved_to_ours() {
    for version in ALL {
        let mut world = World::new(version);
        let mut told = Told::new(version, "tx-1", 1);
        told.start(&mut world, CARD, "1970-01-01T00:01:00Z", 0);
        told.sample(&mut world, "1970-01-01T00:21:00Z", 2_000);
        told.stop(&mut world, "1970-01-01T00:46:00Z", 4_000);
        let session = only(&world);
        assert_eq!((billed_wh(&world), session.flags), (vec![4_000], vec![SessionFlag::ClockUnset]), "{version}");
        let duration = session.ended_at.unwrap() - session.started_at;
        assert_eq!(duration, TimeDelta::minutes(45));
        assert_eq!(session.started_at.date_naive().to_string(), "2026-05-05");
    }
}

#[test]
fn f12_a_clock_that_is_ahead_is_moved_back_and_a_live_session_still_ends_the_one_before() {
    for version in ALL {
        let mut world = World::new(version);
        let mut told = Told::new(version, "tx-1", 1);
        told.start(&mut world, CARD, "2031-05-04T08:00:00Z", 0);
        let mut next = Told::new(version, "tx-2", 1);
        next.start(&mut world, CARD, "1970-01-01T00:00:10Z", 500);
        next.stop(&mut world, "1970-01-01T00:00:20Z", 700);
        told.stop(&mut world, "2031-05-04T08:00:01Z", 500);
        assert_eq!(billed_wh(&world), [200, 500], "{version}: {:?}", world.quarantine());
        let flags: Vec<_> = world.sessions().into_iter().flat_map(|session| session.flags).collect();
        assert!(flags.contains(&SessionFlag::ClockAhead) && flags.contains(&SessionFlag::ClockUnset));
        world.check_invariants();
    }
}

#[test]
fn f12_the_hour_that_comes_twice_in_autumn_is_billed_once() {
    for version in ALL {
        let mut world = World::new(version);
        let mut told = Told::new(version, "tx-1", 1);
        // Half past two in Berlin, before and after the clocks go back.
        told.start(&mut world, CARD, "2025-10-26T02:30:00+02:00", 0);
        told.stop(&mut world, "2025-10-26T02:30:00+01:00", 3_000);
        let cdr = world.cdrs().remove(0);
        assert_eq!(cdr.ended_at - cdr.started_at, TimeDelta::hours(1), "{version}");
    }
}

#[test]
fn f15_a_card_at_two_places_is_told_so_and_both_energies_are_accounted() {
    for version in ALL {
        let mut world = World::new(version);
        let mut one = Told::new(version, "tx-1", 1);
        let mut other = Told::new(version, "tx-2", 2);
        one.start(&mut world, CARD, &at("08:00:00"), 0);
        let answer = other.start(&mut world, CARD, &at("08:01:00"), 0);
        let info = answer.get("idTagInfo").or(answer.get("idTokenInfo")).unwrap();
        assert_eq!(info["status"], "ConcurrentTx", "{version}");
        other.stop(&mut world, &at("08:30:00"), 100);
        one.stop(&mut world, &at("08:45:00"), 1_000);
        assert_eq!(billed_wh(&world), [100, 1_000]);
        world.check_invariants();
    }
}

#[test]
fn f19_the_tariff_at_the_start_binds() {
    for version in ALL {
        let mut world = World::new(version);
        let mut told = Told::new(version, "tx-1", 1);
        told.start(&mut world, CARD, &at("08:00:00"), 0);
        let before = only(&world).tariff.unwrap();
        let vat = VatRate::from_percent("19".parse().unwrap()).unwrap();
        let dear = vec![PriceComponent::per_kwh("9".parse().unwrap(), vat).unwrap()];
        world.execute(&PublishTariff { tariff: Tariff::new(TariffId::new("dear"), "Dear", Currency::EUR, dear) });
        told.stop(&mut world, &at("08:45:00"), 1_000);
        assert_eq!(world.cdrs()[0].tariff, *before, "{version}");
    }
}

#[test]
fn a_card_that_comes_with_the_end_only_is_free_again() {
    for version in COUNTED {
        let mut world = World::new(version);
        let mut told = Told::new(version, "tx-1", 1);
        told.seq_no = 0;
        world.call("TransactionEvent", told.event("Started", &at("08:00:00"), Some(("Transaction.Begin", 0))));
        told.seq_no = 1;
        let mut end = told.event("Ended", &at("08:45:00"), Some(("Transaction.End", 1_000)));
        end["idToken"] = json!({"idToken": CARD, "type": "ISO14443"});
        world.call("TransactionEvent", end);
        assert_eq!(billed_wh(&world), [1_000]);
        let authorize = json!({"idToken": {"idToken": CARD, "type": "ISO14443"}});
        assert_eq!(world.call("Authorize", authorize)["idTokenInfo"]["status"], "Accepted", "{version}");
    }
}
