//! Fault F22: the disk of the store is gone, and a backup that is older than what stations, drivers and the payment provider
//! have seen is restored.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, TimeDelta, Utc};
use cms_core::session::QuarantineReason;
use cms_core::storage::Position;
use cms_ocpp_tokio::{Clock as _, SystemClock};
use csms::fleet::{self, DemoStation};
use csms::place::StorePlace;
use csms::provider::{BookLine, PaperProvider};
use simulator::{ChargePlan, SimulatedStation, StationPlan};

use crate::moment::wait_for;
use crate::node::{Node, Place};
use crate::postgres::{database, drop_database};
use crate::stored::Stored;
use crate::witnesses::Witnesses;

#[tokio::test(flavor = "multi_thread")]
async fn f22_after_a_restore_from_an_old_backup_nothing_is_given_or_charged_twice() {
    let folder = tempfile::tempdir().unwrap();
    restored_from_an_old_backup(folder.path(), "sqlite").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn f22_a_store_moves_from_sqlite_to_postgresql_by_its_backup() {
    let Some(store) = database("cms_kill_f22").await else { return };
    let folder = tempfile::tempdir().unwrap();
    restored_from_an_old_backup(folder.path(), &store).await;
    drop_database("cms_kill_f22").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn f22_a_store_that_was_put_back_from_a_copy_is_not_served() {
    let folder = tempfile::tempdir().unwrap();
    let place = place(folder.path(), "sqlite");
    place.commission(3);
    let copy = folder.path().join("copy.sqlite");
    fs::copy(place.data.join("cms.sqlite"), &copy).unwrap();
    let mut stations = Stations::new(folder.path());
    let mut node = Node::launch(&place, "node");
    stations.charge_everywhere(&node.url().unwrap()).await;
    // The anchor follows the store.
    let seen = || anchor_position(&place);
    let before = seen();
    wait_for("the anchor", || seen() > before);
    node.kill();

    remove_store(&place);
    fs::copy(&copy, place.data.join("cms.sqlite")).unwrap();
    assert_eq!(Node::launch(&place, "node").url(), None);
    let log = fs::read_to_string(place.data.join("nodes.log")).unwrap();
    assert!(log.contains("older than what was seen of it") && log.contains("anchor.json"), "{log}");
}

/// A backup after the first round of charges; everything is lost in the third; the fourth is charged with what was restored.
async fn restored_from_an_old_backup(folder: &Path, new_store: &str) {
    let old = place(folder, "sqlite");
    old.commission(3);
    let mut stations = Stations::new(folder);
    let mut node = Node::launch(&old, "old");
    let url = node.url().unwrap();
    stations.charge_everywhere(&url).await;
    let backup = folder.join("backup.jsonl");
    // While it is served.
    let told = old.run("backup", &[backup.to_str().unwrap()]).unwrap();
    assert!(told.contains("records as of"), "{told}");
    let at_the_backup = stations.transactions();

    stations.charge_everywhere(&url).await;
    stations.begin_to_charge(0, &url).await;
    wait_for("six payments", || taken(&old).len() >= 6);
    node.kill();
    let lost = read(&old).await;
    let confirmed = stations.transactions();
    assert_eq!((at_the_backup.len(), confirmed.len(), lost.stored.sessions.len()), (3, 7, 7));
    remove_store(&old);

    let new = Place { data: folder.join("new"), store: new_store.to_owned(), anchor: old.anchor.clone() };
    fs::create_dir(&new.data).unwrap();
    let backup = [backup.to_str().unwrap()];
    let refused = new.run("restore", &backup).unwrap_err();
    assert!(refused.contains("bring the pepper"), "{refused}");
    for file in ["pepper", "payments.jsonl"] {
        fs::copy(old.data.join(file), new.data.join(file)).unwrap();
    }
    let told = new.run("restore", &backup).unwrap();
    for known in ["restore 1 of 31", "Not known: everything that was confirmed between", "invoice/2026 3"] {
        // The year is that of the clock.
        let known = known.replace("2026", &SystemClock.now().format("%Y").to_string());
        assert!(told.contains(&known), "{told}");
    }
    let refused = new.run("restore", &backup).unwrap_err();
    assert!(refused.contains("not empty"), "{refused}");

    let mut node = Node::launch(&new, "new");
    stations.charge_everywhere(&node.url().unwrap()).await;
    // A payment that waited at the backup is asked for again, and money is not taken again.
    wait_for("nine payments", || taken(&new).len() >= 9);
    node.kill();
    let found = read(&new).await;

    // Everything is later than everything that was lost.
    assert!(found.position > lost.position, "{:?} after {:?}", found.position, lost.position);
    // No transaction id was given twice, whoever gave it.
    let transactions = stations.transactions();
    assert_eq!(transactions.len(), 10);
    // What was there at the backup and what came after the restore is there; what was confirmed in between is not.
    let stored: BTreeSet<_> = found.stored.sessions.iter().map(|session| session.row.transaction_id.clone()).collect();
    let since: BTreeSet<_> = transactions.difference(&confirmed).cloned().collect();
    assert_eq!(since.len(), 3);
    assert_eq!(stored, at_the_backup.union(&since).cloned().collect());
    // The end of what began in between is kept for a person to look at.
    let unknown: Vec<_> = found.stored.quarantine.iter().map(|item| (item.station.as_str(), item.reason)).collect();
    assert_eq!(unknown, [(stations.fleet[0].identity.as_str(), QuarantineReason::UnknownTransaction)]);
    // No invoice number was given twice, and none is missing in the series of either epoch.
    let (before, after) = (numbers(&lost.stored), numbers(&found.stored));
    assert_eq!((before.len(), after.len()), (6, 6));
    for (number, invoice) in &after {
        assert!(before.get(number).is_none_or(|given| given == invoice), "{number:?} was given to two invoices");
    }
    let mut of_series: BTreeMap<&str, Vec<u64>> = BTreeMap::new();
    for (series, number) in after.keys() {
        of_series.entry(series).or_default().push(*number);
    }
    assert!(of_series.values().all(|numbers| *numbers == [1, 2, 3]), "{of_series:?}");
    // Money was taken once for each invoice, those that are lost included.
    let taken = taken(&new);
    let invoices: BTreeSet<_> = before.values().chain(after.values()).cloned().collect();
    assert_eq!((taken.len(), invoices.len()), (9, 9));
    assert_eq!(taken.into_iter().collect::<BTreeSet<_>>(), invoices);
}

fn place(folder: &Path, store: &str) -> Place {
    let data = folder.join("data");
    fs::create_dir(&data).unwrap();
    Place { data, store: store.to_owned(), anchor: folder.join("anchor.json") }
}

/// For which invoices money was taken, in order.
fn taken(place: &Place) -> Vec<String> {
    let book = PaperProvider::read(place.data.join("payments.jsonl")).unwrap_or_default();
    let taken = book.into_iter().filter_map(|line| match line {
        BookLine::Taken(charge) => Some(charge.reference),
        BookLine::AskedAgain { .. } => None,
    });
    taken.collect()
}

/// The disk is gone.
fn remove_store(place: &Place) {
    for file in fs::read_dir(&place.data).unwrap().map(|file| file.unwrap().path()) {
        if file.file_name().unwrap().to_str().unwrap().starts_with("cms.sqlite") {
            fs::remove_file(file).unwrap();
        }
    }
}

fn anchor_position(place: &Place) -> Position {
    csms::anchor::AnchorFile::new(&place.anchor).read().unwrap().map_or(Position::default(), |anchor| anchor.position)
}

struct Found {
    stored: Stored,
    position: Position,
}

async fn read(place: &Place) -> Found {
    let open = place.store.parse::<StorePlace>().unwrap().open(&place.data).await.unwrap();
    let store = open.shared();
    let position = store.snapshot().await.unwrap().last_position().await.unwrap();
    let found = Found { stored: Stored::read(&*store).await, position };
    open.close().await.unwrap();
    found
}

/// Who has which number of which series.
fn numbers(stored: &Stored) -> BTreeMap<(String, u64), String> {
    let numbered = stored
        .invoices
        .iter()
        .map(|(invoice, number)| ((invoice.series.clone(), number.unwrap()), invoice.id.to_string()));
    numbered.collect()
}

/// Three stations, one of each version, which charge once when they are told to.
struct Stations {
    fleet: Vec<DemoStation>,
    journals: PathBuf,
    clock: DateTime<Utc>,
}

impl Stations {
    fn new(journals: &Path) -> Self {
        let clock = SystemClock.now() - TimeDelta::hours(6);
        Self { fleet: fleet::stations(3), journals: journals.to_owned(), clock }
    }

    /// Each ends what was interrupted, and charges.
    async fn charge_everywhere(&mut self, url: &str) {
        self.clock += TimeDelta::hours(1);
        for station in &self.fleet {
            let simulated = self.connect(station, url).await;
            simulated.charge(&self.plan(station)).await.unwrap();
            simulated.close().await;
        }
    }

    /// One begins to charge and loses its network after a sample.
    async fn begin_to_charge(&mut self, index: usize, url: &str) {
        self.clock += TimeDelta::hours(1);
        let station = &self.fleet[index];
        let simulated = self.connect(station, url).await;
        let mut steps = simulated.watch();
        let sampled = async {
            while let Some(step) = steps.recv().await {
                if matches!(step, simulator::Step::Confirmed { entry: "sampled", .. }) {
                    return;
                }
            }
        };
        let plan = self.plan(station);
        tokio::select! {
            charged = simulated.charge(&plan) => panic!("it charged to the end: {charged:?}"),
            () = sampled => {}
        }
    }

    async fn connect(&self, station: &DemoStation, url: &str) -> SimulatedStation {
        let journal = self.journals.join(format!("station-{}.jsonl", station.identity));
        let plan = StationPlan::new(url, &station.identity, &station.password, station.version, journal);
        let simulated = SimulatedStation::connect(plan).await.unwrap();
        simulated.boot().await.unwrap();
        while simulated.finish_interrupted().await.unwrap().is_some() {}
        simulated
    }

    fn plan(&self, station: &DemoStation) -> ChargePlan {
        ChargePlan {
            evse: 1,
            token: station.card.0.clone(),
            token_type: "ISO14443".to_owned(),
            started_at: self.clock,
            step: TimeDelta::minutes(5),
            energy_wh: (1..=8).map(|reading| reading * 1_000).collect(),
        }
    }

    /// The transaction ids that the stations have seen confirmed; fails where one came twice.
    fn transactions(&self) -> BTreeSet<String> {
        let charges = Witnesses::read(&self.journals, Path::new("")).charges;
        let started: Vec<_> = charges.into_iter().filter_map(|charge| charge.started).collect();
        let distinct: BTreeSet<_> = started.iter().cloned().collect();
        assert_eq!(distinct.len(), started.len(), "a transaction id was given twice: {started:?}");
        distinct
    }
}
