//! What the server says.

use chrono::{DateTime, Utc};

use super::asking::{Asking, is_over};
use super::journey::{Journey, RefusedReport};
use super::offer::checked_stations;
use super::{Answer, ChargeReport, DriverError, DriverStep, FoundStation, PriceCard, Reason, Request, RequestKey};

impl Journey {
    /// Takes in an answer, or refuses it and stays as it was.
    pub(super) fn take(&mut self, answer: Answer, now: DateTime<Utc>) -> Result<(), DriverError> {
        match answer {
            Answer::Stations { key, stations } => self.take_stations(&key, stations),
            Answer::Price { key, card } => self.take_price(&key, *card, now),
            Answer::NoPrice { key, reason } => self.take_no_price(&key, reason),
            Answer::Charge(report) => self.take_report(*report, now),
        }
    }

    fn take_stations(&mut self, key: &RequestKey, stations: Vec<FoundStation>) -> Result<(), DriverError> {
        let asked = self.search_key() == *key;
        let search = self.search.as_mut().filter(|_| asked).ok_or(DriverError::NotAsked)?;
        let stations = checked_stations(stations)?;
        match &search.found {
            None => search.found = Some(stations),
            // The first answer to a question is the one that was shown.
            Some(found) if *found == stations => {}
            Some(_) => return Err(DriverError::NotAsked),
        }
        Ok(())
    }

    fn take_price(&mut self, key: &RequestKey, card: PriceCard, now: DateTime<Utc>) -> Result<(), DriverError> {
        let asked = self.price_key() == *key;
        let choice = self.choice.as_mut().filter(|_| asked).ok_or(DriverError::NotAsked)?;
        let card = match card.checked(&choice.evse) {
            Ok(card) => card,
            Err(error) => {
                let unanswered = choice.card.is_none() && choice.no_price.is_none();
                choice.refused = Some(error.clone()).filter(|_| unanswered);
                return Err(error);
            }
        };
        if let Some(known) = &choice.card {
            return if *known == card { Ok(()) } else { Err(DriverError::NotAsked) };
        }
        if choice.no_price.is_some() {
            return Err(DriverError::NotAsked);
        }
        if is_over(choice.asked_at, card.valid_for_ms, now) {
            choice.asked_at = now;
            self.prices = self.prices.saturating_add(1);
            return Err(DriverError::TooShort);
        }
        choice.card = Some(card);
        choice.refused = None;
        Ok(())
    }

    fn take_no_price(&mut self, key: &RequestKey, reason: Reason) -> Result<(), DriverError> {
        let asked = self.price_key() == *key;
        let choice = self.choice.as_mut().filter(|_| asked).ok_or(DriverError::NotAsked)?;
        match &choice.no_price {
            None if choice.card.is_none() => {
                choice.no_price = Some(reason);
                choice.refused = None;
            }
            Some(known) if *known == reason => {}
            _ => return Err(DriverError::NotAsked),
        }
        Ok(())
    }

    /// Of all reports the one with the highest number holds, so it does not matter which of the others arrived, how often
    /// and when.
    fn take_report(&mut self, report: ChargeReport, now: DateTime<Utc>) -> Result<(), DriverError> {
        if report.start != self.id.start_key() {
            return Err(DriverError::ForeignCharge);
        }
        let report = report.shown();
        let sent = self.start.as_ref().is_some_and(|start| start.sent);
        let tariff = self.card().filter(|_| sent).map(|card| &card.tariff).ok_or(DriverError::NotAsked)?;
        let seq = report.seq;
        match &self.report {
            Some(known) if seq < known.seq => return Err(DriverError::OlderReport { seq, known: known.seq }),
            Some(known) if *known == report => {
                self.nothing_new = self.nothing_new.saturating_add(1);
                self.hear(now);
                return Ok(());
            }
            _ => {}
        }
        let checked = match &self.report {
            Some(known) if seq == known.seq => Err(DriverError::Contradiction { seq }),
            // A stop that was refused does not come alive again: the driver would have to ask for another one.
            _ if self.stop_refused().is_some() && !refuses_again(self.report.as_ref(), &report) => {
                Err(DriverError::WentBack { from: self.step(), to: DriverStep::StopRequested })
            }
            known => report.check(known.as_ref(), tariff),
        };
        if let Err(error) = checked {
            // The highest of them, so that their order does not matter either.
            let rank = |refused: &RefusedReport| (refused.seq, refused.error.code());
            let refused = RefusedReport { seq, error: error.clone() };
            if self.refused.as_ref().is_none_or(|known| rank(known) < rank(&refused)) {
                self.refused = Some(refused);
            }
            return Err(error);
        }
        self.refused = self.refused.take().filter(|refused| refused.seq > seq);
        self.report = Some(report);
        self.nothing_new = 0;
        self.hear(now);
        Ok(())
    }

    /// The server has just said how the charge stands, so there is time until it is asked again.
    fn hear(&mut self, now: DateTime<Utc>) {
        self.heard_at = Some(now);
        if let Some(request @ Request::ReadCharge { .. }) = self.question() {
            let waits_for_receipt = self.step() == DriverStep::Stopped;
            self.asking = Some(Asking::answered(&request, &self.patience, waits_for_receipt, self.nothing_new, now));
        }
    }
}

/// Whether a report still says of the same stop request that it was refused.
fn refuses_again(known: Option<&ChargeReport>, report: &ChargeReport) -> bool {
    let stop =
        |report: &ChargeReport| report.stop.as_ref().filter(|stop| stop.refused.is_some()).map(|stop| stop.key.clone());
    known.and_then(stop) == stop(report)
}
