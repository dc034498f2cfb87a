//! Whatever the network does to the messages between app and server, the driver sees the same in the end, asks for one
//! start, and is shown one price.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod driver_support;

use chrono::{DateTime, TimeDelta, Utc};
use cms_core::PayloadHash;
use cms_core::driver::{
    Answer, DriverError, DriverStep, Input, Journey, JourneyId, Request, TRANSITIONS, UserAction, View,
};
use cms_core::hash_json;
use cms_core::tariff::Tariff;
use driver_support::{Policy, Server, card, evse, journey, offer, search, start_of_day, way};
use proptest::prelude::*;

/// What happens on purpose: the driver acts, the station gets on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Act {
    Search,
    Choose,
    /// Back to the stations and to the same EVSE: another question, another price.
    LookAgain,
    Confirm,
    Pay,
    Advance,
    Stop,
}

/// What happens by chance.
#[derive(Debug, Clone)]
enum Chance {
    /// A request on its way arrives.
    ToServer(prop::sample::Index),
    /// It arrives and is still on its way.
    ToServerTwice(prop::sample::Index),
    /// It is lost.
    LoseRequest(prop::sample::Index),
    ToApp(prop::sample::Index),
    ToAppTwice(prop::sample::Index),
    LoseAnswer(prop::sample::Index),
    /// An answer of long ago comes once more.
    Echo(prop::sample::Index),
    /// The server tells by itself how the charge stands.
    Push,
    /// A report about another journey.
    Stray,
    Lost,
    Back,
    Wait(u16),
    /// The app is killed and started again.
    Restart,
    /// The driver taps again.
    TapAgain,
}

fn chance() -> impl Strategy<Value = Chance> {
    let index = any::<prop::sample::Index>;
    prop_oneof![
        4 => index().prop_map(Chance::ToServer),
        2 => index().prop_map(Chance::ToServerTwice),
        2 => index().prop_map(Chance::LoseRequest),
        4 => index().prop_map(Chance::ToApp),
        2 => index().prop_map(Chance::ToAppTwice),
        2 => index().prop_map(Chance::LoseAnswer),
        2 => index().prop_map(Chance::Echo),
        2 => Just(Chance::Push),
        1 => Just(Chance::Stray),
        1 => Just(Chance::Lost),
        2 => Just(Chance::Back),
        4 => (0_u16..1_500).prop_map(Chance::Wait),
        1 => Just(Chance::Restart),
        1 => Just(Chance::TapAgain),
    ]
}

/// One journey: what the server decides, what is done, and whether all messages get through after each act.
#[derive(Debug, Clone)]
struct Story {
    policy: Policy,
    acts: Vec<(Act, bool)>,
}

fn story() -> impl Strategy<Value = Story> {
    let policy = (prop::bool::weighted(0.1), any::<bool>());
    let policy = policy.prop_map(|(refuses_start, refuses_first_stop)| Policy { refuses_start, refuses_first_stop });
    let running =
        prop::collection::vec((prop_oneof![4 => Just(Act::Advance), 1 => Just(Act::Stop)], any::<bool>()), 0..12);
    (policy, any::<bool>(), any::<bool>(), running).prop_map(|(policy, searches, looks_again, running)| {
        let mut acts = Vec::new();
        if searches {
            acts.push((Act::Search, true));
        }
        acts.push((Act::Choose, true));
        if looks_again {
            acts.push((Act::LookAgain, true));
        }
        acts.extend([(Act::Confirm, true), (Act::Pay, running.first().is_none_or(|(_, settles)| *settles))]);
        acts.extend(running);
        Story { policy, acts }
    })
}

/// App, server and what is on its way between them.
struct World {
    journey: Journey,
    server: Server,
    now: DateTime<Utc>,
    to_server: Vec<Request>,
    to_app: Vec<Answer>,
    told: Vec<Answer>,
    asked_starts: Vec<Request>,
    confirmed: Option<Tariff>,
    last_tap: Option<UserAction>,
}

impl World {
    fn new(policy: Policy) -> Self {
        Self {
            journey: journey(),
            server: Server::new(policy),
            now: start_of_day(),
            to_server: Vec::new(),
            to_app: Vec::new(),
            told: Vec::new(),
            asked_starts: Vec::new(),
            confirmed: None,
            last_tap: None,
        }
    }

    /// Applies an input and checks what has to hold at any time.
    fn apply(&mut self, input: Input) -> Option<DriverError> {
        let before = self.journey.step();
        let reaction = self.journey.apply(input, self.now);
        let step = self.journey.step();
        assert!(
            before == step || TRANSITIONS.iter().any(|way| way.from == before && way.to == step),
            "{before} {step}"
        );
        if let Some(request) = reaction.ask {
            if matches!(request, Request::StartCharging { .. }) && !self.asked_starts.contains(&request) {
                self.asked_starts.push(request.clone());
            }
            self.to_server.push(request);
        }
        assert!(self.asked_starts.len() <= 1, "two starts: {:?}", self.asked_starts);
        self.check_price();
        reaction.refused
    }

    /// From the confirmation on, one price is shown.
    fn check_price(&mut self) {
        let view = self.journey.view(self.now);
        let Some(confirmed) = self.confirmed.as_ref().filter(|_| view.step >= DriverStep::WayToPay) else { return };
        let price = view.price.as_ref().unwrap();
        assert!(price.confirmed);
        assert_eq!(price.tariff, confirmed.id);
        let compiled = confirmed.compile().unwrap();
        if let Some(live) = &view.live {
            assert_eq!(live.cost, compiled.price(&live.used.usage()).unwrap());
        }
        if let Some(receipt) = &view.receipt {
            assert_eq!(receipt.price, compiled.price(&receipt.used.usage()).unwrap());
        }
        let hash: PayloadHash = hash_json(confirmed);
        for start in &self.asked_starts {
            assert!(matches!(start, Request::StartCharging { tariff, .. } if *tariff == hash));
        }
    }

    fn tap(&mut self, action: UserAction) {
        if matches!(action, UserAction::ConfirmPrice { .. }) {
            let number = self.offer_number();
            self.confirmed = Some(card(number).tariff);
        }
        assert_eq!(self.apply(Input::User(action.clone())), None, "{action:?}");
        self.last_tap = Some(action);
    }

    fn offer_number(&self) -> u32 {
        let price = self.journey.view(self.now).price.unwrap();
        price.offer.as_str().strip_prefix("offer-").unwrap().parse().unwrap()
    }

    fn act(&mut self, act: Act) {
        match act {
            Act::Search => {
                let Input::User(action) = search() else { unreachable!() };
                self.tap(action);
            }
            Act::Choose => self.tap(UserAction::Choose { evse: evse() }),
            Act::LookAgain => {
                self.tap(UserAction::Back);
                self.tap(UserAction::Choose { evse: evse() });
            }
            Act::Confirm => {
                let offer = offer(&format!("offer-{}", self.offer_number()));
                self.tap(UserAction::ConfirmPrice { offer });
            }
            Act::Pay => self.tap(UserAction::Pay { way: way("card-1") }),
            Act::Advance => {
                self.arrive();
                self.server.advance();
            }
            // Where there is nothing to stop any more, there is no such button.
            Act::Stop => {
                if matches!(self.journey.step(), DriverStep::Requested | DriverStep::Started | DriverStep::Live) {
                    self.tap(UserAction::Stop);
                }
            }
        }
    }

    /// Lets a start or stop that is open reach the server, so that the station gets on in the same world; the answer is lost.
    fn arrive(&mut self) {
        let on_its_way = self.to_server.len();
        self.apply(Input::ConnectionBack);
        if let Some(request) = self.to_server.get(on_its_way).filter(|request| !request.is_read()).cloned() {
            self.told.extend(self.server.handle(&request));
        }
    }

    fn meet(&mut self, chance: &Chance) {
        match chance {
            Chance::ToServer(index) => {
                if let Some(place) = place(index, self.to_server.len()) {
                    let request = self.to_server.remove(place);
                    self.serve(&request);
                }
            }
            Chance::ToServerTwice(index) => {
                if let Some(place) = place(index, self.to_server.len()) {
                    let request = self.to_server[place].clone();
                    self.serve(&request);
                }
            }
            Chance::LoseRequest(index) => {
                if let Some(place) = place(index, self.to_server.len()) {
                    self.to_server.remove(place);
                }
            }
            Chance::ToApp(index) => {
                if let Some(place) = place(index, self.to_app.len()) {
                    let answer = self.to_app.remove(place);
                    self.apply(Input::Server(answer));
                }
            }
            Chance::ToAppTwice(index) => {
                if let Some(place) = place(index, self.to_app.len()) {
                    let answer = self.to_app[place].clone();
                    self.apply(Input::Server(answer));
                }
            }
            Chance::LoseAnswer(index) => {
                if let Some(place) = place(index, self.to_app.len()) {
                    self.to_app.remove(place);
                }
            }
            Chance::Echo(index) => {
                if let Some(place) = place(index, self.told.len()) {
                    let answer = self.told[place].clone();
                    self.apply(Input::Server(answer));
                }
            }
            Chance::Push => self.to_app.extend(self.server.pushed()),
            Chance::Stray => {
                if let Some(Answer::Charge(mut report)) = self.server.pushed() {
                    report.start = JourneyId::new("jrn_2").unwrap().start_key();
                    report.seq += 100;
                    let refused = self.apply(Input::Server(Answer::Charge(report)));
                    assert_eq!(refused, Some(DriverError::ForeignCharge));
                }
            }
            Chance::Lost => drop(self.apply(Input::ConnectionLost)),
            Chance::Back => drop(self.apply(Input::ConnectionBack)),
            Chance::Wait(ms) => {
                self.now += TimeDelta::milliseconds(i64::from(*ms));
                self.apply(Input::Tick);
            }
            Chance::Restart => {
                let saved = serde_json::to_string(&self.journey).unwrap();
                self.journey = serde_json::from_str(&saved).unwrap();
                self.apply(Input::ConnectionBack);
            }
            Chance::TapAgain => {
                // A second search, step back or stop is another one; the other taps are the same thing done once more.
                if let Some(
                    tap @ (UserAction::Choose { .. } | UserAction::ConfirmPrice { .. } | UserAction::Pay { .. }),
                ) = self.last_tap.clone()
                {
                    self.apply(Input::User(tap));
                }
            }
        }
    }

    fn serve(&mut self, request: &Request) {
        let answer = self.server.handle(request);
        self.told.extend(answer.clone());
        self.to_app.extend(answer);
    }

    /// Lets every question be answered, at a given moment.
    fn settle(&mut self, at: DateTime<Utc>) -> View {
        self.now = at;
        for _ in 0..10 {
            let old = self.to_server.len();
            self.apply(Input::ConnectionBack);
            let asked = self.to_server.split_off(old);
            if asked.is_empty() {
                break;
            }
            let last = matches!(asked.as_slice(), [Request::ReadCharge { .. }]);
            for request in asked {
                let answer = self.server.handle(&request);
                self.told.extend(answer.clone());
                if let Some(answer) = answer {
                    self.apply(Input::Server(answer));
                }
            }
            // Reading on would tell the same.
            if last && !matches!(self.journey.step(), DriverStep::StopRequested) {
                break;
            }
        }
        self.journey.view(at)
    }
}

fn place(index: &prop::sample::Index, len: usize) -> Option<usize> {
    (len > 0).then(|| index.index(len))
}

proptest! {
    #[test]
    fn a_bad_network_ends_in_the_view_of_a_good_one(
        story in story(),
        chances in prop::collection::vec(prop::collection::vec(chance(), 0..12), 18),
    ) {
        let (mut good, mut bad) = (World::new(story.policy), World::new(story.policy));
        let mut begins = start_of_day();
        for (number, (act, settles)) in story.acts.iter().enumerate() {
            (good.now, bad.now) = (begins, begins);
            // An act is of the same moment, whatever the connection.
            bad.apply(Input::ConnectionBack);
            good.act(*act);
            bad.act(*act);
            for chance in &chances[number] {
                bad.meet(chance);
            }
            let ends = begins + TimeDelta::seconds(40);
            let expected = good.settle(ends);
            // What follows is the driver's decision about what is seen, so it is seen first, or the driver does not look.
            let looks = *settles || story.acts.get(number + 1).is_some_and(|(next, _)| *next == Act::Stop);
            if looks {
                prop_assert_eq!(bad.settle(ends), expected);
            }
            begins += TimeDelta::seconds(60);
        }
        prop_assert_eq!(bad.settle(begins), good.settle(begins));
        prop_assert_eq!(bad.server.starts.len(), usize::from(!bad.server.starts.is_empty()));
    }

    #[test]
    fn a_stop_that_overtakes_its_start_leaves_nothing_running(chances in prop::collection::vec(chance(), 0..30), settles in any::<bool>()) {
        let mut world = World::new(Policy { refuses_start: false, refuses_first_stop: false });
        for act in [Act::Choose, Act::Confirm, Act::Pay] {
            world.act(act);
            if act != Act::Pay {
                world.settle(start_of_day());
            }
        }
        if settles {
            world.settle(start_of_day());
        }
        world.act(Act::Stop);
        for chance in &chances {
            world.meet(chance);
        }
        let view = world.settle(start_of_day() + TimeDelta::seconds(60));
        prop_assert_eq!(view.step, DriverStep::NotStarted);
        prop_assert_eq!(view.not_started, Some(cms_core::driver::Reason::CANCELLED));
        // What was still on its way starts nothing either.
        for request in std::mem::take(&mut world.to_server) {
            world.serve(&request);
        }
        let late = world.settle(start_of_day() + TimeDelta::seconds(120));
        prop_assert_eq!(late.step, DriverStep::NotStarted);
        prop_assert!(world.server.starts.len() <= 1);
    }
}
