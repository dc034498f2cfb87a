//! No token, key or payload reaches a log, at any level.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of a test fail by panicking")]

mod common;

use std::io;
use std::sync::{Arc, Mutex};

use cms_ocpp::rpc::Payload;
use cms_ocpp::transport::{CloseReason, Transport};
use cms_ocpp_tokio::{ConnectOptions, Credentials, ServerOptions, connect};
use common::{Running, request, upgrade};

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn logs_name_actions_and_outcomes_and_hold_no_secret() {
    const SECRET: &str = "04A2B3C4D5E680";
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(move || writer.clone())
        .with_ansi(false)
        .finish();
    let _guard = tracing::subscriber::set_default(subscriber);

    let mut central = Running::start(ServerOptions::default()).await;
    let credentials = Credentials::new("CS\n1", SECRET);
    let header = credentials.to_header();
    let options = ConnectOptions { credentials: Some(credentials), ..ConnectOptions::default() };
    assert!(connect(&central.url(), "CS\n1", &options).await.is_err());
    let (mut station, _) = connect(&central.url(), "CS1", &options).await.unwrap();
    let (_, _, calls) = central.connected().await;
    let payload = format!(r#"{{"idTag":"{SECRET}"}}"#);
    station.send(format!(r#"[2,"a","Authorize",{payload}]"#)).await.unwrap();
    station.receive().await.unwrap();
    station.send(format!(r#"[2,"\nforged id","Auth\nforged",{payload}]"#)).await.unwrap();
    station.receive().await.unwrap();
    station.send(format!("{SECRET} is not JSON")).await.unwrap();
    station.receive().await.unwrap();
    station.send(format!(r#"[4,"-1","{SECRET}","{SECRET}",{payload}]"#)).await.unwrap();

    let text = payload.clone();
    let calling = tokio::spawn(async move { calls.call("DataTransfer", Payload::from_text(text).unwrap()).await });
    station.receive().await.unwrap();
    station.send(format!(r#"[4,"c1","GenericError","{SECRET}",{payload}]"#)).await.unwrap();
    calling.await.unwrap().unwrap_err();
    let refused = upgrade("/ocpp/guarded", &[&format!("Authorization: {header}")]);
    request(central.address, &refused).await;
    station.close(CloseReason::Normal).await.unwrap();
    central.ended().await;

    let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    for expected in ["Authorize", "DataTransfer", "call_error", "frame.not_json", "a station connected", "status=401"] {
        assert!(log.contains(expected), "{expected} is missing in:\n{log}");
    }
    assert!(!log.contains(SECRET), "{log}");
    assert!(!log.lines().any(|line| line.starts_with("forged")), "a peer wrote a line of its own:\n{log}");
}
