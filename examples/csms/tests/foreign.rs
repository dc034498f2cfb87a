//! Charge points that share no line with ours, against our central system: what they were answered, and what came out.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a test may panic and tell in its helpers too")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::{Arc, Mutex};

use cms_core::operations::{Job, JobState};
use cms_core::session::QuarantineReason;
use cms_core::station::StationId;
use cms_core::storage::all;
use cms_ocpp_tokio::{CentralSystem, Clock as _, SystemClock};
use csms::fleet::{self, CARD};
use csms::house::{House, HouseOptions};
use csms::overview::Overview;
use serde_json::Value;
use tokio::sync::oneshot;
use tokio::task::{JoinHandle, spawn_blocking};

/// A central system on a free port over a store of its own.
struct Running {
    central: CentralSystem,
    url: String,
    stop: oneshot::Sender<()>,
    serving: JoinHandle<()>,
    _folder: tempfile::TempDir,
}

impl Running {
    async fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let house = House::open(&HouseOptions::new(folder.path(), "127.0.0.1:0".parse().unwrap())).await.unwrap();
        fleet::settle_in(&house.central, &fleet::stations(fleet::DEMO_STATIONS)).await.unwrap();
        let (central, url) = (house.central.clone(), format!("ws://{}/ocpp", house.address));
        let (stop, stopped) = oneshot::channel();
        let serving = tokio::spawn(async {
            house.serve(async { drop(stopped.await) }).await.unwrap();
        });
        Self { central, url, stop, serving, _folder: folder }
    }

    async fn overview(&self) -> Overview {
        self.central.deliver_payments().await.unwrap();
        Overview::read(self.central.csms(), SystemClock.now()).await.unwrap()
    }

    async fn end(self) {
        drop(self.stop);
        self.serving.await.unwrap();
    }
}

/// Which program stands in for a charge point.
#[derive(Clone, Copy)]
enum Peer {
    Python,
    JavaScript,
}

/// The command of a peer; none where it is not installed, which is said.
fn peer(peer: Peer, version: &str, url: &str, more: &[&str]) -> Option<Command> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/foreign");
    let mut command = match peer {
        Peer::Python => {
            let Some(python) = std::env::var_os("CMS_FOREIGN_PYTHON") else {
                println!("skipped: CMS_FOREIGN_PYTHON names no Python with the package ocpp; ./test foreign makes one");
                return None;
            };
            let mut command = Command::new(python);
            command.arg(folder.join("charge_point.py")).args(["--version", version]);
            command
        }
        Peer::JavaScript => {
            let Some(modules) = std::env::var_os("CMS_FOREIGN_NODE_PATH") else {
                println!(
                    "skipped: CMS_FOREIGN_NODE_PATH names no node_modules with ocpp-rpc; ./test foreign makes one"
                );
                return None;
            };
            // Modules are found from the script's own folder upwards, so it runs beside them.
            let script = PathBuf::from(modules).with_file_name("charge_point.mjs");
            std::fs::copy(folder.join("charge_point.mjs"), &script).unwrap();
            let mut command = Command::new("node");
            command.arg(script);
            command
        }
    };
    let (identity, password) = identity(version);
    command.args(["--url", url, "--id", identity, "--password", password]);
    command.args(["--meter-start", "1000", "--energy", "12345", "--start", "2026-05-04T08:00:00Z"]);
    command.args(more);
    Some(command)
}

fn identity(version: &str) -> (&'static str, &'static str) {
    match version {
        "1.6" => ("CP16-0001", "demo-secret-of-cp16"),
        _ => ("CS201-0001", "demo-secret-of-cs201"),
    }
}

async fn output(mut command: Command) -> Output {
    spawn_blocking(move || command.output().unwrap()).await.unwrap()
}

/// The lines that a peer printed, which must have ended well.
fn lines(output: &Output) -> Vec<Value> {
    let text = String::from_utf8_lossy(&output.stdout);
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{text}\n{error}");
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Charges with a peer and checks session, invoice and payment.
async fn charges_and_is_billed(who: Peer, version: &str) {
    let running = Running::start().await;
    let Some(command) = peer(who, version, &running.url, &["--token", CARD]) else { return };
    let lines = lines(&output(command).await);
    assert_eq!(lines.last().unwrap()["done"], true);

    let overview = running.overview().await;
    assert!(overview.open_sessions.is_empty() && overview.quarantine.is_empty());
    assert_eq!(overview.receipts.len(), 1);
    let receipt = &overview.receipts[0];
    let item = &receipt.invoice.items[0];
    assert_eq!(item.station, identity(version).0);
    let minutes = (item.ended_at - item.started_at).num_minutes();
    // Net: 0.50 + 12.345 kWh x 0.39 + minutes / 60 x 1.20; the peer chooses how long it takes.
    let exact_100_000 = 50_000 + 481_455 + minutes * 2_000;
    let net_cents = (exact_100_000 + 500) / 1_000;
    assert_eq!(receipt.invoice.net.as_minor(), Some(net_cents));
    assert_eq!(receipt.invoice.vat.as_minor(), Some((net_cents * 19 + 50) / 100));
    assert!(receipt.is_settled(), "{}", receipt.to_text());
    running.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_python_charge_point_of_1_6_charges_and_its_session_is_invoiced_and_paid() {
    charges_and_is_billed(Peer::Python, "1.6").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_python_charging_station_of_2_0_1_charges_and_its_session_is_invoiced_and_paid() {
    charges_and_is_billed(Peer::Python, "2.0.1").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_javascript_charge_point_of_1_6_charges_and_its_session_is_invoiced_and_paid() {
    charges_and_is_billed(Peer::JavaScript, "1.6").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_log_of_a_foreign_station_is_fetched() {
    for (version, action) in [("1.6", "GetDiagnostics"), ("2.0.1", "GetLog")] {
        let running = Running::start().await;
        let station = StationId::parse(identity(version).0).unwrap();
        running.central.fetch_diagnostics(&station).await.unwrap().unwrap();
        let Some(command) = peer(Peer::Python, version, &running.url, &["--token", CARD, "--wait-for", action]) else {
            return;
        };
        lines(&output(command).await);
        let mut snapshot = running.central.csms().store().snapshot().await.unwrap();
        let jobs = all::<Job>(&mut *snapshot, None).await.unwrap();
        drop(snapshot);
        assert!(matches!(jobs[0].value.state, JobState::Done { size: Some(1..), .. }), "{:?}", jobs[0].value);
        running.end().await;
    }
}

/// The answers of one bad scenario, by case: what came back, as frames.
async fn misbehaves(version: &str, scenario: &str) -> Option<(Running, Vec<(String, Vec<Value>)>)> {
    let running = Running::start().await;
    let command = peer(Peer::Python, version, &running.url, &["--token", CARD, "--bad", scenario])?;
    let cases = lines(&output(command).await)
        .into_iter()
        .filter(|line| line.get("case").is_some())
        .map(|line| {
            let frames = line["received"].as_array().unwrap().iter();
            let frames = frames.map(|text| serde_json::from_str(text.as_str().unwrap()).unwrap()).collect();
            (line["case"].as_str().unwrap().to_owned(), frames)
        })
        .collect();
    Some((running, cases))
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_frame_gets_the_answer_of_its_version_and_the_connection_lives() {
    // Where the message id cannot be read, and where it can.
    for (version, nameless, named) in
        [("1.6", "GenericError", "FormationViolation"), ("2.0.1", "RpcFrameworkError", "RpcFrameworkError")]
    {
        let Some((running, cases)) = misbehaves(version, "not-json").await else { return };
        let bad: Vec<_> = cases.iter().filter(|(case, _)| case == "not-json").collect();
        assert!(!bad.is_empty());
        for (_, frames) in bad {
            assert_eq!(frames.len(), 1, "{frames:?}");
            let code = if frames[0][1] == "-1" { nameless } else { named };
            assert_eq!((&frames[0][0], &frames[0][2]), (&Value::from(4), &Value::from(code)), "{frames:?}");
        }
        assert_eq!(cases.last().unwrap().1[0][0], 3, "the Heartbeat after it is answered");
        running.end().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_action_is_not_implemented() {
    for version in ["1.6", "2.0.1"] {
        let Some((running, cases)) = misbehaves(version, "unknown-action").await else { return };
        let (_, frames) = cases.iter().find(|(case, _)| case == "unknown-action").unwrap();
        assert_eq!((&frames[0][0], &frames[0][2]), (&Value::from(4), &Value::from("NotImplemented")));
        running.end().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_payload_that_breaks_its_schema_gets_the_code_of_its_version() {
    let codes = [
        ("missing-member", "OccurenceConstraintViolation", "OccurrenceConstraintViolation"),
        ("wrong-type", "TypeConstraintViolation", "TypeConstraintViolation"),
        ("too-long", "PropertyConstraintViolation", "PropertyConstraintViolation"),
        ("unknown-value", "PropertyConstraintViolation", "PropertyConstraintViolation"),
        ("unknown-member", "FormationViolation", "FormatViolation"),
    ];
    for version in ["1.6", "2.0.1"] {
        let Some((running, cases)) = misbehaves(version, "bad-schema").await else { return };
        for (case, in_1_6, in_2) in codes {
            let (_, frames) = cases.iter().find(|(name, _)| name == case).unwrap();
            let code = if version == "1.6" { in_1_6 } else { in_2 };
            assert_eq!((&frames[0][0], &frames[0][2]), (&Value::from(4), &Value::from(code)), "{version} {case}");
        }
        running.end().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_start_that_is_sent_twice_is_answered_alike_and_billed_once() {
    for version in ["1.6", "2.0.1"] {
        let Some((running, cases)) = misbehaves(version, "repeat-start").await else { return };
        let starts: Vec<_> =
            cases.iter().filter(|(case, _)| case == "start").map(|(_, frames)| &frames[0][2]).collect();
        assert_eq!(starts.len(), 2);
        assert_eq!(starts[0], starts[1]);
        assert_eq!(running.overview().await.receipts.len(), 1);
        running.end().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_token_waits_in_quarantine_and_the_log_tells_all_bad_input_without_a_token() {
    let log = Arc::new(Mutex::new(Vec::new()));
    let sink = log.clone();
    let subscriber = tracing_subscriber::fmt().with_ansi(false).with_max_level(tracing::Level::TRACE);
    let subscriber = subscriber.with_writer(move || Sink(sink.clone())).finish();
    // Other tests of this process may log here too; what must not be in it must be in none of theirs.
    let _ = tracing::subscriber::set_global_default(subscriber);
    for (version, status) in [("1.6", "Invalid"), ("2.0.1", "Unknown")] {
        let Some((running, cases)) = misbehaves(version, "unknown-token").await else { return };
        let (_, frames) = cases.iter().find(|(case, _)| case == "start").unwrap();
        let info = if version == "1.6" { &frames[0][2]["idTagInfo"] } else { &frames[0][2]["idTokenInfo"] };
        assert_eq!(info["status"], status);
        let overview = running.overview().await;
        assert!(overview.receipts.is_empty());
        assert_eq!(overview.quarantine[0].reason, QuarantineReason::NoAccount);
        running.end().await;
    }
    for scenario in ["not-json", "unknown-action", "bad-schema", "repeat-start"] {
        let Some((running, _)) = misbehaves("1.6", scenario).await else { return };
        running.end().await;
    }
    let log = String::from_utf8_lossy(&log.lock().unwrap()).into_owned();
    for told in
        ["token_refused", "a frame cannot be read", "action_refused", "payload_refused", "repeat", "quarantined"]
    {
        assert!(log.contains(told), "{told} is not in the log: {log}");
    }
    assert!(!log.to_uppercase().contains("DEADBEEF"), "a token stands in the log");
    assert!(!log.contains(CARD), "a token stands in the log");
}

struct Sink(Arc<Mutex<Vec<u8>>>);

impl std::io::Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
