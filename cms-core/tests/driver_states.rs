//! The table of transitions is what the journey does, and what the page draws.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod driver_support;

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use cms_core::driver::{
    Answer, Cause, ChargePhase, DriverStep, Input, Journey, Reason, Request, StopOutcome, TRANSITIONS, Transition,
    UserAction, WaitsFor,
};
use driver_support::{
    at, card, choose, confirm, journey, live, pay, priced, report, search, start_of_day, stop, told, used,
};
use proptest::prelude::*;

#[test]
fn the_page_draws_the_table() {
    let page = include_str!("../../docs/driver-states.md");
    let drawn: BTreeSet<String> =
        page.lines().map(str::trim).filter(|l| l.contains("-->") && l.contains(':')).map(str::to_owned).collect();
    let told: BTreeSet<String> =
        TRANSITIONS.iter().map(|way| format!("{} --> {}: {}", way.from.code(), way.to.code(), way.by.code())).collect();
    assert_eq!(drawn, told);
    for step in DriverStep::ALL {
        assert!(page.contains(&format!("`{}`", step.code())), "{step} is not explained");
    }
}

#[test]
fn every_transition_of_the_table_happens() {
    for way in TRANSITIONS {
        let (mut journey, input, now) = before(*way);
        assert_eq!(journey.step(), way.from, "{way:?}");
        let reaction = journey.apply(input, now);
        assert_eq!(reaction.refused, None, "{way:?}");
        assert_eq!(journey.step(), way.to, "{way:?}");
    }
}

/// A journey before a transition, and what brings it about.
fn before(way: Transition) -> (Journey, Input, DateTime<Utc>) {
    let now = start_of_day();
    let later = now + TimeDelta::hours(2);
    let (mut journey, seq) = at(way.from);
    let input = match way.by {
        Cause::Choose => choose(),
        Cause::Back => Input::User(UserAction::Back),
        Cause::ConfirmPrice => confirm(1),
        Cause::Pay => pay(),
        Cause::Stop if way.to == DriverStep::NotStarted => {
            journey = unsent();
            stop()
        }
        Cause::Stop => stop(),
        Cause::Expiry if way.from == DriverStep::Requested => return (unsent(), Input::Tick, later),
        Cause::Expiry => return (journey, Input::Tick, later),
        Cause::Report => {
            let (from, to) = (way.from, way.to);
            let mut next = report(seq + 1, phase(to));
            if from == DriverStep::StopRequested {
                if to == DriverStep::Requested || to == DriverStep::Started {
                    // Stopped before anything was measured.
                    let (mut early, early_seq) = at(to);
                    early.apply(stop(), now);
                    assert_eq!(early.step(), DriverStep::StopRequested);
                    (journey, next) = (early, report(early_seq + 1, phase(to)));
                }
                if to == DriverStep::NotStarted {
                    (journey, _) = at(DriverStep::Requested);
                    journey.apply(stop(), now);
                }
                let refused = matches!(to, DriverStep::Requested | DriverStep::Started | DriverStep::Live);
                next.stop = refused.then(|| outcome(&journey, now));
            }
            if from == DriverStep::NotStarted && to == DriverStep::StopRequested {
                // The stop overtook the start, and the station began all the same.
                (journey, _) = at(DriverStep::Requested);
                journey.apply(stop(), now);
                let given_up = ChargePhase::NotStarted { reason: Reason::CANCELLED };
                journey.apply(told(report(5, given_up)), now);
                next = report(6, phase(DriverStep::Started));
            }
            told(next)
        }
        other => panic!("{other:?}"),
    };
    (journey, input, now)
}

/// The refusal of the stop that a journey asks for.
fn outcome(journey: &Journey, now: DateTime<Utc>) -> StopOutcome {
    let mut asked = journey.clone();
    let Some(Request::StopCharging { key, .. }) = asked.apply(Input::ConnectionBack, now).ask else {
        panic!("no stop was asked for")
    };
    StopOutcome { key, refused: Some(Reason::STATION_REFUSED) }
}

/// A request made without a connection.
fn unsent() -> Journey {
    let (mut journey, _) = at(DriverStep::WayToPay);
    journey.apply(Input::ConnectionLost, start_of_day());
    journey.apply(pay(), start_of_day());
    journey
}

fn phase(step: DriverStep) -> ChargePhase {
    match step {
        DriverStep::Requested => ChargePhase::Requested { waits_for: WaitsFor::Vehicle },
        DriverStep::Started | DriverStep::StopRequested => ChargePhase::Started { charging: None },
        DriverStep::Live => live(2),
        DriverStep::Stopped => ChargePhase::Ended { used: Some(used(3)), held: true },
        DriverStep::Receipt => priced(3, &card(1).tariff),
        DriverStep::NotStarted => ChargePhase::NotStarted { reason: Reason::NOT_PLUGGED_IN },
        other => panic!("{other}"),
    }
}

/// Anything that can happen, in any order.
#[derive(Debug, Clone)]
enum Anything {
    Search,
    Choose,
    Back,
    Confirm(u32),
    Pay,
    Stop,
    Lost,
    Found,
    Wait(i64),
    Answer,
    Report { step: usize, ahead: u64, refuses_stop: bool },
    Restart,
}

fn anything() -> impl Strategy<Value = Anything> {
    prop_oneof![
        1 => Just(Anything::Search),
        2 => Just(Anything::Choose),
        1 => Just(Anything::Back),
        2 => (1_u32..4).prop_map(Anything::Confirm),
        3 => Just(Anything::Pay),
        2 => Just(Anything::Stop),
        1 => Just(Anything::Lost),
        1 => Just(Anything::Found),
        1 => (0_i64..4_000_000).prop_map(Anything::Wait),
        4 => Just(Anything::Answer),
        6 => (0_usize..6, 0_u64..3, any::<bool>())
            .prop_map(|(step, ahead, refuses_stop)| Anything::Report { step, ahead, refuses_stop }),
        1 => Just(Anything::Restart),
    ]
}

fn cause(input: &Input) -> Option<Cause> {
    match input {
        Input::User(UserAction::Choose { .. }) => Some(Cause::Choose),
        Input::User(UserAction::Back) => Some(Cause::Back),
        Input::User(UserAction::ConfirmPrice { .. }) => Some(Cause::ConfirmPrice),
        Input::User(UserAction::Pay { .. }) => Some(Cause::Pay),
        Input::User(UserAction::Stop) => Some(Cause::Stop),
        Input::Server(Answer::Charge(_)) => Some(Cause::Report),
        Input::Tick => Some(Cause::Expiry),
        _ => None,
    }
}

proptest! {
    #[test]
    fn nothing_that_happens_leaves_the_table(events in prop::collection::vec(anything(), 0..60)) {
        let mut journey = journey();
        let mut now = start_of_day();
        let (mut asked, mut seq) = (None, 0);
        for event in events {
            let mut inputs = Vec::new();
            match event {
                Anything::Search => inputs.push(search()),
                Anything::Choose => inputs.push(choose()),
                Anything::Back => inputs.push(Input::User(UserAction::Back)),
                Anything::Confirm(number) => inputs.push(confirm(number)),
                Anything::Pay => inputs.push(pay()),
                Anything::Stop => inputs.push(stop()),
                Anything::Lost => inputs.push(Input::ConnectionLost),
                Anything::Found => inputs.push(Input::ConnectionBack),
                Anything::Wait(ms) => {
                    now += TimeDelta::milliseconds(ms);
                    inputs.push(Input::Tick);
                }
                Anything::Answer => if let Some(Request::ReadPrice { key, .. }) = &asked {
                    let number = key.as_str().rsplit('/').next().unwrap().parse().unwrap();
                    inputs.push(Input::Server(Answer::Price { key: key.clone(), card: Box::new(card(number)) }));
                },
                Anything::Report { step, ahead, refuses_stop } => {
                    let steps = [DriverStep::Requested, DriverStep::NotStarted, DriverStep::Started, DriverStep::Live, DriverStep::Stopped];
                    let mut next = report(seq + ahead, steps.get(step).map_or_else(|| priced(3, &card(1).tariff), |step| phase(*step)));
                    seq += ahead;
                    if refuses_stop {
                        if let Some(Request::StopCharging { key, .. }) = &asked {
                            next.stop = Some(StopOutcome { key: key.clone(), refused: Some(Reason::STATION_REFUSED) });
                        }
                    }
                    inputs.push(told(next));
                }
                Anything::Restart => {
                    let saved = serde_json::to_string(&journey).unwrap();
                    let restored: Journey = serde_json::from_str(&saved).unwrap();
                    prop_assert_eq!(&restored, &journey);
                    journey = restored;
                }
            }
            for input in inputs {
                let before = journey.step();
                let by = cause(&input);
                let offered = journey.view(now).actions;
                let kind = match &input { Input::User(action) => Some(action.kind()), _ => None };
                let reaction = journey.apply(input, now);
                asked = reaction.ask.or(asked);
                let after = journey.step();
                if before != after {
                    let by = by.unwrap();
                    prop_assert!(TRANSITIONS.contains(&Transition { from: before, by, to: after }), "{} {:?} {}", before, by, after);
                    if let Some(kind) = kind {
                        prop_assert!(offered.contains(&kind), "{:?} was not offered in {}", kind, before);
                    }
                }
                // Whatever happens, it can be shown.
                prop_assert_eq!(journey.view(now).step, after);
            }
        }
    }
}
