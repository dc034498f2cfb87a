//! An operator with one station and one driver, and a central system over a store in memory.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, TimeZone as _, Utc};
use cms_core::access::{LinkToken, RegisterAccount, SecretHasher, TokenKind};
use cms_core::billing::{Cdr, Invoice, Receipt, receipt};
use cms_core::money::{Currency, VatRate};
use cms_core::payment::PaymentMethodRef;
use cms_core::session::{QuarantineItem, SampleRecord, Session, SessionEvent, fold, session_stream};
use cms_core::station::{
    Admission, CommissionSite, CommissionStation, Connector, ConnectorStandard, Evse, EvseId, PowerType,
    PresentedSecret, Site, Station, StationId,
};
use cms_core::storage::conformance::block_on;
use cms_core::storage::{AppendQuery, MemoryStore, Position, Row, all};
use cms_core::tariff::{PriceComponent, PublishTariff, Tariff};
use cms_core::{Command, FreshIds, SiteId, TariffId};
use cms_ocpp::Version;
use cms_ocpp::csms::{CallAnswer, Csms, Link, Moment, Notice};
use serde_json::Value;

pub(crate) const CARD: &str = "04A1B2C3";
pub(crate) const STATION: &str = "CS1";

/// A central system with its operator's world.
pub(crate) struct World {
    pub(crate) csms: Csms,
    pub(crate) link: Link,
    pub(crate) notices: Vec<Notice>,
    pub(crate) store: Arc<MemoryStore>,
    now: DateTime<Utc>,
    drawn: u64,
}

impl World {
    /// The station charges a session fee of 0.50, 0.39 per kWh and 1.20 per hour, all net of 19 % VAT.
    pub(crate) fn new(version: Version) -> Self {
        let vat = VatRate::from_percent("19".parse().unwrap()).unwrap();
        let components = vec![
            PriceComponent::session_fee("0.50".parse().unwrap(), vat).unwrap(),
            PriceComponent::per_kwh("0.39".parse().unwrap(), vat).unwrap(),
            PriceComponent::per_hour("1.20".parse().unwrap(), vat).unwrap(),
        ];
        Self::with_tariff(version, Tariff::new(TariffId::new("street"), "Street", Currency::EUR, components))
    }

    pub(crate) fn with_tariff(version: Version, tariff: Tariff) -> Self {
        let store = Arc::new(MemoryStore::new());
        let csms = block_on(Csms::open(store.clone(), SecretHasher::new([3; 32]))).unwrap();
        let station = StationId::parse(STATION).unwrap();
        let link = Link { station: station.clone(), version, fence: None };
        // After everything that stations tell in the tests: a time that has not come yet is corrected.
        let now = Utc.with_ymd_and_hms(2026, 5, 5, 12, 0, 0).unwrap();
        let mut world = Self { csms, store, link, notices: Vec::new(), now, drawn: 0 };
        world.settle_in(&station, tariff);
        world.connect();
        world
    }

    fn settle_in(&mut self, station: &StationId, tariff: Tariff) {
        let tariff_id = tariff.id.clone();
        self.execute(&PublishTariff { tariff });
        let site = Site::new(SiteId::new("site"), "Site", "Europe/Berlin");
        self.execute(&CommissionSite { site }).unwrap();
        let connector = Connector::new(1, ConnectorStandard::Type2, PowerType::Ac3Phase, 22_000);
        let evse = |number: u32| Evse {
            number,
            id: EvseId::parse(&format!("DE*CMS*E{number}")).unwrap(),
            connectors: vec![connector.clone()],
        };
        let (site, secret_key) = (SiteId::new("site"), self.csms.hasher().station_secret(STATION, b"secret"));
        let station = Station::new(station.clone(), site, tariff_id, vec![evse(1), evse(2)], secret_key);
        self.execute(&CommissionStation { station }).unwrap();
        self.link_card(CARD, None);
    }

    /// Registers a driver and links a card.
    pub(crate) fn link_card(&mut self, card: &str, expires_at: Option<DateTime<Utc>>) {
        let mut ids = FreshIds::from_seed(self.moment().seed);
        let (email, method) = (format!("{card}@example.org"), Some(PaymentMethodRef::new("pm")));
        let register = RegisterAccount::new(self.csms.hasher(), &mut ids, "Dana", &email, method).unwrap();
        let account = self.execute(&register).unwrap();
        let token = self.csms.hasher().token(card);
        let command = LinkToken { account, token, kind: TokenKind::Rfid, label: "card".into(), expires_at };
        self.execute(&command).unwrap();
    }

    /// The central system as it is after a restart on the same store.
    pub(crate) fn reopened(&self) -> Csms {
        block_on(Csms::open(self.store.clone(), SecretHasher::new([3; 32]))).unwrap()
    }

    /// Opens a new connection of the station: a new epoch.
    pub(crate) fn connect(&mut self) {
        let moment = self.moment();
        let secret = PresentedSecret::Key(self.csms.hasher().station_secret(STATION, b"secret"));
        let admission = block_on(self.csms.connect(&self.link.station, secret, "node", moment)).unwrap();
        assert!(matches!(admission, Admission::Admitted { .. }));
        self.link.fence = admission.fence(&self.link.station);
    }

    pub(crate) fn execute<C: Command>(&mut self, command: &C) -> C::Reply {
        let moment = self.moment();
        block_on(self.csms.execute(command, moment)).unwrap().reply
    }

    pub(crate) fn moment(&mut self) -> Moment {
        self.now += TimeDelta::seconds(1);
        self.drawn += 1;
        let mut seed = [0; 32];
        seed[..8].copy_from_slice(&self.drawn.to_be_bytes());
        Moment { now: self.now, seed }
    }

    /// Lets time go by in which nothing is heard, and acts on what is due.
    pub(crate) fn silence(&mut self, time: TimeDelta) {
        self.now += time;
        let mut drawn = 5_000_000_u64;
        let mut seeds = || {
            drawn += 1;
            let mut seed = [0; 32];
            seed[..8].copy_from_slice(&drawn.to_be_bytes());
            seed
        };
        block_on(self.csms.fire_timers(self.now, 100, &mut seeds)).unwrap();
    }

    pub(crate) fn answer(&mut self, action: &str, payload: &str) -> CallAnswer {
        let moment = self.moment();
        let answered = block_on(self.csms.answer(&self.link, action, payload, moment));
        self.notices.extend(answered.notices);
        answered.answer
    }

    /// The result of a call that must have one.
    pub(crate) fn call(&mut self, action: &str, payload: Value) -> Value {
        match self.answer(action, &payload.to_string()) {
            CallAnswer::Result(text) => serde_json::from_str(&text).unwrap(),
            other => panic!("{action} has no result: {other:?}"),
        }
    }

    /// The error code of a call that must have one, in the words of the version.
    pub(crate) fn error(&mut self, action: &str, payload: &str) -> String {
        match self.answer(action, payload) {
            CallAnswer::Error(error) => error.code().in_version(self.link.version).to_owned(),
            other => panic!("{action} has no error: {other:?}"),
        }
    }

    pub(crate) fn rows<R: Row + Send>(&self) -> Vec<R> {
        block_on(async {
            let mut snapshot = self.csms.store().snapshot().await.unwrap();
            all::<R>(&mut *snapshot, None).await.unwrap().into_iter().map(|row| row.value).collect()
        })
    }

    pub(crate) fn sessions(&self) -> Vec<Session> {
        self.rows()
    }

    pub(crate) fn quarantine(&self) -> Vec<QuarantineItem> {
        self.rows()
    }

    pub(crate) fn cdrs(&self) -> Vec<Cdr> {
        self.rows()
    }

    pub(crate) fn receipts(&self) -> Vec<Receipt> {
        self.rows::<Invoice>()
            .into_iter()
            .map(|invoice| {
                block_on(async {
                    let mut snapshot = self.csms.store().snapshot().await.unwrap();
                    receipt(&mut *snapshot, &invoice.id).await.unwrap()
                })
            })
            .collect()
    }

    /// Everything appended to a stream, as JSON texts.
    pub(crate) fn appended(&self, stream: &str) -> Vec<String> {
        block_on(async {
            let mut snapshot = self.csms.store().snapshot().await.unwrap();
            let query = AppendQuery { stream: Some(stream.to_owned()), after: Position::default(), limit: 1_000 };
            snapshot.appended(query).await.unwrap().items.into_iter().map(|row| row.body).collect()
        })
    }

    pub(crate) fn samples(&self, stream: &str) -> Vec<SampleRecord> {
        self.appended(stream).iter().map(|body| serde_json::from_str(body).unwrap()).collect()
    }

    /// What must hold whatever happened: each session's row is what its events fold to, and each ended session is in
    /// exactly one charge detail record or one open quarantine item.
    pub(crate) fn check_invariants(&self) {
        for session in self.sessions() {
            let events: Vec<SessionEvent> = self
                .appended(&session_stream(&session.id))
                .iter()
                .map(|body| serde_json::from_str(body).unwrap())
                .collect();
            assert_eq!(fold(&events).as_ref(), Some(&session));
            let cdrs = self.cdrs().iter().filter(|cdr| cdr.session == session.id).count();
            let held = self
                .quarantine()
                .iter()
                .filter(|item| item.id == session.id.as_str() && !item.index().is_empty())
                .count();
            assert_eq!(cdrs + held, usize::from(session.ended_at.is_some()), "{session:?}");
        }
    }
}
