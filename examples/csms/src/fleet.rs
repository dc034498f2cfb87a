//! The demonstration's operator: a site, two tariffs, stations and a driver with a card for each.

use chrono::TimeDelta;
use cms_core::access::{AccessRefusal, Account, LinkToken, RegisterAccount, TokenKind};
use cms_core::money::{Currency, VatRate};
use cms_core::payment::PaymentMethodRef;
use cms_core::station::{
    CommissionSite, CommissionStation, Connector, ConnectorStandard, Evse, EvseId, PowerType, Site, Station, StationId,
};
use cms_core::storage::all;
use cms_core::tariff::{PriceComponent, PublishTariff, Tariff, TariffPublished};
use cms_core::{AccountId, FreshIds, SiteId, TariffId};
use cms_ocpp::Version;
use cms_ocpp_tokio::{CentralSystem, Clock as _, Randomness as _, SystemClock, SystemRandomness};

use crate::house::Failure;

/// The driver.
pub const DRIVER: &str = "Dana Driver";

const EMAIL: &str = "dana@example.org";

/// The RFID card that the driver charges with at the first station.
pub const CARD: &str = "04A1B2C3D4E580";

/// The number of [`CARD`]; those of the other cards follow it.
const FIRST_CARD: u64 = 0x0004_A1B2_C3D4_E580;

/// How many stations the demonstration has: one of each version of OCPP.
pub const DEMO_STATIONS: usize = 3;

/// The most stations that [`stations`] tells apart.
pub const MOST_STATIONS: usize = 9_999;

/// A station of the demonstration and the session that it charges.
#[derive(Debug, Clone)]
pub struct DemoStation {
    /// Its identity.
    pub identity: String,
    /// Its password.
    pub password: String,
    /// The version it speaks.
    pub version: Version,
    /// Vendor and model.
    pub hardware: (&'static str, &'static str),
    /// The worldwide ids of its EVSEs, in order of their numbers.
    pub evses: Vec<String>,
    /// What its connectors are.
    pub connector: (ConnectorStandard, PowerType, u32),
    /// The card that charges there, and what the driver calls it: a card has one session at a time.
    pub card: (String, String),
    /// What charging costs there.
    pub tariff: &'static str,
    /// The energy of the session at each sample, in watt-hours.
    pub energy_wh: Vec<u64>,
    /// The station's time between two samples.
    pub step: TimeDelta,
}

/// This many stations, at most [`MOST_STATIONS`]: the three of the demonstration, and then more of their kinds in turn. A
/// longer fleet begins with a shorter one.
#[must_use]
pub fn stations(count: usize) -> Vec<DemoStation> {
    (0..count.min(MOST_STATIONS)).map(station).collect()
}

fn station(index: usize) -> DemoStation {
    let number = index / DEMO_STATIONS + 1;
    let kind = index % DEMO_STATIONS;
    let (name, evse, evses, version) =
        [("CP16", "E16", 2, Version::V1_6), ("CS201", "E20", 1, Version::V2_0_1), ("CS21", "E21", 1, Version::V2_1)]
            [kind];
    let fast = kind == 2;
    // The first of each kind has the password and the card that stand in the documentation.
    let of = if number == 1 { String::new() } else { format!("-{number:04}") };
    let label = ["blue card", "white card", "key fob"][kind];
    DemoStation {
        identity: format!("{name}-{number:04}"),
        password: format!("demo-secret-of-{}{of}", name.to_lowercase()),
        version,
        hardware: ("Exemplar", ["Wall 22", "Pole 22", "Fast 150"][kind]),
        evses: (1..=evses).map(|evse_number| format!("DE*CMS*{evse}{number:04}*{evse_number}")).collect(),
        connector: if fast {
            (ConnectorStandard::Ccs2, PowerType::Dc, 150_000)
        } else {
            (ConnectorStandard::Type2, PowerType::Ac3Phase, 22_000)
        },
        card: (format!("{:014X}", FIRST_CARD + index as u64), format!("{label}{of}")),
        tariff: if fast { "fast-2026" } else { "street-2026" },
        energy_wh: match kind {
            0 => even(12_345, 9),
            1 => even(30_500, 13),
            _ => even(48_120, 8),
        },
        step: TimeDelta::minutes([5, 10, 4][kind]),
    }
}

fn even(total: u64, steps: u64) -> Vec<u64> {
    (1..=steps).map(|step| total * step / steps).collect()
}

/// Makes the operator's world known: site, tariffs, these stations, the driver and a card for each of them. What is known
/// already stays as it is, so this may be repeated, with more stations, and after it was interrupted.
///
/// # Errors
/// Where something is refused or cannot be stored.
pub async fn settle_in(central: &CentralSystem, fleet: &[DemoStation]) -> Result<(), Failure> {
    for tariff in tariffs()? {
        match central.execute(&PublishTariff { tariff }).await? {
            TariffPublished::Published | TariffPublished::Unchanged => {}
            other => return Err(format!("a tariff was refused: {other:?}").into()),
        }
    }
    let site = Site::new(SiteId::new("market-square"), "Market Square", "Europe/Berlin");
    central.execute(&CommissionSite { site }).await??;
    for station in fleet {
        let secret_key = central.csms().hasher().station_secret(&station.identity, station.password.as_bytes());
        central.execute(&CommissionStation { station: commissioned(station, secret_key)? }).await??;
    }
    let account = driver(central).await?;
    for DemoStation { card: (card, label), .. } in fleet {
        let token = central.csms().hasher().token(card);
        let label = label.clone();
        let link = LinkToken { account: account.clone(), token, kind: TokenKind::Rfid, label, expires_at: None };
        central.execute(&link).await??;
    }
    Ok(())
}

/// The driver's account, registered where there is none.
async fn driver(central: &CentralSystem) -> Result<AccountId, Failure> {
    let method = Some(PaymentMethodRef::new("pm_demo_card"));
    let mut ids = FreshIds::from_seed(SystemRandomness.seed()?).at(SystemClock.now());
    let driver = RegisterAccount::new(central.csms().hasher(), &mut ids, DRIVER, EMAIL, method)?;
    match central.execute(&driver).await? {
        Ok(account) => Ok(account),
        Err(AccessRefusal::EmailTaken) => {
            let mut snapshot = central.csms().store().snapshot().await?;
            let accounts = all::<Account>(&mut *snapshot, None).await?;
            let email = Some(central.csms().hasher().email(EMAIL));
            let driver = accounts.into_iter().find(|account| account.value.email_key == email);
            Ok(driver.ok_or("the driver's account is not in the store; begin a new one")?.value.id)
        }
        Err(refusal) => Err(refusal.into()),
    }
}

fn commissioned(station: &DemoStation, secret_key: String) -> Result<Station, Failure> {
    let (standard, power_type, max_power_w) = station.connector;
    let mut evses = Vec::new();
    for (number, id) in (1..).zip(&station.evses) {
        let connectors = vec![Connector::new(1, standard, power_type, max_power_w)];
        evses.push(Evse { number, id: EvseId::parse(id)?, connectors });
    }
    let (id, site) = (StationId::parse(&station.identity)?, SiteId::new("market-square"));
    Ok(Station::new(id, site, TariffId::new(station.tariff), evses, secret_key))
}

/// Prices without value added tax, in euros.
fn tariffs() -> Result<[Tariff; 2], Failure> {
    let vat = VatRate::from_percent("19".parse()?)?;
    let street = vec![
        PriceComponent::session_fee("0.50".parse()?, vat)?,
        PriceComponent::per_kwh("0.39".parse()?, vat)?,
        PriceComponent::per_hour("1.20".parse()?, vat)?,
    ];
    let fast = vec![PriceComponent::per_kwh("0.59".parse()?, vat)?, PriceComponent::per_hour("6.00".parse()?, vat)?];
    Ok([
        Tariff::new(TariffId::new("street-2026"), "Street", Currency::EUR, street),
        Tariff::new(TariffId::new("fast-2026"), "Fast", Currency::EUR, fast),
    ])
}
