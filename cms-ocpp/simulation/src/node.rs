//! A node of the central system: the production code in a process that can die.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use cms_core::HandleError;
use cms_core::access::SecretHasher;
use cms_core::operations::LiveStation;
use cms_core::payment::{PaymentEvent, RecordChargeOutcome};
use cms_core::station::{PresentedSecret, StationId};
use cms_core::storage::Snapshot;
use cms_ocpp::Version;
use cms_ocpp::csms::Csms;
use cms_ocpp_tokio::{CentralSystem, CentralSystemOptions, Clock, Randomness};
use tokio::sync::{mpsc, oneshot};
use tokio::task::{AbortHandle, JoinHandle};
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;

use crate::context::Context;
use crate::gateway::{Provider, Webhook};
use crate::link::LinkEnd;
use crate::random::Random;
use crate::store::{Base, Line, SPEAKER, SimStore, Speaker};
use crate::{FaultKind, Mutant};

/// The key under which tokens and passwords are hashed everywhere in a world.
pub(crate) const PEPPER: [u8; 32] = [9; 32];

/// One node: it starts, dies, and starts again on the same store.
pub(crate) struct Node {
    context: Arc<Context>,
    base: Arc<Base>,
    provider: Arc<Provider>,
    name: String,
    life: Mutex<Option<Life>>,
    clock: Arc<NodeClock>,
    random: Arc<Mutex<Random>>,
    /// The store as it was when the process started, for a defect.
    before: Mutex<Option<Box<dyn Snapshot>>>,
}

/// A process of a node.
struct Life {
    central: CentralSystem,
    line: Arc<Line>,
    tasks: Vec<AbortHandle>,
}

impl Node {
    pub(crate) fn new(
        context: Arc<Context>,
        base: Arc<Base>,
        provider: Arc<Provider>,
        name: &str,
        random: Random,
    ) -> Arc<Self> {
        let clock = Arc::new(NodeClock { context: context.clone(), offset_ms: Mutex::new(0) });
        let random = Arc::new(Mutex::new(random));
        let (name, life, before) = (name.to_owned(), Mutex::new(None), Mutex::new(None));
        Arc::new(Self { context, base, provider, name, life, clock, random, before })
    }

    /// Keeps the node running until the world ends: a new process for each that died.
    pub(crate) async fn keep(self: Arc<Self>) {
        loop {
            let (die, mut died) = mpsc::unbounded_channel();
            let line = Arc::new(Line::new(self.context.clone(), self.base.clone(), die, self.fork()));
            let began = tokio::select! {
                biased;
                _ = died.recv() => None,
                central = self.open(&line) => Some(central),
            };
            if let Some(central) = began {
                self.context.note(&["up", &self.name]);
                let working = central.clone();
                let work = tokio::spawn(async move { working.work().await });
                *self.life() = Some(Life { central, line: line.clone(), tasks: vec![work.abort_handle()] });
                self.until_death(&mut died).await;
            }
            line.kill();
            self.context.note(&["down", &self.name]);
            for task in self.life().take().map(|life| life.tasks).unwrap_or_default() {
                task.abort();
            }
            sleep(Duration::from_millis(self.draw(100, 20_000))).await;
        }
    }

    /// Opens the role on the store, again and again where the store does not answer.
    async fn open(&self, line: &Arc<Line>) -> CentralSystem {
        loop {
            let store = Arc::new(SimStore::new(line.clone(), self.stale()));
            match Csms::open(store, SecretHasher::new(PEPPER)).await {
                Ok(csms) => {
                    let options = CentralSystemOptions { node: self.name.clone(), ..CentralSystemOptions::default() };
                    return CentralSystem::new(csms, options)
                        .with_clock(self.clock.clone())
                        .with_randomness(Arc::new(Seeds(self.random.clone())))
                        .with_gateway(self.provider.clone());
                }
                Err(_) => sleep(Duration::from_secs(1)).await,
            }
        }
    }

    /// With the defect that a start does not see what the life before it stored: the store as it was then.
    fn stale(&self) -> Option<Box<dyn Snapshot>> {
        if self.context.plan.mutant != Some(Mutant::ApplyLost) {
            return None;
        }
        let now = self.base.snapshot().ok();
        std::mem::replace(&mut *self.before.lock().unwrap_or_else(PoisonError::into_inner), now)
    }

    /// Until the process dies; meanwhile its clock may jump.
    async fn until_death(&self, died: &mut mpsc::UnboundedReceiver<FaultKind>) {
        loop {
            let moment = Duration::from_millis(self.draw(10_000, 30_000));
            tokio::select! {
                biased;
                _ = died.recv() => return,
                () = sleep(moment) => {}
            }
            if self.strikes(FaultKind::NodeCrash) {
                return;
            }
            if self.strikes(FaultKind::NodeClockJump) {
                let jump = i64::try_from(self.draw(0, 600_000)).unwrap_or_default() - 300_000;
                *self.clock.offset() = jump;
            } else if !self.context.faults_are_active() {
                *self.clock.offset() = 0;
            }
        }
    }

    /// A station calls. Tells whether it is let in; the connection then lives on its own.
    pub(crate) fn dial(
        self: &Arc<Self>,
        station: &str,
        password: &[u8],
        version: Version,
        link: LinkEnd,
    ) -> oneshot::Receiver<bool> {
        let (told, heard) = oneshot::channel();
        let Some((central, _)) = self.alive() else { return heard };
        let Ok(id) = StationId::parse(station) else { return heard };
        let secret = PresentedSecret::Key(central.csms().hasher().station_secret(station, password));
        let base = self.base.clone();
        let station = station.to_owned();
        let task = tokio::spawn(async move {
            let Ok(Some(link_of)) = central.admit(&id, secret, version).await else { return };
            let fence = link_of.fence.clone();
            if let Some(fence) = &fence {
                base.an_epoch_is_given_once(&station, fence.epoch.0);
            }
            // A station that has given up meanwhile has closed its end.
            let _ = told.send(true);
            let serving = central.serve_station(link_of, link, CancellationToken::new());
            SPEAKER.scope(Speaker { station, fence }, serving).await;
        });
        self.own(&task);
        heard
    }

    /// A webhook arrives; false where the node cannot take it, so that it comes again.
    pub(crate) async fn webhook(self: &Arc<Self>, webhook: &Webhook) -> bool {
        let Some((central, _)) = self.alive() else { return false };
        let Some(payment) = webhook.key.split('/').nth(1) else { return true };
        let command = RecordChargeOutcome {
            payment: cms_core::PaymentId::new(payment),
            event: PaymentEvent::Succeeded { gateway_reference: webhook.reference.clone() },
            gateway_event_id: Some(webhook.id.clone()),
        };
        self.run(async move { central.execute(&command).await }).await.is_some()
    }

    /// Carries out a command of the operator in this node's process; none where it fails or the process dies.
    pub(crate) async fn execute<C>(self: &Arc<Self>, command: C) -> Option<C::Reply>
    where
        C: cms_core::Command + 'static,
        C::Reply: 'static,
    {
        let (central, _) = self.alive()?;
        self.run(async move { central.execute(&command).await }).await
    }

    async fn run<R: Send + 'static>(
        &self,
        work: impl Future<Output = Result<R, HandleError>> + Send + 'static,
    ) -> Option<R> {
        let task = tokio::spawn(work);
        self.own(&task);
        task.await.ok()?.ok()
    }

    /// What this node holds in memory of a station; none while it is down.
    pub(crate) fn live_state(&self, station: &StationId) -> Option<LiveStation> {
        let (central, _) = self.alive()?;
        central.csms().live().get(station).cloned()
    }

    pub(crate) fn is_up(&self) -> bool {
        self.alive().is_some()
    }

    fn alive(&self) -> Option<(CentralSystem, Arc<Line>)> {
        let life = self.life();
        life.as_ref().filter(|life| life.line.is_alive()).map(|life| (life.central.clone(), life.line.clone()))
    }

    /// A task that dies with the process.
    fn own<T>(&self, task: &JoinHandle<T>) {
        if let Some(life) = self.life().as_mut() {
            life.tasks.retain(|task| !task.is_finished());
            life.tasks.push(task.abort_handle());
        }
    }

    fn strikes(&self, kind: FaultKind) -> bool {
        self.context.strikes(kind, None, &mut self.random.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn draw(&self, low: u64, high: u64) -> u64 {
        self.random.lock().unwrap_or_else(PoisonError::into_inner).between(low, high)
    }

    fn fork(&self) -> Random {
        let seed = self.random.lock().unwrap_or_else(PoisonError::into_inner).next();
        Random::stream(seed, "line")
    }

    fn life(&self) -> MutexGuard<'_, Option<Life>> {
        self.life.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The clock of a node, which may be wrong.
struct NodeClock {
    context: Arc<Context>,
    offset_ms: Mutex<i64>,
}

impl NodeClock {
    fn offset(&self) -> MutexGuard<'_, i64> {
        self.offset_ms.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Clock for NodeClock {
    fn now(&self) -> DateTime<Utc> {
        self.context.now() + TimeDelta::milliseconds(*self.offset())
    }
}

/// The randomness of a node, which is none.
struct Seeds(Arc<Mutex<Random>>);

impl Randomness for Seeds {
    fn seed(&self) -> Result<[u8; 32], HandleError> {
        Ok(self.0.lock().unwrap_or_else(PoisonError::into_inner).bytes())
    }
}
