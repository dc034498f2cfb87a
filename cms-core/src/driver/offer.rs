//! What the server offers: stations, prices and ways to pay.

use serde::{Deserialize, Serialize};

use super::{DriverError, OfferId, WayToPayId};
use crate::access::GeoPoint;
use crate::columns::printable;
use crate::station::{ConnectorStandard, EvseId};
use crate::tariff::Tariff;

/// A charging point that a search found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundStation {
    /// The EVSE that can be chosen.
    pub evse: EvseId,
    /// The name of its site, for people.
    pub name: String,
    /// Where it is.
    pub place: GeoPoint,
    /// Whether it is free; none where that is not known.
    #[serde(default)]
    pub free: Option<bool>,
    /// Its connectors.
    #[serde(default)]
    pub connectors: Vec<FoundConnector>,
}

/// A connector of a charging point that a search found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundConnector {
    /// What plugs in.
    pub standard: ConnectorStandard,
    /// The most power it gives, in watts.
    pub max_power_w: u32,
}

/// What charging costs at an EVSE, for a while, and how it can be paid.
///
/// It carries the whole tariff: the app computes estimates and the running cost with the code that the server bills by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceCard {
    /// The offer, which the start request names.
    pub offer: OfferId,
    /// The EVSE it is for.
    pub evse: EvseId,
    /// The tariff; its content never changes under the same id.
    pub tariff: Tariff,
    /// For how long it can be confirmed, in milliseconds from when it was asked for; at least ten seconds. A span, not a
    /// moment, as the clock of a phone may be wrong; the server refuses an offer that is too old by its own clock.
    pub valid_for_ms: u32,
    /// The ways to pay.
    pub ways: Vec<WayToPay>,
}

/// A way to pay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WayToPay {
    /// What the start request names it by.
    pub id: WayToPayId,
    /// Its kind.
    pub kind: WayToPayKind,
    /// What the driver knows it by, for example the last digits of a card.
    pub label: String,
}

/// A kind of way to pay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum WayToPayKind {
    /// An invoice to the account.
    Account,
    /// A payment card.
    Card,
    /// A wallet of the phone or of a payment provider.
    Wallet,
    /// Credit that was paid before.
    Prepaid,
    /// A contract with a mobility provider.
    Contract,
    /// A kind that this version does not know.
    #[serde(other)]
    Other,
}

impl PriceCard {
    /// Checks it and makes its texts safe to show.
    ///
    /// # Errors
    /// [`DriverError::OtherEvse`], [`DriverError::UnusablePrice`], [`DriverError::TooShort`], [`DriverError::TooMany`] or
    /// [`DriverError::NoWayToPay`].
    pub(super) fn checked(mut self, evse: &EvseId) -> Result<Self, DriverError> {
        if self.evse.compact() != evse.compact() {
            return Err(DriverError::OtherEvse);
        }
        self.tariff.compile().map_err(|error| DriverError::UnusablePrice { code: error.code().to_owned() })?;
        if self.valid_for_ms < MIN_VALID_FOR_MS {
            return Err(DriverError::TooShort);
        }
        if self.ways.is_empty() {
            return Err(DriverError::NoWayToPay);
        }
        if self.ways.len() > MAX_WAYS {
            return Err(DriverError::TooMany);
        }
        for way in &mut self.ways {
            way.label = shown(&way.label);
        }
        Ok(self)
    }
}

/// Checks what a search found and makes its texts safe to show.
pub(super) fn checked_stations(mut stations: Vec<FoundStation>) -> Result<Vec<FoundStation>, DriverError> {
    if stations.len() > MAX_STATIONS || stations.iter().any(|station| station.connectors.len() > MAX_CONNECTORS) {
        return Err(DriverError::TooMany);
    }
    for station in &mut stations {
        station.name = shown(&station.name);
    }
    Ok(stations)
}

/// A text of the server as it may stand on a screen: of bounded length, with nothing that turns the direction of writing.
pub(super) fn shown(text: &str) -> String {
    printable(&text.chars().take(MAX_LETTERS).collect::<String>())
}

const MIN_VALID_FOR_MS: u32 = 10_000;
const MAX_WAYS: usize = 50;
const MAX_STATIONS: usize = 1_000;
const MAX_CONNECTORS: usize = 50;
const MAX_LETTERS: usize = 200;
