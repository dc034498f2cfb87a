//! How a charge stands, as the server tells it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::offer::shown;
use super::{DriverError, DriverStep, Reason, RequestKey};
use crate::SessionId;
use crate::metering::Energy;
use crate::money::Money;
use crate::session::ChargingState;
use crate::tariff::{PriceReport, Tariff, Usage};

/// How the charge of one start request stands, as a whole: the answer to [`super::Request::StartCharging`],
/// [`super::Request::StopCharging`] and [`super::Request::ReadCharge`], and what the server pushes.
///
/// The server counts [`ChargeReport::seq`] up with each change, in the commit that makes the change. Of two reports the
/// one with the higher number holds, whenever it arrives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChargeReport {
    /// The key of the start request.
    pub start: RequestKey,
    /// The number of this report, which grows with each change.
    pub seq: u64,
    /// How far the charge is.
    pub phase: ChargePhase,
    /// The session, once there is one.
    #[serde(default)]
    pub session: Option<SessionId>,
    /// What became of the latest stop request that the server has seen.
    #[serde(default)]
    pub stop: Option<StopOutcome>,
}

/// How far a charge is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(
    clippy::exhaustive_enums,
    reason = "an app has to show each phase; a new one is a new version of the messages"
)]
pub enum ChargePhase {
    /// The request was accepted; something is waited for.
    Requested {
        /// What is waited for.
        waits_for: WaitsFor,
    },
    /// No session came of it: the request was refused, cancelled or ran out of time.
    NotStarted {
        /// Why.
        reason: Reason,
    },
    /// The session has begun; nothing was measured yet.
    Started {
        /// Whether energy flows; none where the station did not say.
        #[serde(default)]
        charging: Option<ChargingState>,
    },
    /// The session runs.
    Live {
        /// What was used so far.
        used: Used,
        /// Whether energy flows; none where the station did not say.
        #[serde(default)]
        charging: Option<ChargingState>,
        /// Power now, in watts.
        #[serde(default)]
        power_w: Option<u32>,
        /// State of charge of the vehicle's battery, in percent.
        #[serde(default)]
        charged_percent: Option<u8>,
    },
    /// The session has ended and is not billed yet.
    Ended {
        /// What was used, where that is known already.
        #[serde(default)]
        used: Option<Used>,
        /// Whether a person has to look at it first.
        #[serde(default)]
        held: bool,
    },
    /// The session is billed.
    Priced {
        /// Its receipt.
        receipt: Box<DriverReceipt>,
    },
}

/// What an accepted start request waits for.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum WaitsFor {
    /// The station has to answer.
    Station,
    /// The driver has to plug in.
    Vehicle,
    /// The driver has to approve the payment.
    PaymentApproval {
        /// Where that is done, an `https` address.
        url: String,
    },
}

/// What a session used up to a moment, by the server's clock and the station's meter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Used {
    /// When the session began.
    pub started_at: DateTime<Utc>,
    /// Up to when this is known; the end, where the session has ended.
    pub as_of: DateTime<Utc>,
    /// Energy delivered, in milliwatt-hours.
    pub energy: Energy,
    /// The part of the time in which nothing was delivered, in milliseconds.
    #[serde(default)]
    pub parking_ms: i64,
}

/// What the driver is given to keep.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DriverReceipt {
    /// The number of the invoice.
    pub number: String,
    /// When it was issued.
    pub issued_at: DateTime<Utc>,
    /// What was used.
    pub used: Used,
    /// What it costs, line by line.
    pub price: PriceReport,
    /// What of it is paid.
    pub paid: Money,
}

/// What became of a stop request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StopOutcome {
    /// The key of the stop request.
    pub key: RequestKey,
    /// Why it was refused; none where it is being carried out. That the session has ended is told by the phase.
    #[serde(default)]
    pub refused: Option<Reason>,
}

impl Used {
    /// The same for pricing.
    #[must_use]
    pub const fn usage(&self) -> Usage {
        let mut usage = Usage::new(self.started_at, self.as_of, self.energy);
        usage.parking_ms = self.parking_ms;
        usage
    }

    /// What it costs by a tariff.
    pub(super) fn price(&self, tariff: &Tariff) -> Result<PriceReport, DriverError> {
        let unusable = |code: &str| DriverError::UnusableReading { code: code.to_owned() };
        let compiled = tariff.compile().map_err(|error| unusable(error.code()))?;
        compiled.price(&self.usage()).map_err(|error| unusable(error.code()))
    }
}

impl ChargePhase {
    /// The step that the server's word alone leads to.
    pub(super) const fn step(&self) -> DriverStep {
        match self {
            Self::Requested { .. } => DriverStep::Requested,
            Self::NotStarted { .. } => DriverStep::NotStarted,
            Self::Started { .. } => DriverStep::Started,
            Self::Live { .. } => DriverStep::Live,
            Self::Ended { .. } => DriverStep::Stopped,
            Self::Priced { .. } => DriverStep::Receipt,
        }
    }

    /// How far it is: a charge never gets back to a lower rank.
    const fn rank(&self) -> u8 {
        match self {
            Self::Requested { .. } => 0,
            // A station may begin although the server had given up on it, so this is not the end.
            Self::NotStarted { .. } => 1,
            Self::Started { .. } => 2,
            Self::Live { .. } => 3,
            Self::Ended { .. } => 4,
            Self::Priced { .. } => 5,
        }
    }
}

impl ChargeReport {
    /// Whether it can be the latest word on a charge whose price was confirmed, after what is known already.
    pub(super) fn check(&self, known: Option<&Self>, confirmed: &Tariff) -> Result<(), DriverError> {
        if let Some(known) = known {
            if self.phase.rank() < known.phase.rank() {
                return Err(DriverError::WentBack { from: known.phase.step(), to: self.phase.step() });
            }
            if known.session.is_some() && known.session != self.session {
                return Err(DriverError::OtherSession);
            }
        }
        match &self.phase {
            ChargePhase::Requested { waits_for: WaitsFor::PaymentApproval { url } } => check_link(url),
            ChargePhase::Live { used, .. } | ChargePhase::Ended { used: Some(used), .. } => {
                used.price(confirmed).map(drop)
            }
            ChargePhase::Priced { receipt } => receipt.check(confirmed),
            _ => Ok(()),
        }
    }

    /// The same with texts that are safe to show.
    pub(super) fn shown(mut self) -> Self {
        if let ChargePhase::Priced { receipt } = &mut self.phase {
            receipt.number = shown(&receipt.number);
        }
        self
    }
}

impl DriverReceipt {
    /// Whether the confirmed tariff leads to this receipt, to the last digit.
    fn check(&self, confirmed: &Tariff) -> Result<(), DriverError> {
        if self.price.currency != confirmed.currency || self.paid.currency() != confirmed.currency {
            let billed =
                if self.price.currency == confirmed.currency { self.paid.currency() } else { self.price.currency };
            return Err(DriverError::OtherCurrency { confirmed: confirmed.currency, billed });
        }
        if self.price.tariff != confirmed.id {
            let (confirmed, billed) = (confirmed.id.clone(), self.price.tariff.clone());
            return Err(DriverError::OtherTariff { confirmed, billed });
        }
        let price = self.used.price(confirmed)?;
        if price == self.price {
            Ok(())
        } else {
            Err(DriverError::PriceDiffers { confirmed: price.gross, billed: self.price.gross })
        }
    }
}

/// A link is opened by the app, so it is one that cannot run anything or look like another.
fn check_link(url: &str) -> Result<(), DriverError> {
    let visible = url.bytes().all(|byte| byte.is_ascii_graphic());
    let host = url.strip_prefix("https://").is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'));
    if visible && host && url.len() <= 2_048 { Ok(()) } else { Err(DriverError::BadLink) }
}
