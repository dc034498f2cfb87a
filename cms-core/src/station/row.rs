//! Stations as they are stored.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Connector, Evse, StationId, StationRefusal};
use crate::storage::{IndexEntry, Row, Table};
use crate::{SiteId, TariffId};

/// A station as the operator commissioned it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Station {
    /// Its identity.
    pub id: StationId,
    /// Where it stands.
    pub site: SiteId,
    /// What charging costs there.
    pub tariff: TariffId,
    /// Its EVSEs.
    pub evses: Vec<Evse>,
    /// Key of the password it was commissioned with, by
    /// [`SecretHasher::station_secret`](crate::access::SecretHasher::station_secret). What was issued since stands in
    /// [`StationCredentials`](super::StationCredentials).
    pub secret_key: String,
    /// Set once it is retired.
    #[serde(default)]
    pub retired: Option<Retirement>,
}

/// That a station was taken out of service for good.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Retirement {
    /// When.
    pub at: DateTime<Utc>,
    /// Why, in the operator's words.
    pub reason: String,
}

impl Retirement {
    pub(super) const fn new(at: DateTime<Utc>, reason: String) -> Self {
        Self { at, reason }
    }
}

impl Station {
    /// A station in service.
    #[must_use]
    pub const fn new(id: StationId, site: SiteId, tariff: TariffId, evses: Vec<Evse>, secret_key: String) -> Self {
        Self { id, site, tariff, evses, secret_key, retired: None }
    }

    /// The EVSE with this number.
    #[must_use]
    pub fn evse(&self, number: u32) -> Option<&Evse> {
        self.evses.iter().find(|evse| evse.number == number)
    }

    /// The connectors with the EVSE each belongs to.
    pub fn connectors(&self) -> impl Iterator<Item = (&Evse, &Connector)> {
        self.evses.iter().flat_map(|evse| evse.connectors.iter().map(move |connector| (evse, connector)))
    }

    /// Whether it may charge vehicles: it is not retired.
    #[must_use]
    pub const fn is_in_service(&self) -> bool {
        self.retired.is_none()
    }

    /// Checks that EVSEs and connectors are numbered, and each connector may be what it is said to be.
    ///
    /// # Errors
    /// [`StationRefusal::InvalidLayout`], [`StationRefusal::EvseIdTwice`] or [`StationRefusal::InvalidConnector`].
    pub fn check(&self) -> Result<(), StationRefusal> {
        let numbered = are_distinct(self.evses.iter().map(|evse| evse.number))
            && self.evses.iter().all(|evse| are_distinct(evse.connectors.iter().map(|connector| connector.number)));
        let complete = !self.evses.is_empty() && self.evses.iter().all(|evse| !evse.connectors.is_empty());
        if !(numbered && complete) {
            return Err(StationRefusal::InvalidLayout);
        }
        let mut ids: Vec<String> = self.evses.iter().map(|evse| evse.id.compact()).collect();
        ids.sort_unstable();
        ids.dedup();
        if ids.len() != self.evses.len() {
            return Err(StationRefusal::EvseIdTwice);
        }
        for (evse, connector) in self.connectors() {
            if let Err(problem) = connector.check() {
                let (evse, connector) = (evse.number, connector.number);
                return Err(StationRefusal::InvalidConnector { evse, connector, problem });
            }
        }
        Ok(())
    }
}

impl Row for Station {
    const TABLE: Table = Table::new("station");

    fn id(&self) -> String {
        self.id.to_string()
    }

    fn index(&self) -> Vec<IndexEntry> {
        vec![IndexEntry::new("site", self.site.as_str())]
    }
}

/// Whether numbers count from 1 and none comes twice.
fn are_distinct(numbers: impl Iterator<Item = u32>) -> bool {
    let mut numbers: Vec<u32> = numbers.collect();
    let count = numbers.len();
    numbers.sort_unstable();
    numbers.dedup();
    numbers.len() == count && !numbers.contains(&0)
}
