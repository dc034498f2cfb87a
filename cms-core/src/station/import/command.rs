//! Taking a sheet in.

use std::collections::BTreeMap;
use std::fmt;

use async_trait::async_trait;
use chrono::{DateTime, Utc};

use super::{ImportFault, ImportProblem, ImportReport, ImportedStation, SheetStation, StationChange, StationSheet};
use crate::access::SecretHasher;
use crate::station::commission::CommissionFacts;
use crate::station::{PasswordKeys, Station, StationCredentials, StationId, StationPassword};
use crate::storage::{Changes, Loaded, Snapshot, StorageError, load};
use crate::{Command, Decision, Durability, FreshIds};

/// Takes the stations of a sheet in, all or none. Stations that are known as they stand there stay as they are, so the same sheet
/// may be taken in again; others are replaced and keep their passwords; new ones get one.
#[derive(Debug, Clone)]
pub struct ImportStations {
    sheet: StationSheet,
    keys: BTreeMap<StationId, PasswordKeys>,
    dry_run: bool,
}

/// The passwords of an import: of use for the stations that are new by its report.
#[derive(Clone, Default)]
pub struct ImportPasswords(BTreeMap<StationId, StationPassword>);

impl ImportStations {
    /// Draws a password for each station. `ids` has to be drawn from the operating system. With `dry_run` nothing is
    /// changed, and the report says what would be.
    #[must_use]
    pub fn new(
        sheet: StationSheet,
        hasher: &SecretHasher,
        ids: &mut FreshIds,
        dry_run: bool,
    ) -> (Self, ImportPasswords) {
        let mut passwords = BTreeMap::new();
        let mut keys = BTreeMap::new();
        for station in &sheet.stations {
            let password = StationPassword::fresh(ids);
            keys.insert(station.id.clone(), password.keys(hasher, &station.id));
            passwords.insert(station.id.clone(), password);
        }
        (Self { sheet, keys, dry_run }, ImportPasswords(passwords))
    }
}

impl ImportPasswords {
    /// The passwords of the stations that an applied import has commissioned.
    pub fn issued(self, report: &ImportReport) -> impl Iterator<Item = (StationId, StationPassword)> {
        let new = |station: &StationId| {
            let mut stations = report.stations.iter();
            report.applied && stations.any(|it| it.station == *station && it.change == StationChange::New)
        };
        self.0.into_iter().filter(move |(station, _)| new(station))
    }
}

impl fmt::Debug for ImportPasswords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ImportPasswords(..)")
    }
}

/// What an import depends on.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct ImportFacts {
    stations: Vec<(Station, CommissionFacts, Option<Loaded<StationCredentials>>)>,
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Command for ImportStations {
    type Facts = ImportFacts;
    type Reply = ImportReport;

    const DURABILITY: Durability = Durability::State;

    async fn facts(&self, snapshot: &mut dyn Snapshot) -> Result<Self::Facts, StorageError> {
        let mut stations = Vec::new();
        for listed in &self.sheet.stations {
            let station = self.station(listed);
            let facts = CommissionFacts::read(snapshot, &station).await?;
            let issued = load(snapshot, listed.id.as_str()).await?;
            stations.push((station, facts, issued));
        }
        Ok(ImportFacts { stations })
    }

    fn decide(&self, facts: Self::Facts, now: DateTime<Utc>, _: &mut FreshIds) -> Decision<ImportReport> {
        let mut report = ImportReport { applied: false, stations: Vec::new(), problems: self.sheet.problems.clone() };
        let mut changes = Changes::new();
        for (listed, (station, facts, issued)) in self.sheet.stations.iter().zip(facts.stations) {
            report.problems.extend(problems(listed, &facts));
            let change = self.take_in(station, &facts, issued.as_ref(), now, &mut changes);
            report.stations.push(ImportedStation { station: listed.id.clone(), change });
        }
        if report.stations.is_empty() && report.problems.is_empty() {
            report.problems.push(ImportProblem::new(1, "", "", ImportFault::NoStations));
        }
        report.problems.sort_by_key(|problem| problem.line);
        if self.dry_run || !report.is_clean() {
            return Decision::unchanged(report);
        }
        report.applied = true;
        Decision::changed(changes, report)
    }
}

impl ImportStations {
    fn station(&self, listed: &SheetStation) -> Station {
        let evses = listed.evses.iter().map(|evse| evse.evse.clone()).collect();
        let secret_key = self.keys.get(&listed.id).map(|keys| keys.text.clone()).unwrap_or_default();
        Station::new(listed.id.clone(), listed.site.clone(), listed.tariff.clone(), evses, secret_key)
    }

    fn take_in(
        &self,
        mut station: Station,
        facts: &CommissionFacts,
        issued: Option<&Loaded<StationCredentials>>,
        now: DateTime<Utc>,
        changes: &mut Changes,
    ) -> StationChange {
        if let Some(existing) = &facts.existing {
            // It was taken in by this very import before, and the answer was lost.
            let same_import = existing.value == station;
            station.secret_key.clone_from(&existing.value.secret_key);
            if existing.value == station {
                changes.rely_on(existing);
                return if same_import { StationChange::New } else { StationChange::Unchanged };
            }
            facts.write(&station, now, changes);
            return StationChange::Changed;
        }
        facts.write(&station, now, changes);
        if let Some(keys) = self.keys.get(&station.id) {
            let row = StationCredentials::first(&station, keys.clone(), now);
            match issued {
                Some(issued) => changes.replace(issued, &row),
                None => changes.create(&row),
            }
        }
        StationChange::New
    }
}

/// What the store says against a station.
fn problems(listed: &SheetStation, facts: &CommissionFacts) -> Vec<ImportProblem> {
    let mut problems = Vec::new();
    if facts.existing.as_ref().is_some_and(|existing| !existing.value.is_in_service()) {
        problems.push(ImportProblem::new(listed.line, "station", listed.id.as_str(), ImportFault::Retired));
    }
    if facts.site.is_none() {
        problems.push(ImportProblem::new(listed.line, "site", listed.site.as_str(), ImportFault::UnknownSite));
    }
    if facts.tariff.is_none() {
        problems.push(ImportProblem::new(listed.line, "tariff", listed.tariff.as_str(), ImportFault::UnknownTariff));
    }
    for (evse, holder) in listed.evses.iter().zip(&facts.holders) {
        if holder.as_ref().is_some_and(|holder| holder != listed.id.as_str()) {
            let id = evse.evse.id.as_str();
            problems.push(ImportProblem::new(evse.line, "evse_id", id, ImportFault::EvseIdTaken));
        }
    }
    problems
}
