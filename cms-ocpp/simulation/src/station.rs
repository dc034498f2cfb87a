//! A station with a queue, a clock of its own and a power supply that fails.

mod charge;
mod dialect;
mod journal;
mod talk;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use cms_ocpp::Version;
use tokio::sync::Notify;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use crate::FaultKind;
use crate::context::Context;
use crate::link;
use crate::node::Node;
use crate::random::Random;

pub(crate) use charge::CARDS;
pub(crate) use journal::{EventKind, Journal, Transaction};
use talk::Leave;

/// A simulated station.
pub(crate) struct Station {
    context: Arc<Context>,
    pub(crate) name: String,
    version: Version,
    nodes: Vec<Arc<Node>>,
    journal: Mutex<Journal>,
    random: Mutex<Random>,
    /// Something was queued.
    changed: Notify,
    /// Somebody wants the station to connect anew.
    reconnect: Notify,
}

impl Station {
    pub(crate) fn new(
        context: Arc<Context>,
        name: &str,
        version: Version,
        nodes: Vec<Arc<Node>>,
        random: Random,
    ) -> Arc<Self> {
        let journal = Mutex::new(Journal::new(context.plan.evses));
        Arc::new(Self {
            context,
            name: name.to_owned(),
            version,
            nodes,
            journal,
            random: Mutex::new(random),
            changed: Notify::new(),
            reconnect: Notify::new(),
        })
    }

    /// The password of every simulated station.
    pub(crate) const PASSWORD: &[u8] = b"a password of thirty characters";

    /// Charges and reports until the world ends, from one power loss to the next.
    pub(crate) async fn live(self: Arc<Self>) {
        loop {
            let loss = tokio::select! {
                biased;
                loss = self.power_loss() => loss,
                () = self.work() => return,
            };
            self.context.note(&[&self.name, loss.name()]);
            self.recover(loss);
            sleep(Duration::from_millis(self.draw(2_000, 60_000))).await;
        }
    }

    /// Whether all sessions are over and all of them are confirmed.
    pub(crate) fn is_finished(&self) -> bool {
        let journal = self.journal();
        let all = self.context.plan.sessions;
        let over = |evse: &journal::Evse| evse.begun >= all && evse.open.is_none() && evse.late_end.is_none();
        journal.queue.is_empty() && journal.evses.iter().all(over)
    }

    pub(crate) fn reconnect(&self) {
        self.reconnect.notify_one();
    }

    /// What the station knows for certain.
    pub(crate) fn journal(&self) -> MutexGuard<'_, Journal> {
        self.journal.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn power_loss(&self) -> FaultKind {
        loop {
            sleep(Duration::from_millis(self.draw(15_000, 45_000))).await;
            for kind in [FaultKind::PowerLoss, FaultKind::StationAmnesia, FaultKind::LateEnd] {
                if self.strikes(kind) {
                    return kind;
                }
            }
            if self.strikes(FaultKind::StationClockJump) {
                let jump = i64::try_from(self.draw(0, 240_000)).unwrap_or_default() - 120_000;
                self.journal().offset_ms += jump;
            }
        }
    }

    async fn work(self: &Arc<Self>) {
        // They lose their power with the future that holds them.
        let mut charging = JoinSet::new();
        for evse in 1..=self.context.plan.evses {
            charging.spawn(self.clone().charge(evse));
        }
        loop {
            let Some(node) = self.nodes.get(usize::try_from(self.draw(0, 1)).unwrap_or_default() % self.nodes.len())
            else {
                return;
            };
            let seed = self.random.lock().unwrap_or_else(PoisonError::into_inner).next();
            let (mine, theirs) = link::connect(&self.context, &self.name, Random::stream(seed, "link"));
            let admitted = node.dial(&self.name, Self::PASSWORD, self.version, theirs);
            if let Ok(Ok(true)) = timeout(Duration::from_secs(20), admitted).await
                && let Leave::Takeover(old) = self.talk(mine).await
            {
                let until = Duration::from_millis(self.draw(1_000, 60_000));
                tokio::spawn(async move {
                    sleep(until).await;
                    drop(old);
                });
                continue;
            }
            sleep(Duration::from_millis(self.draw(200, 12_000))).await;
        }
    }

    /// What the station makes of what was open, when its power comes back.
    fn recover(&self, loss: FaultKind) {
        let now = self.clock_ms();
        let mut journal = self.journal();
        for index in 0..journal.evses.len() {
            let evse = &mut journal.evses[index];
            evse.stop_asked = false;
            let (register, Some(open)) = (evse.register_wh, evse.open.take()) else { continue };
            match loss {
                FaultKind::StationAmnesia => journal.transactions[open].forgotten = true,
                FaultKind::LateEnd if evse.late_end.is_none() => evse.late_end = Some(open),
                _ => journal.push(open, EventKind::Stop("PowerLoss"), now, register),
            }
        }
    }

    /// The station's time, milliseconds since 1970.
    fn clock_ms(&self) -> i64 {
        self.context.now().timestamp_millis() + self.journal().offset_ms
    }

    fn strikes(&self, kind: FaultKind) -> bool {
        let mut random = self.random.lock().unwrap_or_else(PoisonError::into_inner);
        self.context.strikes(kind, Some(&self.name), &mut random)
    }

    fn draw(&self, low: u64, high: u64) -> u64 {
        self.random.lock().unwrap_or_else(PoisonError::into_inner).between(low, high)
    }
}
