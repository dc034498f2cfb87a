//! What a journey is told, and what it asks.

use serde::{Deserialize, Serialize};

use super::{ChargeReport, DriverError, FoundStation, OfferId, PriceCard, Reason, RequestKey, WayToPayId};
use crate::PayloadHash;
use crate::access::GeoPoint;
use crate::station::EvseId;

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::exhaustive_enums, reason = "an app has to bring each of them")]
pub enum Input {
    /// The driver did something.
    User(UserAction),
    /// The server said something, asked or not.
    Server(Answer),
    /// There is no connection to the server any more.
    ConnectionLost,
    /// There is a connection again. What is open is asked at once.
    ConnectionBack,
    /// Time has passed; due at [`super::Journey::wake_at`], welcome at any time.
    Tick,
}

/// What the driver does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "an app has to offer each of them")]
pub enum UserAction {
    /// Looks for stations around a place.
    Search {
        /// The place.
        near: GeoPoint,
        /// How far around it, in metres.
        radius_m: u32,
    },
    /// Chooses an EVSE, from what was found or by its code.
    Choose {
        /// The EVSE.
        evse: EvseId,
    },
    /// Goes a step back.
    Back,
    /// Confirms the price that is shown.
    ConfirmPrice {
        /// The offer that was shown, so that no other is confirmed by a late tap.
        offer: OfferId,
    },
    /// Chooses a way to pay, and so requests the start.
    Pay {
        /// The way to pay.
        way: WayToPayId,
    },
    /// Asks to stop.
    Stop,
}

/// The kinds of [`UserAction`], for the buttons of a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "an app has to offer each of them")]
pub enum UserActionKind {
    /// [`UserAction::Search`]
    Search,
    /// [`UserAction::Choose`]
    Choose,
    /// [`UserAction::Back`]
    Back,
    /// [`UserAction::ConfirmPrice`]
    ConfirmPrice,
    /// [`UserAction::Pay`]
    Pay,
    /// [`UserAction::Stop`]
    Stop,
}

/// What the server says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "the messages of one version; a new one is a new version")]
pub enum Answer {
    /// What a search found.
    Stations {
        /// The key of the search.
        key: RequestKey,
        /// What was found, the nearest first.
        stations: Vec<FoundStation>,
    },
    /// What charging costs.
    Price {
        /// The key of the question.
        key: RequestKey,
        /// The price.
        card: Box<PriceCard>,
    },
    /// That nobody can charge there now.
    NoPrice {
        /// The key of the question.
        key: RequestKey,
        /// Why.
        reason: Reason,
    },
    /// How a charge stands.
    Charge(Box<ChargeReport>),
}

/// What a journey asks of the server. It is sent again, with the same key, until it is answered; the server answers a
/// repeat as it answered the first time and does nothing twice.
///
/// Who asks is told by the login that the request is sent under. The server checks that a start request belongs to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "an app has to send each of them")]
pub enum Request {
    /// Which stations there are around a place; answered by [`Answer::Stations`].
    FindStations {
        /// The key of the search.
        key: RequestKey,
        /// The place.
        near: GeoPoint,
        /// How far around it, in metres.
        radius_m: u32,
    },
    /// What charging costs; answered by [`Answer::Price`] or [`Answer::NoPrice`].
    ReadPrice {
        /// The key of the question.
        key: RequestKey,
        /// The EVSE.
        evse: EvseId,
    },
    /// Start a session; answered by [`Answer::Charge`]. The server refuses an offer that is too old, a tariff whose hash
    /// is another, and a key that it knows with another content.
    StartCharging {
        /// The key, the only one of this journey.
        key: RequestKey,
        /// The EVSE.
        evse: EvseId,
        /// The offer.
        offer: OfferId,
        /// The hash of the tariff that the driver confirmed ([`crate::hash_json`]).
        tariff: PayloadHash,
        /// The way to pay.
        way: WayToPayId,
    },
    /// Stop what was started; answered by [`Answer::Charge`] with its [`ChargeReport::stop`]. Where the server does not
    /// know the start request, it notes that it is cancelled: the request may still be on its way.
    StopCharging {
        /// The key of this stop request.
        key: RequestKey,
        /// The key of the start request.
        start: RequestKey,
    },
    /// How the charge stands; answered by [`Answer::Charge`].
    ReadCharge {
        /// The key of the start request.
        start: RequestKey,
    },
}

/// What follows from an input.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Reaction {
    /// What to ask of the server now, after the journey was saved. A connection that fails while it is sent is an
    /// [`Input::ConnectionLost`]; an answer that does not come is awaited, and the question repeated, by the journey.
    pub ask: Option<Request>,
    /// Why the input was not taken in; none where it was, or was a repeat.
    pub refused: Option<DriverError>,
}

impl UserAction {
    /// Its kind.
    #[must_use]
    pub const fn kind(&self) -> UserActionKind {
        match self {
            Self::Search { .. } => UserActionKind::Search,
            Self::Choose { .. } => UserActionKind::Choose,
            Self::Back => UserActionKind::Back,
            Self::ConfirmPrice { .. } => UserActionKind::ConfirmPrice,
            Self::Pay { .. } => UserActionKind::Pay,
            Self::Stop => UserActionKind::Stop,
        }
    }
}

impl Request {
    /// The key that the server recognises a repeat by; of a [`Request::ReadCharge`], which changes nothing, the start's.
    #[must_use]
    pub const fn key(&self) -> &RequestKey {
        match self {
            Self::FindStations { key, .. }
            | Self::ReadPrice { key, .. }
            | Self::StartCharging { key, .. }
            | Self::StopCharging { key, .. }
            | Self::ReadCharge { start: key } => key,
        }
    }

    /// Whether it reads only, so that it may be asked without a thought.
    #[must_use]
    pub const fn is_read(&self) -> bool {
        !matches!(self, Self::StartCharging { .. } | Self::StopCharging { .. })
    }
}
