//! Stations that charge as fast as they are answered.

use std::path::Path;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use cms_ocpp_tokio::{CallFailure, Clock as _, ConnectError, SystemClock};
use csms::fleet::DemoStation;
use simulator::{ChargePlan, SimulatedStation, SimulatorError, StationPlan, Step};
use tokio::sync::{mpsc, watch};
use tokio::task::JoinSet;
use tokio::time::timeout;

use crate::moment::{HANGS, Random};

/// A station that finds nobody looks again at the latest after this long.
const LOOKS_AGAIN: Duration = Duration::from_millis(20);

/// Stations at work, in this process.
pub(crate) struct Load {
    nodes: watch::Sender<Vec<String>>,
    stop: watch::Sender<bool>,
    confirmed: watch::Sender<u64>,
    stations: JoinSet<Result<(), String>>,
    /// What each station does, for whoever finds that they hang.
    doing: Vec<watch::Receiver<String>>,
}

impl Load {
    /// Begins to charge at every station; their journals are in `folder`.
    pub(crate) fn start(fleet: &[DemoStation], folder: &Path, random: &mut Random) -> Self {
        let (nodes, stop, confirmed) =
            (watch::Sender::new(Vec::new()), watch::Sender::new(false), watch::Sender::new(0));
        let (mut stations, mut doing) = (JoinSet::new(), Vec::new());
        for (index, station) in fleet.iter().enumerate() {
            let journal = folder.join(format!("station-{}.jsonl", station.identity));
            let (does, seen) = watch::channel(String::new());
            doing.push(seen);
            let driver = Driver {
                plan: StationPlan::new("", &station.identity, &station.password, station.version, journal),
                card: station.card.0.clone(),
                clock: SystemClock.now() - TimeDelta::days(2),
                turn: index,
                random: random.fork(),
                nodes: nodes.subscribe(),
                stop: stop.subscribe(),
                confirmed: confirmed.clone(),
                does,
            };
            stations.spawn(driver.work());
        }
        Self { nodes, stop, confirmed, stations, doing }
    }

    /// Where the central systems are now.
    pub(crate) fn tell(&self, urls: Vec<String>) {
        self.nodes.send_replace(urls);
    }

    /// Waits until the stations have seen so many more messages confirmed.
    pub(crate) async fn confirmed(&mut self, more: u64) {
        let mut confirmed = self.confirmed.subscribe();
        let target = *confirmed.borrow() + more;
        tokio::select! {
            reached = timeout(HANGS, confirmed.wait_for(|confirmed| *confirmed >= target)) => {
                reached.unwrap_or_else(|_| panic!("the stations hang:\n{}", self.told())).unwrap();
            }
            Some(ended) = self.stations.join_next() => panic!("a station gave up: {ended:?}"),
        }
    }

    /// Lets every station finish the charge that it is at, and all that was interrupted.
    pub(crate) async fn finish(mut self) {
        self.stop.send_replace(true);
        let all = async {
            while let Some(ended) = self.stations.join_next().await {
                ended.unwrap().unwrap_or_else(|reason| panic!("a station gave up: {reason}"));
            }
        };
        let all = timeout(HANGS, all).await;
        assert!(all.is_ok(), "the stations hang:\n{}", self.told());
    }

    fn told(&self) -> String {
        self.doing.iter().map(|doing| doing.borrow().clone() + "\n").collect()
    }
}

/// Whoever plugs in at one station.
struct Driver {
    plan: StationPlan,
    card: String,
    /// The station's time, which passes with its charges only.
    clock: DateTime<Utc>,
    /// Which of the central systems comes next.
    turn: usize,
    random: Random,
    nodes: watch::Receiver<Vec<String>>,
    stop: watch::Receiver<bool>,
    confirmed: watch::Sender<u64>,
    does: watch::Sender<String>,
}

impl Driver {
    /// Until it is told to stop, or something happens that must not.
    async fn work(mut self) -> Result<(), String> {
        loop {
            let nodes = self.nodes.borrow_and_update().clone();
            if !nodes.is_empty() {
                self.turn += 1;
                self.plan.url.clone_from(&nodes[self.turn % nodes.len()]);
                match self.connected().await {
                    Ok(Next::Connect) => continue,
                    Ok(Next::Stop) => return Ok(()),
                    Err(error) if is_of_a_kill(&error) => self.tell(&format!("waits: {error}")),
                    Err(error) => return Err(format!("{}: {error}", self.plan.identity)),
                }
            }
            // The end of the time is as good as news.
            let _ = timeout(LOOKS_AGAIN, self.nodes.changed()).await;
        }
    }

    /// One connection, until the station is told to stop or the cable of its network is pulled: in the middle of whatever
    /// it does, so that a message may arrive that it sends again elsewhere.
    async fn connected(&mut self) -> Result<Next, SimulatorError> {
        self.tell("connects");
        let station = SimulatedStation::connect(self.plan.clone()).await?;
        let own = count(station.watch(), self.confirmed.clone());
        let pulled_after = 1 + self.random.below(120);
        let pulled = pulled(own, pulled_after);
        tokio::select! {
            done = self.work_at(&station) => done?,
            () = pulled => return Ok(Next::Connect),
        }
        self.tell("closes");
        station.close().await;
        self.tell("has finished");
        Ok(Next::Stop)
    }

    /// What is to be done at a connected station until it is told to stop.
    async fn work_at(&mut self, station: &SimulatedStation) -> Result<(), SimulatorError> {
        self.tell("boots");
        station.boot().await?;
        self.tell("finishes what was interrupted");
        while station.finish_interrupted().await?.is_some() {}
        while !*self.stop.borrow() {
            let plan = self.next_charge();
            self.tell(&format!("charges from {}", plan.started_at));
            station.charge(&plan).await?;
        }
        Ok(())
    }

    fn tell(&self, what: &str) {
        self.does.send_replace(format!("{} ({}) {what}", self.plan.identity, self.plan.url));
    }

    fn next_charge(&mut self) -> ChargePlan {
        let readings = 2 + self.random.below(4);
        let mut energy_wh = Vec::new();
        for _ in 0..readings {
            energy_wh.push(energy_wh.last().copied().unwrap_or_default() + 20 + self.random.below(200));
        }
        let started_at = self.clock;
        self.clock += TimeDelta::seconds(10 * (readings as i64 + 1));
        ChargePlan {
            evse: 1,
            token: self.card.clone(),
            token_type: "ISO14443".to_owned(),
            started_at,
            step: TimeDelta::seconds(10),
            energy_wh,
        }
    }
}

enum Next {
    Connect,
    Stop,
}

/// What a station may see of a central system that is killed or starts: no answer. Any other answer than the right one is a
/// defect.
fn is_of_a_kill(error: &SimulatorError) -> bool {
    match error {
        SimulatorError::Connect(error) => {
            matches!(error, ConnectError::Unreachable { .. } | ConnectError::Violated { .. } | ConnectError::TimedOut)
        }
        // A process that is being started shares every open file, with its lock, until it becomes another program.
        SimulatorError::JournalInUse { .. } => true,
        SimulatorError::Call { failure, .. } => matches!(failure, CallFailure::Disconnected | CallFailure::TimedOut),
        _ => false,
    }
}

/// Counts what is confirmed at one station, and adds it to what is confirmed at all.
fn count(mut steps: mpsc::UnboundedReceiver<Step>, all: watch::Sender<u64>) -> watch::Receiver<u64> {
    let (own, counted) = watch::channel(0);
    tokio::spawn(async move {
        while let Some(step) = steps.recv().await {
            if matches!(step, Step::Confirmed { .. }) {
                all.send_modify(|confirmed| *confirmed += 1);
                own.send_modify(|confirmed| *confirmed += 1);
            }
        }
    });
    counted
}

/// Done when so many messages were confirmed; never where the connection ends before.
async fn pulled(mut confirmed: watch::Receiver<u64>, after: u64) {
    if confirmed.wait_for(|confirmed| *confirmed >= after).await.is_err() {
        std::future::pending().await
    }
}
