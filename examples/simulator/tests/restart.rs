//! What is left of a transaction when the station dies, and what becomes of it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use chrono::TimeDelta;
use cms_ocpp::Version;
use common::{Central, charge_plan, next_charge_plan, register, station_plan};
use proptest::prelude::*;
use serde_json::Value;
use simulator::{ChargePlan, Charged, Journal, JournalEntry, SimulatorError, StationPlan, StopReason};

/// How far a charge got before the station died.
#[derive(Debug, Clone, Copy)]
struct Kill {
    /// Calls that were answered before.
    after: usize,
    /// Whether the call that was not answered had arrived.
    arrived: bool,
}

/// Charges until the kill; false where the charge was over before it.
async fn charge_until(central: &Central, plan: &StationPlan, charge: &ChargePlan, kill: Kill) -> bool {
    let (station, _calls) = central.station(plan).await;
    station.boot().await.unwrap();
    let mut silent = central.fall_silent_after(kill.after, kill.arrived);
    let killed = tokio::select! {
        biased;
        _ = silent.recv() => true,
        charged = station.charge(charge) => {
            charged.unwrap();
            false
        }
    };
    drop(station);
    central.speak();
    killed
}

/// Starts the station again and finishes everything.
async fn restart(central: &Central, plan: &StationPlan) -> Vec<Charged> {
    let (station, _calls) = central.station(plan).await;
    station.boot().await.unwrap();
    let mut finished = Vec::new();
    while let Some(charged) = station.finish_interrupted().await.unwrap() {
        finished.push(charged);
    }
    station.close().await;
    finished
}

/// A message of a transaction as the central system stores it: what for, when, and at which energy.
type Told = (String, String, Option<u64>);

fn told(version: Version, action: &str, payload: &Value) -> Option<(String, Told)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let at = || text(&payload["timestamp"]);
    if version == Version::V1_6 {
        return match action {
            "StartTransaction" => Some((at(), ("start".into(), at(), payload["meterStart"].as_u64()))),
            "MeterValues" => {
                let value = &payload["meterValue"][0];
                let told = ("sample".into(), text(&value["timestamp"]), Some(register(value)));
                Some((payload["transactionId"].to_string(), told))
            }
            "StopTransaction" => {
                let told = ("stop".into(), at(), payload["meterStop"].as_u64());
                Some((payload["transactionId"].to_string(), told))
            }
            _ => None,
        };
    }
    if action != "TransactionEvent" {
        return None;
    }
    let meter = payload["meterValue"].get(0).map(register);
    let what = match (payload["eventType"].as_str().unwrap(), meter) {
        ("Started", _) => "start",
        ("Ended", _) => "stop",
        (_, Some(_)) => "sample",
        (_, None) => "report",
    };
    Some((text(&payload["transactionInfo"]["transactionId"]), (what.into(), at(), meter)))
}

/// Checks what must hold for any charges and any kills: the central system and the journal tell the same, each
/// transaction once, with no gap in the meter.
fn check(central: &Central, version: Version, journal: &Path) {
    // A repeat says exactly what it said before, so it is one of the set.
    let mut seen = BTreeSet::new();
    let mut numbers: BTreeMap<String, Vec<i64>> = BTreeMap::new();
    let mut stored = Vec::new();
    for (action, payload) in central.seen() {
        let Some((transaction, told)) = told(version, &action, &payload) else { continue };
        if seen.insert((action, payload.to_string())) {
            stored.push(told);
            if let Some(number) = payload["seqNo"].as_i64() {
                numbers.entry(transaction).or_default().push(number);
            }
        }
    }
    for (transaction, numbers) in numbers {
        let count = i64::try_from(numbers.len()).unwrap();
        assert_eq!(numbers, (0..count).collect::<Vec<_>>(), "the events of {transaction}");
    }

    let mut confirmed = Vec::new();
    let mut meter = 0;
    let mut open = 0;
    for entry in Journal::read(journal).unwrap() {
        let time = |at: chrono::DateTime<chrono::Utc>| at.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true);
        match entry {
            JournalEntry::Starting(intent) => {
                assert_eq!(intent.register_wh, meter, "the meter goes on where it stood");
            }
            JournalEntry::Sampling(intent) | JournalEntry::Stopping(intent) => {
                assert!(intent.register_wh >= meter);
                meter = intent.register_wh;
            }
            JournalEntry::Started(entry) => {
                open += 1;
                confirmed.push(("start".to_owned(), time(entry.at), Some(entry.register_wh)));
            }
            JournalEntry::Reported(entry) => confirmed.push(("report".to_owned(), time(entry.at), None)),
            JournalEntry::Sampled(entry) => {
                confirmed.push(("sample".to_owned(), time(entry.at), Some(entry.register_wh)));
            }
            JournalEntry::Stopped(entry) => {
                open -= 1;
                confirmed.push(("stop".to_owned(), time(entry.at), Some(entry.register_wh)));
            }
            _ => {}
        }
    }
    assert_eq!(stored, confirmed, "what the central system has stored is what the journal has confirmed");
    assert_eq!(open, 0, "every transaction is ended");
}

#[tokio::test(start_paused = true)]
async fn a_station_that_dies_at_any_message_finishes_its_transaction_once() {
    for version in Version::ALL {
        for arrived in [true, false] {
            let mut finishes = Vec::new();
            for after in 0.. {
                let folder = tempfile::tempdir().unwrap();
                let plan = station_plan(version, folder.path());
                let central = Central::new(version);
                let killed = charge_until(&central, &plan, &charge_plan(), Kill { after, arrived }).await;
                let finished = restart(&central, &plan).await;
                assert!(finished.len() <= 1);
                assert!(!charge_until(&central, &plan, &next_charge_plan(), Kill { after: 99, arrived }).await);
                check(&central, version, &plan.journal);
                if !killed {
                    assert_eq!(finished, []);
                    break;
                }
                finishes.push(finished.first().map(|charged| (charged.register_stop_wh, charged.reason)));
            }
            let loss = |register_wh| Some((register_wh, Some(StopReason::PowerLoss)));
            // Status, Authorize, start, status or event, two samples, end, status.
            let again = Some((3_000, None));
            assert_eq!(
                finishes,
                [None, None, loss(0), loss(0), loss(1_000), loss(2_200), again, None],
                "{version}, arrived: {arrived}"
            );
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_power_loss_is_told_with_its_reason_and_the_connector_becomes_free() {
    for version in Version::ALL {
        let folder = tempfile::tempdir().unwrap();
        let plan = station_plan(version, folder.path());
        let central = Central::new(version);
        assert!(charge_until(&central, &plan, &charge_plan(), Kill { after: 5, arrived: true }).await);
        let before = central.seen().len();
        restart(&central, &plan).await;
        let after = &central.seen()[before..];
        let (actions, status) = match version {
            Version::V1_6 => (["MeterValues", "StopTransaction"], "status"),
            _ => (["TransactionEvent", "TransactionEvent"], "connectorStatus"),
        };
        let told: Vec<_> = after.iter().map(|(action, _)| action.as_str()).collect();
        let boot = ["BootNotification", "StatusNotification", "StatusNotification"];
        assert_eq!(told, [&boot[..], &actions, &["StatusNotification"]].concat());
        let occupied = if version == Version::V1_6 { "Finishing" } else { "Occupied" };
        assert_eq!((&after[1].1[status], &after[2].1[status]), (&occupied.into(), &"Available".into()));
        assert_eq!(after[5].1[status], "Available");
        let (_, end) = &after[4];
        if version == Version::V1_6 {
            assert_eq!((&end["reason"], &end["meterStop"]), (&"PowerLoss".into(), &2_200.into()));
        } else {
            assert_eq!(end["transactionInfo"]["stoppedReason"], "PowerLoss");
            assert_eq!((&end["offline"], &end["timestamp"]), (&true.into(), &"2026-03-01T09:10:00Z".into()));
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_second_death_while_finishing_changes_nothing() {
    for version in Version::ALL {
        for arrived in [true, false] {
            for after in 0..2 {
                let folder = tempfile::tempdir().unwrap();
                let plan = station_plan(version, folder.path());
                let central = Central::new(version);
                assert!(charge_until(&central, &plan, &charge_plan(), Kill { after: 4, arrived }).await);
                let (station, _calls) = central.station(&plan).await;
                station.boot().await.unwrap();
                let _silent = central.fall_silent_after(after, arrived);
                // Nobody answers, so the call ends by its timeout; the clock of the test is virtual.
                assert_eq!(station.finish_interrupted().await.unwrap_err().code(), "call_timed_out");
                drop(station);
                central.speak();
                assert_eq!(restart(&central, &plan).await.len(), 1);
                check(&central, version, &plan.journal);
            }
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_lost_connection_leaves_the_transaction_to_be_finished() {
    for version in Version::ALL {
        let folder = tempfile::tempdir().unwrap();
        let plan = station_plan(version, folder.path());
        let central = Central::new(version);
        let (station, calls) = central.station(&plan).await;
        station.boot().await.unwrap();
        let _silent = central.fall_silent_after(5, true);
        let charge = charge_plan();
        let charging = station.charge(&charge);
        let lost = async {
            tokio::time::sleep(std::time::Duration::from_secs(1)).await;
            calls.close(cms_ocpp::transport::CloseReason::GoingAway);
        };
        let (charged, ()) = tokio::join!(charging, lost);
        assert_eq!(charged.unwrap_err().code(), "call_disconnected");
        assert!(station.is_closed());
        drop(station);
        central.speak();
        assert_eq!(restart(&central, &plan).await[0].register_stop_wh, 2_200);
        check(&central, version, &plan.journal);
    }
}

#[tokio::test(start_paused = true)]
async fn a_line_that_was_torn_anywhere_is_as_if_it_was_never_written() {
    let folder = tempfile::tempdir().unwrap();
    let plan = station_plan(Version::V2_0_1, folder.path());
    let central = Central::new(Version::V2_0_1);
    assert!(charge_until(&central, &plan, &charge_plan(), Kill { after: 4, arrived: true }).await);
    let whole = std::fs::read(&plan.journal).unwrap();
    let entries = Journal::read(&plan.journal).unwrap();
    let last = whole[..whole.len() - 1].iter().rposition(|byte| *byte == b'\n').unwrap() + 1;
    for length in last..whole.len() {
        std::fs::write(&plan.journal, &whole[..length]).unwrap();
        assert_eq!(Journal::read(&plan.journal).unwrap(), entries[..entries.len() - 1]);
    }
    // The next line begins on a line of its own.
    restart(&central, &plan).await;
    assert!(Journal::read(&plan.journal).unwrap().len() > entries.len());
}

#[tokio::test(start_paused = true)]
async fn a_journal_is_used_by_one_station_alone() {
    let folder = tempfile::tempdir().unwrap();
    let plan = station_plan(Version::V1_6, folder.path());
    let central = Central::new(Version::V1_6);
    let open = |plan: StationPlan| async {
        let (here, _there) = cms_ocpp::transport::in_process::pair();
        simulator::SimulatedStation::connect_over(plan, here).await.map(drop).map_err(|error| error.code())
    };
    let (station, _calls) = central.station(&plan).await;
    assert_eq!(open(plan.clone()).await, Err("journal_in_use"));
    station.close().await;
    assert_eq!(open(StationPlan { identity: "CP2".into(), ..plan.clone() }).await, Err("journal_of_another_station"));
    assert_eq!(open(StationPlan { journal: folder.path().into(), ..plan.clone() }).await, Err("journal_unusable"));
    assert_eq!(open(plan.clone()).await, Ok(()));
    let entries = Journal::read(&plan.journal).unwrap();
    assert_eq!(entries.last(), Some(&JournalEntry::Opened { identity: "CP1".into(), opening: 2 }));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(&plan.journal).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "it holds tokens");
    }
    std::fs::write(&plan.journal, "{}\n{\"opened\":").unwrap();
    assert_eq!(
        Journal::read(&plan.journal),
        Err(SimulatorError::JournalBroken { path: plan.journal.clone(), line: 1 })
    );
    assert_eq!(open(plan).await, Err("journal_broken"));
}

#[tokio::test(start_paused = true)]
async fn a_message_of_another_version_is_not_sent_again() {
    let folder = tempfile::tempdir().unwrap();
    let plan = station_plan(Version::V1_6, folder.path());
    let central = Central::new(Version::V1_6);
    assert!(charge_until(&central, &plan, &charge_plan(), Kill { after: 2, arrived: true }).await);
    let updated = Central::new(Version::V2_1);
    let (station, _calls) = updated.station(&StationPlan { version: Version::V2_1, ..plan.clone() }).await;
    station.boot().await.unwrap();
    let refused = station.finish_interrupted().await;
    assert_eq!(refused, Err(SimulatorError::OtherVersion { version: "1.6".into() }));
    assert_eq!(station.charge(&charge_plan()).await, Err(SimulatorError::TransactionOpen { evse: 1 }));
    station.close().await;
    assert_eq!(restart(&central, &plan).await.len(), 1);
}

proptest! {
    #[test]
    fn any_charges_and_any_deaths_leave_each_transaction_told_once(
        version in prop::sample::select(Version::ALL.to_vec()),
        charges in prop::collection::vec((prop::collection::vec(0_u64..50_000, 1..6), 0_usize..16, any::<bool>()), 1..4),
        step_s in 1_i64..7_200,
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();
        runtime.block_on(async {
            let folder = tempfile::tempdir().unwrap();
            let plan = station_plan(version, folder.path());
            let central = Central::new(version);
            for (index, (mut energy_wh, after, arrived)) in charges.into_iter().enumerate() {
                energy_wh.sort_unstable();
                let started_at = charge_plan().started_at + TimeDelta::days(i64::try_from(index).unwrap());
                let step = TimeDelta::seconds(step_s);
                let charge = ChargePlan { energy_wh, started_at, step, ..charge_plan() };
                let killed = charge_until(&central, &plan, &charge, Kill { after, arrived }).await;
                let finished = restart(&central, &plan).await;
                assert!(killed || finished.is_empty());
            }
            check(&central, version, &plan.journal);
        });
    }
}
