//! What the examples share: a way to run a future, an operator with one station, and small makers of values.

#![allow(dead_code, reason = "each example uses its own part of it")]

use std::error::Error;
use std::pin::pin;
use std::task::{Context as TaskContext, Poll, Waker};

use chrono::{DateTime, TimeDelta, TimeZone as _, Utc};
use cms_core::access::{LinkToken, RegisterAccount, SecretHasher, TokenKey, TokenKind};
use cms_core::metering::{Measurand, Reading, ReadingContext, Sample};
use cms_core::money::{Currency, VatRate};
use cms_core::operations::Live;
use cms_core::station::{
    BootStation, CommissionSite, CommissionStation, Connector, ConnectorStandard, Evse, EvseId, Hardware,
    IdentityError, PowerType, Site, Station, StationId,
};
use cms_core::storage::MemoryStore;
use cms_core::tariff::{PriceComponent, PublishTariff, Tariff};
use cms_core::{Command, Context, FreshIds, HandleError, Handled, SiteId, TariffId, handle};

/// Runs a future to its end. Neither the store in memory nor the scripted provider ever waits, so one poll is enough.
pub(crate) fn block_on<F: Future>(future: F) -> Result<F::Output, &'static str> {
    match pin!(future).poll(&mut TaskContext::from_waker(Waker::noop())) {
        Poll::Ready(output) => Ok(output),
        Poll::Pending => Err("a store that waits needs a runtime"),
    }
}

/// An operator as a shell holds one: the store, the live state, what makes keys of secrets, the time and the seeds.
///
/// A shell reads its clock and draws seeds from the operating system; here both are fixed, so that an example prints the
/// same each time.
pub(crate) struct Operator {
    pub(crate) store: MemoryStore,
    pub(crate) live: Live,
    pub(crate) hasher: SecretHasher,
    pub(crate) now: DateTime<Utc>,
    seeds: u64,
}

impl Operator {
    /// An operator who has commissioned nothing yet, on a Monday in May at 08:00 UTC.
    pub(crate) fn new() -> Result<Self, Box<dyn Error>> {
        let now = Utc.with_ymd_and_hms(2026, 5, 4, 8, 0, 0).single().ok_or("not a time")?;
        let hasher = SecretHasher::new([9; 32]);
        Ok(Self { store: MemoryStore::new(), live: Live::default(), hasher, now, seeds: 0 })
    }

    /// An operator with a tariff, a site and the station CS1, which has two EVSEs.
    pub(crate) async fn with_station() -> Result<(Self, StationId), Box<dyn Error>> {
        let mut operator = Self::new()?;
        operator.carry_out(&PublishTariff { tariff: street()? }).await?;
        operator.carry_out(&CommissionSite { site: car_park() }).await?.reply?;
        let evses = vec![evse(1, "DE*ABC*E0001*1")?, evse(2, "DE*ABC*E0001*2")?];
        let id = operator.commission("CS1", evses).await?;
        Ok((operator, id))
    }

    /// Commissions a station at the car park, with the street tariff.
    pub(crate) async fn commission(&mut self, id: &str, evses: Vec<Evse>) -> Result<StationId, Box<dyn Error>> {
        let secret_key = self.hasher.station_secret(id, b"a long random password");
        let station = Station::new(StationId::parse(id)?, car_park().id, street()?.id, evses, secret_key);
        let id = station.id.clone();
        self.carry_out(&CommissionStation { station }).await?.reply?;
        Ok(id)
    }

    /// Registers a driver and links an RFID card.
    pub(crate) async fn driver_with_card(&mut self, card: &str) -> Result<TokenKey, Box<dyn Error>> {
        let mut ids = self.ids();
        let register = RegisterAccount::new(&self.hasher, &mut ids, "Dana", "dana@example.org", None)?;
        let account = self.carry_out(&register).await?.reply?;
        let token = self.hasher.token(card);
        let (kind, label) = (TokenKind::Rfid, "blue card".to_owned());
        let link = LinkToken { account, token: token.clone(), kind, label, expires_at: None };
        self.carry_out(&link).await?.reply?;
        Ok(token)
    }

    /// Carries out a command as a shell does: facts, decision and commit, and then the live state, before anyone is told.
    pub(crate) async fn carry_out<C: Command>(&mut self, command: &C) -> Result<Handled<C::Reply>, HandleError> {
        let context = self.context();
        let handled = handle(&self.store, command, context).await?;
        if let Some(changes) = &handled.changes {
            self.live.apply(changes);
        }
        Ok(handled)
    }

    /// Randomness for what is sealed. A shell draws it from the operating system.
    pub(crate) fn ids(&mut self) -> FreshIds {
        FreshIds::from_seed(self.context().seed)
    }

    /// The time and a seed for the next command.
    pub(crate) fn context(&mut self) -> Context {
        self.seeds += 1;
        let mut seed = [0; 32];
        seed[..8].copy_from_slice(&self.seeds.to_be_bytes());
        Context { now: self.now, seed, fence: None }
    }

    /// Lets time pass.
    pub(crate) fn pass_minutes(&mut self, minutes: i64) {
        self.now += TimeDelta::minutes(minutes);
    }
}

/// EUR 0.50 per session, 0.39 per kWh and 1.20 per hour, each with 19 % VAT.
pub(crate) fn street() -> Result<Tariff, Box<dyn Error>> {
    let vat = VatRate::from_percent("19".parse()?)?;
    let components = vec![
        PriceComponent::session_fee("0.50".parse()?, vat)?,
        PriceComponent::per_kwh("0.39".parse()?, vat)?,
        PriceComponent::per_hour("1.20".parse()?, vat)?,
    ];
    Ok(Tariff::new(TariffId::new("street-2026"), "Street", Currency::EUR, components))
}

/// A site.
pub(crate) fn car_park() -> Site {
    Site::new(SiteId::new("car-park"), "Car park", "Europe/Berlin")
}

/// An EVSE with one type 2 connector of 22 kW.
pub(crate) fn evse(number: u32, id: &str) -> Result<Evse, IdentityError> {
    let (standard, power_type) = (ConnectorStandard::Type2, PowerType::Ac3Phase);
    let connector = Connector::new(1, standard, power_type, 22_000);
    Ok(Evse { number, id: EvseId::parse(id)?, connectors: vec![connector] })
}

/// What a station reports when it has started.
pub(crate) fn boot(station: &StationId, protocol: &str) -> BootStation {
    let hardware = Hardware { vendor: "Example".to_owned(), model: "Post".to_owned(), serial: None, firmware: None };
    BootStation { station: station.clone(), hardware, protocol: protocol.to_owned(), reason: None }
}

/// What a meter reads at one moment: its energy register in watt-hours and the power in watts.
pub(crate) fn sample(at: DateTime<Utc>, register_wh: i64, power_w: i64) -> Sample {
    let reading = |measurand, value: i64| Reading {
        measurand,
        value: Some(value.into()),
        multiplier: 0,
        unit: None,
        context: ReadingContext::Periodic,
        phase: None,
        location: None,
        raw: None,
    };
    let readings =
        vec![reading(Measurand::EnergyImportRegister, register_wh), reading(Measurand::PowerImport, power_w)];
    Sample { at, readings }
}
