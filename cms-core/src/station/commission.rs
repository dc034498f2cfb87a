//! Commissioning: making a site and a station known before the station may connect.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{Connector, Evse, EvseId, Site, StationId};
use crate::storage::{Changes, IndexEntry, Loaded, Row, Snapshot, StorageError, Table, load};
use crate::tariff::Tariff;
use crate::{Command, Decision, Durability, FreshIds, SiteId, TariffId};

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
    /// Key of its password, by [`SecretHasher::station_secret`](crate::access::SecretHasher::station_secret).
    pub secret_key: String,
}

impl Station {
    /// The EVSE with this number.
    #[must_use]
    pub fn evse(&self, number: u32) -> Option<&Evse> {
        self.evses.iter().find(|evse| evse.number == number)
    }

    /// The connectors with the EVSE each belongs to.
    pub fn connectors(&self) -> impl Iterator<Item = (&Evse, &Connector)> {
        self.evses.iter().flat_map(|evse| evse.connectors.iter().map(move |connector| (evse, connector)))
    }

    fn refusal(&self) -> Option<StationRefusal> {
        let numbered = are_distinct(self.evses.iter().map(|evse| evse.number))
            && self.evses.iter().all(|evse| are_distinct(evse.connectors.iter().map(|connector| connector.number)));
        let complete = !self.evses.is_empty() && self.evses.iter().all(|evse| !evse.connectors.is_empty());
        (!(numbered && complete)).then_some(StationRefusal::InvalidLayout)
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

/// Makes a site known; the same site again replaces its name and zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommissionSite {
    /// The site.
    pub site: Site,
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Command for CommissionSite {
    type Facts = Option<Loaded<Site>>;
    type Reply = Result<(), StationRefusal>;

    const DURABILITY: Durability = Durability::State;

    async fn facts(&self, snapshot: &mut dyn Snapshot) -> Result<Self::Facts, StorageError> {
        load(snapshot, self.site.id.as_str()).await
    }

    fn decide(&self, existing: Self::Facts, _: DateTime<Utc>, _: &mut FreshIds) -> Decision<Self::Reply> {
        if !is_zone_name(&self.site.time_zone) {
            return Decision::unchanged(Err(StationRefusal::InvalidTimeZone));
        }
        let mut changes = Changes::new();
        match existing {
            Some(existing) => changes.replace(&existing, &self.site),
            None => changes.create(&self.site),
        }
        Decision::changed(changes, Ok(()))
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

/// Whether the text has the form of an IANA zone name; whether the zone exists is for the zone data to say.
fn is_zone_name(text: &str) -> bool {
    let part = |part: &str| {
        !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '+'))
    };
    text == "UTC" || (text.len() <= 64 && text.contains('/') && text.split('/').all(part))
}

/// Makes a station known, so that it may connect. Commissioning it again replaces it; its EVSE IDs stay unique.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommissionStation {
    /// The station.
    pub station: Station,
}

/// What commissioning depends on.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct CommissionFacts {
    existing: Option<Loaded<Station>>,
    site: Option<Loaded<Site>>,
    tariff: Option<Loaded<Tariff>>,
    /// Who holds each EVSE ID of the new layout.
    holders: Vec<Option<String>>,
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Command for CommissionStation {
    type Facts = CommissionFacts;
    type Reply = Result<(), StationRefusal>;

    const DURABILITY: Durability = Durability::State;

    async fn facts(&self, snapshot: &mut dyn Snapshot) -> Result<Self::Facts, StorageError> {
        let mut holders = Vec::new();
        for evse in &self.station.evses {
            holders.push(snapshot.claim(evse_claim(&evse.id)).await?);
        }
        Ok(CommissionFacts {
            existing: load(snapshot, self.station.id.as_str()).await?,
            site: load(snapshot, self.station.site.as_str()).await?,
            tariff: load(snapshot, self.station.tariff.as_str()).await?,
            holders,
        })
    }

    fn decide(&self, facts: Self::Facts, _: DateTime<Utc>, _: &mut FreshIds) -> Decision<Self::Reply> {
        let station = &self.station;
        let foreign = facts.holders.iter().flatten().any(|holder| holder != station.id.as_str());
        let refusal = station.refusal().or(match (&facts.site, &facts.tariff) {
            (None, _) => Some(StationRefusal::UnknownSite),
            (_, None) => Some(StationRefusal::UnknownTariff),
            _ if foreign => Some(StationRefusal::EvseIdTaken),
            _ => None,
        });
        if let Some(refusal) = refusal {
            return Decision::unchanged(Err(refusal));
        }
        let mut changes = Changes::new();
        match &facts.existing {
            Some(existing) => {
                for evse in &existing.value.evses {
                    changes.release(evse_claim(&evse.id), station.id.as_str());
                }
                changes.replace(existing, station);
            }
            None => changes.create(station),
        }
        for evse in &station.evses {
            changes.claim(evse_claim(&evse.id), station.id.as_str());
        }
        Decision::changed(changes, Ok(()))
    }
}

fn evse_claim(id: &EvseId) -> String {
    format!("evse/{}", id.compact())
}

/// Why a site or station was refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Error)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum StationRefusal {
    /// EVSE or connector numbers are missing, zero or double.
    #[error("a station needs EVSEs with connectors, each numbered from 1 without repeats; correct its layout")]
    InvalidLayout,
    /// The time zone's name is not one.
    #[error("the time zone must be an IANA name such as Europe/Berlin; correct it")]
    InvalidTimeZone,
    /// The site is not known.
    #[error("there is no such site; commission it first")]
    UnknownSite,
    /// The tariff is not known.
    #[error("there is no such tariff; publish it first")]
    UnknownTariff,
    /// Another station has one of the EVSE IDs.
    #[error("one of the EVSE IDs belongs to another station; retire it there first")]
    EvseIdTaken,
}

impl StationRefusal {
    /// A stable code for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::InvalidLayout => "station.invalid_layout",
            Self::InvalidTimeZone => "station.invalid_time_zone",
            Self::UnknownSite => "station.unknown_site",
            Self::UnknownTariff => "station.unknown_tariff",
            Self::EvseIdTaken => "station.evse_id_taken",
        }
    }
}
