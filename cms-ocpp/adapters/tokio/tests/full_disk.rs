//! A central system whose disk is full: a station gets no answer and a closed socket, so that it keeps what it wanted to
//! say, and says it again when there is room.
//!
//! The test starts itself again in a shell that lets no file grow beyond a limit, and looks at what is left without it.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test may panic in its helpers too")]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use cms_core::access::SecretHasher;
use cms_core::money::Currency;
use cms_core::session::Session;
use cms_core::station::{
    CommissionSite, CommissionStation, Connector, ConnectorStandard, Evse, EvseId, PowerType, Site, Station, StationId,
};
use cms_core::storage::{Store as _, all};
use cms_core::tariff::{PublishTariff, Tariff};
use cms_core::{SiteId, TariffId};
use cms_core_sqlite::SqliteStore;
use cms_ocpp::Version;
use cms_ocpp::csms::Csms;
use cms_ocpp::transport::Transport as _;
use cms_ocpp_tokio::{
    CentralSystem, CentralSystemOptions, ConnectError, ConnectOptions, Credentials, WebSocketTransport, connect,
};
use tokio::net::TcpListener;

/// The folder of the child.
const FOLDER: &str = "CMS_FULL_DISK_TEST_FOLDER";
/// So large may a file get, in blocks of 512 or 1024 bytes: more than commissioning takes, and soon reached.
const BLOCKS: u32 = 1500;
/// More transactions than there is room for.
const MANY: usize = 20_000;

#[tokio::test]
async fn f23_a_full_disk_ends_in_no_answer_and_a_closed_socket_and_nothing_confirmed_is_lost() {
    if let Some(folder) = std::env::var_os(FOLDER) {
        return charge_until_the_disk_is_full(&PathBuf::from(folder)).await;
    }
    let folder = tempfile::tempdir().unwrap();
    let mut shell = Command::new("sh");
    // The signal that says so is ignored, so that the write fails instead.
    let limited = format!("trap '' XFSZ; ulimit -f {BLOCKS}; exec \"$0\" --exact \"$1\"");
    shell.args(["-c", &limited]).arg(std::env::current_exe().unwrap()).arg(std::thread::current().name().unwrap());
    // What it prints would count as a test of its own.
    let ended = shell.env(FOLDER, folder.path()).stdout(Stdio::null()).status().unwrap();
    assert!(ended.success(), "{ended}");

    let confirmed = std::fs::read_to_string(folder.path().join("confirmed")).unwrap();
    let confirmed: Vec<&str> = confirmed.lines().collect();
    assert!(confirmed.len() > 3, "the disk was full too early to say anything");
    let store = Arc::new(SqliteStore::open(folder.path().join("store.sqlite")).unwrap());
    let sessions = sessions(&store).await;
    for transaction in &confirmed {
        assert!(
            sessions.iter().any(|known| known == transaction),
            "transaction {transaction} was confirmed and is lost"
        );
    }

    // There is room again: what was not answered is said again, and the station cannot tell that it was late.
    let (_central, url) = central(&store).await;
    let mut connection = station(&url).await.unwrap();
    let again = transaction_id(&ask(&mut connection, &start(confirmed.len())).await.unwrap());
    assert!(!confirmed.contains(&again.as_str()));
    assert_eq!(transaction_id(&ask(&mut connection, &start(confirmed.len())).await.unwrap()), again);
}

/// The child: each transaction that the station saw confirmed gets a line in a file.
async fn charge_until_the_disk_is_full(folder: &Path) {
    let store = Arc::new(SqliteStore::open(folder.join("store.sqlite")).unwrap());
    let (_central, url) = central(&store).await;
    let mut confirmed = Vec::new();
    let mut unanswered = 0;
    // What is too large for the room that is left may be followed by something that is not.
    while confirmed.len() + unanswered < MANY {
        let mut connection = match station(&url).await {
            Ok(connection) => connection,
            Err(refused) => {
                // Whoever cannot be registered is told to come later.
                assert!(matches!(refused, ConnectError::Refused { status: 503 }), "{refused}");
                assert!(unanswered > 0, "the disk was full before there was anything to answer");
                std::fs::write(folder.join("confirmed"), confirmed.join("\n")).unwrap();
                return;
            }
        };
        while let Some(answer) = ask(&mut connection, &start(confirmed.len())).await {
            confirmed.push(transaction_id(&answer));
        }
        unanswered += 1;
    }
    unreachable!("the disk was never full");
}

/// A central system on `store` that knows the station CS1, and the URL it listens at.
async fn central(store: &Arc<SqliteStore>) -> (CentralSystem, String) {
    let csms = Csms::open(store.clone(), SecretHasher::new([1; 32])).await.unwrap();
    let options = CentralSystemOptions { commit_patience: Duration::ZERO, ..CentralSystemOptions::default() };
    let central = CentralSystem::new(csms, options);
    if sessions(store).await.is_empty() {
        commission(&central).await;
    }
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("ws://{}/ocpp", listener.local_addr().unwrap());
    let serving = central.clone();
    tokio::spawn(async move { serving.serve(listener, std::future::pending()).await });
    (central, url)
}

async fn commission(central: &CentralSystem) {
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
}

async fn sessions(store: &SqliteStore) -> Vec<String> {
    let mut snapshot = store.snapshot().await.unwrap();
    let sessions = all::<Session>(&mut *snapshot, None).await.unwrap();
    sessions.into_iter().map(|session| session.value.transaction_id).collect()
}

async fn station(url: &str) -> Result<WebSocketTransport, ConnectError> {
    let credentials = Some(Credentials::new("CS1", "right"));
    let options = ConnectOptions { versions: vec![Version::V1_6], credentials, ..ConnectOptions::default() };
    connect(url, "CS1", &options).await.map(|(transport, _)| transport)
}

async fn ask(transport: &mut WebSocketTransport, frame: &str) -> Option<String> {
    transport.send(frame.to_owned()).await.unwrap();
    transport.receive().await.unwrap_or(None)
}

/// The start of the transaction `n` of the station.
fn start(n: usize) -> String {
    let (hour, minute, second) = (n / 3600, n / 60 % 60, n % 60);
    format!(
        r#"[2,"{n}","StartTransaction",{{"connectorId":1,"idTag":"TAG","meterStart":{n},"timestamp":"2026-01-01T{hour:02}:{minute:02}:{second:02}Z"}}]"#
    )
}

fn transaction_id(answer: &str) -> String {
    let (_, after) = answer.split_once(r#""transactionId":"#).unwrap();
    after.chars().take_while(char::is_ascii_digit).collect()
}
