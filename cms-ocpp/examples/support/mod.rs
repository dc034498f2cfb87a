//! An operator with a tariff, a site, stations and a driver, and a central system over a store in memory.

use std::error::Error;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, TimeZone as _, Utc};
use cms_core::access::{LinkToken, RegisterAccount, SecretHasher, TokenKind};
use cms_core::money::{Currency, VatRate};
use cms_core::station::{
    Admission, CommissionSite, CommissionStation, Connector, ConnectorStandard, Evse, EvseId, PowerType,
    PresentedSecret, Site, Station, StationId,
};
use cms_core::storage::MemoryStore;
use cms_core::tariff::{PriceComponent, PublishTariff, Tariff};
use cms_core::{Command, FreshIds, HandleError, SiteId, TariffId};
use cms_ocpp::Version;
use cms_ocpp::csms::{CallAnswer, Csms, Link, Moment};

/// A central system as a shell holds one: the role, the time and the seeds.
///
/// A shell reads its clock and draws seeds from the operating system; here both are fixed, so that an example prints the
/// same each time.
pub(crate) struct Operator {
    pub(crate) csms: Csms,
    now: DateTime<Utc>,
    seeds: u64,
}

impl Operator {
    /// An operator with a tariff, a site and a driver who holds this RFID card, on a Monday in May at 08:00 UTC.
    pub(crate) async fn with_card(card: &str) -> Result<Self, Box<dyn Error>> {
        let csms = Csms::open(Arc::new(MemoryStore::new()), SecretHasher::new([9; 32])).await?;
        let now = Utc.with_ymd_and_hms(2026, 5, 4, 8, 0, 0).single().ok_or("not a time")?;
        let mut operator = Self { csms, now, seeds: 0 };

        operator.execute(&PublishTariff { tariff: street()? }).await?;
        let site = Site::new(SiteId::new("car-park"), "Car park", "Europe/Berlin");
        operator.execute(&CommissionSite { site }).await??;

        // A shell draws the seed from the operating system.
        let mut ids = FreshIds::from_seed([1; 32]);
        let register = RegisterAccount::new(operator.csms.hasher(), &mut ids, "Dana", "dana@example.org", None)?;
        let account = operator.execute(&register).await??;
        let (token, kind, label) = (operator.csms.hasher().token(card), TokenKind::Rfid, "blue card".into());
        let link = LinkToken { account, token, kind, label, expires_at: None };
        operator.execute(&link).await??;
        Ok(operator)
    }

    /// Commissions a station with one EVSE and admits its connection.
    pub(crate) async fn connect(&mut self, id: &str, evse_id: &str, version: Version) -> Result<Link, Box<dyn Error>> {
        let (standard, power_type) = (ConnectorStandard::Type2, PowerType::Ac3Phase);
        let connector = Connector::new(1, standard, power_type, 22_000);
        let secret_key = self.csms.hasher().station_secret(id, b"a long random password");
        let evses = vec![Evse { number: 1, id: EvseId::parse(evse_id)?, connectors: vec![connector] }];
        let (site, key) = (SiteId::new("car-park"), secret_key.clone());
        let station = Station::new(StationId::parse(id)?, site, street()?.id, evses, key);
        let id = station.id.clone();
        self.execute(&CommissionStation { station }).await??;

        let moment = self.moment();
        let admission = self.csms.connect(&id, PresentedSecret::Key(secret_key), "node-a", moment).await?;
        match admission {
            Admission::Admitted { .. } => Ok(Link { fence: admission.fence(&id), station: id, version }),
            Admission::Refused => Err("the station's own password was refused".into()),
        }
    }

    /// Carries out a command of the operator.
    async fn execute<C: Command>(&mut self, command: &C) -> Result<C::Reply, HandleError> {
        let moment = self.moment();
        Ok(self.csms.execute(command, moment).await?.reply)
    }

    /// Answers a CALL with the payload of its CALLRESULT.
    pub(crate) async fn call(&mut self, link: &Link, action: &str, payload: &str) -> Result<String, Box<dyn Error>> {
        let moment = self.moment();
        let answered = self.csms.answer(link, action, payload, moment).await;
        match answered.answer {
            CallAnswer::Result(payload) => Ok(payload),
            CallAnswer::Error(error) => Err(error.into()),
            CallAnswer::NotDurable(error) => Err(error.into()),
        }
    }

    /// Lets time pass.
    pub(crate) fn pass_minutes(&mut self, minutes: i64) {
        self.now += TimeDelta::minutes(minutes);
    }

    /// The time and a seed for the next input.
    fn moment(&mut self) -> Moment {
        self.now += TimeDelta::seconds(1);
        self.seeds += 1;
        let mut seed = [0; 32];
        // The first byte is left to the role, which counts the commands of one input in it.
        seed[8..16].copy_from_slice(&self.seeds.to_be_bytes());
        Moment { now: self.now, seed }
    }
}

/// EUR 0.50 per session, 0.39 per kWh and 1.20 per hour, each with 19 % VAT.
fn street() -> Result<Tariff, Box<dyn Error>> {
    let vat = VatRate::from_percent("19".parse()?)?;
    let components = vec![
        PriceComponent::session_fee("0.50".parse()?, vat)?,
        PriceComponent::per_kwh("0.39".parse()?, vat)?,
        PriceComponent::per_hour("1.20".parse()?, vat)?,
    ];
    Ok(Tariff::new(TariffId::new("street-2026"), "Street", Currency::EUR, components))
}
