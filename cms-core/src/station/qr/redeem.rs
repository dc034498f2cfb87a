//! Taking each code of a display once.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{DisplayCodes, QrError, QrUrl};
use crate::station::{ConnectorAddress, EvseId, Station, commission::evse_claim};
use crate::storage::{Changes, Loaded, Row, Snapshot, StorageError, Table, load};
use crate::{Command, Decision, Durability, FreshIds};

/// The last code of an EVSE's display that was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DisplayCodeUse {
    /// The EVSE, in its spelling without separators.
    pub evse: EvseId,
    /// The time step of the code.
    pub step: i64,
    /// Whose request took it.
    pub request: String,
}

impl Row for DisplayCodeUse {
    const TABLE: Table = Table::new("display_code_use");

    fn id(&self) -> String {
        self.evse.compact()
    }
}

/// Takes a code of a display, once: it and all that were shown before it are void afterwards, so that whoever has looked over a
/// shoulder comes too late. The same request may ask again and gets the same answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RedeemDisplayCode {
    evse: EvseId,
    step: i64,
    request: String,
}

impl RedeemDisplayCode {
    /// Checks a scanned code. `request` tells one asker from another: an id of the app's attempt, never the person.
    ///
    /// # Errors
    /// [`QrError`] as of [`DisplayCodes::check`].
    pub fn new(
        codes: &DisplayCodes,
        url: &QrUrl,
        scanned: &str,
        request: impl Into<String>,
        now: DateTime<Utc>,
    ) -> Result<Self, QrError> {
        let step = codes.check(url, scanned, now)?;
        Ok(Self { evse: codes.evse().clone(), step, request: request.into() })
    }
}

/// What taking a code depends on.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct RedeemFacts {
    station: Option<Loaded<Station>>,
    used: Option<Loaded<DisplayCodeUse>>,
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Command for RedeemDisplayCode {
    type Facts = RedeemFacts;
    /// Where the code was shown: connector 0 of the EVSE.
    type Reply = Result<ConnectorAddress, CodeRefusal>;

    const DURABILITY: Durability = Durability::State;

    async fn facts(&self, snapshot: &mut dyn Snapshot) -> Result<Self::Facts, StorageError> {
        let station = match snapshot.claim(evse_claim(&self.evse)).await? {
            Some(station) => load(snapshot, station).await?,
            None => None,
        };
        Ok(RedeemFacts { station, used: load(snapshot, self.evse.compact()).await? })
    }

    fn decide(&self, facts: Self::Facts, _: DateTime<Utc>, _: &mut FreshIds) -> Decision<Self::Reply> {
        let compact = self.evse.compact();
        let Some(station) = facts.station.filter(|station| station.value.is_in_service()) else {
            return Decision::unchanged(Err(CodeRefusal::OutOfService));
        };
        let Some(evse) = station.value.evses.iter().find(|evse| evse.id.compact() == compact) else {
            return Decision::unchanged(Err(CodeRefusal::OutOfService));
        };
        let address = ConnectorAddress { station: station.value.id.clone(), evse: evse.number, connector: 0 };
        let row = DisplayCodeUse { evse: self.evse.clone(), step: self.step, request: self.request.clone() };
        let mut changes = Changes::new();
        match &facts.used {
            Some(used) if used.value == row => return Decision::unchanged(Ok(address)),
            Some(used) if used.value.step >= self.step => return Decision::unchanged(Err(CodeRefusal::Used)),
            Some(used) => changes.replace(used, &row),
            None => changes.create(&row),
        }
        Decision::changed(changes, Ok(address))
    }
}

/// Why a code of a display was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Error)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum CodeRefusal {
    /// Somebody has taken it, or a later one.
    #[error("somebody has used this code; scan the next one on the display")]
    Used,
    /// No station in service has the EVSE.
    #[error("this charging point is not in service; choose another one")]
    OutOfService,
}

impl CodeRefusal {
    /// A stable code for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Used => "qr.used",
            Self::OutOfService => "qr.out_of_service",
        }
    }
}
