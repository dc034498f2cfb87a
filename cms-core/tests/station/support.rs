//! An operator with a store, a site, a tariff and a station.

use chrono::{DateTime, TimeZone as _, Utc};
use cms_core::access::SecretHasher;
use cms_core::metering::Energy;
use cms_core::money::Currency;
use cms_core::session::{ReportTransaction, TransactionPhase};
use cms_core::station::{
    Admission, BootStation, CommissionSite, CommissionStation, ConnectStation, Connector, ConnectorAddress,
    ConnectorStandard, Evse, EvseId, Hardware, PowerType, PresentedSecret, Site, Station, StationId, StationRefusal,
    TimelineEvent, timeline_stream,
};
use cms_core::storage::conformance::block_on;
use cms_core::storage::{AppendQuery, Fence, MemoryStore, Position, Store as _, load};
use cms_core::tariff::{PublishTariff, Tariff};
use cms_core::{Command, Context, SiteId, TariffId, handle};

pub(crate) struct Desk {
    pub(crate) store: MemoryStore,
    pub(crate) hasher: SecretHasher,
    pub(crate) now: DateTime<Utc>,
    drawn: u8,
}

pub(crate) fn id(text: &str) -> StationId {
    StationId::parse(text).unwrap()
}

pub(crate) fn evse(number: u32, text: &str, connector: Connector) -> Evse {
    Evse { number, id: EvseId::parse(text).unwrap(), connectors: vec![connector] }
}

impl Desk {
    /// A site and a tariff.
    pub(crate) fn new() -> Self {
        let now = Utc.with_ymd_and_hms(2026, 5, 4, 8, 0, 0).unwrap();
        let mut desk = Self { store: MemoryStore::new(), hasher: SecretHasher::new([9; 32]), now, drawn: 0 };
        let site = Site::new(SiteId::new("site"), "Site", "Europe/Berlin");
        desk.carry_out(&CommissionSite { site }).unwrap();
        let tariff = Tariff::new(TariffId::new("free"), "Free", Currency::EUR, Vec::new());
        desk.carry_out(&PublishTariff { tariff });
        desk
    }

    /// The same with the station CS1, whose EVSE is DE*CMS*E1 and whose password is "first".
    pub(crate) fn with_station() -> Self {
        let mut desk = Self::new();
        desk.commission("CS1", "DE*CMS*E1", b"first").unwrap();
        desk
    }

    pub(crate) fn carry_out<C: Command>(&mut self, command: &C) -> C::Reply {
        self.carry_out_as(command, None).unwrap()
    }

    pub(crate) fn commission(&mut self, station: &str, evse_id: &str, password: &[u8]) -> Result<(), StationRefusal> {
        let connector = Connector::new(1, ConnectorStandard::Type2, PowerType::Ac3Phase, 22_000);
        let secret_key = self.hasher.station_secret(station, password);
        let (site, tariff, evses) = (SiteId::new("site"), TariffId::new("free"), vec![evse(1, evse_id, connector)]);
        self.carry_out(&CommissionStation { station: Station::new(id(station), site, tariff, evses, secret_key) })
    }

    pub(crate) fn connect(&mut self, station: &str, password: &[u8]) -> Admission {
        let secret = PresentedSecret::Key(self.hasher.station_secret(station, password));
        self.admit(station, secret)
    }

    pub(crate) fn admit(&mut self, station: &str, secret: PresentedSecret) -> Admission {
        self.carry_out(&ConnectStation { station: id(station), secret, node: "node".into() })
    }

    /// Whether a boot on this socket is taken.
    pub(crate) fn boots(&mut self, station: &str, serial: &str, fence: Option<Fence>) -> bool {
        let serial = Some(serial.to_owned());
        let hardware = Hardware { vendor: "V".into(), model: "M".into(), serial, firmware: None };
        let boot = BootStation { station: id(station), hardware, protocol: "2.1".into(), reason: None };
        self.carry_out_as(&boot, fence).is_some_and(|reply| reply.accepted)
    }

    /// Reports a transaction on the first EVSE, and returns its id.
    pub(crate) fn report(
        &mut self,
        station: &str,
        phase: TransactionPhase,
        transaction: Option<String>,
        wh: i64,
    ) -> String {
        let report = ReportTransaction {
            phase,
            address: ConnectorAddress { station: id(station), evse: 1, connector: 1 },
            transaction_id: transaction,
            token: None,
            at: self.now,
            seq_no: None,
            meter: Some(Energy::from_wh(wh).unwrap()),
            charging: None,
            samples: Vec::new(),
            end_reason: None,
        };
        self.carry_out(&report).transaction_id
    }

    pub(crate) fn station(&self, station: &str) -> Station {
        let mut snapshot = block_on(self.store.snapshot()).unwrap();
        block_on(load::<Station>(&mut *snapshot, station)).unwrap().unwrap().value
    }

    pub(crate) fn timeline(&self, station: &str) -> Vec<TimelineEvent> {
        let mut snapshot = block_on(self.store.snapshot()).unwrap();
        let stream = Some(timeline_stream(&id(station)));
        let appended =
            block_on(snapshot.appended(AppendQuery { stream, after: Position::default(), limit: 1_000 })).unwrap();
        appended.items.iter().map(|event| serde_json::from_str(&event.body).unwrap()).collect()
    }

    fn carry_out_as<C: Command>(&mut self, command: &C, fence: Option<Fence>) -> Option<C::Reply> {
        self.drawn += 1;
        self.now += chrono::TimeDelta::seconds(1);
        let context = Context { now: self.now, seed: [self.drawn; 32], fence };
        block_on(handle(&self.store, command, context)).ok().map(|handled| handled.reply)
    }
}
