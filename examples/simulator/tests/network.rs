//! Stations over real sockets on the loopback: the handshake, the upload of a log, and the program.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use std::net::SocketAddr;
use std::process::Stdio;
use std::sync::Arc;

use async_trait::async_trait;
use cms_ocpp::Version;
use cms_ocpp::rpc::Payload;
use cms_ocpp_tokio::{Accepted, CallSender, Candidate, Server, ServerHandler, ServerOptions, Verdict};
use common::{Central, TOKEN, charge_plan, station_plan};
use serde_json::{Value, json};
use simulator::{Journal, JournalEntry, SimulatedStation, StationPlan, Step};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;
use tokio::process::{Child, Command};
use tokio::task::JoinHandle;

/// Admits CP1 with its password.
struct Port(Central);

#[async_trait]
impl ServerHandler for Port {
    type Pass = ();

    async fn admit(&self, candidate: &Candidate) -> Verdict<()> {
        let credentials = candidate.credentials.as_ref();
        let known = credentials.is_some_and(|known| known.user() == "CP1" && known.password() == b"PASSWORD");
        if known && candidate.identity == "CP1" { Verdict::Accept(()) } else { Verdict::Unauthorized }
    }

    async fn connected(&self, accepted: Accepted<()>) {
        self.0.serve(accepted.transport).closed().await;
    }
}

async fn listen(central: &Central) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("ws://{}/ocpp", listener.local_addr().unwrap());
    let server = Arc::new(Server::new(Port(central.clone()), ServerOptions::default()));
    tokio::spawn(async move { server.serve(listener, std::future::pending()).await });
    url
}

#[tokio::test]
async fn a_station_connects_over_a_websocket_with_its_password() {
    for version in Version::ALL {
        let folder = tempfile::tempdir().unwrap();
        let central = Central::new(version);
        let plan = StationPlan { url: listen(&central).await, ..station_plan(version, folder.path()) };
        let wrong = StationPlan { password: "wrong".into(), ..plan.clone() };
        assert_eq!(SimulatedStation::connect(wrong).await.unwrap_err().code(), "connect_refused");
        let station = SimulatedStation::connect(plan).await.unwrap();
        station.boot().await.unwrap();
        assert_eq!(station.charge(&charge_plan()).await.unwrap().register_stop_wh, 3_000);
        station.close().await;
        central.seen();
    }
}

/// Takes one HTTP request and answers with this status line.
async fn take_upload(status: &'static str) -> (SocketAddr, JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let taken = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let (mut request, mut wanted) = (Vec::new(), usize::MAX);
        while request.len() < wanted {
            request.push(stream.read_u8().await.unwrap());
            if wanted == usize::MAX && request.ends_with(b"\r\n\r\n") {
                let head = String::from_utf8(request.clone()).unwrap().to_lowercase();
                let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap();
                wanted = request.len() + length.parse::<usize>().unwrap();
            }
        }
        stream.write_all(format!("HTTP/1.1 {status}\r\ncontent-length: 0\r\n\r\n").as_bytes()).await.unwrap();
        String::from_utf8(request).unwrap()
    });
    (address, taken)
}

async fn ask_for_log(calls: &CallSender, version: Version, url: &str) -> Value {
    let (action, request) = match version {
        Version::V1_6 => ("GetDiagnostics", json!({ "location": url })),
        _ => ("GetLog", json!({ "logType": "DiagnosticsLog", "requestId": 7, "log": { "remoteLocation": url } })),
    };
    calls.call(action, Payload::from_text(request.to_string()).unwrap()).await.unwrap().read().unwrap()
}

/// Waits until the station has told this often how its upload goes.
async fn upload_statuses(
    central: &Central,
    steps: &mut tokio::sync::mpsc::UnboundedReceiver<Step>,
    count: usize,
) -> Vec<Value> {
    loop {
        let (old, new) = (central.requests("DiagnosticsStatusNotification"), central.requests("LogStatusNotification"));
        let told = if old.is_empty() { new } else { old };
        if told.len() == count {
            return told;
        }
        steps.recv().await.unwrap();
    }
}

#[tokio::test]
async fn an_operator_gets_a_log_without_tokens() {
    for version in Version::ALL {
        for (status, end) in [("201 Created", "Uploaded"), ("500 Internal Server Error", "UploadFail")] {
            let folder = tempfile::tempdir().unwrap();
            let central = Central::new(version);
            let (station, calls) = central.station(&station_plan(version, folder.path())).await;
            station.boot().await.unwrap();
            station.charge(&charge_plan()).await.unwrap();
            let mut steps = station.watch();
            let (address, taken) = take_upload(status).await;
            let url = format!("http://{address}/uploads/job/secret?x=1");
            let answer = ask_for_log(&calls, version, &url).await;
            let name = if version == Version::V1_6 { "fileName" } else { "filename" };
            assert_eq!(answer[name], "CP1-1-1.txt");

            let request = taken.await.unwrap();
            let (head, log) = request.split_once("\r\n\r\n").unwrap();
            assert!(head.starts_with("PUT /uploads/job/secret?x=1 HTTP/1.1\r\n"), "{head}");
            assert!(log.contains(" sent Authorize\n"), "{log}");
            assert!(log.contains(" received the answer to Authorize: result\n"), "{log}");
            let asked = if version == Version::V1_6 { "GetDiagnostics" } else { "GetLog" };
            let answered = log.find(&format!(" sent the answer to {asked}: result\n")).expect("the answer");
            let told = log.find(if version == Version::V1_6 { " sent Diag" } else { " sent Log" }).expect("Uploading");
            assert!(answered < told, "the answer goes out before the upload begins: {log}");
            assert!(!request.contains(TOKEN) && !request.contains("PASSWORD"));

            let told = upload_statuses(&central, &mut steps, 2).await;
            assert_eq!(told[0]["status"], "Uploading");
            assert!(told[1]["status"].as_str().unwrap().starts_with(end), "{}", told[1]);
            if version != Version::V1_6 {
                assert_eq!((&told[0]["requestId"], &told[1]["requestId"]), (&json!(7), &json!(7)));
            }
        }
    }
}

#[tokio::test]
async fn a_log_goes_only_to_the_own_machine_over_http_and_one_at_a_time() {
    for version in Version::ALL {
        let folder = tempfile::tempdir().unwrap();
        let central = Central::new(version);
        let (station, calls) = central.station(&station_plan(version, folder.path())).await;
        station.boot().await.unwrap();
        let mut steps = station.watch();
        let refused = if version == Version::V1_6 { json!({}) } else { json!({ "status": "Rejected" }) };
        for url in [
            "https://127.0.0.1/x",
            "ftp://127.0.0.1/x",
            "http://192.0.2.1/x",
            "http://127.0.0.1.example.com/x",
            "http://example.com/127.0.0.1",
            "http://[2001:db8::1]/x",
        ] {
            assert_eq!(ask_for_log(&calls, version, url).await, refused, "{url}");
        }
        // Nobody answers there, so the upload is under way until the listener is gone.
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://localhost:{}/x", listener.local_addr().unwrap().port());
        assert_ne!(ask_for_log(&calls, version, &url).await, refused);
        let (stream, _) = listener.accept().await.unwrap();
        assert_eq!(ask_for_log(&calls, version, &url).await, refused, "one is under way");
        drop((stream, listener));
        let told = upload_statuses(&central, &mut steps, 2).await;
        assert!(told[1]["status"].as_str().unwrap().starts_with("UploadFail"));
        assert_ne!(ask_for_log(&calls, version, &url).await, refused, "it is over");
    }
}

/// The program, charging at this central system.
fn program(url: &str, version: Version, folder: &std::path::Path, pace_ms: u32) -> Child {
    Command::new(env!("CARGO_BIN_EXE_simulator"))
        .args(["--url", url, "--id", "CP1", "--password", "PASSWORD", "--version", &version.to_string()])
        .args(["--token", TOKEN, "--evse", "1", "--energy", "1000,2000,3000", "--step-minutes", "5"])
        .args(["--start", "2026-03-01T09:00:00Z", "--pace-ms", &pace_ms.to_string()])
        .arg("--journal")
        .arg(folder.join("journal.jsonl"))
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .unwrap()
}

#[tokio::test]
async fn a_killed_program_finishes_its_charge_when_it_runs_again() {
    for version in Version::ALL {
        let folder = tempfile::tempdir().unwrap();
        let central = Central::new(version);
        let url = listen(&central).await;
        let mut first = program(&url, version, folder.path(), 50);
        let mut lines = BufReader::new(first.stdout.take().unwrap()).lines();
        loop {
            let line = lines.next_line().await.unwrap().expect("a sample");
            let line: Value = serde_json::from_str(&line).unwrap();
            assert_ne!(line["step"], "failed", "{line}");
            if line["entry"] == "sampled" {
                break;
            }
        }
        first.kill().await.unwrap();

        let second = program(&url, version, folder.path(), 0).wait_with_output().await.unwrap();
        assert!(second.status.success());
        let text = String::from_utf8(second.stdout).unwrap();
        assert!(!text.contains(TOKEN) && !text.contains("PASSWORD"));
        let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let finished = lines.iter().find(|line| line["step"] == "interrupted_charge_finished").unwrap();
        assert_eq!(lines.first().unwrap()["action"], "BootNotification");
        let charged = lines.last().unwrap();
        assert_eq!((&charged["step"], &charged["reason"]), (&json!("charged"), &json!("Local")));
        assert_eq!(charged["register_start_wh"], finished["register_stop_wh"]);
        assert_ne!(charged["transaction_id"], finished["transaction_id"]);

        let journal = Journal::read(folder.path().join("journal.jsonl")).unwrap();
        let started = journal.iter().filter(|entry| matches!(entry, JournalEntry::Started(_))).count();
        let stopped = journal.iter().filter(|entry| matches!(entry, JournalEntry::Stopped(_))).count();
        assert_eq!((started, stopped), (2, 2));
        central.seen();
    }
}

#[tokio::test]
async fn the_program_says_why_it_failed() {
    let folder = tempfile::tempdir().unwrap();
    let nobody = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let output = program(&format!("ws://{nobody}/ocpp"), Version::V1_6, folder.path(), 0).wait_with_output().await;
    let output = output.unwrap();
    assert_eq!(output.status.code(), Some(1));
    let line: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&line["step"], &line["code"]), (&json!("failed"), &json!("connect_unreachable")));
}
