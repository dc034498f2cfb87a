//! A run: load, kills, rest, check.

use std::path::Path;
use std::time::Duration;

use csms::fleet;
use csms::house::{House, HouseOptions};
use tempfile::TempDir;

use crate::check::violations;
use crate::load::Load;
use crate::moment::{Moment, Random, asked_again, seed, spin, wait_for};
use crate::node::{Node, Place};
use crate::stored::Stored;
use crate::witnesses::Witnesses;

/// How many stations charge, of all versions.
const STATIONS: usize = 24;

/// Central systems under load on one store, killed in turns.
pub(crate) struct Run {
    place: Place,
    random: Random,
    load: Load,
    nodes: Vec<Option<(Node, String)>>,
    kills: u64,
}

impl Run {
    /// Fills the store, starts the central systems and the stations, kills, and lets everything come to rest: then nothing
    /// may be missing or doubled.
    pub(crate) async fn of(what: &str, store: &str, nodes: usize) {
        let (seed, kills) = (seed(), kills());
        println!("{what}: CMS_SEED={seed} CMS_KILLS={kills}");
        let folder = Folder(Some(tempfile::tempdir().unwrap()));
        let anchor = folder.path().join("anchor.json");
        let place = Place { data: folder.path().to_owned(), store: store.to_owned(), anchor };
        let mut random = Random::new(seed);
        // The store is new: a program that is killed while it makes it leaves nothing that is in the way.
        for _ in 0..2 {
            place.begin_to_commission(STATIONS, Duration::from_micros(random.below(120_000)));
        }
        place.commission(STATIONS);
        let load = Load::start(&fleet::stations(STATIONS), folder.path(), &mut random);
        let mut run = Self { place, random, load, nodes: (0..nodes).map(|_| None).collect(), kills: 0 };
        while run.kills < kills {
            run.next_kill().await;
        }
        run.launch_all().await;
        let Self { load, nodes, kills, .. } = run;
        load.finish().await;
        // Payments may be on their way.
        nodes.into_iter().flatten().for_each(|(mut node, _)| node.kill());
        check(what, folder.path(), store, kills + 1).await;
    }

    async fn next_kill(&mut self) {
        let moment = Moment::draw(&mut self.random);
        if let Moment::Starting(after) = moment {
            self.kill_while_starting(after).await;
            return;
        }
        self.launch_all().await;
        let after = match moment {
            Moment::Starting(after) => after,
            Moment::Confirmed(more, after) => {
                self.load.confirmed(more).await;
                after
            }
            Moment::Charged(lines, after) => {
                self.charged(lines).await;
                after
            }
        };
        let both = self.nodes.len() > 1 && self.random.below(5) == 0;
        let turn = self.kills as usize;
        spin(after);
        self.kill(turn);
        if both {
            self.kill(turn + 1);
        } else if self.nodes.len() > 1 {
            // The others carry on alone for a while.
            let more = self.random.below(60);
            self.load.confirmed(more).await;
        }
    }

    /// Kills a central system that somebody has just started, perhaps before it serves.
    async fn kill_while_starting(&mut self, after: Duration) {
        let turn = self.kills as usize % self.nodes.len();
        if self.nodes[turn].is_some() {
            self.kill(turn);
        }
        let mut node = Node::launch(&self.place, &format!("node-{turn}"));
        tokio::task::spawn_blocking(move || {
            spin(after);
            node.kill();
        })
        .await
        .unwrap();
        self.kills += 1;
    }

    fn kill(&mut self, turn: usize) {
        let turn = turn % self.nodes.len();
        if let Some((mut node, _)) = self.nodes[turn].take() {
            node.kill();
            self.kills += 1;
        }
        self.tell();
    }

    /// Starts those that are dead.
    async fn launch_all(&mut self) {
        for (turn, place) in self.nodes.iter_mut().enumerate().filter(|(_, node)| node.is_none()) {
            let mut node = Node::launch(&self.place, &format!("node-{turn}"));
            let started = tokio::task::spawn_blocking(move || {
                let url = node.url();
                (node, url)
            });
            let (node, url) = started.await.unwrap();
            let log = || std::fs::read_to_string(self.place.data.join("nodes.log")).unwrap_or_default();
            let url = url.unwrap_or_else(|| panic!("the central system did not start:\n{}", log()));
            *place = Some((node, url));
        }
        self.tell();
    }

    fn tell(&self) {
        self.load.tell(self.nodes.iter().flatten().map(|(_, url)| url.clone()).collect());
    }

    /// Waits until the provider has written so many more lines.
    async fn charged(&self, lines: usize) {
        let book = self.place.data.join("payments.jsonl");
        let length = move || std::fs::metadata(&book).map_or(0, |book| book.len());
        let waited = tokio::task::spawn_blocking(move || {
            let (mut before, mut seen) = (length(), 0);
            wait_for("payments", || {
                let now = length();
                seen += usize::from(now != before);
                before = now;
                seen >= lines
            });
        });
        waited.await.unwrap();
    }
}

/// A folder that is removed unless the test fails: then somebody has to look.
struct Folder(Option<TempDir>);

impl Folder {
    fn path(&self) -> &Path {
        self.0.as_ref().unwrap().path()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if std::thread::panicking() {
            println!("journals, book, log and store are in {}", self.0.take().unwrap().keep().display());
        }
    }
}

/// Opens the store once more, lets the payments that wait be charged, and checks everything.
async fn check(what: &str, folder: &Path, store: &str, kills: u64) {
    let mut options = HouseOptions::new(folder, "127.0.0.1:0".parse().unwrap());
    options.store = store.parse().unwrap();
    let house = House::open(&options).await.unwrap();
    let delivered = house.central.deliver_payments().await.unwrap();
    assert_eq!(delivered.undeliverable, []);
    let stored = Stored::read(house.central.csms().store()).await;
    house.close().await.unwrap();

    let witnesses = Witnesses::read(folder, &folder.join("payments.jsonl"));
    let sessions = stored.sessions.len();
    println!(
        "{what}: {kills} kills, {sessions} sessions, {} samples checked, {} charges, {} asked for again",
        witnesses.samples(),
        stored.payments.len(),
        asked_again(&witnesses.book),
    );
    let broken = violations(&stored, &witnesses);
    assert!(broken.is_empty(), "{} violations, such as {:#?}", broken.len(), &broken[..broken.len().min(5)]);
    assert!(sessions as u64 > kills, "the load was too light to tell anything");
}

fn kills() -> u64 {
    std::env::var("CMS_KILLS").map_or(20, |kills| kills.parse().expect("CMS_KILLS is a number"))
}
