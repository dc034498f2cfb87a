//! The order and the content of what a station says while it charges.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use std::time::Duration;

use chrono::TimeDelta;
use cms_ocpp::Version;
use cms_ocpp::rpc::{ErrorCode, Payload};
use cms_ocpp_tokio::CallFailure;
use common::{Central, Script, TOKEN, charge_plan, next_charge_plan, register, station_plan, time};
use serde_json::{Value, json};
use simulator::{
    ChargePlan, ConnectorStatus, Fault, Journal, JournalEntry, SimulatorError, StationPlan, Step, StopReason,
    TokenStatus,
};

/// The actions after those of the boot.
fn after_boot(central: &Central, version: Version) -> Vec<String> {
    let mut actions = central.actions();
    assert_eq!(
        actions.drain(..3).collect::<Vec<_>>(),
        ["BootNotification", "StatusNotification", "StatusNotification"]
    );
    assert!(central.requests("BootNotification").len() == 1, "{version}");
    actions
}

#[tokio::test(start_paused = true)]
async fn a_charge_of_1_6_is_told_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let central = Central::new(Version::V1_6);
    let (station, _calls) = central.station(&station_plan(Version::V1_6, folder.path())).await;
    let boot = station.boot().await.unwrap();
    assert_eq!((boot.current_time, boot.interval_s), (time("2026-03-01T08:00:00Z"), 300));
    let charged = station.charge(&charge_plan()).await.unwrap();

    assert_eq!(
        after_boot(&central, Version::V1_6),
        [
            "StatusNotification",
            "Authorize",
            "StartTransaction",
            "StatusNotification",
            "MeterValues",
            "MeterValues",
            "StopTransaction",
            "StatusNotification"
        ]
    );
    let statuses: Vec<_> = central
        .requests("StatusNotification")
        .iter()
        .map(|status| format!("{} {} {}", status["connectorId"], status["status"], status["timestamp"]))
        .collect();
    assert_eq!(
        statuses,
        [
            r#"1 "Available" "2026-03-01T08:00:00Z""#,
            r#"2 "Available" "2026-03-01T08:00:00Z""#,
            r#"1 "Preparing" "2026-03-01T09:00:00Z""#,
            r#"1 "Charging" "2026-03-01T09:00:00Z""#,
            r#"1 "Available" "2026-03-01T09:15:00Z""#,
        ]
    );
    assert_eq!(
        central.requests("StartTransaction"),
        [json!({ "connectorId": 1, "idTag": TOKEN, "meterStart": 0, "timestamp": "2026-03-01T09:00:00Z" })]
    );
    let sampled = |value: &str, context, measurand, unit| json!({ "value": value, "context": context, "measurand": measurand, "unit": unit });
    let energy = |value, context| sampled(value, context, "Energy.Active.Import.Register", "Wh");
    let sample = |at, wh, watts| {
        let power = sampled(watts, "Sample.Periodic", "Power.Active.Import", "W");
        json!({ "connectorId": 1, "transactionId": 101, "meterValue": [
            { "timestamp": at, "sampledValue": [energy(wh, "Sample.Periodic"), power] }
        ] })
    };
    assert_eq!(
        central.requests("MeterValues"),
        [sample("2026-03-01T09:05:00Z", "1000", "12000"), sample("2026-03-01T09:10:00Z", "2200", "14400")]
    );
    let end = json!({ "timestamp": "2026-03-01T09:15:00Z", "sampledValue": [energy("3000", "Transaction.End")] });
    assert_eq!(
        central.requests("StopTransaction"),
        [json!({ "idTag": TOKEN, "meterStop": 3_000, "timestamp": "2026-03-01T09:15:00Z", "transactionId": 101,
                 "reason": "Local", "transactionData": [end] })]
    );
    assert_eq!((charged.transaction_id.as_str(), charged.samples_confirmed), ("101", 2));
    assert_eq!((charged.register_start_wh, charged.register_stop_wh), (0, 3_000));
    assert_eq!((charged.reason, charged.total_cost), (Some(StopReason::Local), None));
    assert_eq!(charged.ended_at, time("2026-03-01T09:15:00Z"));
}

#[tokio::test(start_paused = true)]
async fn a_charge_of_2_x_is_told_in_numbered_events() {
    for version in [Version::V2_0_1, Version::V2_1] {
        let folder = tempfile::tempdir().unwrap();
        let central = Central::new(version);
        let (station, _calls) = central.station(&station_plan(version, folder.path())).await;
        station.boot().await.unwrap();
        let charged = station.charge(&charge_plan()).await.unwrap();

        let event = "TransactionEvent";
        assert_eq!(
            after_boot(&central, version),
            ["StatusNotification", "Authorize", event, event, event, event, event, "StatusNotification"]
        );
        let statuses: Vec<_> = central
            .requests("StatusNotification")
            .iter()
            .map(|status| format!("{} {} {}", status["evseId"], status["connectorId"], status["connectorStatus"]))
            .collect();
        assert_eq!(statuses, [r#"1 1 "Available""#, r#"2 1 "Available""#, r#"1 1 "Occupied""#, r#"1 1 "Available""#]);
        assert_eq!(central.requests("Authorize"), [json!({ "idToken": { "idToken": TOKEN, "type": "ISO14443" } })]);
        let events = central.requests(event);
        let told: Vec<_> = events
            .iter()
            .map(|event| {
                assert_eq!(event["transactionInfo"]["transactionId"], charged.transaction_id);
                let meter = event["meterValue"].get(0);
                format!(
                    "{} {} {} {} {:?} {}",
                    event["seqNo"],
                    event["eventType"].as_str().unwrap(),
                    event["triggerReason"].as_str().unwrap(),
                    event["transactionInfo"]["chargingState"].as_str().unwrap(),
                    meter.map(register),
                    meter.map_or("", |meter| meter["sampledValue"][0]["context"].as_str().unwrap()),
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                "0 Started Authorized EVConnected Some(0) Transaction.Begin",
                "1 Updated ChargingStateChanged Charging None ",
                "2 Updated MeterValuePeriodic Charging Some(1000) Sample.Periodic",
                "3 Updated MeterValuePeriodic Charging Some(2200) Sample.Periodic",
                "4 Ended StopAuthorized EVConnected Some(3000) Transaction.End",
            ]
        );
        assert_eq!(events[0]["evse"], json!({ "id": 1, "connectorId": 1 }));
        assert_eq!(events[0]["idToken"]["idToken"], TOKEN);
        assert_eq!(events[3]["meterValue"][0]["sampledValue"][1]["value"], 14_400);
        assert_eq!(events[4]["transactionInfo"]["stoppedReason"], "Local");
        assert_eq!(events[4]["timestamp"], "2026-03-01T09:15:00Z");
        assert!(charged.transaction_id.len() <= 36);
        assert_eq!((charged.samples_confirmed, charged.total_cost.as_deref()), (2, Some("12.3")));
    }
}

#[tokio::test(start_paused = true)]
async fn the_meter_goes_on_where_it_stood_and_each_evse_has_its_own() {
    for version in Version::ALL {
        let folder = tempfile::tempdir().unwrap();
        let central = Central::new(version);
        let plan = station_plan(version, folder.path());
        let (station, _calls) = central.station(&plan).await;
        station.boot().await.unwrap();
        let first = station.charge(&charge_plan()).await.unwrap();
        let second = station.charge(&next_charge_plan()).await.unwrap();
        let other = station.charge(&ChargePlan { evse: 2, ..charge_plan() }).await.unwrap();
        assert_eq!((second.register_start_wh, second.register_stop_wh), (3_000, 3_700));
        assert_eq!((other.register_start_wh, other.register_stop_wh), (0, 3_000));
        assert_ne!(first.transaction_id, second.transaction_id);
        station.close().await;
        let (station, _calls) = central.station(&plan).await;
        assert_eq!((station.register_wh(1), station.register_wh(2)), (3_700, 3_000));
    }
}

#[tokio::test(start_paused = true)]
async fn two_evses_charge_at_the_same_time_and_one_evse_only_once() {
    for version in Version::ALL {
        let folder = tempfile::tempdir().unwrap();
        let central = Central::new(version);
        let plan = StationPlan { pace: Duration::from_secs(1), ..station_plan(version, folder.path()) };
        let (station, _calls) = central.station(&plan).await;
        station.boot().await.unwrap();
        let other = ChargePlan { evse: 2, ..charge_plan() };
        let again = async {
            tokio::time::sleep(Duration::from_millis(3_500)).await;
            assert_eq!(station.finish_interrupted().await, Ok(None), "what goes on is not interrupted");
            station.charge(&charge_plan()).await
        };
        let first = charge_plan();
        let (first, second, third) = tokio::join!(station.charge(&first), station.charge(&other), again);
        assert_eq!(first.unwrap().samples_confirmed, 2);
        assert_eq!(second.unwrap().samples_confirmed, 2);
        assert_eq!(third, Err(SimulatorError::TransactionOpen { evse: 1 }));
    }
}

#[tokio::test(start_paused = true)]
async fn a_token_that_is_refused_starts_nothing() {
    for version in Version::ALL {
        let folder = tempfile::tempdir().unwrap();
        let central = Central::new(version);
        central.script(Script { authorize: Some("Blocked"), ..Script::default() });
        let plan = station_plan(version, folder.path());
        let (station, _calls) = central.station(&plan).await;
        station.boot().await.unwrap();
        assert_eq!(station.authorize(TOKEN, "ISO14443").await, Ok(TokenStatus::Refused { status: "Blocked".into() }));
        let refused = station.charge(&charge_plan()).await;
        assert_eq!(refused, Err(SimulatorError::TokenRefused { status: "Blocked".into() }));
        let actions = central.actions();
        assert_eq!(actions[actions.len() - 3..], ["StatusNotification", "Authorize", "StatusNotification"]);
        assert_eq!(Journal::read(&plan.journal).unwrap().len(), 1, "nothing but the opening");
    }
}

#[tokio::test(start_paused = true)]
async fn a_token_that_is_refused_at_the_start_ends_the_transaction_at_once() {
    for version in Version::ALL {
        let folder = tempfile::tempdir().unwrap();
        let central = Central::new(version);
        central.script(Script { start: Some("ConcurrentTx"), ..Script::default() });
        let (station, _calls) = central.station(&station_plan(version, folder.path())).await;
        station.boot().await.unwrap();
        let charged = station.charge(&charge_plan()).await.unwrap();
        assert_eq!((charged.reason, charged.samples_confirmed), (Some(StopReason::DeAuthorized), 0));
        assert_eq!((charged.register_stop_wh, charged.ended_at), (0, time("2026-03-01T09:00:00Z")));
        if version == Version::V1_6 {
            let stops = central.requests("StopTransaction");
            assert_eq!((&stops[0]["reason"], &stops[0]["transactionId"]), (&json!("DeAuthorized"), &json!(101)));
            assert!(stops[0]["idTag"].is_null());
        } else {
            let events = central.requests("TransactionEvent");
            assert_eq!(events.len(), 2);
            assert_eq!(events[1]["triggerReason"], "Deauthorized");
            assert_eq!(events[1]["transactionInfo"]["stoppedReason"], "DeAuthorized");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_token_that_is_refused_on_the_way_ends_the_transaction_there() {
    for version in [Version::V2_0_1, Version::V2_1] {
        for (seq_no, samples, register_wh) in [(1, 0, 0), (3, 2, 2_200)] {
            let folder = tempfile::tempdir().unwrap();
            let central = Central::new(version);
            central.script(Script { update: Some((seq_no, "Expired")), ..Script::default() });
            let (station, _calls) = central.station(&station_plan(version, folder.path())).await;
            station.boot().await.unwrap();
            let charged = station.charge(&charge_plan()).await.unwrap();
            assert_eq!((charged.reason, charged.samples_confirmed), (Some(StopReason::DeAuthorized), samples));
            assert_eq!(charged.register_stop_wh, register_wh);
        }
    }
}

#[tokio::test(start_paused = true)]
async fn an_operator_ends_a_charge_at_its_last_reading() {
    for version in Version::ALL {
        let folder = tempfile::tempdir().unwrap();
        let central = Central::new(version);
        let plan = StationPlan { pace: Duration::from_secs(10), ..station_plan(version, folder.path()) };
        let (station, calls) = central.station(&plan).await;
        station.boot().await.unwrap();
        let mut steps = station.watch();
        let stop = async |id: &str| -> Value {
            let (action, payload) = match version {
                Version::V1_6 => ("RemoteStopTransaction", format!(r#"{{"transactionId":{id}}}"#)),
                _ => ("RequestStopTransaction", format!(r#"{{"transactionId":"{id}"}}"#)),
            };
            calls.call(action, Payload::from_text(payload).unwrap()).await.unwrap().read().unwrap()
        };
        let operator = async {
            let id = loop {
                let step = steps.recv().await.unwrap();
                if let Step::Confirmed { entry: "sampled", transaction_id, .. } = step {
                    break transaction_id;
                }
            };
            assert_eq!(stop("77").await, json!({ "status": "Rejected" }));
            assert_eq!(stop(&id).await, json!({ "status": "Accepted" }));
            id
        };
        let plan = charge_plan();
        let (charged, id) = tokio::join!(station.charge(&plan), operator);
        let charged = charged.unwrap();
        assert_eq!((charged.reason, charged.samples_confirmed), (Some(StopReason::Remote), 1));
        assert_eq!((charged.register_stop_wh, charged.ended_at), (1_000, time("2026-03-01T09:05:00Z")));
        assert_eq!(stop(&id).await, json!({ "status": "Rejected" }), "it is over");
        let seen = central.seen();
        let (_, end) = &seen[seen.len() - 2];
        if version == Version::V1_6 {
            assert_eq!(end["reason"], "Remote");
        } else {
            assert_eq!((&end["triggerReason"], &end["seqNo"]), (&json!("RemoteStop"), &json!(3)));
            assert_eq!(end["transactionInfo"]["stoppedReason"], "Remote");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn calls_that_a_simulated_station_does_not_serve_are_refused_by_name() {
    for version in Version::ALL {
        let folder = tempfile::tempdir().unwrap();
        let central = Central::new(version);
        let (_station, calls) = central.station(&station_plan(version, folder.path())).await;
        let log = if version == Version::V1_6 { "GetDiagnostics" } else { "GetLog" };
        for (action, code) in [
            ("Reset", ErrorCode::NotSupported),
            ("BootNotification", ErrorCode::NotSupported),
            ("MakeCoffee", ErrorCode::NotImplemented),
            (log, ErrorCode::OccurrenceConstraintViolation),
        ] {
            let answer = calls.call(action, Payload::empty()).await;
            match answer {
                Err(CallFailure::Error(error)) => assert_eq!(*error.code(), code, "{version} {action}"),
                other => panic!("{version} {action}: {other:?}"),
            }
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_fault_is_told_the_way_of_the_version() {
    let fault = Fault {
        code: "GroundFailure".into(),
        vendor_code: Some("E-17".into()),
        info: Some("insulation below 100 kOhm".into()),
    };
    for version in Version::ALL {
        let folder = tempfile::tempdir().unwrap();
        let central = Central::new(version);
        let (station, _calls) = central.station(&station_plan(version, folder.path())).await;
        station.boot().await.unwrap();
        assert_eq!(station.heartbeat().await, Ok(time("2026-03-01T08:05:00Z")));
        station.report_status(2, ConnectorStatus::Faulted, Some(&fault)).await.unwrap();
        let status = central.requests("StatusNotification").pop().unwrap();
        if version == Version::V1_6 {
            assert_eq!(
                status,
                json!({ "connectorId": 2, "errorCode": "GroundFailure", "info": "insulation below 100 kOhm",
                        "status": "Faulted", "timestamp": "2026-03-01T08:05:00Z", "vendorId": "Simulated",
                        "vendorErrorCode": "E-17" })
            );
        } else {
            assert_eq!((&status["connectorStatus"], &status["evseId"]), (&json!("Faulted"), &json!(2)));
            let event = &central.requests("NotifyEvent")[0]["eventData"][0];
            assert_eq!(event["component"], json!({ "name": "Connector", "evse": { "id": 2, "connectorId": 1 } }));
            assert_eq!(event["techCode"], "E-17");
            assert_eq!(event["techInfo"], "GroundFailure: insulation below 100 kOhm");
            central.script(Script { unsupported: vec!["NotifyEvent"], ..Script::default() });
            station.report_status(2, ConnectorStatus::Faulted, Some(&fault)).await.unwrap();
            assert_eq!(central.requests("NotifyEvent")[1]["eventData"][0]["eventId"], 1);
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_station_that_is_not_accepted_says_when_to_boot_again() {
    for version in Version::ALL {
        let folder = tempfile::tempdir().unwrap();
        let central = Central::new(version);
        central.script(Script { boot: Some("Pending"), ..Script::default() });
        let (station, _calls) = central.station(&station_plan(version, folder.path())).await;
        let refused = station.boot().await;
        assert_eq!(refused, Err(SimulatorError::BootNotAccepted { status: "Pending".into(), retry_after_s: 300 }));
        assert_eq!(central.actions(), ["BootNotification"]);
    }
}

#[tokio::test(start_paused = true)]
async fn a_plan_that_cannot_be_is_refused_before_anything_is_sent() {
    let folder = tempfile::tempdir().unwrap();
    let central = Central::new(Version::V2_1);
    let (station, _calls) = central.station(&station_plan(Version::V2_1, folder.path())).await;
    for plan in [
        ChargePlan { evse: 3, ..charge_plan() },
        ChargePlan { energy_wh: vec![], ..charge_plan() },
        ChargePlan { energy_wh: vec![2, 1], ..charge_plan() },
        ChargePlan { energy_wh: vec![u64::MAX], ..charge_plan() },
        ChargePlan { step: TimeDelta::zero(), ..charge_plan() },
        ChargePlan { step: TimeDelta::minutes(-1), ..charge_plan() },
        ChargePlan { step: TimeDelta::MAX, ..charge_plan() },
    ] {
        assert_eq!(station.charge(&plan).await.unwrap_err().code(), "plan_invalid", "{plan:?}");
    }
    let early = station.report_status(1, ConnectorStatus::Available, None).await;
    assert_eq!(early, Err(SimulatorError::ClockNotSet));
    assert_eq!(central.actions(), Vec::<String>::new());
    let long = ChargePlan { token: "x".repeat(256), ..charge_plan() };
    let refused = station.charge(&long).await.unwrap_err();
    assert_eq!(refused, SimulatorError::InvalidMessage { action: "Authorize", place: "/idToken/idToken".into() });
}

#[tokio::test(start_paused = true)]
async fn the_journal_has_an_intent_and_a_confirmation_of_every_message() {
    for version in Version::ALL {
        let folder = tempfile::tempdir().unwrap();
        let central = Central::new(version);
        let plan = station_plan(version, folder.path());
        let (station, _calls) = central.station(&plan).await;
        station.boot().await.unwrap();
        station.charge(&charge_plan()).await.unwrap();
        let entries = Journal::read(&plan.journal).unwrap();
        let mut sent = central.seen().into_iter().filter(|(action, _)| {
            ["StartTransaction", "MeterValues", "StopTransaction", "TransactionEvent"].contains(&action.as_str())
        });
        assert_eq!(entries[0], JournalEntry::Opened { identity: "CP1".into(), opening: 1 });
        for pair in entries[1..].chunks(2) {
            let (intent, confirmation) = match pair {
                [JournalEntry::Starting(intent), JournalEntry::Started(confirmation)]
                | [JournalEntry::Reporting(intent), JournalEntry::Reported(confirmation)]
                | [JournalEntry::Sampling(intent), JournalEntry::Sampled(confirmation)]
                | [JournalEntry::Stopping(intent), JournalEntry::Stopped(confirmation)] => (intent, confirmation),
                other => panic!("{other:?}"),
            };
            assert_eq!((intent.at, intent.register_wh), (confirmation.at, confirmation.register_wh));
            assert_eq!(intent.seq_no, confirmation.seq_no);
            let (action, payload) = sent.next().unwrap();
            assert_eq!(intent.message.action, action);
            assert_eq!(serde_json::from_str::<Value>(intent.message.payload.get()).unwrap(), payload);
        }
        assert!(sent.next().is_none());
        assert!(!format!("{entries:?}").contains(TOKEN));
    }
}

#[test]
fn what_is_shown_for_debugging_holds_no_secret() {
    let folder = std::path::Path::new("/tmp");
    assert!(!format!("{:?}", station_plan(Version::V1_6, folder)).contains("PASSWORD"));
    assert!(!format!("{:?}", charge_plan()).contains(TOKEN));
}
