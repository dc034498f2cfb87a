//! A world: a store, nodes, stations, a provider and an operator, from a seed to their rest.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use cms_core::access::{LinkToken, RegisterAccount, SecretHasher, TokenKind};
use cms_core::money::{Currency, VatRate};
use cms_core::operations::{LiveStation, StopRemotely};
use cms_core::payment::PaymentMethodRef;
use cms_core::station::{
    CommissionSite, CommissionStation, Connector, ConnectorStandard, Evse, EvseId, PowerType, Site, Station as Place,
    StationId,
};
use cms_core::storage::backup::{back_up, restore};
use cms_core::storage::{Anchor, CommitOutcome, Import, MemoryStore, Prune, Snapshot, StorageError, Store};
use cms_core::tariff::{PriceComponent, PublishTariff, Tariff};
use cms_core::{Command, FreshIds, SessionId, SiteId, TariffId};
use cms_ocpp::Version;
use cms_ocpp::csms::Csms;
use rust_decimal::Decimal;
use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tokio::time::sleep;

use crate::context::Context;
use crate::gateway::{Provider, Webhook};
use crate::invariants::Rest;
use crate::node::{Node, PEPPER};
use crate::random::Random;
use crate::station::{CARDS, Station};
use crate::store::{Base, ready};
use crate::{FaultKind, Plan, TraceHash, Violation};

/// How long a world may take to come to rest once nothing goes wrong any more.
const REST: Duration = Duration::from_secs(2 * 3_600);

/// What became of a run.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Outcome {
    /// What was run.
    pub plan: Plan,
    /// What must never be, and was. Empty for a run that is as it should be.
    pub violations: Vec<Violation>,
    /// Everything that happened, in one number.
    pub trace: TraceHash,
    /// Sessions that a station saw confirmed to their end.
    pub sessions: u64,
    /// Those of them in whose time something went wrong.
    pub faulted_sessions: u64,
    /// How often each fault struck.
    pub faults: BTreeMap<FaultKind, u64>,
    /// How often each fault could have struck.
    pub chances: BTreeMap<FaultKind, u64>,
    /// How many commits of replaced connections were refused.
    pub fenced: u64,
    /// How often a node waited for the store.
    pub store_steps: u64,
    /// How long it took in the time of the world, in milliseconds.
    pub virtual_ms: u64,
}

/// Runs a plan from its seed to its rest, and checks it. The same plan gives the same outcome, each time.
#[must_use]
#[expect(clippy::expect_used, reason = "a runtime without drivers of the operating system cannot fail to start")]
pub fn run(plan: &Plan) -> Outcome {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build();
    runtime.expect("a runtime in memory").block_on(World::new(plan.clone()).run())
}

struct World {
    context: Arc<Context>,
    base: Arc<Base>,
    provider: Arc<Provider>,
    nodes: Vec<Arc<Node>>,
    stations: Vec<Arc<Station>>,
    webhooks: Option<mpsc::UnboundedReceiver<Webhook>>,
}

impl World {
    fn new(plan: Plan) -> Self {
        let seed = plan.seed;
        let context = Arc::new(Context::new(plan));
        let base = Arc::new(Base::new(context.clone()));
        let (tell, webhooks) = mpsc::unbounded_channel();
        let provider = Arc::new(Provider::new(context.clone(), Random::stream(seed, "provider"), tell));
        let node = |index: u32| {
            let name = format!("n{index}");
            let random = Random::stream(seed, &name);
            Node::new(context.clone(), base.clone(), provider.clone(), &name, random)
        };
        let nodes: Vec<_> = (0..context.plan.nodes.max(1)).map(node).collect();
        let station = |index: u32| {
            let version = [Version::V1_6, Version::V2_0_1, Version::V2_1][index as usize % 3];
            let name = format!("CS{index}");
            let random = Random::stream(seed, &name);
            Station::new(context.clone(), &name, version, nodes.clone(), random)
        };
        let stations = (0..context.plan.stations).map(station).collect();
        Self { context, base, provider, nodes, stations, webhooks: Some(webhooks) }
    }

    async fn run(mut self) -> Outcome {
        if let Err(error) = self.furnish().await {
            self.context.violate("the_world_can_be_furnished", error);
        }
        let mut running = JoinSet::new();
        for node in &self.nodes {
            running.spawn(node.clone().keep());
        }
        for station in &self.stations {
            running.spawn(station.clone().live());
        }
        running.spawn(operate(self.context.clone(), self.base.clone(), self.nodes.clone()));
        running.spawn(weather(self.context.clone(), self.base.clone()));
        if let Some(webhooks) = self.webhooks.take() {
            running.spawn(deliver_webhooks(self.context.clone(), self.nodes.clone(), webhooks));
        }
        self.come_to_rest().await;
        self.until_all_nodes_are_up().await;
        self.the_live_state_is_what_is_stored();
        running.shutdown().await;
        self.check();
        self.a_backup_holds_everything().await;
        self.silence_ends_every_session().await;
        self.outcome()
    }

    /// Lets things go wrong until all sessions have begun, then waits until all is told.
    async fn come_to_rest(&self) {
        let all = u64::from(self.context.plan.stations * self.context.plan.evses * self.context.plan.sessions);
        let begun = || -> u64 { self.stations.iter().map(|station| station.journal().transactions.len() as u64).sum() };
        while begun() < all && self.context.now_ms() < 4 * 3_600_000 {
            sleep(Duration::from_secs(1)).await;
        }
        sleep(Duration::from_secs(60)).await;
        self.context.stop_faults();
        let limit = self.context.now_ms() + u64::try_from(REST.as_millis()).unwrap_or(u64::MAX);
        while !self.stations.iter().all(|station| station.is_finished()) && self.context.now_ms() < limit {
            sleep(Duration::from_secs(1)).await;
        }
        // Long enough for the provider's last word.
        sleep(Duration::from_secs(60)).await;
        // Commands reach a station where it is connected, or when it connects again.
        for station in &self.stations {
            station.reconnect();
        }
        sleep(Duration::from_secs(180)).await;
    }

    /// A node may have died at the very end; what it missed while it was down is told again.
    async fn until_all_nodes_are_up(&self) {
        loop {
            sleep(Duration::from_secs(60)).await;
            if self.nodes.iter().all(|node| node.is_up()) {
                return;
            }
        }
    }

    /// What the only node holds in memory is what is stored. Several nodes know of each other's stations through the store.
    fn the_live_state_is_what_is_stored(&self) {
        const NAME: &str = "the_live_state_is_what_is_stored";
        let [node] = &self.nodes[..] else { return };
        for station in &self.stations {
            let Ok(id) = StationId::parse(&station.name) else { continue };
            let stored = self.base.snapshot().and_then(|mut snapshot| ready(LiveStation::read(&id, &mut *snapshot)));
            let (Ok(stored), Some(live)) = (stored, node.live_state(&id)) else {
                self.context.violate(NAME, format!("{id} is not known to the node"));
                continue;
            };
            if (&live.boot, &live.connectors, &live.sessions) != (&stored.boot, &stored.connectors, &stored.sessions) {
                self.context.violate(NAME, format!("{id} is {live:?} in memory, and {stored:?} in the store"));
            }
        }
    }

    fn check(&self) {
        let read = self.base.snapshot().and_then(|mut snapshot| {
            Rest::read(&self.context, &self.stations, &self.provider, &mut *snapshot).map(|rest| rest.check())
        });
        if let Err(error) = read {
            self.context.violate("the_store_can_be_read", error.to_string());
        }
    }

    /// What must be true of the store is true of one that was restored from its backup.
    async fn a_backup_holds_everything(&self) {
        const NAME: &str = "a_backup_holds_everything";
        let (store, mut text) = (MemoryStore::new(), Vec::new());
        let made = back_up(&Direct(self.base.clone()), self.context.now(), &mut text).await;
        let mut anchor = Anchor::default();
        let mut from = text.as_slice();
        let restored = restore(&mut from, &store, &mut anchor, self.context.now(), &mut |_: &Anchor| Ok(())).await;
        match (made, restored) {
            (Ok(made), Ok(restored)) if made.records == restored.records => {}
            (made, restored) => return self.context.violate(NAME, format!("{made:?} became {restored:?}")),
        }
        let read = store.snapshot().await.and_then(|mut snapshot| {
            Rest::read(&self.context, &self.stations, &self.provider, &mut *snapshot).map(|rest| rest.check())
        });
        if let Err(error) = read {
            self.context.violate(NAME, error.to_string());
        }
    }

    /// Once nothing has been heard for long enough, no session is open, and each is still in one place.
    async fn silence_ends_every_session(&self) {
        const NAME: &str = "silence_ends_every_session";
        let mut random = Random::stream(self.context.plan.seed, "silence");
        let mut seeds = || random.bytes();
        let later = self.context.now() + TimeDelta::hours(24 * 365);
        let fired = match Csms::open(Arc::new(Direct(self.base.clone())), SecretHasher::new(PEPPER)).await {
            Ok(csms) => csms.fire_timers(later, u32::MAX, &mut seeds).await.map_err(|error| error.to_string()),
            Err(error) => Err(error.to_string()),
        };
        if let Err(error) = fired {
            return self.context.violate(NAME, error);
        }
        let open = self.base.open_sessions();
        if !open.is_empty() {
            self.context.violate(NAME, format!("{open:?} are open after a year without a word"));
        }
        self.check();
    }

    fn outcome(&self) -> Outcome {
        let (mut sessions, mut faulted_sessions) = (0, 0);
        for station in &self.stations {
            for transaction in station.journal().transactions.iter().filter(|transaction| transaction.end_confirmed) {
                sessions += 1;
                faulted_sessions += u64::from(transaction.faulted);
            }
        }
        Outcome {
            plan: self.context.plan.clone(),
            violations: self.context.violations(),
            trace: self.context.trace(),
            sessions,
            faulted_sessions,
            faults: self.context.tally(),
            chances: self.context.chances(),
            fenced: self.base.fenced(),
            store_steps: self.base.steps(),
            virtual_ms: self.context.now_ms(),
        }
    }

    /// The tariff, the site, the drivers and the stations, before anything can go wrong.
    async fn furnish(&self) -> Result<(), String> {
        let mut seeds = Random::stream(self.context.plan.seed, "furnish");
        let hasher = SecretHasher::new(PEPPER);
        let vat = VatRate::from_percent(Decimal::from(19)).map_err(|error| error.to_string())?;
        let price = |micros: i64| Decimal::new(micros, 2);
        let components = [
            PriceComponent::session_fee(price(50), vat),
            PriceComponent::per_kwh(price(39), vat),
            PriceComponent::per_hour(price(120), vat),
        ];
        let components = components.into_iter().collect::<Result<_, _>>().map_err(|error| error.to_string())?;
        let tariff = Tariff::new(TariffId::new("street"), "Street", Currency::EUR, components);
        self.execute(&PublishTariff { tariff }, &mut seeds).await?;
        let site = Site::new(SiteId::new("site"), "Site", "Europe/Berlin");
        self.execute(&CommissionSite { site }, &mut seeds).await?.map_err(|error| error.to_string())?;
        for card in CARDS.iter().filter(|card| **card != "STRANGER") {
            let (name, email) = (format!("Driver of {card}"), format!("{card}@example.org"));
            let method = Some(PaymentMethodRef::new(format!("pm_{card}")));
            let mut ids = FreshIds::from_seed(seeds.bytes());
            let register = RegisterAccount::new(&hasher, &mut ids, &name, &email, method);
            let register = register.map_err(|error| error.to_string())?;
            let account = self.execute(&register, &mut seeds).await?.map_err(|error| error.to_string())?;
            let (token, kind, label) = (hasher.token(card), TokenKind::Rfid, (*card).to_owned());
            let link = LinkToken { account, token, kind, label, expires_at: None };
            self.execute(&link, &mut seeds).await?.map_err(|error| error.to_string())?;
        }
        for (index, station) in self.stations.iter().enumerate() {
            let evse = |number: u32| {
                let connector = Connector::new(1, ConnectorStandard::Type2, PowerType::Ac3Phase, 22_000);
                let id = EvseId::parse(&format!("DE*CMS*E{index}*{number}")).map_err(|error| error.to_string())?;
                Ok(Evse { number, id, connectors: vec![connector] })
            };
            let id = StationId::parse(&station.name).map_err(|error| error.to_string())?;
            let evses = (1..=self.context.plan.evses).map(evse).collect::<Result<_, String>>()?;
            let secret_key = hasher.station_secret(&station.name, Station::PASSWORD);
            let place = Place::new(id, SiteId::new("site"), TariffId::new("street"), evses, secret_key);
            let command = CommissionStation { station: place };
            self.execute(&command, &mut seeds).await?.map_err(|error| error.to_string())?;
        }
        Ok(())
    }

    async fn execute<C: Command>(&self, command: &C, seeds: &mut Random) -> Result<C::Reply, String> {
        let context = cms_core::Context { now: self.context.now(), seed: seeds.bytes(), fence: None };
        let handled = cms_core::handle(&Direct(self.base.clone()), command, context).await;
        handled.map(|handled| handled.reply).map_err(|error| error.to_string())
    }
}

/// The store without anything on the way.
struct Direct(Arc<Base>);

#[async_trait::async_trait]
impl Store for Direct {
    async fn snapshot(&self) -> Result<Box<dyn Snapshot>, StorageError> {
        self.0.snapshot()
    }

    async fn commit(&self, changes: cms_core::storage::Changes) -> CommitOutcome {
        let intended = changes.clone();
        self.0.commit(changes, &intended, None)
    }

    async fn prune(&self, prune: Prune) -> Result<u32, StorageError> {
        self.0.prune(prune)
    }

    async fn import(&self, step: Import) -> Result<(), StorageError> {
        self.0.import(step)
    }
}

/// The operator ends a session from afar and registers a driver now and then, each once.
async fn operate(context: Arc<Context>, base: Arc<Base>, nodes: Vec<Arc<Node>>) {
    let mut random = Random::stream(context.plan.seed, "operator");
    let mut asked = BTreeSet::new();
    for number in 1.. {
        sleep(Duration::from_millis(random.between(20_000, 90_000))).await;
        let (which, node) = (random.next(), random.next());
        if !context.faults_are_active() {
            return;
        }
        let Some(node) = nodes.get(usize::try_from(node % nodes.len() as u64).unwrap_or_default()) else { return };
        let open: Vec<String> = base.open_sessions().into_iter().filter(|session| !asked.contains(session)).collect();
        if let Some(session) = open.get(usize::try_from(which % (open.len().max(1) as u64)).unwrap_or_default()) {
            asked.insert(session.clone());
            // One that fails is not asked again: nobody was told that it would be done.
            let _ = node.execute(StopRemotely { session: SessionId::new(session.clone()) }).await;
        }
        let (name, email) = (format!("Driver {number}"), format!("driver{number}@example.org"));
        let mut ids = FreshIds::from_seed(random.bytes());
        let Ok(register) = RegisterAccount::new(&SecretHasher::new(PEPPER), &mut ids, &name, &email, None) else {
            return context.violate("a_command_is_carried_out_once", format!("driver {number} cannot be sealed"));
        };
        let registered = node.execute(register).await;
        if let Some(Err(refusal)) = registered {
            let message = format!("the only registration of driver {number} was refused: {refusal}");
            context.violate("a_command_is_carried_out_once", message);
        }
    }
}

/// The store is out of reach now and then.
async fn weather(context: Arc<Context>, base: Arc<Base>) {
    let mut random = Random::stream(context.plan.seed, "weather");
    loop {
        sleep(Duration::from_millis(random.between(10_000, 40_000))).await;
        let length = random.between(500, 40_000);
        if context.strikes(FaultKind::StoreOutage, None, &mut random) {
            base.go_out_for(length);
        }
    }
}

/// The provider tells of each charge until a node takes it, and sometimes again after that.
async fn deliver_webhooks(
    context: Arc<Context>,
    nodes: Vec<Arc<Node>>,
    mut webhooks: mpsc::UnboundedReceiver<Webhook>,
) {
    let mut random = Random::stream(context.plan.seed, "webhooks");
    while let Some(webhook) = webhooks.recv().await {
        let (context, nodes) = (context.clone(), nodes.clone());
        let mut random = Random::stream(random.next(), "webhook");
        tokio::spawn(async move {
            loop {
                sleep(Duration::from_millis(random.between(10, 9_000))).await;
                let node = nodes.get(usize::try_from(random.below(nodes.len() as u64)).unwrap_or_default());
                let Some(node) = node else { return };
                let taken = node.webhook(&webhook).await;
                if taken && !context.strikes(FaultKind::WebhookRepeated, None, &mut random) {
                    return;
                }
            }
        });
    }
}
