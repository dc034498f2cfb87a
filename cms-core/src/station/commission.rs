//! Commissioning: making a site and a station known before the station may connect.

use async_trait::async_trait;
use chrono::{DateTime, Utc};

use super::{EvseId, Site, Station, StationRefusal, TimelineEvent, timeline_event};
use crate::storage::{Changes, Loaded, Snapshot, StorageError, load};
use crate::tariff::Tariff;
use crate::{Command, Decision, Durability, FreshIds};

/// Makes a site known; the same site again replaces what is known of it.
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
        if let Err(refusal) = self.site.check() {
            return Decision::unchanged(Err(refusal));
        }
        let mut changes = Changes::new();
        match existing {
            Some(existing) => changes.replace(&existing, &self.site),
            None => changes.create(&self.site),
        }
        Decision::changed(changes, Ok(()))
    }
}

/// Makes a station known, so that it may connect. Commissioning it again replaces it; its EVSE IDs stay unique. The password
/// that it is commissioned with counts until another one is issued; commissioned again with another password, that one
/// counts, and what was issued before does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommissionStation {
    /// The station.
    pub station: Station,
}

/// What commissioning depends on.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct CommissionFacts {
    pub(super) existing: Option<Loaded<Station>>,
    pub(super) site: Option<Loaded<Site>>,
    pub(super) tariff: Option<Loaded<Tariff>>,
    /// Who holds each EVSE ID of the new layout.
    pub(super) holders: Vec<Option<String>>,
}

impl CommissionFacts {
    pub(super) async fn read(snapshot: &mut dyn Snapshot, station: &Station) -> Result<Self, StorageError> {
        let mut holders = Vec::new();
        for evse in &station.evses {
            holders.push(snapshot.claim(evse_claim(&evse.id)).await?);
        }
        Ok(Self {
            existing: load(snapshot, station.id.as_str()).await?,
            site: load(snapshot, station.site.as_str()).await?,
            tariff: load(snapshot, station.tariff.as_str()).await?,
            holders,
        })
    }

    pub(super) fn refusal(&self, station: &Station) -> Option<StationRefusal> {
        let retired = self.existing.as_ref().is_some_and(|existing| !existing.value.is_in_service());
        let foreign = self.holders.iter().flatten().any(|holder| holder != station.id.as_str());
        match (station.check(), &self.site, &self.tariff) {
            (Err(refusal), ..) => Some(refusal),
            _ if retired || !station.is_in_service() => Some(StationRefusal::Retired),
            (_, None, _) => Some(StationRefusal::UnknownSite),
            (_, _, None) => Some(StationRefusal::UnknownTariff),
            _ if foreign => Some(StationRefusal::EvseIdTaken),
            _ => None,
        }
    }

    /// Writes the station in the place of what is there.
    pub(super) fn write(&self, station: &Station, now: DateTime<Utc>, changes: &mut Changes) {
        match &self.existing {
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
        let same = self.existing.as_ref().is_some_and(|existing| existing.value == *station);
        if !same {
            timeline_event(changes, &station.id, now, &TimelineEvent::Commissioned { evses: station.evses.clone() });
        }
    }
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Command for CommissionStation {
    type Facts = CommissionFacts;
    type Reply = Result<(), StationRefusal>;

    const DURABILITY: Durability = Durability::State;

    async fn facts(&self, snapshot: &mut dyn Snapshot) -> Result<Self::Facts, StorageError> {
        CommissionFacts::read(snapshot, &self.station).await
    }

    fn decide(&self, facts: Self::Facts, now: DateTime<Utc>, _: &mut FreshIds) -> Decision<Self::Reply> {
        if let Some(refusal) = facts.refusal(&self.station) {
            return Decision::unchanged(Err(refusal));
        }
        let mut changes = Changes::new();
        facts.write(&self.station, now, &mut changes);
        Decision::changed(changes, Ok(()))
    }
}

pub(super) fn evse_claim(id: &EvseId) -> String {
    format!("evse/{}", id.compact())
}
