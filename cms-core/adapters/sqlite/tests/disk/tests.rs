//! The tests and what runs them.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::power::{Found, fail_at_every_sync};
use crate::random::Random;
use crate::record::{self, Event};
use crate::run::Run;

const TESTS: &[(&str, fn())] = &[
    ("f23_what_was_confirmed_survives_a_loss_of_power_at_every_sync", power_fails_under_load),
    ("f23_a_restart_after_a_failed_sync_does_not_trust_what_is_only_in_the_cache", a_restart_after_a_failed_sync),
    ("f23_a_checkpoint_whose_sync_failed_is_not_trusted_later", a_checkpoint_whose_sync_failed),
    ("f23_a_full_disk_ends_in_refusal_until_there_is_room", a_full_disk),
    ("f23_a_sync_that_fails_confirms_nothing", a_sync_that_fails),
    ("f23_a_write_that_fails_confirms_nothing", a_write_that_fails),
    ("f23_a_read_that_fails_is_told_and_nothing_is_lost", a_read_that_fails),
    ("f23_a_disk_that_fails_while_a_log_is_recovered_loses_nothing", a_recovery_that_fails),
    ("a_log_that_is_not_synced_is_found_to_lose", a_log_that_is_not_synced),
    ("a_database_that_is_not_synced_is_found_to_lose", a_database_that_is_not_synced),
    ("a_directory_that_is_not_synced_is_found_to_lose", a_directory_that_is_not_synced),
    ("a_disk_that_syncs_nothing_is_found_to_lose", a_disk_that_syncs_nothing),
];

/// Every moment of a record is looked at.
const ALL: usize = usize::MAX;
/// So many moments of a record with many faults are looked at in each world.
const SOME: usize = 25;

/// How many syncs, faults and disks there were in all records and all worlds.
static SUMS: [AtomicUsize; 3] = [const { AtomicUsize::new(0) }; 3];

/// Runs the tests whose names contain one of the arguments, or all.
pub(crate) fn run_all() -> ExitCode {
    if let Some(record) = std::env::var_os("CMS_DISK_RECORD") {
        nothing_is_lost("replay", &record::read(&PathBuf::from(record)), None, ALL);
        return ExitCode::SUCCESS;
    }
    let wanted: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let chosen = TESTS.iter().filter(|(name, _)| wanted.is_empty() || wanted.iter().any(|part| name.contains(part)));
    let (mut passed, mut failed) = (0, 0);
    for (name, test) in chosen {
        // Printed before, so that what the test prints is under its name.
        println!("test {name} ...");
        let ok = catch_unwind(AssertUnwindSafe(test)).is_ok();
        println!("test {name} ... {}", if ok { "ok" } else { "FAILED" });
        if ok { passed += 1 } else { failed += 1 }
    }
    let [syncs, faults, disks] = SUMS.each_ref().map(|sum| sum.load(Ordering::SeqCst));
    println!("in all: {syncs} syncs, {faults} faults, {disks} disks opened");
    let result = if failed == 0 { "ok" } else { "FAILED" };
    println!("test result: {result}. {passed} passed; {failed} failed; 0 ignored; 0 measured; 0 filtered out");
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn power_fails_under_load() {
    let run = Run::new().child("load 400");
    let events = run.events();
    let confirmed =
        events.iter().filter(|event| matches!(event, Event::Said(line) if line.starts_with("comm"))).count();
    let syncs =
        |wanted| events.iter().filter(|event| matches!(event, Event::Synced { class, .. } if *class == wanted)).count();
    println!(
        "  {confirmed} changes, {} syncs of the log, {} of the database, {} of the directory",
        syncs('w'),
        syncs('d'),
        syncs('D')
    );
    assert!(confirmed >= 400);
    assert!(syncs('w') < confirmed, "no changes shared a sync");
    assert!(syncs('d') >= 5, "there were too few checkpoints");
    nothing_is_lost("load", &events, Some(&run), ALL);
}

fn a_restart_after_a_failed_sync() {
    let run = Run::new().child("failed-sync").child("after-failed-sync");
    nothing_is_lost("failed-sync", &run.events(), Some(&run), ALL);
}

fn a_checkpoint_whose_sync_failed() {
    let run = Run::new().child("failed-checkpoint");
    let events = run.events();
    let failed = events.iter().position(|event| matches!(event, Event::SyncFailed { .. })).unwrap();
    let synced = |event: &Event| matches!(event, Event::Synced { class: 'd', .. });
    assert!(events[failed..].iter().any(synced), "the log was never copied again");
    nothing_is_lost("failed-checkpoint", &events, Some(&run), 4 * SOME);
}

fn a_full_disk() {
    sweep(&["full", "full-index"]);
    sweep(&["sweep commit w w _ 1 28 0", "sweep commit w w _ 1 28 700", "sweep copy d w _ 1 28 0"]);
    sweep(&["sweep reopen dwjs w _ 1 28 10", "sweep create dwjs w _ 1 28 10"]);
}

fn a_sync_that_fails() {
    sweep(&["sweep commit w s _ 1 5 0", "sweep commit w s _ 4 5 0", "sweep copy d s _ 1 5 0"]);
    sweep(&["sweep reopen dwjD s _ 1 5 0", "sweep create dwjD s _ 1 5 0"]);
}

fn a_write_that_fails() {
    sweep(&["sweep commit w w _ 1 5 0", "sweep commit w w _ 3 5 100", "sweep copy d w _ 1 5 2000"]);
    sweep(&["sweep reopen dwjs wt _ 1 5 0", "sweep create dwjs wt _ 1 5 0"]);
}

fn a_read_that_fails() {
    sweep(&["sweep cold dw r _ 1 5 0", "sweep cold dw r _ 3 5 0", "sweep reopen dwj r _ 1 5 0"]);
}

fn a_recovery_that_fails() {
    for fault in ["dwjD s _ 1 5 0", "dw w _ 1 5 100", "dws w _ 1 28 0", "dw r _ 1 5 0"] {
        let mut run = Run::new();
        let mut hits = 0;
        for turn in 0.. {
            let fault = fault.replace('_', &turn.to_string());
            run = run.child(&format!("leave {turn}")).child(&format!("recover {turn} {fault}"));
            let now = run.events().iter().filter(|event| matches!(event, Event::Fault)).count();
            if now == hits {
                break;
            }
            hits = now;
        }
        nothing_is_lost("recovery", &run.events(), Some(&run), worth(fault));
    }
}

/// How many moments of a record with such faults are looked at: most is to be found where syncs fail.
fn worth(fault: &str) -> usize {
    if fault.contains(" s _") { 6 * SOME } else { SOME }
}

/// Runs sweeps and lets the power fail in them too.
fn sweep(tasks: &[&str]) {
    for task in tasks {
        let run = Run::new().child(task);
        let events = run.events();
        let said = |what: &str| {
            events.iter().filter(|event| matches!(event, Event::Said(line) if line.starts_with(what))).count()
        };
        let (committed, unavailable, unknown) = (said("committed"), said("unavailable"), said("unknown"));
        println!("  {task}: {committed} committed, {unavailable} unavailable, {unknown} unknown");
        assert!(events.iter().any(|event| matches!(event, Event::Fault)), "nothing failed");
        nothing_is_lost("sweep", &events, Some(&run), worth(task));
    }
}

fn a_log_that_is_not_synced() {
    something_is_lost("open-then-lie w 400", "is lost");
}

fn a_database_that_is_not_synced() {
    something_is_lost("open-then-lie d 400", "");
}

fn a_directory_that_is_not_synced() {
    something_is_lost("lie D 40", "is lost");
}

fn a_disk_that_syncs_nothing() {
    something_is_lost("lie dwjD 40", "is lost");
}

/// A run of which the worlds lose nothing; where one does, its record is kept.
fn nothing_is_lost(name: &str, events: &[Event], run: Option<&Run>, most: usize) {
    let seeds = Seeds::from_environment();
    let mut all = Vec::new();
    for first in seeds.first {
        let found = fail_at_every_sync(events, first, seeds.worlds, most);
        report(&found, first);
        all.extend(found.losses);
    }
    let Some((seed, loss)) = all.first() else { return };
    let kept = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("disk-{name}-{seed}.record"));
    if let Some(run) = run {
        std::fs::copy(run.record(), &kept).unwrap();
        println!(
            "  again: CMS_DISK_RECORD={} CMS_DISK_SEED={seed} cargo test -p cms-core-sqlite --test disk",
            kept.display()
        );
    }
    panic!("{} worlds lost something; seed {seed}: {loss}", all.len());
}

/// A run on a disk that lies: it is found out.
fn something_is_lost(task: &str, what: &str) {
    let events = Run::new().child(task).events();
    assert!(events.iter().any(|event| matches!(event, Event::SyncSwallowed)));
    let found = fail_at_every_sync(&events, 1, 4, ALL);
    report(&found, 1);
    assert!(!found.losses.is_empty(), "a disk that lies was not found out");
    println!("  {}", found.losses[0].1);
    assert!(found.losses.iter().any(|(_, loss)| loss.contains(what)), "{:?}", found.losses);
}

fn report(found: &Found, first: u64) {
    let Found { syncs, faults, images, losses } = found;
    for (sum, count) in SUMS.iter().zip([syncs, faults, images]) {
        sum.fetch_add(*count, Ordering::SeqCst);
    }
    println!("  seeds from {first}: {syncs} syncs, {faults} faults, {images} disks opened, {} losses", losses.len());
}

/// Which worlds are looked at: some that are always the same and some that no run had before.
struct Seeds {
    first: Vec<u64>,
    worlds: u64,
}

impl Seeds {
    fn from_environment() -> Self {
        let number = |name: &str| std::env::var(name).ok().map(|text| text.parse::<u64>().unwrap());
        if let Some(seed) = number("CMS_DISK_SEED") {
            return Self { first: vec![seed], worlds: 1 };
        }
        Self { first: vec![1, Random::fresh_seed()], worlds: number("CMS_DISK_WORLDS").unwrap_or(1) }
    }
}
