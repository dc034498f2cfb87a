//! The state machine.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::asking::{Asking, is_over};
use super::saved::Saved;
use super::{
    ChargeReport, DriverError, DriverStep, FoundStation, Input, JourneyId, Patience, PriceCard, Reaction, Reason,
    Request, RequestKey, WayToPayId,
};
use crate::access::GeoPoint;
use crate::hash_json;
use crate::metering::Energy;
use crate::station::EvseId;
use crate::tariff::{PriceReport, Usage};

/// One way from a station to a receipt, as an app goes it. See [the module](super) for what it promises.
///
/// It serializes as it is saved; what is read back is checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Saved", into = "Saved")]
pub struct Journey {
    pub(super) id: JourneyId,
    pub(super) begun_at: DateTime<Utc>,
    pub(super) patience: Patience,
    pub(super) connected: bool,
    pub(super) search: Option<Search>,
    pub(super) choice: Option<Choice>,
    /// How many searches, prices and stops were asked for: the numbers of their keys.
    pub(super) searches: u32,
    pub(super) prices: u32,
    pub(super) start: Option<Start>,
    pub(super) stop: Option<Stop>,
    pub(super) report: Option<ChargeReport>,
    /// When the server last confirmed that the report is the latest.
    pub(super) heard_at: Option<DateTime<Utc>>,
    /// How often it did so without anything new.
    pub(super) nothing_new: u32,
    pub(super) refused: Option<RefusedReport>,
    pub(super) asking: Option<Asking>,
}

/// A search for stations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Search {
    pub(super) near: GeoPoint,
    pub(super) radius_m: u32,
    pub(super) asked_at: DateTime<Utc>,
    pub(super) found: Option<Vec<FoundStation>>,
}

/// The chosen EVSE and its price.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Choice {
    pub(super) evse: EvseId,
    pub(super) asked_at: DateTime<Utc>,
    pub(super) card: Option<PriceCard>,
    pub(super) no_price: Option<Reason>,
    /// Why the last answer could not be shown as a price.
    #[serde(default)]
    pub(super) refused: Option<DriverError>,
    pub(super) confirmed: bool,
}

/// The request to start.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Start {
    pub(super) way: WayToPayId,
    pub(super) at: DateTime<Utc>,
    /// Whether it may have left the app.
    pub(super) sent: bool,
    /// Whether it was given up before that.
    pub(super) given_up: bool,
}

/// The latest request to stop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stop {
    pub(super) number: u32,
    pub(super) at: DateTime<Utc>,
}

/// A report that was refused although it is newer than what is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct RefusedReport {
    pub(super) seq: u64,
    pub(super) error: DriverError,
}

impl Journey {
    /// A new journey. Its id is drawn once ([`JourneyId::fresh`]) and is what makes its requests safe to repeat.
    #[must_use]
    pub fn begin(id: JourneyId, now: DateTime<Utc>) -> Self {
        Self {
            id,
            begun_at: now,
            patience: Patience::default(),
            connected: true,
            search: None,
            choice: None,
            searches: 0,
            prices: 0,
            start: None,
            stop: None,
            report: None,
            heard_at: None,
            nothing_new: 0,
            refused: None,
            asking: None,
        }
    }

    /// The same journey with another patience.
    #[must_use]
    pub const fn with_patience(mut self, patience: Patience) -> Self {
        self.patience = patience;
        self
    }

    /// Its id.
    #[must_use]
    pub const fn id(&self) -> &JourneyId {
        &self.id
    }

    /// When it was begun.
    #[must_use]
    pub const fn begun_at(&self) -> DateTime<Utc> {
        self.begun_at
    }

    /// Takes in what happened. **Save the journey before sending what it asks.**
    ///
    /// A refused input changes nothing but time: what is due at `now` is asked all the same.
    ///
    /// ```
    /// use chrono::{TimeZone as _, Utc};
    /// use cms_core::driver::{Input, Journey, JourneyId, UserAction};
    ///
    /// let now = Utc.with_ymd_and_hms(2026, 5, 4, 8, 0, 0).unwrap();
    /// let mut journey = Journey::begin(JourneyId::new("jrn_1")?, now);
    /// let refused = journey.apply(Input::User(UserAction::Stop), now).refused.unwrap();
    /// assert_eq!(refused.code(), "driver.not_now");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn apply(&mut self, input: Input, now: DateTime<Utc>) -> Reaction {
        self.expire(now);
        let taken = match input {
            Input::User(action) => self.act(action, now),
            Input::Server(answer) => self.take(answer, now),
            Input::ConnectionLost => {
                self.connected = false;
                Ok(())
            }
            Input::ConnectionBack => {
                self.connected = true;
                self.asking = None;
                Ok(())
            }
            Input::Tick => Ok(()),
        };
        Reaction { ask: self.ask(now), refused: taken.err() }
    }

    /// When an [`Input::Tick`] is due; none where nothing is waited for. A moment that has passed is answered with `now`.
    #[must_use]
    pub fn wake_at(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let question = self.question().filter(|_| self.connected);
        let ask_at = question.map(|request| Asking::due_at(self.asking.as_ref(), &request, now));
        let expires_at = self.expires_at().map(|at| at.max(now));
        ask_at.into_iter().chain(expires_at).min()
    }

    /// Where the journey stands: it follows from what the driver did and the latest report, not from how it got there.
    #[must_use]
    pub fn step(&self) -> DriverStep {
        let Some(start) = &self.start else {
            return match &self.choice {
                None => DriverStep::FindingStation,
                Some(choice) if choice.confirmed => DriverStep::WayToPay,
                Some(_) => DriverStep::PriceCard,
            };
        };
        if start.given_up {
            return DriverStep::NotStarted;
        }
        let told = self.report.as_ref().map_or(DriverStep::Requested, |report| report.phase.step());
        let runs = matches!(told, DriverStep::Requested | DriverStep::Started | DriverStep::Live);
        if runs && self.stop_is_open() { DriverStep::StopRequested } else { told }
    }

    /// What a planned session would cost at the price that is shown, tax included in its gross amount; none where no price
    /// is shown or the plan cannot be priced.
    #[must_use]
    pub fn estimate(&self, planned: &Usage) -> Option<PriceReport> {
        self.card()?.tariff.compile().ok()?.price(planned).ok()
    }

    /// What so much energy would cost at the price that is shown, where the time of charging is `charging_ms`.
    #[must_use]
    pub fn estimate_energy(&self, energy: Energy, charging_ms: u32, now: DateTime<Utc>) -> Option<PriceReport> {
        let charging = chrono::TimeDelta::milliseconds(i64::from(charging_ms));
        self.estimate(&Usage::planned(now, energy, charging, chrono::TimeDelta::zero()).ok()?)
    }

    /// The price that is shown or was confirmed.
    pub(super) fn card(&self) -> Option<&PriceCard> {
        self.choice.as_ref().and_then(|choice| choice.card.as_ref())
    }

    /// Whether a stop was asked for and the server has not refused it.
    pub(super) fn stop_is_open(&self) -> bool {
        self.stop.is_some() && self.stop_refused().is_none()
    }

    /// Why the server refused the latest stop.
    pub(super) fn stop_refused(&self) -> Option<&Reason> {
        let (stop, report) = (self.stop.as_ref()?, self.report.as_ref()?);
        let outcome = report.stop.as_ref().filter(|outcome| outcome.key == self.stop_key(stop))?;
        outcome.refused.as_ref()
    }

    pub(super) fn search_key(&self) -> RequestKey {
        self.id.key("search", self.searches)
    }

    pub(super) fn price_key(&self) -> RequestKey {
        self.id.key("price", self.prices)
    }

    fn stop_key(&self, stop: &Stop) -> RequestKey {
        self.id.key("stop", stop.number)
    }

    /// The question that is open, whether or not it is time to ask it.
    pub(super) fn question(&self) -> Option<Request> {
        let start_key = self.id.start_key();
        match self.step() {
            DriverStep::FindingStation => {
                let Search { near, radius_m, .. } = self.search.as_ref().filter(|search| search.found.is_none())?;
                Some(Request::FindStations { key: self.search_key(), near: *near, radius_m: *radius_m })
            }
            DriverStep::PriceCard => {
                let choice =
                    self.choice.as_ref().filter(|choice| choice.card.is_none() && choice.no_price.is_none())?;
                Some(Request::ReadPrice { key: self.price_key(), evse: choice.evse.clone() })
            }
            DriverStep::Requested if self.report.is_none() => {
                let (start, card) = (self.start.as_ref()?, self.card()?);
                Some(Request::StartCharging {
                    key: start_key,
                    evse: card.evse.clone(),
                    offer: card.offer.clone(),
                    tariff: hash_json(&card.tariff),
                    way: start.way.clone(),
                })
            }
            DriverStep::StopRequested => {
                let key = self.stop_key(self.stop.as_ref()?);
                let outcome = self.report.as_ref().and_then(|report| report.stop.as_ref());
                if outcome.is_some_and(|outcome| outcome.key == key) {
                    Some(Request::ReadCharge { start: start_key })
                } else {
                    Some(Request::StopCharging { key, start: start_key })
                }
            }
            DriverStep::Requested | DriverStep::Started | DriverStep::Live | DriverStep::Stopped => {
                Some(Request::ReadCharge { start: start_key })
            }
            DriverStep::WayToPay | DriverStep::Receipt | DriverStep::NotStarted => None,
        }
    }

    fn ask(&mut self, now: DateTime<Utc>) -> Option<Request> {
        if !self.connected {
            return None;
        }
        let Some(request) = self.question() else {
            self.asking = None;
            return None;
        };
        self.asking = Some(Asking::ask(self.asking.as_ref(), &request, &self.patience, now)?);
        if let (Request::StartCharging { .. }, Some(start)) = (&request, &mut self.start) {
            start.sent = true;
        }
        Some(request)
    }

    /// Drops a price that is no longer valid: before the request it is asked for again, and a request that never left the
    /// app is given up.
    fn expire(&mut self, now: DateTime<Utc>) {
        let Some(choice) = &mut self.choice else { return };
        let Some(card) = &choice.card else { return };
        if !is_over(choice.asked_at, card.valid_for_ms, now) {
            return;
        }
        match &mut self.start {
            None => {
                choice.card = None;
                choice.confirmed = false;
                choice.asked_at = now;
                self.prices = self.prices.saturating_add(1);
            }
            Some(start) if !start.sent => start.given_up = true,
            Some(_) => {}
        }
    }

    fn expires_at(&self) -> Option<DateTime<Utc>> {
        let choice = self.choice.as_ref()?;
        let open = self.start.as_ref().is_none_or(|start| !start.sent && !start.given_up);
        let card = choice.card.as_ref().filter(|_| open)?;
        Some(super::asking::after(choice.asked_at, card.valid_for_ms))
    }
}
