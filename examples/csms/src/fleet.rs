//! The demonstration's operator: a site, two tariffs, three stations and a driver with a card for each.

use chrono::TimeDelta;
use cms_core::access::{AccessRefusal, LinkToken, RegisterAccount, TokenKind};
use cms_core::money::{Currency, VatRate};
use cms_core::payment::PaymentMethodRef;
use cms_core::station::{
    CommissionSite, CommissionStation, Connector, ConnectorStandard, Evse, EvseId, PowerType, Site, Station, StationId,
};
use cms_core::tariff::{PriceComponent, PublishTariff, Tariff, TariffPublished};
use cms_core::{SiteId, TariffId};
use cms_ocpp::Version;
use cms_ocpp_tokio::CentralSystem;

use crate::house::Failure;

/// The driver.
pub const DRIVER: &str = "Dana Driver";

/// The RFID card that the driver charges with at the first station.
pub const CARD: &str = "04A1B2C3D4E580";

/// A station of the demonstration and the session that it charges.
#[derive(Debug, Clone)]
pub struct DemoStation {
    /// Its identity.
    pub identity: &'static str,
    /// Its password.
    pub password: &'static str,
    /// The version it speaks.
    pub version: Version,
    /// Vendor and model.
    pub hardware: (&'static str, &'static str),
    /// The worldwide ids of its EVSEs, in order of their numbers.
    pub evses: &'static [&'static str],
    /// What its connectors are.
    pub connector: (ConnectorStandard, PowerType, u32),
    /// The card that charges there, and what the driver calls it: a card has one session at a time.
    pub card: (&'static str, &'static str),
    /// What charging costs there.
    pub tariff: &'static str,
    /// The energy of the session at each sample, in watt-hours.
    pub energy_wh: Vec<u64>,
    /// The station's time between two samples.
    pub step: TimeDelta,
}

/// The stations: one of each version of OCPP.
#[must_use]
pub fn stations() -> Vec<DemoStation> {
    let even = |total: u64, steps: u64| (1..=steps).map(|step| total * step / steps).collect();
    vec![
        DemoStation {
            identity: "CP16-0001",
            password: "demo-secret-of-cp16",
            version: Version::V1_6,
            hardware: ("Exemplar", "Wall 22"),
            evses: &["DE*CMS*E16001*1", "DE*CMS*E16001*2"],
            connector: (ConnectorStandard::Type2, PowerType::Ac3Phase, 22_000),
            card: (CARD, "blue card"),
            tariff: "street-2026",
            energy_wh: even(12_345, 9),
            step: TimeDelta::minutes(5),
        },
        DemoStation {
            identity: "CS201-0001",
            password: "demo-secret-of-cs201",
            version: Version::V2_0_1,
            hardware: ("Exemplar", "Pole 22"),
            evses: &["DE*CMS*E20101*1"],
            connector: (ConnectorStandard::Type2, PowerType::Ac3Phase, 22_000),
            card: ("04A1B2C3D4E581", "white card"),
            tariff: "street-2026",
            energy_wh: even(30_500, 13),
            step: TimeDelta::minutes(10),
        },
        DemoStation {
            identity: "CS21-0001",
            password: "demo-secret-of-cs21",
            version: Version::V2_1,
            hardware: ("Exemplar", "Fast 150"),
            evses: &["DE*CMS*E21001*1"],
            connector: (ConnectorStandard::Ccs2, PowerType::Dc, 150_000),
            card: ("04A1B2C3D4E582", "key fob"),
            tariff: "fast-2026",
            energy_wh: even(48_120, 8),
            step: TimeDelta::minutes(4),
        },
    ]
}

/// Makes the operator's world known; what is known already stays as it is.
///
/// # Errors
/// Where something is refused or cannot be stored.
pub async fn settle_in(central: &CentralSystem) -> Result<(), Failure> {
    for tariff in tariffs()? {
        match central.execute(&PublishTariff { tariff }).await? {
            TariffPublished::Published | TariffPublished::Unchanged => {}
            other => return Err(format!("a tariff was refused: {other:?}").into()),
        }
    }
    let site = Site {
        id: SiteId::new("market-square"),
        name: "Market Square".to_owned(),
        time_zone: "Europe/Berlin".to_owned(),
    };
    central.execute(&CommissionSite { site }).await??;
    for station in stations() {
        let secret_key = central.csms().hasher().station_secret(station.identity, station.password.as_bytes());
        central.execute(&CommissionStation { station: commissioned(&station, secret_key)? }).await??;
    }
    let driver = RegisterAccount {
        name: DRIVER.to_owned(),
        email: "dana@example.org".to_owned(),
        payment_method: Some(PaymentMethodRef::new("pm_demo_card")),
    };
    match central.execute(&driver).await? {
        Ok(account) => {
            for DemoStation { card: (card, label), .. } in stations() {
                let link = LinkToken {
                    account: account.clone(),
                    token: central.csms().hasher().token(card),
                    kind: TokenKind::Rfid,
                    label: label.to_owned(),
                    expires_at: None,
                };
                central.execute(&link).await??;
            }
        }
        Err(AccessRefusal::EmailTaken) => {}
        Err(refusal) => return Err(refusal.into()),
    }
    Ok(())
}

fn commissioned(station: &DemoStation, secret_key: String) -> Result<Station, Failure> {
    let (standard, power_type, max_power_w) = station.connector;
    let mut evses = Vec::new();
    for (number, id) in (1..).zip(station.evses) {
        let connectors = vec![Connector { number: 1, standard, power_type, max_power_w }];
        evses.push(Evse { number, id: EvseId::parse(id)?, connectors });
    }
    Ok(Station {
        id: StationId::parse(station.identity)?,
        site: SiteId::new("market-square"),
        tariff: TariffId::new(station.tariff),
        evses,
        secret_key,
    })
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
