//! What an app can rely on, one promise at a time.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod driver_support;

use chrono::{DateTime, TimeDelta, Utc};
use cms_core::driver::{
    Answer, ChargePhase, ChargeReport, DriverError, DriverStep, FoundStation, Input, Journey, JourneyId, Patience,
    PriceCard, Reason, Request, RequestKey, StopOutcome, Used, UserAction, UserActionKind, WaitsFor, WayToPayKind,
};
use cms_core::metering::Energy;
use cms_core::money::{Currency, Money};
use cms_core::station::EvseId;
use cms_core::{SessionId, TariffId, hash_json};
use driver_support::{
    at, card, choose, confirm, evse, journey, live, offer, pay, priced, receipt, report, search, start_of_day, stop,
    take, tariff, told, used, way,
};
use proptest::prelude::*;

fn after(ms: i64) -> DateTime<Utc> {
    start_of_day() + TimeDelta::milliseconds(ms)
}

#[test]
fn a_journey_leads_from_the_search_to_the_receipt() {
    let mut journey = journey();
    let Some(Request::FindStations { key, near, .. }) = take(&mut journey, search()).ask else { panic!() };
    let found = FoundStation {
        evse: evse(),
        name: "Market \u{202e}square\n".to_owned(),
        place: near,
        free: Some(true),
        connectors: Vec::new(),
    };
    take(&mut journey, Input::Server(Answer::Stations { key, stations: vec![found] }));
    let view = journey.view(start_of_day());
    assert_eq!(view.stations.unwrap()[0].name, "Market \u{fffd}square\u{fffd}");
    assert_eq!(view.actions, [UserActionKind::Search, UserActionKind::Choose]);

    let Some(Request::ReadPrice { key, .. }) = take(&mut journey, choose()).ask else { panic!() };
    assert!(journey.view(start_of_day()).price.is_none());
    take(&mut journey, Input::Server(Answer::Price { key, card: Box::new(card(1)) }));
    let price = journey.view(start_of_day()).price.unwrap();
    assert_eq!(price.tags[0].unit_price.to_string(), "EUR 0.31");
    assert!(!price.confirmed);
    let estimate = journey.estimate_energy(Energy::from_wh(20_000).unwrap(), 3_600_000, start_of_day()).unwrap();
    assert_eq!(estimate.gross.to_string(), "EUR 7.38");

    take(&mut journey, confirm(1));
    let start = take(&mut journey, pay()).ask.unwrap();
    assert_eq!(start.key().as_str(), "jrn_1/start/1");
    take(&mut journey, told(report(1, ChargePhase::Requested { waits_for: WaitsFor::Vehicle })));
    assert_eq!(journey.view(start_of_day()).waits_for, Some(WaitsFor::Vehicle));
    take(&mut journey, told(report(2, ChargePhase::Started { charging: None })));
    take(&mut journey, told(report(3, live(2))));
    let running = journey.view(start_of_day()).live.unwrap();
    assert_eq!(running.cost.net.to_string(), "EUR 1.91"); // 5.5 kWh at 0.31 and two minutes of parking at 6.00
    let asked = take(&mut journey, stop()).ask.unwrap();
    let Request::StopCharging { key, .. } = asked else { panic!() };
    let mut stopping = report(4, live(2));
    stopping.stop = Some(StopOutcome { key, refused: None });
    take(&mut journey, told(stopping.clone()));
    assert_eq!(journey.step(), DriverStep::StopRequested);
    let mut ended = report(5, ChargePhase::Ended { used: Some(used(2)), held: false });
    ended.stop.clone_from(&stopping.stop);
    take(&mut journey, told(ended));
    assert_eq!(journey.view(start_of_day()).live.unwrap().cost, running.cost);
    let mut last = report(6, priced(2, &card(1).tariff));
    last.stop = stopping.stop;
    let reaction = take(&mut journey, told(last));
    assert_eq!((reaction.ask, journey.wake_at(start_of_day())), (None, None));
    let view = journey.view(start_of_day());
    assert_eq!((view.step, view.session), (DriverStep::Receipt, Some(SessionId::new("ses_1"))));
    assert_eq!(view.receipt.unwrap().price, running.cost);
}

#[test]
fn a_request_is_repeated_under_its_key_and_ever_more_seldom() {
    let (mut journey, _) = at(DriverStep::WayToPay);
    let first = take(&mut journey, pay()).ask.unwrap();
    let mut asked_at = Vec::new();
    let mut now = start_of_day();
    for _ in 0..8 {
        let due = journey.wake_at(now).unwrap();
        assert_eq!(journey.apply(Input::Tick, due - TimeDelta::milliseconds(1)).ask, None);
        assert_eq!(journey.apply(Input::Tick, due).ask.as_ref(), Some(&first));
        asked_at.push((due - start_of_day()).num_seconds());
        now = due;
    }
    assert_eq!(asked_at, [2, 6, 14, 30, 62, 122, 182, 242]);
    assert!(journey.view(after(30_000)).waiting.unwrap().overdue);
    assert!(!journey.view(after(29_999)).waiting.unwrap().overdue);
    assert_eq!(journey.step(), DriverStep::Requested);
}

#[test]
fn nothing_is_asked_without_a_connection_and_all_of_it_when_it_is_back() {
    for step in [DriverStep::Requested, DriverStep::Started, DriverStep::Live, DriverStep::StopRequested] {
        let (mut journey, _) = at(step);
        assert_eq!(journey.apply(Input::ConnectionLost, after(1)).ask, None);
        assert_eq!(journey.apply(Input::Tick, after(3_000_000)).ask, None);
        assert_eq!(journey.wake_at(after(3_000_000)), None);
        assert!(!journey.view(after(3_000_000)).connected);
        assert_eq!(journey.step(), step);
        assert!(journey.apply(Input::ConnectionBack, after(3_000_001)).ask.is_some());
    }
}

#[test]
fn a_clock_that_is_set_back_delays_no_question() {
    let (mut journey, _) = at(DriverStep::WayToPay);
    take(&mut journey, pay());
    let yesterday = after(-86_400_000);
    assert_eq!(journey.wake_at(yesterday), Some(yesterday));
    assert!(journey.apply(Input::Tick, yesterday).ask.is_some());
    assert_eq!(journey.apply(Input::Tick, yesterday).ask, None);
}

#[test]
fn numbers_of_a_running_session_get_stale_when_nothing_is_heard() {
    let (mut journey, seq) = at(DriverStep::Live);
    assert!(!journey.view(after(30_000)).live.unwrap().stale);
    let view = journey.view(after(30_001)).live.unwrap();
    assert!(view.stale);
    assert_eq!(view.age_ms, 30_001);
    // The server says once more that nothing has changed.
    journey.apply(told(report(seq, live(1))), after(31_000));
    assert_eq!(journey.view(after(31_000)).live.unwrap().age_ms, 0);
    assert_eq!(journey.wake_at(after(31_000)), Some(after(41_000)));
}

#[test]
fn a_receipt_is_asked_for_ever_more_seldom() {
    let (mut journey, seq) = at(DriverStep::Stopped);
    let ended = report(seq, ChargePhase::Ended { used: Some(used(2)), held: false });
    let mut now = start_of_day();
    let mut waits = Vec::new();
    for _ in 0..7 {
        let due = journey.wake_at(now).unwrap();
        waits.push((due - now).num_seconds());
        assert!(matches!(journey.apply(Input::Tick, due).ask, Some(Request::ReadCharge { .. })));
        journey.apply(told(ended.clone()), due);
        now = due;
    }
    assert_eq!(waits, [10, 20, 40, 80, 160, 300, 300]);
}

#[test]
fn a_price_that_expires_before_the_request_has_to_be_confirmed_again() {
    let (mut journey, _) = at(DriverStep::WayToPay);
    assert_eq!(journey.wake_at(start_of_day()), Some(after(3_600_000)));
    let reaction = journey.apply(pay(), after(3_600_000));
    assert_eq!(reaction.refused, Some(DriverError::OtherOffer));
    let Some(Request::ReadPrice { key, .. }) = reaction.ask else { panic!() };
    assert_eq!(journey.step(), DriverStep::PriceCard);
    // The old price does not come back.
    let old = Answer::Price { key: RequestKey::new("jrn_1/price/1").unwrap(), card: Box::new(card(1)) };
    assert_eq!(journey.apply(Input::Server(old), after(3_600_001)).refused, Some(DriverError::NotAsked));
    journey.apply(Input::Server(Answer::Price { key, card: Box::new(card(2)) }), after(3_600_002));
    assert_eq!(journey.apply(confirm(1), after(3_600_003)).refused, Some(DriverError::OtherOffer));
    assert_eq!(journey.apply(confirm(2), after(3_600_004)).refused, None);
}

#[test]
fn a_request_that_never_left_the_app_starts_nothing_later() {
    let (mut journey, _) = at(DriverStep::WayToPay);
    journey.apply(Input::ConnectionLost, after(0));
    assert_eq!(journey.apply(pay(), after(1)).ask, None);
    assert_eq!(journey.wake_at(after(2)), Some(after(3_600_000)));
    assert_eq!(journey.apply(Input::ConnectionBack, after(3_600_000)).ask, None);
    let view = journey.view(after(3_600_000));
    assert_eq!((view.step, view.not_started), (DriverStep::NotStarted, Some(Reason::NEVER_SENT)));
    // One that may have left is asked about until the server says what became of it.
    let (mut journey, _) = at(DriverStep::WayToPay);
    let sent = journey.apply(pay(), after(1)).ask;
    assert_eq!(journey.apply(Input::ConnectionBack, after(9_000_000)).ask, sent);
    assert_eq!(journey.step(), DriverStep::Requested);
}

#[test]
fn taps_too_many_change_nothing() {
    let (mut journey, _) = at(DriverStep::WayToPay);
    take(&mut journey, confirm(1));
    assert!(take(&mut journey, pay()).ask.is_some());
    assert_eq!(take(&mut journey, pay()).ask, None);
    let other = Input::User(UserAction::Pay { way: way("account") });
    let refused = journey.apply(other, after(0)).refused.unwrap();
    assert_eq!(refused, DriverError::NotNow { step: DriverStep::Requested });
    let (mut journey, _) = at(DriverStep::Live);
    assert!(take(&mut journey, stop()).ask.is_some());
    assert_eq!(take(&mut journey, stop()).ask, None);
}

#[test]
fn a_way_to_pay_or_a_price_that_was_not_offered_is_refused() {
    let (mut journey, _) = at(DriverStep::WayToPay);
    let other = Input::User(UserAction::Pay { way: way("card-2") });
    assert_eq!(journey.apply(other, after(0)).refused, Some(DriverError::UnknownWayToPay));
    let (mut journey, _) = at(DriverStep::PriceCard);
    let other = Input::User(UserAction::ConfirmPrice { offer: offer("offer-9") });
    assert_eq!(journey.apply(other, after(0)).refused, Some(DriverError::OtherOffer));
    assert_eq!(journey.step(), DriverStep::PriceCard);
}

#[test]
fn a_stop_that_was_refused_can_be_asked_for_again_under_another_key() {
    let (mut journey, seq) = at(DriverStep::StopRequested);
    let key = |journey: &mut Journey| match journey.apply(Input::ConnectionBack, after(0)).ask {
        Some(Request::StopCharging { key, .. }) => key,
        other => panic!("{other:?}"),
    };
    let first = key(&mut journey);
    let mut refused = report(seq + 1, live(2));
    refused.stop = Some(StopOutcome { key: first.clone(), refused: Some(Reason::STATION_REFUSED) });
    take(&mut journey, told(refused.clone()));
    let view = journey.view(after(0));
    assert_eq!((view.step, view.stop_refused), (DriverStep::Live, Some(Reason::STATION_REFUSED)));
    take(&mut journey, stop());
    let second = key(&mut journey);
    assert_ne!(first, second);
    assert_eq!(journey.view(after(0)).stop_refused, None);
    // The old refusal, repeated under a new number, does not refuse the second stop.
    refused.seq += 1;
    take(&mut journey, told(refused));
    assert_eq!(journey.step(), DriverStep::StopRequested);
    assert_eq!(key(&mut journey), second);
}

/// What is said of a report, and whether the driver is told.
fn refusal(step: DriverStep, change: impl FnOnce(&mut ChargeReport)) -> (DriverError, bool) {
    let (mut journey, seq) = at(step);
    let before = journey.view(after(0));
    let mut next = report(seq + 1, live(2));
    change(&mut next);
    let refused = journey.apply(told(next), after(0)).refused.unwrap();
    let mut shown = journey.view(after(0));
    let problem = shown.problem.take();
    assert_eq!(shown, before, "a refused report changed what is shown");
    assert!(problem.as_ref().is_none_or(|problem| *problem == refused));
    (refused, problem.is_some())
}

#[test]
fn what_cannot_be_true_is_refused_visibly() {
    let live_step = DriverStep::Live;
    let confirmed = card(1).tariff;
    let (refused, _) = refusal(live_step, |report| report.start = JourneyId::new("jrn_2").unwrap().start_key());
    assert_eq!(refused, DriverError::ForeignCharge);
    let (refused, _) = refusal(live_step, |report| report.seq = 1);
    assert_eq!(refused, DriverError::OlderReport { seq: 1, known: 2 });
    assert_eq!(refusal(live_step, |report| report.seq = 2), (DriverError::Contradiction { seq: 2 }, true));
    let (refused, shown) = refusal(live_step, |report| report.session = Some(SessionId::new("ses_2")));
    assert_eq!((refused, shown), (DriverError::OtherSession, true));
    let (refused, shown) = refusal(live_step, |report| report.phase = ChargePhase::Started { charging: None });
    assert_eq!((refused.code(), shown), ("driver.went_back", true));

    let other = tariff("tariff-1", "0.32");
    let (refused, shown) = refusal(live_step, |report| report.phase = priced(2, &other));
    assert_eq!((refused.code(), shown), ("driver.price_differs", true));
    let other = tariff("tariff-2", "0.31");
    let (refused, shown) = refusal(live_step, |report| report.phase = priced(2, &other));
    let (confirmed_id, billed) = (TariffId::new("tariff-1"), TariffId::new("tariff-2"));
    assert_eq!((refused, shown), (DriverError::OtherTariff { confirmed: confirmed_id, billed }, true));
    let mut dollars = confirmed.clone();
    dollars.currency = Currency::USD;
    let (refused, _) = refusal(live_step, |report| report.phase = priced(2, &dollars));
    assert_eq!(refused, DriverError::OtherCurrency { confirmed: Currency::EUR, billed: Currency::USD });
    let (refused, _) = refusal(live_step, |report| {
        let mut receipt = receipt(used(2), &card(1).tariff);
        receipt.paid = Money::zero(Currency::JPY);
        report.phase = ChargePhase::Priced { receipt: Box::new(receipt) };
    });
    assert_eq!(refused.code(), "driver.other_currency");

    let spoils: [fn(&mut Used); 7] = [
        |used| used.energy = Energy::from_mwh(-1),
        |used| used.energy = Energy::from_mwh(i64::MAX),
        |used| used.as_of = used.started_at - TimeDelta::milliseconds(1),
        |used| used.as_of = DateTime::<Utc>::MAX_UTC,
        |used| used.started_at = DateTime::<Utc>::MIN_UTC,
        |used| used.parking_ms = i64::MIN,
        |used| used.parking_ms = i64::MAX,
    ];
    for spoil in spoils {
        let (refused, shown) = refusal(live_step, |report| {
            let mut bad = used(2);
            spoil(&mut bad);
            report.phase = ChargePhase::Ended { used: Some(bad), held: false };
        });
        assert_eq!((refused.code(), shown), ("driver.unusable_reading", true));
    }
    for link in
        ["http://pay.example", "javascript:alert(1)", "https://", "https:///x", "https://a b", "https://\u{202e}"]
    {
        let (refused, _) = refusal(DriverStep::Requested, |report| {
            let waits_for = WaitsFor::PaymentApproval { url: link.to_owned() };
            (report.phase, report.session) = (ChargePhase::Requested { waits_for }, None);
        });
        assert_eq!(refused, DriverError::BadLink, "{link}");
    }
}

#[test]
fn a_problem_goes_when_the_server_has_set_it_right() {
    let wrong = report(7, priced(2, &tariff("tariff-1", "0.99")));
    let before = report(5, ChargePhase::Ended { used: Some(used(2)), held: true });
    let right = report(8, priced(2, &card(1).tariff));
    for order in [[&wrong, &before], [&before, &wrong]] {
        let (mut journey, _) = at(DriverStep::Live);
        for report in order {
            journey.apply(told(report.clone()), after(0));
        }
        let view = journey.view(after(0));
        assert_eq!((view.step, view.held, view.receipt), (DriverStep::Stopped, true, None));
        assert_eq!(view.problem.unwrap().code(), "driver.price_differs");
        take(&mut journey, told(right.clone()));
        let view = journey.view(after(0));
        assert_eq!((view.step, view.problem), (DriverStep::Receipt, None));
    }
}

#[test]
fn a_price_card_that_cannot_be_used_is_refused_and_asked_for_again() {
    type Spoil = fn(&mut PriceCard);
    let spoils: [(Spoil, &str); 6] = [
        (|card| card.evse = EvseId::parse("DE*CMS*E0002").unwrap(), "driver.other_evse"),
        (|card| card.valid_for_ms = 9_999, "driver.too_short"),
        (|card| card.ways.clear(), "driver.no_way_to_pay"),
        (|card| card.ways = vec![card.ways[0].clone(); 51], "driver.too_many"),
        (
            |card| {
                let json = serde_json::to_string(&card.tariff).unwrap().replace("310000", "-1");
                card.tariff = serde_json::from_str(&json).unwrap();
            },
            "driver.unusable_price",
        ),
        (
            |card| {
                let one = card.tariff.components[0].clone();
                card.tariff.components = vec![one; 100_000];
            },
            "driver.unusable_price",
        ),
    ];
    for (spoil, code) in spoils {
        let mut journey = journey();
        let Some(Request::ReadPrice { key, .. }) = take(&mut journey, choose()).ask else { panic!() };
        let mut bad = card(1);
        spoil(&mut bad);
        let bad = Input::Server(Answer::Price { key: key.clone(), card: Box::new(bad) });
        assert_eq!(journey.apply(bad, after(1)).refused.unwrap().code(), code);
        let view = journey.view(after(1));
        assert_eq!((view.price, view.problem.unwrap().code()), (None, code));
        assert!(journey.apply(Input::Tick, after(2_000)).ask.is_some());
        take(&mut journey, Input::Server(Answer::Price { key, card: Box::new(card(1)) }));
        assert_eq!(journey.view(after(1)).problem, None);
    }
}

#[test]
fn a_refused_price_says_why_and_leads_back() {
    let mut journey = journey();
    let Some(Request::ReadPrice { key, .. }) = take(&mut journey, choose()).ask else { panic!() };
    let answer = Answer::NoPrice { key, reason: Reason::new("station_offline") };
    take(&mut journey, Input::Server(answer.clone()));
    take(&mut journey, Input::Server(answer));
    let view = journey.view(after(0));
    assert_eq!((view.step, view.no_price), (DriverStep::PriceCard, Some(Reason::STATION_OFFLINE)));
    assert_eq!((view.actions, view.waiting), (vec![UserActionKind::Back], None));
    take(&mut journey, Input::User(UserAction::Back));
    assert_eq!(journey.step(), DriverStep::FindingStation);
}

#[test]
fn no_patience_asks_without_a_pause() {
    let none = Patience { repeat_first_ms: 0, repeat_most_ms: 0, poll_ms: 0, poll_most_ms: 0, overdue_ms: 0 };
    let most = Patience {
        repeat_first_ms: u32::MAX,
        repeat_most_ms: u32::MAX,
        poll_ms: u32::MAX,
        poll_most_ms: u32::MAX,
        overdue_ms: u32::MAX,
    };
    for patience in [none, most] {
        let mut journey = journey().with_patience(patience);
        assert!(take(&mut journey, choose()).ask.is_some());
        assert_eq!(journey.apply(Input::Tick, after(499)).ask, None);
    }
}

#[test]
fn whatever_is_offered_can_be_done() {
    for step in DriverStep::ALL {
        for kind in at(step).0.view(start_of_day()).actions {
            let (mut journey, _) = at(step);
            let input = match kind {
                UserActionKind::Search => search(),
                UserActionKind::Choose => choose(),
                UserActionKind::Back => Input::User(UserAction::Back),
                UserActionKind::ConfirmPrice => confirm(1),
                UserActionKind::Pay => pay(),
                UserActionKind::Stop => stop(),
            };
            assert_eq!(journey.apply(input, start_of_day()).refused, None, "{step} {kind:?}");
        }
    }
}

#[test]
fn a_journey_is_restored_in_every_step() {
    for step in DriverStep::ALL {
        let (journey, _) = at(step);
        let saved = serde_json::to_string(&journey).unwrap();
        let mut restored: Journey = serde_json::from_str(&saved).unwrap();
        assert_eq!(restored, journey);
        let mut going_on = journey;
        let (one, two) = (restored.apply(Input::Tick, after(20_000)), going_on.apply(Input::Tick, after(20_000)));
        assert_eq!((one, restored.view(after(20_000))), (two, going_on.view(after(20_000))));
    }
}

#[test]
fn a_saved_journey_that_no_journey_can_be_is_refused() {
    let saved = |step| serde_json::to_value(at(step).0).unwrap();
    let spoiled = |step, path: &str, value: serde_json::Value| {
        let mut json = saved(step);
        *json.pointer_mut(path).unwrap() = value;
        serde_json::from_value::<Journey>(json).unwrap_err().to_string()
    };
    let none = serde_json::Value::Null;
    let other = serde_json::json!("other");
    for (step, path, value, part) in [
        (DriverStep::WayToPay, "/choice/card", none.clone(), "confirmed price"),
        (DriverStep::PriceCard, "/choice/evse", serde_json::json!("DE*CMS*E0002"), "price"),
        (DriverStep::Live, "/start/way", other.clone(), "start"),
        (DriverStep::Live, "/choice/confirmed", false.into(), "start"),
        (DriverStep::Live, "/start/given_up", true.into(), "start"),
        (DriverStep::StopRequested, "/start/sent", false.into(), "stop"),
        (DriverStep::Live, "/start", none, "report"),
        (DriverStep::Live, "/report/start", other, "report"),
        (DriverStep::Receipt, "/report/phase/priced/receipt/used/energy", 1.into(), "report"),
    ] {
        let error = spoiled(step, path, value);
        assert!(error.contains(&format!("broken ({part})")), "{path}: {error}");
    }
}

#[test]
fn messages_keep_their_form() {
    let start = r#"{"start_charging":{"key":"jrn_1/start/1","evse":"DE*CMS*E0001*1","offer":"offer-1","tariff":"TARIFF","way":"card-1"}}"#;
    let (mut journey, _) = at(DriverStep::WayToPay);
    let hash = hash_json(&card(1).tariff);
    let asked = take(&mut journey, pay()).ask.unwrap();
    assert_eq!(serde_json::to_string(&asked).unwrap(), start.replace("TARIFF", hash.as_str()));
    let told = r#"{"charge":{"start":"jrn_1/start/1","seq":2,"session":"ses_1","phase":{"live":{"used":
        {"started_at":"2026-05-04T08:00:00Z","as_of":"2026-05-04T08:15:00Z","energy":2750000,"parking_ms":60000},
        "power_w":11000}}}}"#;
    let told: Answer = serde_json::from_str(told).unwrap();
    assert_eq!(told, Answer::Charge(Box::new(report(2, live(1)))));
    let kind: WayToPayKind = serde_json::from_str(r#""seashells""#).unwrap();
    assert_eq!(kind, WayToPayKind::Other);
}

proptest! {
    #[test]
    fn no_text_makes_an_answer_or_a_journey_panic(
        step in prop::sample::select(DriverStep::ALL.to_vec()),
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<u8>()), 1..8),
        times in prop::collection::vec(any::<i64>(), 1..4),
    ) {
        let mut json = serde_json::to_string(&at(step).0).unwrap().into_bytes();
        for (from, to, byte) in edits {
            let (from, to) = (from.index(json.len()), to.index(json.len()));
            if byte < 128 { json[from] = byte } else { json[to] = json[from] }
        }
        if let Ok(mut restored) = serde_json::from_slice::<Journey>(&json) {
            for time in times {
                let now = DateTime::from_timestamp_millis(time).unwrap_or(DateTime::<Utc>::MAX_UTC);
                for input in [Input::Tick, Input::ConnectionBack, stop(), told(report(u64::MAX, live(3)))] {
                    restored.apply(input, now);
                    prop_assert_eq!(restored.view(now).step, restored.step());
                    prop_assert!(restored.wake_at(now).is_none_or(|at| at >= now));
                }
            }
        }
    }
}
