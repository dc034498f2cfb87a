//! What the driver does.

use chrono::{DateTime, Utc};

use super::journey::{Choice, Journey, Search, Start, Stop};
use super::{DriverError, DriverStep, UserAction, UserActionKind};

impl Journey {
    /// Carries out what the driver did. The same thing done twice, as by a tap too many, is done once.
    pub(super) fn act(&mut self, action: UserAction, now: DateTime<Utc>) -> Result<(), DriverError> {
        let step = self.step();
        if self.is_repeat(&action, step) {
            return Ok(());
        }
        if !self.actions().contains(&action.kind()) {
            return Err(match (&action, step) {
                // The price went away under the driver's finger.
                (UserAction::ConfirmPrice { .. } | UserAction::Pay { .. }, DriverStep::PriceCard) => {
                    DriverError::OtherOffer
                }
                _ => DriverError::NotNow { step },
            });
        }
        match action {
            UserAction::Search { near, radius_m } => {
                self.searches = self.searches.saturating_add(1);
                self.search = Some(Search { near, radius_m, asked_at: now, found: None });
            }
            UserAction::Choose { evse } => {
                self.prices = self.prices.saturating_add(1);
                self.choice =
                    Some(Choice { evse, asked_at: now, card: None, no_price: None, refused: None, confirmed: false });
            }
            UserAction::Back => match &mut self.choice {
                Some(choice) if choice.confirmed => choice.confirmed = false,
                _ => self.choice = None,
            },
            UserAction::ConfirmPrice { offer } => {
                let shown =
                    self.choice.as_mut().filter(|choice| choice.card.as_ref().is_some_and(|c| c.offer == offer));
                shown.ok_or(DriverError::OtherOffer)?.confirmed = true;
            }
            UserAction::Pay { way } => {
                if !self.card().is_some_and(|card| card.ways.iter().any(|offered| offered.id == way)) {
                    return Err(DriverError::UnknownWayToPay);
                }
                self.start = Some(Start { way, at: now, sent: false, given_up: false });
            }
            UserAction::Stop => match &mut self.start {
                Some(start) if !start.sent => start.given_up = true,
                _ => {
                    let number = self.stop.as_ref().map_or(1, |stop| stop.number.saturating_add(1));
                    self.stop = Some(Stop { number, at: now });
                }
            },
        }
        Ok(())
    }

    /// What the driver can do now.
    pub(super) fn actions(&self) -> Vec<UserActionKind> {
        match self.step() {
            DriverStep::FindingStation => vec![UserActionKind::Search, UserActionKind::Choose],
            DriverStep::PriceCard if self.card().is_some() => vec![UserActionKind::Back, UserActionKind::ConfirmPrice],
            DriverStep::PriceCard => vec![UserActionKind::Back],
            DriverStep::WayToPay => vec![UserActionKind::Back, UserActionKind::Pay],
            DriverStep::Requested | DriverStep::Started | DriverStep::Live => vec![UserActionKind::Stop],
            DriverStep::StopRequested | DriverStep::Stopped | DriverStep::Receipt | DriverStep::NotStarted => {
                Vec::new()
            }
        }
    }

    fn is_repeat(&self, action: &UserAction, step: DriverStep) -> bool {
        match action {
            UserAction::Choose { evse } => {
                step == DriverStep::PriceCard && self.choice.as_ref().is_some_and(|choice| choice.evse == *evse)
            }
            UserAction::ConfirmPrice { offer } => {
                step == DriverStep::WayToPay && self.card().is_some_and(|card| card.offer == *offer)
            }
            UserAction::Pay { way } => self.start.as_ref().is_some_and(|start| start.way == *way),
            UserAction::Stop => matches!(step, DriverStep::StopRequested | DriverStep::Stopped | DriverStep::Receipt),
            UserAction::Search { .. } | UserAction::Back => false,
        }
    }
}
