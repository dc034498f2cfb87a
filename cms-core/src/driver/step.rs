//! Where a journey stands, and which ways lead on.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Where a journey stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum DriverStep {
    /// The driver looks for a station.
    FindingStation,
    /// An EVSE was chosen; its price is shown, or awaited.
    PriceCard,
    /// The price was confirmed; a way to pay is to be chosen.
    WayToPay,
    /// The start was requested and no session is known yet.
    Requested,
    /// The session has begun; nothing was measured yet.
    Started,
    /// The session runs, and its energy and cost are shown.
    Live,
    /// The driver asked to stop; the session has not ended yet.
    StopRequested,
    /// The session has ended; its receipt is awaited.
    Stopped,
    /// The receipt is shown. The journey is over.
    Receipt,
    /// No session came of it. The journey is over; a new one may be begun.
    NotStarted,
}

impl DriverStep {
    /// Every step, in the order of a journey.
    pub const ALL: [Self; 10] = [
        Self::FindingStation,
        Self::PriceCard,
        Self::WayToPay,
        Self::Requested,
        Self::Started,
        Self::Live,
        Self::StopRequested,
        Self::Stopped,
        Self::Receipt,
        Self::NotStarted,
    ];

    /// A stable code for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::FindingStation => "finding_station",
            Self::PriceCard => "price_card",
            Self::WayToPay => "way_to_pay",
            Self::Requested => "requested",
            Self::Started => "started",
            Self::Live => "live",
            Self::StopRequested => "stop_requested",
            Self::Stopped => "stopped",
            Self::Receipt => "receipt",
            Self::NotStarted => "not_started",
        }
    }
}

impl fmt::Display for DriverStep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

/// What leads from one step to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Cause {
    /// The driver chose an EVSE.
    Choose,
    /// The driver went a step back.
    Back,
    /// The driver confirmed the price.
    ConfirmPrice,
    /// The driver chose a way to pay, which requests the start.
    Pay,
    /// The driver asked to stop.
    Stop,
    /// The server told how the charge stands. What it told in between may have been lost.
    Report,
    /// The price is no longer valid.
    Expiry,
}

impl Cause {
    /// A stable code for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Choose => "choose",
            Self::Back => "back",
            Self::ConfirmPrice => "confirm_price",
            Self::Pay => "pay",
            Self::Stop => "stop",
            Self::Report => "report",
            Self::Expiry => "expiry",
        }
    }
}

/// One way from a step to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Transition {
    /// The step before.
    pub from: DriverStep,
    /// What happened.
    pub by: Cause,
    /// The step after.
    pub to: DriverStep,
}

const fn way(from: DriverStep, by: Cause, to: DriverStep) -> Transition {
    Transition { from, by, to }
}

/// Every way from one step to another; there are no others. Losing the connection, its return and the passing of time
/// change no step, except that a price expires.
pub const TRANSITIONS: &[Transition] = {
    use Cause::{Back, Choose, ConfirmPrice, Expiry, Pay, Report, Stop};
    use DriverStep::{
        FindingStation, Live, NotStarted, PriceCard, Receipt, Requested, Started, StopRequested, Stopped, WayToPay,
    };
    &[
        way(FindingStation, Choose, PriceCard),
        way(PriceCard, Back, FindingStation),
        way(PriceCard, ConfirmPrice, WayToPay),
        way(WayToPay, Back, PriceCard),
        way(WayToPay, Expiry, PriceCard),
        way(WayToPay, Pay, Requested),
        way(Requested, Report, Started),
        way(Requested, Report, Live),
        way(Requested, Report, Stopped),
        way(Requested, Report, Receipt),
        way(Requested, Report, NotStarted),
        way(Requested, Stop, StopRequested),
        // The request never left the app.
        way(Requested, Stop, NotStarted),
        way(Requested, Expiry, NotStarted),
        way(Started, Report, Live),
        way(Started, Report, Stopped),
        way(Started, Report, Receipt),
        way(Started, Stop, StopRequested),
        way(Live, Report, Stopped),
        way(Live, Report, Receipt),
        way(Live, Stop, StopRequested),
        // The stop was refused: the charge stands as the server says.
        way(StopRequested, Report, Requested),
        way(StopRequested, Report, Started),
        way(StopRequested, Report, Live),
        way(StopRequested, Report, Stopped),
        way(StopRequested, Report, Receipt),
        way(StopRequested, Report, NotStarted),
        way(Stopped, Report, Receipt),
        // A station began although the server had given up on it.
        way(NotStarted, Report, Started),
        way(NotStarted, Report, Live),
        way(NotStarted, Report, StopRequested),
        way(NotStarted, Report, Stopped),
        way(NotStarted, Report, Receipt),
    ]
};
