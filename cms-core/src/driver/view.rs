//! What an app shows.

use chrono::{DateTime, TimeDelta, Utc};

use super::asking::{after, is_over};
use super::journey::Journey;
use super::offer::shown;
use super::{
    ChargePhase, DriverError, DriverReceipt, DriverStep, FoundStation, OfferId, PriceCard, Reason, Used,
    UserActionKind, WaitsFor, WayToPay, WayToPayId,
};
use crate::SessionId;
use crate::TariffId;
use crate::money::{Currency, Money, VatRate};
use crate::session::ChargingState;
use crate::station::EvseId;
use crate::tariff::{PriceReport, TariffDimension};

/// What an app shows at a moment: codes and numbers, no layout and no language.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct View {
    /// Where the journey stands.
    pub step: DriverStep,
    /// What the driver can do now.
    pub actions: Vec<UserActionKind>,
    /// Whether there is a connection to the server.
    pub connected: bool,
    /// What is waited for; none where nothing is.
    pub waiting: Option<Waiting>,
    /// What the search found; none where no answer is known.
    pub stations: Option<Vec<FoundStation>>,
    /// The chosen EVSE.
    pub evse: Option<EvseId>,
    /// The price that is offered or was confirmed.
    pub price: Option<PriceView>,
    /// Why there is no price.
    pub no_price: Option<Reason>,
    /// The way to pay that was chosen.
    pub way: Option<WayToPayId>,
    /// What the accepted request waits for.
    pub waits_for: Option<WaitsFor>,
    /// The session, once there is one.
    pub session: Option<SessionId>,
    /// The session as it runs, or as it was when it ended.
    pub live: Option<LiveView>,
    /// Whether a person has to look at the session before it is billed.
    pub held: bool,
    /// The receipt.
    pub receipt: Option<DriverReceipt>,
    /// Why no session came of the request.
    pub not_started: Option<Reason>,
    /// Why the stop was refused.
    pub stop_refused: Option<Reason>,
    /// What the server said last that cannot be true, such as another price than the confirmed one.
    pub problem: Option<DriverError>,
}

/// A wait for the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Waiting {
    /// When the driver did what is to be answered.
    pub since: DateTime<Utc>,
    /// Whether it takes longer than it should.
    pub overdue: bool,
}

/// A price as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct PriceView {
    /// The offer, which the driver's confirmation names.
    pub offer: OfferId,
    /// The tariff.
    pub tariff: TariffId,
    /// Its name for people.
    pub name: String,
    /// The currency of all its prices.
    pub currency: Currency,
    /// Every price of it, in the order of a receipt; none where charging is free.
    pub tags: Vec<PriceTag>,
    /// The ways to pay.
    pub ways: Vec<WayToPay>,
    /// Whether the driver confirmed it.
    pub confirmed: bool,
    /// Until when it can be confirmed and requested; none once it was requested, as it holds then.
    pub valid_until: Option<DateTime<Utc>>,
}

/// One price of a tariff, net of value added tax.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct PriceTag {
    /// What is charged for.
    pub dimension: TariffDimension,
    /// Price of one unit, without tax.
    pub unit_price: Money,
    /// Rate of value added tax.
    pub vat_rate: VatRate,
    /// Watt-hours or seconds to whose multiple the total is rounded up; nought where it is exact.
    pub step_size: u32,
}

/// A session as it runs.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct LiveView {
    /// What was used, and up to when that is known.
    pub used: Used,
    /// What that costs by the confirmed tariff.
    pub cost: PriceReport,
    /// Whether energy flows; none where that is not known.
    pub charging: Option<ChargingState>,
    /// Power, in watts.
    pub power_w: Option<u32>,
    /// State of charge of the vehicle's battery, in percent.
    pub charged_percent: Option<u8>,
    /// How long ago the server confirmed this, in milliseconds.
    pub age_ms: u64,
    /// Whether that is longer than it should be: the session goes on, but the numbers may be old.
    pub stale: bool,
}

impl Journey {
    /// What to show at a moment. It changes nothing.
    #[must_use]
    pub fn view(&self, now: DateTime<Utc>) -> View {
        let step = self.step();
        let phase = self.report.as_ref().map(|report| &report.phase);
        View {
            step,
            actions: self.actions(),
            connected: self.connected,
            waiting: self.waiting(now),
            stations: self.search.as_ref().and_then(|search| search.found.clone()),
            evse: self.choice.as_ref().map(|choice| choice.evse.clone()),
            price: self.card().map(|card| self.price_view(card)),
            no_price: self.choice.as_ref().and_then(|choice| choice.no_price.clone()),
            way: self.start.as_ref().map(|start| start.way.clone()),
            waits_for: match phase {
                Some(ChargePhase::Requested { waits_for }) => Some(waits_for.clone()),
                _ => None,
            },
            session: self.report.as_ref().and_then(|report| report.session.clone()),
            live: phase.and_then(|phase| self.live_view(phase, now)),
            held: matches!(phase, Some(ChargePhase::Ended { held: true, .. })),
            receipt: match phase {
                Some(ChargePhase::Priced { receipt }) => Some(receipt.as_ref().clone()),
                _ => None,
            },
            not_started: match phase {
                _ if self.start.as_ref().is_some_and(|start| start.given_up) => Some(Reason::NEVER_SENT),
                Some(ChargePhase::NotStarted { reason }) => Some(reason.clone()),
                _ => None,
            },
            stop_refused: self.stop_refused().filter(|_| step != DriverStep::StopRequested).cloned(),
            problem: match (&self.refused, &self.choice) {
                (Some(refused), _) => Some(refused.error.clone()),
                (None, Some(choice)) => choice.refused.clone(),
                (None, None) => None,
            },
        }
    }

    fn waiting(&self, now: DateTime<Utc>) -> Option<Waiting> {
        let since = match self.step() {
            DriverStep::FindingStation => self.search.as_ref().filter(|search| search.found.is_none())?.asked_at,
            DriverStep::PriceCard => {
                self.choice.as_ref().filter(|choice| choice.card.is_none() && choice.no_price.is_none())?.asked_at
            }
            DriverStep::Requested => self.start.as_ref()?.at,
            DriverStep::StopRequested => self.stop.as_ref()?.at,
            _ => return None,
        };
        Some(Waiting { since, overdue: is_over(since, self.patience.overdue_ms, now) })
    }

    fn price_view(&self, card: &PriceCard) -> PriceView {
        let choice = self.choice.as_ref();
        let asked_at = choice.filter(|_| self.start.is_none()).map(|choice| choice.asked_at);
        let tariff = &card.tariff;
        let tag = |component: &crate::tariff::PriceComponent| PriceTag {
            dimension: component.dimension(),
            unit_price: component.price(tariff.currency),
            vat_rate: component.vat(),
            step_size: component.step_size(),
        };
        PriceView {
            offer: card.offer.clone(),
            tariff: tariff.id.clone(),
            name: shown(&tariff.name),
            currency: tariff.currency,
            tags: tariff.components.iter().map(tag).collect(),
            ways: card.ways.clone(),
            confirmed: choice.is_some_and(|choice| choice.confirmed),
            valid_until: asked_at.map(|asked_at| after(asked_at, card.valid_for_ms)),
        }
    }

    fn live_view(&self, phase: &ChargePhase, now: DateTime<Utc>) -> Option<LiveView> {
        let (used, charging, power_w, charged_percent) = match phase {
            ChargePhase::Live { used, charging, power_w, charged_percent } => {
                (used, *charging, *power_w, *charged_percent)
            }
            ChargePhase::Ended { used: Some(used), .. } => (used, None, None, None),
            _ => return None,
        };
        let cost = used.price(&self.card()?.tariff).ok()?;
        let age = now.signed_duration_since(self.heard_at.unwrap_or(now)).max(TimeDelta::zero());
        let age_ms = u64::try_from(age.num_milliseconds()).unwrap_or(0);
        let stale = matches!(phase, ChargePhase::Live { .. }) && age_ms > u64::from(self.patience.overdue_ms);
        Some(LiveView { used: *used, cost, charging, power_w, charged_percent, age_ms, stale })
    }
}
