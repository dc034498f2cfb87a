//! A central system over real sockets: who gets in, who is replaced, and what happens when nothing can be kept.

#![expect(clippy::unwrap_used, reason = "a test may panic in its helpers too")]

use std::sync::Arc;
use std::time::Duration;

use cms_core::access::SecretHasher;
use cms_core::money::Currency;
use cms_core::station::{
    CommissionSite, CommissionStation, Connector, ConnectorStandard, Evse, EvseId, PowerType, PresentedSecret, Site,
    Station, StationId,
};
use cms_core::storage::{Fault, FaultPlan, MemoryStore};
use cms_core::tariff::{PublishTariff, Tariff};
use cms_core::{SiteId, TariffId};
use cms_ocpp::Version;
use cms_ocpp::csms::Csms;
use cms_ocpp::transport::{Transport as _, in_process};
use cms_ocpp_tokio::{
    CentralSystem, CentralSystemOptions, ConnectError, ConnectOptions, Credentials, WebSocketTransport, connect,
};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

const HEARTBEAT: &str = r#"[2,"1","Heartbeat",{}]"#;
const BOOT: &str = r#"[2,"2","BootNotification",{"chargePointVendor":"V","chargePointModel":"M"}]"#;

/// A central system that knows the station CS1, and the URL it listens at. It ends with the runtime of the test.
async fn central(store: &Arc<MemoryStore>) -> (CentralSystem, String) {
    let csms = Csms::open(store.clone(), SecretHasher::new([1; 32])).await.unwrap();
    let options = CentralSystemOptions { commit_patience: Duration::ZERO, ..CentralSystemOptions::default() };
    let central = CentralSystem::new(csms, options);
    let tariff = Tariff::new(TariffId::new("free"), "Free", Currency::EUR, Vec::new());
    central.execute(&PublishTariff { tariff }).await.unwrap();
    let site = Site::new(SiteId::new("site"), "Site", "UTC");
    central.execute(&CommissionSite { site }).await.unwrap().unwrap();
    let connector = Connector::new(1, ConnectorStandard::Type2, PowerType::Ac3Phase, 11_000);
    let evses = vec![Evse { number: 1, id: EvseId::parse("DE*CMS*E1").unwrap(), connectors: vec![connector] }];
    let (id, site, tariff) = (StationId::parse("CS1").unwrap(), SiteId::new("site"), TariffId::new("free"));
    let secret_key = central.csms().hasher().station_secret("CS1", b"right");
    let station = Station::new(id, site, tariff, evses, secret_key);
    central.execute(&CommissionStation { station }).await.unwrap().unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("ws://{}/ocpp", listener.local_addr().unwrap());
    let serving = central.clone();
    tokio::spawn(async move { serving.serve(listener, std::future::pending()).await });
    (central, url)
}

async fn station(url: &str, identity: &str, user: &str, password: &str) -> Result<WebSocketTransport, ConnectError> {
    let credentials = Some(Credentials::new(user, password));
    let options = ConnectOptions { versions: vec![Version::V1_6], credentials, ..ConnectOptions::default() };
    connect(url, identity, &options).await.map(|(transport, _)| transport)
}

async fn ask(transport: &mut WebSocketTransport, frame: &str) -> Option<String> {
    transport.send(frame.to_owned()).await.unwrap();
    transport.receive().await.unwrap_or(None)
}

#[tokio::test]
async fn only_the_station_itself_gets_in_and_every_other_gets_the_same_answer() {
    let (_central, url) = central(&Arc::new(MemoryStore::new())).await;
    for (identity, user, password) in
        [("CS1", "CS1", "wrong"), ("CS2", "CS2", "right"), ("CS1", "CS2", "right"), ("cs1", "cs1", "right")]
    {
        let refused = station(&url, identity, user, password).await.unwrap_err();
        assert!(matches!(refused, ConnectError::Refused { status: 401 }), "{identity} {user} {password}: {refused}");
    }
    let mut admitted = station(&url, "CS1", "CS1", "right").await.unwrap();
    assert!(ask(&mut admitted, HEARTBEAT).await.unwrap().starts_with(r#"[3,"1",{"currentTime":""#));
}

#[tokio::test]
async fn the_newest_connection_of_a_station_replaces_the_one_before() {
    let (central, url) = central(&Arc::new(MemoryStore::new())).await;
    let mut old = station(&url, "CS1", "CS1", "right").await.unwrap();
    assert!(ask(&mut old, BOOT).await.is_some());
    let mut new = station(&url, "CS1", "CS1", "right").await.unwrap();
    assert!(ask(&mut new, BOOT).await.is_some());
    // The old one is closed in order, or was cut already.
    assert_eq!(old.receive().await.unwrap_or(None), None);
    assert!(ask(&mut new, HEARTBEAT).await.is_some());
    let live = central.csms().live();
    assert!(live.get(&StationId::parse("CS1").unwrap()).unwrap().connected);
}

#[tokio::test]
async fn what_cannot_be_kept_is_not_answered_and_the_socket_is_closed() {
    let store = Arc::new(MemoryStore::new());
    let (_central, url) = central(&store).await;
    let mut connection = station(&url, "CS1", "CS1", "right").await.unwrap();
    store.set_faults(FaultPlan::new().from(1, Fault::Unavailable));
    assert_eq!(ask(&mut connection, BOOT).await, None, "the socket ends without an answer");
    let refused = station(&url, "CS1", "CS1", "right").await.unwrap_err();
    assert!(matches!(refused, ConnectError::Refused { status: 503 }), "{refused}");
    store.set_faults(FaultPlan::new());
    let mut again = station(&url, "CS1", "CS1", "right").await.unwrap();
    assert!(ask(&mut again, BOOT).await.unwrap().contains("Accepted"));
}

#[tokio::test]
async fn a_station_over_another_transport_is_served_as_one_of_the_port() {
    let store = Arc::new(MemoryStore::new());
    let (central, _) = central(&store).await;
    let station = StationId::parse("CS1").unwrap();
    let wrong = PresentedSecret::Key(central.csms().hasher().station_secret("CS1", b"wrong"));
    assert!(central.admit(&station, wrong, Version::V1_6).await.unwrap().is_none());

    let right = PresentedSecret::Key(central.csms().hasher().station_secret("CS1", b"right"));
    let link = central.admit(&station, right, Version::V1_6).await.unwrap().unwrap();
    let (mut here, there) = in_process::pair();
    let serving = central.clone();
    let served = tokio::spawn(async move { serving.serve_station(link, there, CancellationToken::new()).await });
    here.send(BOOT.into()).await.unwrap();
    assert!(here.receive().await.unwrap().unwrap().contains("Accepted"));
    drop(here);
    served.await.unwrap();
    assert!(!central.csms().live().get(&station).unwrap().connected);
}
