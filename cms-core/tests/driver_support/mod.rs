//! A driver's server in memory, and journeys to bring to a step.

#![allow(dead_code, reason = "each test program uses a part of it")]

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, TimeZone as _, Utc};
use cms_core::access::GeoPoint;
use cms_core::driver::{
    Answer, ChargePhase, ChargeReport, DriverReceipt, DriverStep, FoundStation, Input, Journey, JourneyId, OfferId,
    PriceCard, Reaction, Reason, Request, RequestKey, StopOutcome, Used, UserAction, WaitsFor, WayToPay, WayToPayId,
    WayToPayKind,
};
use cms_core::metering::Energy;
use cms_core::money::{Currency, VatRate};
use cms_core::station::EvseId;
use cms_core::tariff::{PriceComponent, Tariff};
use cms_core::{SessionId, TariffId, hash_json};

pub(crate) fn start_of_day() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 5, 4, 8, 0, 0).unwrap()
}

pub(crate) fn evse() -> EvseId {
    EvseId::parse("DE*CMS*E0001*1").unwrap()
}

pub(crate) fn way(id: &str) -> WayToPayId {
    WayToPayId::new(id).unwrap()
}

pub(crate) fn offer(id: &str) -> OfferId {
    OfferId::new(id).unwrap()
}

pub(crate) fn tariff(id: &str, per_kwh: &str) -> Tariff {
    let vat = VatRate::from_percent("19".parse().unwrap()).unwrap();
    let components = vec![
        PriceComponent::per_kwh(per_kwh.parse().unwrap(), vat).unwrap(),
        PriceComponent::per_parking_hour("6".parse().unwrap(), vat).unwrap(),
    ];
    Tariff::new(TariffId::new(id), "Street", Currency::EUR, components)
}

/// An offer whose tariff is named after it; another number is another price.
pub(crate) fn card(number: u32) -> PriceCard {
    PriceCard {
        offer: offer(&format!("offer-{number}")),
        evse: evse(),
        tariff: tariff(&format!("tariff-{number}"), &format!("0.{}", 30 + number)),
        valid_for_ms: 3_600_000,
        ways: vec![
            WayToPay { id: way("card-1"), kind: WayToPayKind::Card, label: "•••• 1234".to_owned() },
            WayToPay { id: way("account"), kind: WayToPayKind::Account, label: "Invoice".to_owned() },
        ],
    }
}

/// What was used after so many quarters of an hour.
pub(crate) fn used(quarters: i64) -> Used {
    let started_at = start_of_day();
    let as_of = started_at + TimeDelta::minutes(15 * quarters);
    Used { started_at, as_of, energy: Energy::from_wh(2_750 * quarters).unwrap(), parking_ms: 60_000 * quarters }
}

pub(crate) fn receipt(used: Used, tariff: &Tariff) -> DriverReceipt {
    let price = tariff.compile().unwrap().price(&used.usage()).unwrap();
    let paid = price.gross;
    DriverReceipt { number: "2026-000017".to_owned(), issued_at: used.as_of, used, price, paid }
}

pub(crate) fn live(quarters: i64) -> ChargePhase {
    ChargePhase::Live { used: used(quarters), charging: None, power_w: Some(11_000), charged_percent: None }
}

pub(crate) fn priced(quarters: i64, tariff: &Tariff) -> ChargePhase {
    ChargePhase::Priced { receipt: Box::new(receipt(used(quarters), tariff)) }
}

/// A report about the journey `jrn_1`.
pub(crate) fn report(seq: u64, phase: ChargePhase) -> ChargeReport {
    let start = journey().id().start_key();
    let has_session = !matches!(phase, ChargePhase::Requested { .. } | ChargePhase::NotStarted { .. });
    let session = has_session.then(|| SessionId::new("ses_1"));
    ChargeReport { start, seq, phase, session, stop: None }
}

pub(crate) fn told(report: ChargeReport) -> Input {
    Input::Server(Answer::Charge(Box::new(report)))
}

pub(crate) fn journey() -> Journey {
    Journey::begin(JourneyId::new("jrn_1").unwrap(), start_of_day())
}

pub(crate) fn choose() -> Input {
    Input::User(UserAction::Choose { evse: evse() })
}

pub(crate) fn confirm(number: u32) -> Input {
    Input::User(UserAction::ConfirmPrice { offer: offer(&format!("offer-{number}")) })
}

pub(crate) fn pay() -> Input {
    Input::User(UserAction::Pay { way: way("card-1") })
}

pub(crate) fn stop() -> Input {
    Input::User(UserAction::Stop)
}

pub(crate) fn search() -> Input {
    Input::User(UserAction::Search { near: GeoPoint::new(52_520_008, 13_404_954).unwrap(), radius_m: 2_000 })
}

/// Applies an input that has to be taken in.
pub(crate) fn take(journey: &mut Journey, input: Input) -> Reaction {
    let reaction = journey.apply(input, start_of_day());
    assert_eq!(reaction.refused, None);
    reaction
}

/// A journey that was just brought to a step, with the number of its latest report.
pub(crate) fn at(step: DriverStep) -> (Journey, u64) {
    let mut journey = journey();
    if step == DriverStep::FindingStation {
        return (journey, 0);
    }
    let Some(Request::ReadPrice { key, .. }) = take(&mut journey, choose()).ask else {
        panic!("no price was asked for")
    };
    take(&mut journey, Input::Server(Answer::Price { key, card: Box::new(card(1)) }));
    if step == DriverStep::PriceCard {
        return (journey, 0);
    }
    take(&mut journey, confirm(1));
    if step == DriverStep::WayToPay {
        return (journey, 0);
    }
    take(&mut journey, pay());
    let waits_for = ChargePhase::Requested { waits_for: WaitsFor::Vehicle };
    let phases = match step {
        DriverStep::Requested => vec![waits_for],
        DriverStep::Started => vec![waits_for, ChargePhase::Started { charging: None }],
        DriverStep::Live | DriverStep::StopRequested => vec![waits_for, live(1)],
        DriverStep::Stopped => vec![live(1), ChargePhase::Ended { used: Some(used(2)), held: false }],
        DriverStep::Receipt => vec![priced(2, &card(1).tariff)],
        DriverStep::NotStarted => vec![ChargePhase::NotStarted { reason: Reason::EVSE_OCCUPIED }],
        other => panic!("{other}"),
    };
    let mut seq = 0;
    for phase in phases {
        seq += 1;
        take(&mut journey, told(report(seq, phase)));
    }
    if step == DriverStep::StopRequested {
        take(&mut journey, stop());
    }
    assert_eq!(journey.step(), step);
    (journey, seq)
}

/// How the server decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Policy {
    pub(crate) refuses_start: bool,
    pub(crate) refuses_first_stop: bool,
}

/// A server that does nothing twice: what it knows about a key it says again.
#[derive(Debug, Clone)]
pub(crate) struct Server {
    pub(crate) policy: Policy,
    pub(crate) starts: Vec<Request>,
    pub(crate) refused_starts: usize,
    stops: BTreeSet<RequestKey>,
    report: Option<ChargeReport>,
    quarters: i64,
}

impl Server {
    pub(crate) fn new(policy: Policy) -> Self {
        Self { policy, starts: Vec::new(), refused_starts: 0, stops: BTreeSet::new(), report: None, quarters: 0 }
    }

    /// The price for a question: each question has its own.
    fn card_for(key: &RequestKey) -> PriceCard {
        let number = key.as_str().rsplit('/').next().and_then(|number| number.parse().ok()).unwrap();
        card(number)
    }

    pub(crate) fn handle(&mut self, request: &Request) -> Option<Answer> {
        match request {
            Request::FindStations { key, near, .. } => {
                let name = format!("Site of {key}");
                let station =
                    FoundStation { evse: evse(), name, place: *near, free: Some(true), connectors: Vec::new() };
                Some(Answer::Stations { key: key.clone(), stations: vec![station] })
            }
            Request::ReadPrice { key, .. } => {
                Some(Answer::Price { key: key.clone(), card: Box::new(Self::card_for(key)) })
            }
            Request::StartCharging { .. } => {
                self.start(request);
                self.pushed()
            }
            Request::StopCharging { key, start } => {
                self.stop(key, start);
                self.pushed()
            }
            Request::ReadCharge { .. } => self.pushed(),
        }
    }

    /// How the charge stands, as the server tells it on its own; none where it does not know one.
    pub(crate) fn pushed(&self) -> Option<Answer> {
        self.report.clone().map(|report| Answer::Charge(Box::new(report)))
    }

    /// The station gets a step on.
    pub(crate) fn advance(&mut self) {
        let Some(report) = &self.report else { return };
        let stopping = report.stop.as_ref().is_some_and(|stop| stop.refused.is_none());
        let tariff = self.confirmed().map(|number| card(number).tariff);
        let next = match &report.phase {
            ChargePhase::Requested { .. } => ChargePhase::Started { charging: None },
            ChargePhase::Started { .. } | ChargePhase::Live { .. } if stopping || self.quarters == 3 => {
                ChargePhase::Ended { used: Some(used(self.quarters)), held: false }
            }
            ChargePhase::Started { .. } | ChargePhase::Live { .. } => {
                self.quarters += 1;
                live(self.quarters)
            }
            ChargePhase::Ended { .. } => priced(self.quarters, &tariff.unwrap()),
            ChargePhase::NotStarted { .. } | ChargePhase::Priced { .. } => return,
        };
        self.change(next);
    }

    fn start(&mut self, request: &Request) {
        if self.starts.contains(request) {
            return;
        }
        let Request::StartCharging { key, tariff, .. } = request else { return };
        self.starts.push(request.clone());
        if self.report.is_some() {
            // It was cancelled before it arrived, or it is a second start, which a test will find in the list.
            self.refused_starts += 1;
            return;
        }
        let number = self.confirmed().unwrap();
        assert_eq!(*tariff, hash_json(&card(number).tariff), "the driver was shown another tariff");
        let phase = if self.policy.refuses_start {
            ChargePhase::NotStarted { reason: Reason::EVSE_OCCUPIED }
        } else {
            ChargePhase::Requested { waits_for: WaitsFor::Vehicle }
        };
        self.report = Some(ChargeReport { start: key.clone(), seq: 1, phase, session: None, stop: None });
    }

    fn stop(&mut self, key: &RequestKey, start: &RequestKey) {
        if !self.stops.insert(key.clone()) {
            return;
        }
        let first = self.stops.len() == 1;
        let refused = (self.policy.refuses_first_stop && first).then_some(Reason::STATION_REFUSED);
        let outcome = StopOutcome { key: key.clone(), refused: refused.clone() };
        let cancelled = ChargePhase::NotStarted { reason: Reason::CANCELLED };
        match &mut self.report {
            None => {
                let (start, stop) = (start.clone(), Some(outcome));
                self.report = Some(ChargeReport { start, seq: 1, phase: cancelled, session: None, stop });
            }
            Some(report) => {
                report.stop = Some(outcome);
                report.seq += 1;
                if matches!(report.phase, ChargePhase::Requested { .. }) && refused.is_none() {
                    report.phase = cancelled;
                }
            }
        }
    }

    fn confirmed(&self) -> Option<u32> {
        let Some(Request::StartCharging { offer, .. }) = self.starts.first() else { return None };
        offer.as_str().strip_prefix("offer-")?.parse().ok()
    }

    fn change(&mut self, phase: ChargePhase) {
        if let Some(report) = &mut self.report {
            report.seq += 1;
            if !matches!(phase, ChargePhase::NotStarted { .. }) {
                report.session = Some(SessionId::new("ses_1"));
            }
            report.phase = phase;
        }
    }
}
