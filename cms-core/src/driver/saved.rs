//! A journey as it is saved.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::asking::Asking;
use super::journey::{Choice, Journey, RefusedReport, Search, Start, Stop};
use super::offer::checked_stations;
use super::{ChargeReport, DriverError, JourneyId, Patience};

/// A journey as it is saved. Fields that are added later get a default, so that an app that was updated in the middle of
/// a charge goes on.
#[derive(Serialize, Deserialize)]
pub(super) struct Saved {
    id: JourneyId,
    begun_at: DateTime<Utc>,
    #[serde(default)]
    patience: Patience,
    connected: bool,
    #[serde(default)]
    search: Option<Search>,
    #[serde(default)]
    choice: Option<Choice>,
    searches: u32,
    prices: u32,
    #[serde(default)]
    start: Option<Start>,
    #[serde(default)]
    stop: Option<Stop>,
    #[serde(default)]
    report: Option<ChargeReport>,
    #[serde(default)]
    heard_at: Option<DateTime<Utc>>,
    #[serde(default)]
    nothing_new: u32,
    #[serde(default)]
    refused: Option<RefusedReport>,
    #[serde(default)]
    asking: Option<Asking>,
}

impl From<Journey> for Saved {
    fn from(journey: Journey) -> Self {
        let Journey { id, begun_at, patience, connected, search, choice, searches, prices, .. } = journey;
        let Journey { start, stop, report, heard_at, nothing_new, refused, asking, .. } = journey;
        Self {
            id,
            begun_at,
            patience,
            connected,
            search,
            choice,
            searches,
            prices,
            start,
            stop,
            report,
            heard_at,
            nothing_new,
            refused,
            asking,
        }
    }
}

impl TryFrom<Saved> for Journey {
    type Error = DriverError;

    /// Storage of a phone may be damaged or written by somebody else, and what is read from it decides what is shown as the
    /// confirmed price.
    fn try_from(saved: Saved) -> Result<Self, DriverError> {
        let Saved { id, begun_at, patience, connected, search, choice, searches, prices, .. } = saved;
        let Saved { start, stop, report, heard_at, nothing_new, refused, asking, .. } = saved;
        let broken = |part: &str| DriverError::BrokenState { part: part.to_owned() };

        if let Some(found) = search.as_ref().and_then(|search| search.found.clone()) {
            checked_stations(found).map_err(|_| broken("search"))?;
        }
        if let Some(Choice { evse, card: Some(card), .. }) = &choice {
            card.clone().checked(evse).map_err(|_| broken("price"))?;
        }
        if choice.as_ref().is_some_and(|choice| choice.confirmed && choice.card.is_none()) {
            return Err(broken("confirmed price"));
        }
        let card = choice.as_ref().filter(|choice| choice.confirmed).and_then(|choice| choice.card.as_ref());
        if let Some(start) = &start {
            let offered = card.is_some_and(|card| card.ways.iter().any(|way| way.id == start.way));
            if !offered || (start.sent && start.given_up) {
                return Err(broken("start"));
            }
        }
        let sent = start.as_ref().is_some_and(|start| start.sent);
        if stop.is_some() && !sent {
            return Err(broken("stop"));
        }
        if let Some(report) = &report {
            let tariff = card.filter(|_| sent).map(|card| &card.tariff).ok_or_else(|| broken("report"))?;
            if report.start != id.start_key() || report.check(None, tariff).is_err() {
                return Err(broken("report"));
            }
        }
        Ok(Self {
            id,
            begun_at,
            patience,
            connected,
            search,
            choice,
            searches,
            prices,
            start,
            stop,
            report,
            heard_at,
            nothing_new,
            refused,
            asking,
        })
    }
}
